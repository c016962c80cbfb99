// One story: a suspected double is found, both are looked at side by side, it is merged and counts once, and the merge is undone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, open, PHONE, settled, type Visit, visit } from "./browser";
import { doubles_csv } from "./samples";

interface Organisations {
  total: number;
  items: { id: string }[];
}

let session: Visit;
let taken = false;
const NAME = "云岭浏览器测试仪器有限公司";
const count = async () =>
  (await ask<Organisations>(`/api/v1/organisations?query=${encodeURIComponent("云岭浏览器测试仪器")}`)).total;

beforeAll(async () => {
  session = await visit();
  const sources = await ask<{ items: { id: string }[] }>("/api/v1/sources");
  const report = await ask<{ taken: boolean }>("/api/v1/data/tables/organisations/rows?mode=all_or_nothing", {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body: doubles_csv(sources.items[0]?.id ?? ""),
  });
  taken = report.taken;
});
afterAll(async () => {
  await session.close();
  const imports = await ask<{ items: { id: string; withdrawable: boolean }[] }>("/api/v1/data/imports");
  const latest = imports.items.find((one) => one.withdrawable);
  if (taken && latest) await ask(`/api/v1/data/imports/${latest.id}`, { method: "DELETE" });
});

const pair = () => session.page.locator(".pair", { hasText: "browser-double-1" }).first();

describe("a suspected double", () => {
  it("stands in the list twice and is announced there", async () => {
    const { page } = session;
    await open(page, `/organisations?query=${encodeURIComponent("云岭浏览器测试仪器")}`);
    expect(await page.locator(".data-table tbody tr.ant-table-row").count()).toBe(2);
    expect(await page.locator(".first-sentence").innerText()).toContain("疑似重复");
    expect(await page.locator(".data-table").innerText()).toContain("合成");
    await page.getByRole("link", { name: "疑似重复" }).click();
    await page.locator("h1", { hasText: "疑似重复" }).waitFor();
  });

  it("is shown side by side with its reason", async () => {
    await settled(session.page);
    const text = await pair().innerText();
    expect(text).toMatch(/名称相同/);
    expect(text).toContain("browser-double-1");
    expect(text).toContain("browser-double-2");
  });

  it("is merged by keyboard alone and counts once", async () => {
    const { page } = session;
    await pair().getByRole("radio").first().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.type("同一执照");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText(/已合并，计入/).waitFor();
    await expect.poll(count).toBe(1);
    await settled(page);
    expect(await page.locator(".pair", { hasText: "browser-double-1" }).count()).toBe(0);
    const row = page.locator("tr.ant-table-row", { hasText: "browser-double-2" });
    expect(await row.innerText()).toContain("同一执照");
  });

  it("leads by its old address and name to the one that counts", async () => {
    const { page } = session;
    await page.goto(new URL("/organisations/browser-double-2", page.url()).href);
    await page.locator("h1", { hasText: NAME }).waitFor();
    await page.waitForURL(/browser-double-1$/);
    expect(await page.locator("main").innerText()).toContain("上海云岭浏览器测试仪器股份有限公司");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("上海云岭浏览器测试仪器股份");
    await page.locator("[role=option]", { hasText: NAME }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: NAME }).waitFor();
  });

  it("comes back when the decision is undone", async () => {
    const { page } = session;
    await open(page, "/organisations/doubles");
    const row = page.locator("tr.ant-table-row", { hasText: "browser-double-2" });
    await row.getByRole("button", { name: /撤\s*销/ }).click();
    await page.getByText("已撤销，恢复原样。").waitFor();
    await expect.poll(count).toBe(2);
    await pair().waitFor();
  });

  it("is not suggested again once it is dismissed, until that is undone", async () => {
    const { page } = session;
    await pair().getByRole("button", { name: "不是同一家" }).click();
    await page.getByText("已记下：不是同一家，不再提示。").waitFor();
    await settled(page);
    expect(await page.locator(".pair", { hasText: "browser-double-1" }).count()).toBe(0);
    expect(await count()).toBe(2);
    await page
      .locator("tr.ant-table-row", { hasText: "browser-double-2" })
      .getByRole("button", { name: /撤\s*销/ })
      .click();
    await pair().waitFor();
  });

  it("can be decided on a phone without sideways scrolling", async () => {
    await session.close();
    session = await visit({ viewport: PHONE });
    const { page } = session;
    await open(page, "/organisations/doubles");
    await pair().waitFor();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });
});
