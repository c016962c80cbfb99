// One story: a dean drafts and submits, the officer checks and files; a program under state control goes to approval, is refused and
// appeals. The program runs with a rulebook whose windows are set about today, since windows are data.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PHONE, settled, type Visit, visit } from "./browser";
import { type OwnServer, own_server } from "./own_server";

const DAY = 86_400_000;
const month_day = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(5, 10).replace("02-29", "02-28");

interface Program {
  program: { id: string; name: string; code: string };
}
interface List<T> {
  items: T[];
  total: number;
}

let server: OwnServer;
let session: Visit;
let school: { id: string; name: string };
let ordinary: Program["program"];
let controlled: Program["program"];

function set_window(home: string, rule: string) {
  const file = join(home, "rulebook/cn", `filing.${rule}.toml`);
  const window = `yearly_window = { from = "${month_day(-20)}", until = "${month_day(20)}" }`;
  writeFileSync(file, readFileSync(file, "utf8").replace(/yearly_window = .*/, window));
}

async function free_program(query: string) {
  const has = await server.ask<List<Program>>(`/api/v1/programs?school=${school.id}&limit=2000`);
  const ids = new Set(has.items.map((row) => row.program.id));
  const all = await server.ask<List<Program>>(`/api/v1/programs?level=higher_vocational&limit=2000&${query}`);
  const found = all.items.find((row) => !ids.has(row.program.id));
  if (!found) throw new Error(query);
  return found.program;
}

beforeAll(async () => {
  server = await own_server((home) => {
    for (const rule of ["window_higher_vocational", "approval_window_higher_vocational"])
      set_window(home, rule);
  });
  const schools = await server.ask<List<{ id: string; name: string }>>(
    "/api/v1/schools?level=higher_vocational&limit=1",
  );
  school = schools.items[0] as typeof school;
  ordinary = await free_program("state_controlled=false");
  controlled = await free_program("state_controlled=true");
  session = await visit();
}, 180_000);
afterAll(async () => {
  await session?.close();
  server?.stop();
});

const open = (path: string) => server.open(session.page, path);

async function draft(program: Program["program"], papers: number) {
  const { page } = session;
  await open(`/filings/new?kind=open&school=${school.id}&program=${encodeURIComponent(program.id)}`);
  await page.getByLabel("首年计划（人）").fill("40");
  const boxes = page.locator(".papers input[type=checkbox]");
  await expect.poll(() => boxes.count()).toBe(papers);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.waitForURL(/\/filings\/\d{4}-\d{4}$/);
  await page.locator("h1", { hasText: program.name }).waitFor();
  await settled(page);
}

async function act(name: string, done: string, reason = "") {
  const { page } = session;
  if (reason) await page.getByLabel("理由", { exact: true }).fill(reason);
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByText(done, { exact: true }).first().waitFor();
  await settled(page);
}

const here = () => session.page.locator(".course-here").innerText();
const main = () => session.page.locator("main").innerText();

describe("an ordinary program", () => {
  it("is drafted by the dean, who sees the window and what the rules say", async () => {
    await draft(ordinary, 4);
    expect(await here()).toContain("草稿");
    expect(await main()).toContain("现在可以提交");
    expect(await session.page.locator(".data-table", { hasText: "最小开班人数" }).count()).toBeGreaterThan(0);
  });

  it("is submitted, checked and filed, and the page says who acts next", async () => {
    await act("提交", "已提交");
    expect(await session.page.locator(".first-sentence").innerText()).toMatch(/下一步由区或市办理，时限/);
    await act("核查通过", "已核查");
    await act("备案", "已备案");
    expect(await here()).toContain("已备案");
    expect(await session.page.locator(".course-ahead").innerText()).toContain("首届评估");
  });
});

describe("a program under state control", () => {
  it("becomes an application and cannot be filed", async () => {
    await draft(controlled, 6);
    await act("提交", "已提交");
    await act("核查通过", "已核查");
    expect(await session.page.getByRole("button", { name: "备案", exact: true }).count()).toBe(0);
    await act("报国控审批", "已上报");
  });

  it("is refused only with a reason, and appeals", async () => {
    const { page } = session;
    expect(await page.getByRole("button", { name: "不同意", exact: true }).isDisabled()).toBe(true);
    await act("不同意", "已记录不同意", "师资不足");
    await act("提出复议", "已提出复议", "已补充师资");
    await act("复议：支持", "已记录支持", "补充材料属实");
    expect(await here()).toContain("已批准");
    const history = await page.locator(".data-table", { hasText: "办理人" }).innerText();
    for (const reason of ["师资不足", "已补充师资", "补充材料属实"]) expect(history).toContain(reason);
  });
});

describe("the list", () => {
  it("has both, with state and deadline, and fits a phone", async () => {
    await open("/filings");
    expect(await session.page.locator("tr.ant-table-row").count()).toBe(2);
    expect(await session.page.locator(".data-table").innerText()).toContain("已批准");
    await session.page.setViewportSize(PHONE);
    for (const path of ["/filings", "/programs/warnings", "/programs/warnings?tab=merges", "/filings/new"]) {
      await open(path);
      const wide = await session.page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
      expect(wide, path).toBe(false);
    }
    await session.page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe("a warning", () => {
  it("is opened down to its numbers, reviewed with a reason, and the review is undone", async () => {
    const { page } = session;
    await open("/programs/warnings");
    const row = page.locator("tr.ant-table-row").first();
    await row.locator(".ant-table-row-expand-icon").click();
    const opened = page.locator(".warning-opened").first();
    await opened.waitFor();
    expect(await opened.innerText()).toContain("未知");
    await opened.getByLabel("理由").fill("区域需求旺盛");
    await opened.getByRole("button", { name: "不采纳" }).click();
    await page.getByText("已记下：不采纳").waitFor();
    await opened.getByText("区域需求旺盛").waitFor();
    await opened.getByRole("button", { name: "撤销核对" }).click();
    await expect.poll(() => row.innerText()).toContain("待核对");
  });

  it("speaks English too", async () => {
    await session.page.getByTestId("language").click();
    await session.page.locator("h1", { hasText: "Early warning" }).waitFor();
    await session.page.getByTestId("language").click();
  });
});
