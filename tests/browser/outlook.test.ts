import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, drawn, open, settled, type Visit, visit } from "./browser";

interface Band {
  p10: number;
  p50: number;
  p90: number;
}
interface Outlook {
  year: number;
  years: number[];
  quality: string;
  shortages: { occupation: { id: string; name: string }; unmet: Band }[];
  surpluses: { program: { id: string; name: string } }[];
  scenarios: { id: string; title: string }[];
}

let session: Visit;
let outlook: Outlook;
beforeAll(async () => {
  session = await visit();
  outlook = await ask<Outlook>("/api/v1/outlook");
});
afterAll(() => session.close());

it("begins with one sentence made from the data, and marks what is synthetic", async () => {
  const { page } = session;
  await open(page, "/outlook");
  const sentence = await page.locator(".first-sentence").innerText();
  expect(sentence).toContain(`${outlook.year} 年`);
  expect(sentence).toContain(outlook.shortages[0]?.occupation.name);
  expect(outlook.quality).toBe("synthetic");
  expect(await page.locator("h1").innerText()).toContain("合成");
  expect(await page.locator(".figure.hatched").count()).toBeGreaterThan(0);
  await drawn(page);
  expect(await page.locator(".chart-canvas canvas").count()).toBeGreaterThan(0);
});

it("opens a shortage down to its inputs, and the line stands in the address", async () => {
  const { page } = session;
  const first = outlook.shortages[0]?.occupation;
  await page.locator("#shortages .row-opener").first().click();
  await page.waitForURL(/open=/);
  const panel = page.locator(".ant-drawer");
  await panel.getByText("岗位需求来自哪些行业").first().waitFor();
  expect(await panel.innerText()).toContain(first?.id);
  expect(await panel.locator(".quality-synthetic").count()).toBeGreaterThan(1);
  expect(await panel.locator(".proof-button").count()).toBeGreaterThan(2);
  await page.reload();
  await settled(page);
  await panel.getByText("岗位需求来自哪些行业").first().waitFor();
});

it("opens a surplus down to cohorts and rates", async () => {
  const { page } = session;
  const first = outlook.surpluses[0]?.program;
  await open(page, `/outlook?program=${encodeURIComponent(first?.id ?? "")}`);
  const panel = page.locator(".ant-drawer");
  await panel.getByText("所用比率").first().waitFor();
  const text = await panel.innerText();
  for (const word of ["报到率", "留本市比例", "计划"]) expect(text).toContain(word);
});

it("changes the scenario and compares two", async () => {
  const { page } = session;
  const [one, two] = outlook.scenarios;
  const told = await ask<Outlook & { against: string }>(
    `/api/v1/outlook?scenario=${one?.id}&against=${two?.id}`,
  );
  await open(page, `/outlook?scenario=${one?.id}&against=${two?.id}`);
  expect(told.against).toBe(two?.id);
  const bar = await page.locator(".scenario-bar").innerText();
  expect(bar).toContain(one?.title);
  expect(bar).toContain(two?.title);
  await page.getByRole("columnheader", { name: "对比情景" }).first().waitFor();
});

it("says what to do when a scenario does not exist", async () => {
  const { page } = session;
  await open(page, "/outlook?scenario=nothing");
  await page.getByText("请从情景列表中选择").waitFor();
});
