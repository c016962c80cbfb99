import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, drawn, open, type Visit, visit } from "./browser";

interface Target {
  subject: string;
  actual: { value: number } | null;
  evidence: { value: number; provenance: { source: string } }[];
  lamp: { colour: string };
}
interface Board {
  lamps: Record<"green" | "yellow" | "red" | "none", number>;
  tiles: { aspect: string; targets: Target[] }[];
}
interface Brief {
  targets: number;
  programs: { points: number; year: number };
}

let session: Visit;
beforeAll(async () => {
  session = await visit();
});
afterAll(() => session.close());

it("opens with a sentence that says what the board says", async () => {
  const [board, brief] = await Promise.all([ask<Board>("/api/v1/scoreboard"), ask<Brief>("/api/v1/brief")]);
  await open(session.page, "/");
  const sentence = await session.page.locator(".first-sentence").innerText();
  expect(sentence).toContain(`${brief.targets} 项目标`);
  expect(sentence).toContain(`${board.lamps.red} 项滞后`);
  expect(sentence).toContain(`${brief.programs.year} 年登记的 ${brief.programs.points}`);
});

it("shows one frame and six aspects, each with a lamp in words", async () => {
  const tiles = session.page.locator(".tile");
  expect(await tiles.count()).toBe(7);
  for (const text of await tiles.allInnerTexts()) expect(text).toMatch(/正常|注意|滞后|无数据|没有写/);
});

it("opens a tile to its evidence, and the evidence to its source", async () => {
  const { page } = session;
  const board = await ask<Board>("/api/v1/scoreboard");
  const target = board.tiles.find((tile) => tile.aspect === "enterprises")?.targets[0];
  expect(target?.evidence.length).toBeGreaterThan(0);
  await page.locator(".tile[data-aspect=enterprises]").click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("heading", { name: target?.subject ?? "" }).waitFor();
  const rows = drawer.locator(".data-table").first().locator("tbody tr.ant-table-row");
  expect(await rows.count()).toBe(target?.evidence.length);
  expect(await rows.first().innerText()).toContain(String(target?.evidence[0]?.value));
  await rows
    .first()
    .getByRole("button", { name: /看来源/ })
    .click();
  const panel = page.locator(".ant-popover .proof");
  await panel.waitFor();
  expect(await panel.innerText()).toMatch(/来源[\s\S]*数据日期[\s\S]*质量/);
  await page.keyboard.press("Escape");
  await drawer.getByRole("button", { name: "Close" }).or(drawer.locator(".ant-drawer-close")).first().click();
});

it("has the map's numbers in a table behind it, each district with its own page", async () => {
  const { page } = session;
  await open(page, "/");
  await drawn(page);
  const figure = page.getByRole("figure", { name: "全市地图" });
  await figure.locator("canvas").first().waitFor();
  await figure.getByText("表", { exact: true }).click();
  const rows = figure.locator("tbody tr");
  const regions = await ask<{ items: { region: { kind: string } }[] }>("/api/v1/regions");
  expect(await rows.count()).toBe(regions.items.filter((row) => row.region.kind === "district").length);
  const name = await rows.first().locator("th").innerText();
  await rows.first().getByRole("link").click();
  await page.locator("h1", { hasText: name }).waitFor();
});

it("opens every figure of the brief to how it was made", async () => {
  const { page } = session;
  await open(page, "/");
  const figures = page.locator(".figure .proof-button");
  const count = await figures.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let at = 0; at < count; ++at) {
    await figures.nth(at).click();
    const panel = page.locator(".ant-popover:not(.ant-popover-hidden) .proof").last();
    await panel.waitFor();
    expect(await panel.innerText()).toMatch(/算法/);
    await page.keyboard.press("Escape");
  }
});
