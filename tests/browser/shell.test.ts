import { afterEach, beforeEach, expect, it } from "vitest";
import { open, PHONE, type Visit, visit } from "./browser";

let session: Visit;
beforeEach(async () => {
  session = await visit();
});
afterEach(() => session.close());

it("speaks Chinese first, English on request, and remembers", async () => {
  const { page } = session;
  await open(page, "/programs");
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  expect(await page.locator("h1").innerText()).toContain("专业");
  await page.getByTestId("language").click();
  await page.locator("h1", { hasText: "Programs" }).waitFor();
  await page.reload();
  await page.locator("h1", { hasText: "Programs" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.title()).toContain("Programs");
});

it("turns dark on request and remembers", async () => {
  const { page } = session;
  await open(page, "/rules");
  await page.getByRole("button", { name: "切换为深色" }).click();
  await page.reload();
  await page.locator("html[data-mode=dark]").waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(18, 25, 26)");
});

it("finds a program by Ctrl-K and opens it with the keyboard alone", async () => {
  const { page } = session;
  await open(page, "/rules");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /学校、专业/ }).waitFor();
  await page.keyboard.type("护理");
  const hits = page.getByRole("option");
  await hits.first().waitFor();
  const names = await hits.allInnerTexts();
  expect(names.some((name) => name.includes("护理"))).toBe(true);
  await page.keyboard.press("ArrowDown");
  const chosen = await page.locator("[role=option][aria-selected=true] .search-name").innerText();
  await page.keyboard.press("Enter");
  await page.locator("h1", { hasText: chosen }).waitFor();
});

it("says so when the search finds nothing", async () => {
  const { page } = session;
  await open(page, "/rules");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("查无此物甲乙丙");
  await page.getByText("没有找到“查无此物甲乙丙”。").waitFor();
});

it("lets the keyboard skip to the content", async () => {
  const { page } = session;
  await open(page, "/schools");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("跳到正文");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => location.hash)).toBe("#main");
});

it("tells of an address that is none, and the way home", async () => {
  const { page } = session;
  await open(page, "/no/such/page");
  expect(await page.locator("h1").innerText()).toContain("没有这个页面");
  await page.getByRole("link", { name: "回到总览" }).click();
  await page.locator(".tile").first().waitFor();
});

it("tells of a thing that is none, as the server told it", async () => {
  const { page } = session;
  await page.goto(`${process.env.LANGQIAO_URL ?? "http://127.0.0.1:8080"}/schools/0000000000`);
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain("0000000000");
});

it("navigates from a drawer on a phone", async () => {
  await session.close();
  session = await visit({ viewport: PHONE });
  const { page } = session;
  await open(page, "/");
  await page.getByRole("button", { name: "打开导航" }).click();
  await page.locator(".ant-drawer").getByRole("link", { name: "区域" }).click();
  await page.locator("h1", { hasText: "区域" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/regions");
});
