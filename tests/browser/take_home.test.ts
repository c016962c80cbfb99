// A click brings a real workbook whose cells are those of the page.
import { inflateRawSync } from "node:zlib";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, open, settled, type Visit, visit } from "./browser";

let session: Visit;
beforeAll(async () => {
  session = await visit({ acceptDownloads: true });
});
afterAll(() => session.close());

// One file of a zip archive, found by the archive's central directory.
function file_in(bytes: Buffer, wanted: string): string {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    const name_size = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + name_size);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20));
    if (name === wanted)
      return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    at += 46 + name_size + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  throw new Error(`no ${wanted} in the workbook`);
}

const cells_of = (bytes: Buffer): string[][] =>
  [...file_in(bytes, "xl/worksheets/sheet1.xml").matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...(row ?? "").matchAll(/<c [^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)].map(
      ([, text, value]) => text ?? value ?? "",
    ),
  );

async function taken(button: Locator) {
  const [file] = await Promise.all([session.page.waitForEvent("download"), button.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
const excel = (what: string) => session.page.getByRole("button", { name: `${what}：导出 Excel` });

it("takes the programs home with the filter of the page", async () => {
  const { page } = session;
  await open(page, `/programs?query=${encodeURIComponent("护理")}`);
  const shown = await page.locator(".data-table tbody tr.ant-table-row td:first-child a").allInnerTexts();
  const { name, bytes } = await taken(excel("专业目录与布点"));
  expect(name).toMatch(/^专业 \d{4}年\.xlsx$/);
  const [header, ...rows] = cells_of(bytes);
  expect(header?.[1]).toBe("专业\nprogram");
  expect(rows.map((row) => row[1])).toEqual(shown.map((one) => one.trim()));
});

it("takes home duplicates, a program's schools, schools, rules, the scoreboard and a plan", async () => {
  const { page } = session;
  const programs = await ask<{ items: { program: { id: string } }[] }>("/api/v1/programs?limit=1");
  const plans = await ask<{ items: { head: { id: string } }[] }>("/api/v1/plans");
  const program = encodeURIComponent(programs.items[0]?.program.id ?? "");
  const plan = encodeURIComponent(plans.items[0]?.head.id ?? "");
  for (const path of [
    "/programs/duplicates",
    `/programs/${program}`,
    "/schools",
    "/rules",
    "/",
    `/plan/${plan}`,
  ]) {
    await open(page, path);
    const { name, bytes } = await taken(page.locator(".take-home").first());
    expect(name, path).toMatch(/\.xlsx$/);
    expect(cells_of(bytes).length, path).toBeGreaterThan(1);
  }
});

it("takes home the lists of the exchange, with the filters of the page", async () => {
  const { page } = session;
  await open(page, "/exchange?side=need");
  const { bytes } = await taken(excel("需求与供给"));
  const sides = cells_of(bytes)
    .slice(1)
    .map((row) => row[1]);
  expect(new Set(sides)).toEqual(new Set(["需求"]));
  const found = await page.locator("[role=status]").first().innerText();
  expect(found.replace(/,/g, "")).toContain(String(sides.length));
  const need = await ask<{ items: { id: string }[] }>("/api/v1/listings?side=need&kind=internship&limit=1");
  for (const [path, what, name] of [
    ["/exchange/deals", "我的对接", "对接.xlsx"],
    ["/exchange/board", "无人答复", "对接催办.xlsx"],
    ["/exchange/board", "互为最佳", "互为最佳.xlsx"],
    ["/exchange/lists", "三张清单", "联合体三张清单.xlsx"],
    ["/exchange/demand", "用工调查", "用工调查.xlsx"],
    [`/exchange/listings/${encodeURIComponent(need.items[0]?.id ?? "")}`, "合适的对方", "合适的对方 "],
  ] as const) {
    await open(page, path);
    const file = await taken(excel(what));
    expect(file.name.startsWith(name), `${path} ${file.name}`).toBe(true);
    expect(cells_of(file.bytes)[0]?.length, path).toBeGreaterThan(2);
  }
});

it("offers Excel first for a table and its template, by keyboard too", async () => {
  const { page } = session;
  await open(page, "/data?tab=tables");
  await settled(page);
  const { name, bytes } = await taken(excel("公开数值模板"));
  expect(name).toBe("公开数值模板.xlsx");
  expect(cells_of(bytes)).toEqual([["indicator", "observed", "value", "note", "source", "as_of", "quality"]]);
  await excel("公开数值").focus();
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(file.suggestedFilename()).toBe("公开数值.xlsx");
});

it("takes the errors of a file home to mend it", async () => {
  const { page } = session;
  await page.getByRole("button", { name: "上传到“公开数值”" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.locator("input[type=file]").setInputFiles({
    name: "bad.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "indicator,observed,value,note,source,as_of,quality\nplatforms,x,1,,s,2026-01-01,measured\n",
    ),
  });
  const { name, bytes } = await taken(drawer.getByRole("button", { name: "错误清单：导出 Excel" }));
  expect(name).toBe("公开数值 导入错误.xlsx");
  expect(cells_of(bytes).some((row) => row.includes("observed") && row.includes("x"))).toBe(true);
  expect(session.trouble.errors).toEqual([]);
});
