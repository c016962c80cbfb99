import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, drawn, open, settled, type Visit, visit } from "./browser";

interface Row {
  program: { id: string; name: string };
  schools: number;
  points: number;
}
interface List {
  total: number;
  items: Row[];
}

let session: Visit;
beforeAll(async () => {
  session = await visit();
});
afterAll(() => session.close());

const names = async () =>
  (await session.page.locator(".data-table tbody tr.ant-table-row td:first-child a").allInnerTexts()).map(
    (name) => name.trim(),
  );

it("lists what is offered, most points first, and says what a point is", async () => {
  const { page } = session;
  const list = await ask<List>("/api/v1/programs?limit=20");
  await open(page, "/programs");
  expect(await names()).toEqual(list.items.map((row) => row.program.name));
  expect(await page.locator(".first-sentence").innerText()).toContain("专业点是招生的许可，不是学生人数");
  expect(await page.locator(".ant-pagination").innerText()).toContain(`共 ${list.total} 项`);
});

it("is filtered, and the filter stands in the address", async () => {
  const { page } = session;
  await page
    .getByRole("searchbox", { name: "专业名称或代码" })
    .or(page.getByLabel("专业名称或代码"))
    .first()
    .fill("护理");
  await page.keyboard.press("Enter");
  await page.waitForURL(/query=/);
  await settled(page);
  const list = await ask<List>(`/api/v1/programs?limit=20&query=${encodeURIComponent("护理")}`);
  await page.locator(".first-sentence", { hasText: `有 ${list.total} 个专业` }).waitFor();
  expect(await names()).toEqual(list.items.map((row) => row.program.name));
  await page.reload();
  await settled(page);
  expect(await names()).toEqual(list.items.map((row) => row.program.name));
});

it("is sorted by a column's head, and back to the first page", async () => {
  const { page } = session;
  await open(page, "/programs?page=2");
  await page.getByRole("columnheader", { name: /较 2021 年/ }).click();
  await page.waitForURL(/sort=growth/);
  await settled(page);
  expect(page.url()).not.toContain("page=2");
  const list = await ask<List>("/api/v1/programs?limit=20&sort=growth&order=desc");
  await page
    .locator(".data-table tbody tr.ant-table-row", { hasText: list.items[0]?.program.name ?? "" })
    .first()
    .waitFor();
  expect(await names()).toEqual(list.items.map((row) => row.program.name));
});

it("opens a program to every school that offers it, and a school to its profile", async () => {
  const { page } = session;
  const list = await ask<List>("/api/v1/programs?limit=1");
  const [first] = list.items;
  await open(page, "/programs");
  await page
    .getByRole("link", { name: first?.program.name ?? "", exact: true })
    .first()
    .click();
  await page.locator("h1", { hasText: first?.program.name ?? "" }).waitFor();
  await drawn(page);
  const profile = await ask<{ offered_by: { offering: string }[] }>(
    `/api/v1/programs/${encodeURIComponent(first?.program.id ?? "")}`,
  );
  const rows = page.locator("#offered tbody tr.ant-table-row");
  expect(await rows.count()).toBe(Math.min(50, profile.offered_by.length));
  const school = rows.first().getByRole("link").first();
  const name = await school.innerText();
  await school.click();
  await page.locator("h1", { hasText: name }).waitFor();
});

it("explains the rate and ranks what stands twice", async () => {
  const { page } = session;
  const duplicates = await ask<{ rate_bp: number; items: { row: Row }[] }>("/api/v1/duplicates?limit=200");
  await open(page, "/programs/duplicates");
  await drawn(page);
  const text = await page.locator("main").innerText();
  expect(text).toContain(`${(duplicates.rate_bp / 100).toFixed(1)}%`);
  expect(text).toContain("重复设置率＝重复的对数÷全部对数");
  const figure = page.getByRole("figure", { name: "专业 × 学校" });
  await figure.getByText("表", { exact: true }).click();
  const rows = figure.locator("tbody tr");
  expect(await rows.count()).toBe(Math.min(30, duplicates.items.length));
  expect(await rows.first().innerText()).toContain(duplicates.items[0]?.row.program.name ?? "?");
});

it("exports a chart's table as a spreadsheet", async () => {
  const { page } = session;
  await open(page, "/programs");
  await drawn(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("figure").first().getByRole("button", { name: "CSV" }).click(),
  ]);
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString("utf8").split("\r\n");
  expect(lines[0]).toBe("\ufeff年份,专业点,专业数,学校数");
  expect(lines.filter((line) => line !== "").length).toBe(14);
});

it("exports a chart as a picture", async () => {
  const { page } = session;
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("figure").first().getByRole("button", { name: "PNG" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("register_by_year.png");
  const stream = await file.createReadStream();
  let bytes = 0;
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  expect(bytes).toBeGreaterThan(5000);
});
