// Pictures of every page for the documents: wide and phone in Chinese, a few in English and in the dark.
// Run by `npm run pictures` in web/ with LANGQIAO_URL set; PICTURES says where they go, PAGE which page alone is wanted.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions } from "playwright-core";
import { expect, it } from "vitest";
import { ask, drawn, open, PHONE, type Visit, visit, WIDE } from "./browser";
import { all_pages, type PageAddress } from "./pages";
import { doubles_csv, SAMPLE_PLAN } from "./samples";

const FOLDER = process.env.PICTURES ?? fileURLToPath(new URL("../../docs/pictures", import.meta.url));
const SHORT = new Set(["overview", "plan", "program", "duplicates", "outlook", "portfolio"]);

async function take(session: Visit, pages: PageAddress[], mark: string, tallest: number) {
  for (const { name, path } of pages) {
    await open(session.page, path);
    await drawn(session.page);
    const height = await session.page.evaluate(() => document.documentElement.scrollHeight);
    const width = session.page.viewportSize()?.width ?? WIDE.width;
    await session.page.screenshot({
      path: `${FOLDER}/${name}-${mark}.png`,
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
    });
  }
}

async function series(
  options: BrowserContextOptions,
  pages: PageAddress[],
  mark: string,
  tallest: number,
  remember?: [string, string],
) {
  const session = await visit(options);
  try {
    if (remember)
      await session.page.addInitScript(([key, value]) => localStorage.setItem(key, value), remember);
    await take(session, pages, mark, tallest);
  } finally {
    await session.close();
  }
}

// The pack may hold no doubles: the page is pictured with two rows that are withdrawn again.
it("a suspected double is pictured", { timeout: 120_000 }, async () => {
  mkdirSync(FOLDER, { recursive: true });
  const sources = await ask<{ items: { id: string }[] }>("/api/v1/sources");
  await ask("/api/v1/data/tables/organisations/rows?mode=all_or_nothing", {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body: doubles_csv(sources.items[0]?.id ?? ""),
  });
  try {
    const pages = [{ name: "suspected-double", path: "/organisations/doubles" }];
    await series({ viewport: WIDE }, pages, "wide", 1500);
    await series({ viewport: PHONE }, pages, "phone", 1700);
  } finally {
    const imports = await ask<{ items: { id: string }[] }>("/api/v1/data/imports");
    await ask(`/api/v1/data/imports/${imports.items[0]?.id}`, { method: "DELETE" });
  }
});

// A filing for a program that the first vocational school has not; it is withdrawn again.
async function draft_filing(): Promise<string> {
  const schools = await ask<{ items: { id: string }[] }>("/api/v1/schools?level=higher_vocational&limit=1");
  const school = schools.items[0]?.id ?? "";
  const programs = (filter: string) =>
    ask<{ items: { program: { id: string } }[] }>(`/api/v1/programs?limit=2000&${filter}`);
  const has = new Set((await programs(`school=${school}`)).items.map((row) => row.program.id));
  const all = await programs("level=higher_vocational&state_controlled=false");
  const program = all.items.find((row) => !has.has(row.program.id))?.program.id;
  const kept = await ask<{ filing: { id: string } }>("/api/v1/filings", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      kind: "open",
      school,
      program,
      length_years: 3,
      quota_persons: 40,
      documents: [],
    }),
  });
  return kept.filing.id;
}

// A quota plan of the plain request; its job is deleted again.
async function make_quota_plan(): Promise<string> {
  const { id } = await ask<{ id: string }>("/api/v1/jobs?kind=portfolio", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ years: 5, futures: 50, seconds: 30 }),
  });
  const ended = async () => (await ask<{ ended: string | null }>(`/api/v1/jobs/${id}`)).ended !== null;
  await expect.poll(ended, { timeout: 120_000, interval: 1000 }).toBe(true);
  return id;
}

it("every page is pictured", { timeout: 600_000 }, async () => {
  mkdirSync(FOLDER, { recursive: true });
  const kept = await ask<{ head: { id: string } }>("/api/v1/plans?filename=sample.txt", {
    method: "POST",
    headers: { "Content-Type": "text/plain; charset=utf-8" },
    body: SAMPLE_PLAN,
  });
  const filing = await draft_filing();
  const plan = await make_quota_plan();
  try {
    const wanted = process.env.PAGE;
    const pages = (await all_pages()).filter(({ name }) => !wanted || name === wanted);
    const few = pages.filter((page) => SHORT.has(page.name));
    await series({ viewport: WIDE }, pages, "wide", 1500);
    await series({ viewport: PHONE }, pages, "phone", 1700);
    await series({ viewport: WIDE }, few, "wide-en", 1500, ["langqiao.language", "en"]);
    await series({ viewport: WIDE }, few, "wide-dark", 1500, ["langqiao.mode", "dark"]);
  } finally {
    await ask(`/api/v1/plans/${encodeURIComponent(kept.head.id)}`, { method: "DELETE" });
    await ask(`/api/v1/jobs/${plan}`, { method: "DELETE" });
    await ask(`/api/v1/filings/${filing}/steps`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ act: "withdraw" }),
    });
  }
});
