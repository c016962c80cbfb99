// What must hold on every page: quiet console, no request leaves the server, one heading, a first sentence, a title,
// no sideways scrolling on a phone, and no accessibility fault that axe finds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, drawn, open, PHONE, type Visit, visit } from "./browser";
import { all_pages, type PageAddress } from "./pages";
import { SAMPLE_PLAN } from "./samples";

const axe = readFileSync(
  createRequire(new URL("../../web/package.json", import.meta.url)).resolve("axe-core/axe.min.js"),
  "utf8",
);

let pages: PageAddress[] = [];
let kept = "";

beforeAll(async () => {
  const reading = await ask<{ head: { id: string } }>("/api/v1/plans?filename=pages.txt", {
    method: "POST",
    headers: { "Content-Type": "text/plain; charset=utf-8" },
    body: SAMPLE_PLAN,
  });
  kept = reading.head.id;
  pages = await all_pages();
});

afterAll(() => ask(`/api/v1/plans/${encodeURIComponent(kept)}`, { method: "DELETE" }));

interface Fault {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: Fault[] }> } })
      .axe.run;
    const report = await run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
    return report.violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3) }));
  });
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`).join(" | ")}`,
  );
}

// Visits every page in one profile and lists what is wrong, page by page.
async function walk(session: Visit, wrong: (page: Page) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (const { name, path } of pages) {
    await open(session.page, path);
    await drawn(session.page);
    all.push(...(await wrong(session.page)).map((text) => `${name}: ${text}`));
    const { errors, outside } = session.trouble;
    all.push(...errors.splice(0).map((text) => `${name}: console: ${text}`));
    all.push(...outside.splice(0).map((address) => `${name}: left the server: ${address}`));
  }
  return all;
}

async function walked(
  options: Parameters<typeof visit>[0],
  wrong: (page: Page) => Promise<string[]>,
  remember?: [string, string],
) {
  const session = await visit(options);
  try {
    if (remember)
      await session.page.addInitScript(([key, value]) => localStorage.setItem(key, value), remember);
    return await walk(session, wrong);
  } finally {
    await session.close();
  }
}

async function unsaid(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  if ((await page.locator("h1").count()) !== 1) wrong.push("not exactly one h1");
  if ((await page.locator("main").count()) !== 1) wrong.push("not exactly one main");
  const sentence = (await page.locator(".first-sentence").first().textContent()) ?? "";
  if (sentence.trim().length < 8) wrong.push(`no first sentence: "${sentence}"`);
  const title = await page.title();
  const heading = (await page.locator("h1").first().innerText()).split("\n")[0]?.trim() ?? "";
  if (!title.includes(" · ")) wrong.push(`title "${title}" does not name the page ${heading}`);
  const text = await page.locator("body").innerText();
  for (const stray of ["undefined", "NaN", "[object", "{{"])
    if (text.includes(stray)) wrong.push(`says ${stray}`);
  const key = /\b(overview|plan|programs?|schools?|regions?|rules|data|state|quality)\.[a-z_]{3,}\b/.exec(
    text,
  );
  if (
    key &&
    !/\.(md|toml|csv|txt)$/.test(key[0]) &&
    !(await page.locator(`code:has-text("${key[0]}")`).count())
  ) {
    if (!text.includes(`${key[0]}_`)) wrong.push(`shows the key ${key[0]}`);
  }
  return wrong;
}

describe("every page", () => {
  it("says what it is, quietly and from this server alone", { timeout: 180_000 }, async () => {
    expect(await walked({}, unsaid)).toEqual([]);
  });

  it("says it in English too", { timeout: 180_000 }, async () => {
    expect(await walked({}, unsaid, ["langqiao.language", "en"])).toEqual([]);
  });

  it("fits a phone without scrolling sideways", { timeout: 180_000 }, async () => {
    const sideways = async (page: Page) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      return width > PHONE.width ? [`is ${width} px wide`] : [];
    };
    expect(await walked({ viewport: PHONE }, sideways)).toEqual([]);
  });

  it("has no fault that axe finds, by day", { timeout: 300_000 }, async () => {
    expect(await walked({}, faults)).toEqual([]);
  });

  it("has no fault that axe finds, by night", { timeout: 300_000 }, async () => {
    expect(await walked({}, faults, ["langqiao.mode", "dark"])).toEqual([]);
  });
});
