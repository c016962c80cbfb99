// A planner makes a plan, opens a row to its reasons, holds a quota, makes another plan and lays the two side by side.
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, open, PHONE, settled, type Visit, visit } from "./browser";

interface Job {
  id: string;
  kind: string;
  has_result: boolean;
}

let session: Visit;
const KEPT = JSON.stringify({ years: 2, futures: 4, seconds: 5, pins: [], trials: [] });

beforeAll(async () => {
  session = await visit();
  await session.page.addInitScript((kept) => {
    if (!localStorage.getItem("langqiao.quota_plan")) localStorage.setItem("langqiao.quota_plan", kept);
  }, KEPT);
});
afterAll(() => session?.close());

const plans = async () =>
  (await ask<{ items: Job[] }>("/api/v1/jobs?limit=200")).items.filter((job) => job.kind === "portfolio");

async function make() {
  const { page } = session;
  const before = (await plans()).length;
  await page.getByRole("button", { name: "计算方案" }).click();
  await expect.poll(async () => (await plans()).length).toBe(before + 1);
  const id = (await plans())[0]?.id ?? "";
  await page.waitForURL((address) => address.searchParams.get("plan") === id, { timeout: 120_000 });
  await page.locator(".data-table", { hasText: "对应的紧缺职业" }).first().waitFor();
  await settled(page);
  return id;
}

it("says what to do before there is a plan, and makes one with its progress", {
  timeout: 180_000,
}, async () => {
  const { page } = session;
  await open(page, "/portfolio");
  if ((await plans()).length === 0) await page.getByText("还没有方案").waitFor();
  await make();
  expect(await page.locator(".first-sentence").innerText()).toMatch(
    /2026—2027年：新设 \d+ 个、扩招 \d+ 个、缩减 \d+ 个/,
  );
  expect(await page.locator("main").innerText()).toContain("本方案用到合成数据");
});

it("opens a row down to shortage, worth, limits and a decision of one's own", async () => {
  const { page } = session;
  await page.locator(".ant-table-row-expand-icon").first().click();
  const why = page.locator(".why").first();
  const text = await why.innerText();
  for (const words of ["对应的紧缺职业", "每年比上年计划多招 1 人", "受什么限制", "由人决定"])
    expect(text).toContain(words);
  await why.getByRole("button", { name: "保持上年" }).click();
  await page.getByText("已指定 1 项招生计划").waitFor();
});

it("makes another plan that keeps the pin, and compares the two", { timeout: 180_000 }, async () => {
  const { page } = session;
  const first = new URL(page.url()).searchParams.get("plan") ?? "";
  const second = await make();
  expect(second).not.toBe(first);
  await open(page, `/portfolio?plan=${second}&against=${first}`);
  await page.locator("#comparison .data-table").waitFor();
  expect(await page.locator("#comparison").innerText()).toMatch(/个专业不同/);
});

it("filters by proposal, and the filter stands in the address", async () => {
  const { page } = session;
  await page.getByLabel("建议", { exact: true }).first().click();
  await page.locator(".ant-select-item-option", { hasText: "缩减" }).click();
  await page.waitForURL(/action=shrink/);
  await settled(page);
  const marks = () => page.locator("#decisions .quota-action").allInnerTexts();
  await expect.poll(async () => new Set(await marks())).toEqual(new Set(["▼ 缩减"]));
});

it("fits a phone and speaks English", async () => {
  const { page } = session;
  await page.setViewportSize(PHONE);
  await page.locator(".ant-table-row-expand-icon").first().click();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(PHONE.width);
  await page.evaluate(() => localStorage.setItem("langqiao.language", "en"));
  await page.reload();
  await page.locator("main h1", { hasText: "Portfolio" }).waitFor();
  await settled(page);
  expect(await page.locator("main").innerText()).not.toMatch(/portfolio\.[a-z_]+/);
  expect(session.trouble.errors).toEqual([]);
});

it("says which pins and limits contradict one another", { timeout: 120_000 }, async () => {
  const { page } = session;
  const [plan] = (await plans()).filter((job) => job.has_result);
  const { rows } = await ask<{ rows: { offering: string; application: boolean }[] }>(
    `/api/v1/portfolio/plans/${plan?.id}`,
  );
  const offering = rows.find((row) => !row.application)?.offering;
  await page.evaluate(
    (kept) => {
      localStorage.setItem("langqiao.language", "zh");
      localStorage.setItem("langqiao.quota_plan", kept);
    },
    JSON.stringify({ ...JSON.parse(KEPT), pins: [{ offering, year: 2026, quota_persons: 90_000 }] }),
  );
  await open(page, "/portfolio");
  await page.getByRole("button", { name: "计算方案" }).click();
  await page.getByRole("alert").getByText("指定为 90000 人").waitFor();
  await page.evaluate((kept) => localStorage.setItem("langqiao.quota_plan", kept), KEPT);
});
