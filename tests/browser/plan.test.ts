// One story: a text comes in, is read, is judged by keyboard, is still judged after a reload, is taken back.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, open, settled, type Visit, visit } from "./browser";
import { SAMPLE_PLAN } from "./samples";

interface Span {
  begin: number;
  end: number;
}
interface Reading {
  head: { id: string; title: string };
  clauses: { path: string; heading: string; heading_span: Span }[];
  duties: { clause: string; seq: number; unit: string; span: Span; known: boolean; review: unknown }[];
  targets: { clause: string; seq: number; span: Span }[];
}

let session: Visit;
let id = "";
const reading = () => ask<Reading>(`/api/v1/plans/${encodeURIComponent(id)}`);
const progress = (page: Page) => page.locator(".workbench-progress .number").innerText();

beforeAll(async () => {
  session = await visit();
});
afterAll(async () => {
  await session.close();
  const plans = await ask<{ items: { head: { id: string } }[] }>("/api/v1/plans");
  if (plans.items.some((plan) => plan.head.id === id))
    await ask(`/api/v1/plans/${encodeURIComponent(id)}`, { method: "DELETE" });
});

describe("a plan text", () => {
  it("is shown as read before anything is kept", async () => {
    const { page } = session;
    const before = await ask<{ total: number }>("/api/v1/plans");
    await open(page, "/plan");
    await page.getByRole("button", { name: "导入方案文本" }).click();
    const drawer = page.getByRole("dialog");
    await drawer
      .locator("input[type=file]")
      .setInputFiles({ name: "方案.txt", mimeType: "text/plain", buffer: Buffer.from(SAMPLE_PLAN) });
    await drawer.getByText("只是预读，还没有保存。").waitFor();
    expect(await drawer.locator(".clause-tree .clause").count()).toBeGreaterThan(6);
    expect(await drawer.innerText()).toContain("建设实训基地");
    expect((await ask<{ total: number }>("/api/v1/plans")).total).toBe(before.total);
  });

  it("is kept on request and opens beside its clause tree", async () => {
    const { page } = session;
    await page.getByRole("dialog").getByRole("button", { name: "保留这份方案" }).click();
    await page.waitForURL(/\/plan\/.+/);
    await settled(page);
    id = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
    const shown = await page.locator(".source-text").evaluate((element) => element.textContent);
    expect(shown).toBe(SAMPLE_PLAN);
  });

  it("lights exactly the characters of what is pointed at, beyond the basic plane too", async () => {
    const { page } = session;
    const { duties, targets, clauses } = await reading();
    const characters = [...SAMPLE_PLAN];
    const printed = ({ begin, end }: Span) => characters.slice(begin, end).join("");
    const after_rare = duties.filter((duty) => duty.span.begin > characters.indexOf("𠮷"));
    expect(after_rare.length).toBeGreaterThan(2);
    const pointed = [
      ...duties.map((one) => ({ item: `duty ${one.clause} ${one.seq}`, text: printed(one.span) })),
      ...targets.map((one) => ({ item: `target ${one.clause} ${one.seq}`, text: printed(one.span) })),
    ];
    expect(pointed.length).toBeGreaterThan(8);
    for (const { item, text } of pointed) {
      await page.locator(`[data-item="${item}"]`).hover();
      await page.locator(".mark-active").first().waitFor();
      expect((await page.locator(".mark-active").allTextContents()).join("")).toBe(text);
    }
    for (const duty of duties) expect(printed(duty.span)).toBe(duty.unit);
    expect(clauses.some((clause) => printed(clause.heading_span) === "建设实训基地")).toBe(true);
  });

  it("lights the tree when the text is pointed at", async () => {
    const { page } = session;
    const [duty] = (await reading()).duties;
    const item = `duty ${duty?.clause} ${duty?.seq}`;
    await page.locator(`[data-mark="${item}"]`).first().hover();
    await page.locator(`.inner-active [data-item="${item}"]`).waitFor();
  });

  it("flags the unit that nobody knows", async () => {
    const { page } = session;
    const unknown = (await reading()).duties.filter((duty) => !duty.known);
    expect(unknown.map((duty) => duty.unit)).toContain("云岭市星辰办");
    expect(await page.locator(".flag").count()).toBe(unknown.length);
  });

  it("is judged by keyboard, and the judgement is there after a reload", async () => {
    const { page } = session;
    const [duty] = (await reading()).duties;
    const item = `[data-item="duty ${duty?.clause} ${duty?.seq}"]`;
    const before = await progress(page);
    await page.locator(item).focus();
    await page.keyboard.press("y");
    await page.locator(`${item} .verdict-confirmed`).waitFor();
    expect(await progress(page)).not.toBe(before);
    await page.reload();
    await page.locator(`${item} .verdict-confirmed`).waitFor();
    expect((await reading()).duties[0]?.review).not.toBeNull();
  });

  it("is taken back by keyboard, after the reload too", async () => {
    const { page } = session;
    const [duty] = (await reading()).duties;
    const item = `[data-item="duty ${duty?.clause} ${duty?.seq}"]`;
    await page.locator(item).focus();
    await page.keyboard.press("u");
    await page.locator(`${item} .verdict`).waitFor({ state: "detached" });
    expect((await reading()).duties[0]?.review).toBeNull();
  });

  it("is walked with j and k, and rejected with n", async () => {
    const { page } = session;
    const first = page.locator("[data-item]").first();
    await first.focus();
    await page.keyboard.press("j");
    const second = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.item);
    expect(second).not.toBe(await first.getAttribute("data-item"));
    await page.keyboard.press("k");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.item)).toBe(
      await first.getAttribute("data-item"),
    );
    await page.keyboard.press("n");
    await first.locator(".verdict-rejected").waitFor();
    await page.keyboard.press("u");
    await first.locator(".verdict").waitFor({ state: "detached" });
  });

  it("keeps the machine's reading beside a person's correction", async () => {
    const { page } = session;
    const unknown = (await reading()).duties.find((duty) => !duty.known);
    const item = `[data-item="duty ${unknown?.clause} ${unknown?.seq}"]`;
    await page.locator(item).focus();
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("责任单位").fill("市教委");
    await dialog.getByRole("button", { name: "保存更正" }).click();
    await page.locator(`${item} .verdict-corrected`).waitFor();
    expect(await page.locator(item).innerText()).toMatch(/市教委[\s\S]*机器读作：云岭市星辰办/);
    await page.locator(item).focus();
    await page.keyboard.press("u");
    await page.locator(`${item} .verdict`).waitFor({ state: "detached" });
  });

  it("is compared with another", async () => {
    const { page } = session;
    await page.getByRole("combobox", { name: "与另一份比较" }).click();
    await page.locator(".ant-select-item-option").first().click();
    await page.locator("h1", { hasText: "方案比较" }).waitFor();
    expect(await page.locator("tbody tr.ant-table-row").count()).toBeGreaterThan(3);
    expect(await page.locator(".first-sentence").innerText()).toMatch(/新增[\s\S]*删去/);
  });

  it("is deleted only after a confirmation that says what goes", async () => {
    const { page } = session;
    await open(page, `/plan/${encodeURIComponent(id)}`);
    await page.getByRole("button", { name: /删\s*除/ }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toMatch(/不能撤销/);
    await dialog.getByRole("button", { name: "确认删除" }).click();
    await page.waitForURL(/\/plan$/);
    const plans = await ask<{ items: { head: { id: string } }[] }>("/api/v1/plans");
    expect(plans.items.map((plan) => plan.head.id)).not.toContain(id);
  });
});

describe("an outline without text", () => {
  it("shows its tree and says how to load the official text", async () => {
    const { page } = session;
    const plans = await ask<{ items: { head: { id: string; outline: boolean } }[] }>("/api/v1/plans");
    const outline = plans.items.find((plan) => plan.head.outline);
    expect(outline).toBeDefined();
    await open(page, `/plan/${encodeURIComponent(outline?.head.id ?? "")}`);
    await page.getByText("langqiao plan import FILE").waitFor();
    expect(await page.locator(".clause-tree .clause").count()).toBeGreaterThan(5);
  });
});

describe("a text that is none", () => {
  it("is refused with what was found and wanted", async () => {
    const { page } = session;
    await open(page, "/plan");
    await page.getByRole("button", { name: "导入方案文本" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.locator("input[type=file]").setInputFiles({
      name: "x.docx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("PK\u0003\u0004 not a document"),
    });
    await drawer.getByRole("alert").waitFor();
    const said = await drawer.getByRole("alert").innerText();
    expect(said).toMatch(/应为|怎么办/);
    expect(said).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
    expect(await drawer.getByRole("button", { name: "保留这份方案" }).count()).toBe(0);
  });
});

const official = fileURLToPath(new URL("../../../shared/data/plans/shanghai_2020_41.txt", import.meta.url));

describe("the official Shanghai text", () => {
  const there = existsSync(official);
  if (!there) console.log(`skipped: ${official} is not here`);
  it.runIf(there)("gives every duty and target its own characters", { timeout: 120_000 }, async () => {
    const { page } = session;
    const bytes = readFileSync(official);
    const kept = await ask<Reading>("/api/v1/plans?filename=shanghai.txt", {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: bytes,
    });
    const address = `/api/v1/plans/${encodeURIComponent(kept.head.id)}`;
    try {
      const text = await (
        await fetch(`${process.env.LANGQIAO_URL ?? "http://127.0.0.1:8080"}${address}/text`)
      ).text();
      await open(page, `/plan/${encodeURIComponent(kept.head.id)}`);
      expect(await page.locator(".source-text").evaluate((element) => element.textContent)).toBe(text);
      expect(kept.duties.length).toBeGreaterThan(5);
      const characters = [...text];
      for (const { clause, seq, span } of kept.duties.slice(0, 12)) {
        await page.locator(`[data-item="duty ${clause} ${seq}"]`).hover();
        expect((await page.locator(".mark-active").allTextContents()).join("")).toBe(
          characters.slice(span.begin, span.end).join(""),
        );
      }
    } finally {
      await ask(address, { method: "DELETE" });
    }
  });
});
