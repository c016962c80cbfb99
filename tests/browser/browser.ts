// A real Chromium against a real running server. LANGQIAO_URL says where it listens.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export const SERVER = (process.env.LANGQIAO_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

// What a page did that it should not: errors on its console, failed requests, and requests that left the server.
export interface Trouble {
  errors: string[];
  outside: string[];
}

export interface Visit {
  page: Page;
  trouble: Trouble;
  close: () => Promise<void>;
}

const own = (address: string) => address.startsWith(SERVER) || /^(data|blob|about):/.test(address);

// A 4xx that a test provokes on purpose is written to the console by Chromium itself.
const provoked = (text: string) =>
  /Failed to load resource: the server responded with a status of 4\d\d/.test(text);

function watch(page: Page): Trouble {
  const trouble: Trouble = { errors: [], outside: [] };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !provoked(message.text()))
      trouble.errors.push(message.text());
  });
  page.on("pageerror", (error) => trouble.errors.push(String(error)));
  page.on("request", (request) => {
    if (!own(request.url())) trouble.outside.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) trouble.errors.push(`${response.status()} ${response.url()}`);
  });
  return trouble;
}

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

// Opens a fresh profile: nothing remembered, nothing cached.
export async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const profile = mkdtempSync(join(tmpdir(), "langqiao-browser-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: WIDE,
    locale: "zh-CN",
    reducedMotion: "reduce",
    ...options,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, trouble: watch(page), close };
}

// Goes to an address and waits until the page has its heading and everything it asked for.
export async function open(page: Page, path: string) {
  await page.goto(SERVER + path, { waitUntil: "domcontentloaded" });
  await page.locator("main h1").first().waitFor();
  await settled(page);
}

export async function settled(page: Page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector(".state .ant-skeleton, .chart-waiting"));
}

// A chart draws on canvases; a picture of it needs them drawn.
export async function drawn(page: Page) {
  await settled(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".chart-canvas")].every((frame) => frame.querySelector("canvas")),
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(SERVER + path, init);
  if (!response.ok && response.status !== 422)
    throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return (response.status === 204 ? null : await response.json()) as T;
}
