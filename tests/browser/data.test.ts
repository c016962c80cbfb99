// One story: a file with bad rows is checked, its good row is taken, and the import is withdrawn again.
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, open, SERVER, settled, type Visit, visit } from "./browser";
import { campuses_csv } from "./samples";

interface Tables {
  items: { name: string; rows: number }[];
}
interface Schools {
  items: { id: string; region: { id: string } | null; provenance: { source: string } }[];
}

let session: Visit;
let before = 0;
const count = async () =>
  (await ask<Tables>("/api/v1/data/tables")).items.find((table) => table.name === "campuses")?.rows ?? -1;

beforeAll(async () => {
  session = await visit();
  before = await count();
});
afterAll(() => session.close());

// Every row of a list of errors says in this language what was wanted and what to do.
async function told_in(language: "zh" | "en", rows: Locator) {
  const texts = await rows.evaluateAll((list) =>
    list.map((row) => [...row.querySelectorAll("td")].slice(-2).map((cell) => cell.innerText)),
  );
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts.flat()) {
    if (language === "en") expect(text).not.toMatch(/\p{Script=Han}/u);
    else {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
    }
  }
}

describe("a file with bad rows", () => {
  it("is checked: every bad row is listed, and nothing has changed", async () => {
    const { page } = session;
    const schools = await ask<Schools>("/api/v1/schools?limit=2000");
    const school = schools.items.find((one) => one.region !== null);
    const content = campuses_csv(school?.id ?? "", school?.region?.id ?? "", school?.provenance.source ?? "");
    await open(page, "/data?tab=tables");
    await page.getByRole("button", { name: "上传到“校区”" }).click();
    const drawer = page.getByRole("dialog");
    await drawer
      .locator("input[type=file]")
      .setInputFiles({ name: "campuses.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await drawer.getByText("数据还没有改动。").waitFor();
    const errors = drawer.locator(".data-table").first().locator("tbody tr.ant-table-row");
    const texts = await errors.allInnerTexts();
    expect(texts.some((text) => /3[\s\S]*school[\s\S]*9999999999/.test(text))).toBe(true);
    expect(texts.some((text) => /4[\s\S]*lat[\s\S]*九十/.test(text))).toBe(true);
    expect(await count()).toBe(before);
  });

  it("says in Chinese on the Chinese page what was wanted and what to do", async () => {
    const { page } = session;
    const rows = page.getByRole("dialog").locator(".data-table").first().locator("tbody tr.ant-table-row");
    await told_in("zh", rows);
  });

  it("gives its good rows only, on request", async () => {
    const { page } = session;
    await page.getByRole("dialog").getByRole("button", { name: "只导入没有错误的行" }).click();
    await page.getByText("已导入 1 行到“校区”。").waitFor();
    expect(await count()).toBe(before + 1);
  });

  it("is withdrawn after a confirmation, and the table is as before", async () => {
    const { page } = session;
    await page.getByRole("tab", { name: "导入" }).click();
    await settled(page);
    await page
      .getByRole("button", { name: /撤\s*回/ })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("校区");
    await dialog.getByRole("button", { name: "确认撤回" }).click();
    await page.getByText("已撤回“校区”的导入。").waitFor();
    expect(await count()).toBe(before);
  });

  it("has left its trace in the audit", async () => {
    const { page } = session;
    await page.getByRole("tab", { name: "变更记录" }).click();
    await settled(page);
    const newest = await page.locator(".data-table tbody tr.ant-table-row").first().innerText();
    expect(newest).toMatch(/withdraw/);
  });
});

describe("on the English page", () => {
  let english: Visit;
  beforeAll(async () => {
    english = await visit();
    await open(english.page, "/data?tab=tables");
    await english.page.getByTestId("language").click();
    await english.page.locator("html[lang=en]").waitFor();
  });
  afterAll(() => english.close());

  it("the same bad rows are told in English", async () => {
    const { page } = english;
    await open(page, "/data?tab=tables");
    await page.getByRole("button", { name: 'Upload to "Campuses"' }).click();
    const drawer = page.getByRole("dialog");
    await drawer.locator("input[type=file]").setInputFiles({
      name: "campuses.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(campuses_csv("9999999999", "310115", "nowhere")),
    });
    const rows = drawer.locator(".data-table").first().locator("tbody tr.ant-table-row");
    await rows.first().waitFor();
    await told_in("en", rows);
  });

  it("a page that is missing is told anew when the language changes", async () => {
    const { page } = english;
    await open(page, "/schools");
    await page.goto(`${SERVER}/schools/no-such-school`);
    const alert = page.getByRole("alert").first();
    await alert.getByText("There is no such school").waitFor();
    await page.getByTestId("language").click();
    await page.getByRole("alert").first().getByText("没有这个学校").waitFor();
    expect(await page.getByRole("alert").first().innerText()).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
  });
});

it("offers every table and its template for download", async () => {
  const { page } = session;
  await open(page, "/data?tab=tables");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("tr", { hasText: "observations" }).getByRole("link", { name: "模板" }).click(),
  ]);
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString("utf8")).toMatch(
    /^\ufeff?indicator,observed,value,note,source,as_of,quality\r?\n$/,
  );
});
