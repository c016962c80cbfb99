// Long work in the header: it is seen on every page, goes on when the page closes, and reports back. The server of these tests has a kind
// of job that takes as long as it is told to.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PHONE, type Visit, visit } from "./browser";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/release/langqiao_rehearsal");
const built = existsSync(program);
if (!built) console.log(`skipped: ${program} is not built`);

const free_port = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

interface Job {
  id: string;
  state: string;
}
const LONG = { steps: 100_000, pause_ms: 20 };

describe.runIf(built)("the tray of long work", () => {
  let server: ChildProcess;
  let session: Visit;
  let address = "";
  const data = mkdtempSync(join(tmpdir(), "langqiao-jobs-"));

  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${address}/api/v1${path}`, init);
    return answer.status === 204 ? null : await answer.json();
  };
  const start = async (request: object): Promise<Job> =>
    ask("/jobs?kind=rehearsal", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
  const state_of = async (id: string) => (await ask(`/jobs/${id}`)).state as string;
  const tray = () => session.page.locator(".jobs-button");
  const rows = () => session.page.locator(".jobs-tray .job");

  beforeAll(async () => {
    execFileSync(program, ["pack", "import", "packs/shanghai", "--data", data], { cwd: root });
    const port = await free_port();
    address = `http://127.0.0.1:${port}`;
    server = spawn(program, ["serve", "--port", String(port), "--data", data], {
      cwd: root,
      stdio: "ignore",
    });
    const up = () =>
      fetch(`${address}/api/v1/health`).then(
        (answer) => answer.ok,
        () => false,
      );
    await vi.waitUntil(up, { timeout: 20_000, interval: 100 });
    session = await visit();
  });
  afterAll(async () => {
    await session.close();
    server.kill("SIGTERM");
    await new Promise((done) => server.on("exit", done));
    rmSync(data, { recursive: true, force: true });
  });
  // No job is left from the test before.
  beforeEach(async () => {
    for (const { id } of (await ask("/jobs")).items as Job[]) {
      await ask(`/jobs/${id}/cancel`, { method: "POST" });
      await vi.waitUntil(async () => !["queued", "running"].includes(await state_of(id)), {
        timeout: 10_000,
      });
      await ask(`/jobs/${id}`, { method: "DELETE" });
    }
  });

  it("is not there while there is no job", async () => {
    await session.page.goto(`${address}/rules`);
    await session.page.locator("main h1").waitFor();
    expect(await tray().count()).toBe(0);
  });

  it("shows stage, steps, gap and a way to stop; a stopped job keeps its best so far", async () => {
    const { id } = await start(LONG);
    const { page } = session;
    await page.goto(`${address}/rules`);
    await tray().click();
    await rows().getByText("准备").waitFor();
    const facts = rows().locator(".job-facts");
    await facts.getByText(/第 \S+ \/ 10万 步/).waitFor();
    await facts.getByText(/与最优至多相差 [\d.]+%/).waitFor();
    const step = async () => /第 (\S+) \//.exec(await facts.innerText())?.[1];
    const before = await step();
    await vi.waitUntil(async () => (await step()) !== before, { timeout: 5_000 });
    await rows()
      .getByRole("button", { name: /停\s?止/ })
      .click();
    await rows().getByText("已停止").waitFor();
    await rows().getByText("保留了停止前最好的结果").waitFor();
    expect(await rows().getByRole("link", { name: "查看结果" }).getAttribute("href")).toBe(
      `/api/v1/jobs/${id}/result`,
    );
    expect(await state_of(id)).toBe("cancelled");
  });

  it("goes on while the page is closed and reports back, on whatever page", async () => {
    const { page } = session;
    await page.goto(`${address}/rules`);
    const { id } = await start({ steps: 150, pause_ms: 100 });
    await page.goto(`${address}/data`);
    await tray().waitFor();
    await page.goto("about:blank");
    expect(["queued", "running"]).toContain(await state_of(id));
    await page.goto(`${address}/schools`);
    await page.getByText("“演练”已完成").waitFor({ timeout: 40_000 });
  });

  it("says what failed and why, and starts again what did not end", async () => {
    await start({ steps: 1, pause_ms: 1, fail: true });
    const { page } = session;
    await page.goto(`${address}/rules`);
    await tray().click();
    await rows().getByText("未成功").waitFor();
    await rows().getByText("演练按要求失败").waitFor();
    await rows().getByRole("button", { name: "重新开始" }).click();
    await vi.waitUntil(async () => (await rows().count()) === 2, { timeout: 10_000 });
    await rows().first().getByRole("button", { name: /删除/ }).click();
    await vi.waitUntil(async () => (await rows().count()) === 1, { timeout: 10_000 });
  });

  it("speaks English, and fits a phone", async () => {
    await start(LONG);
    const { page } = session;
    await page.setViewportSize(PHONE);
    await page.goto(`${address}/rules`);
    await page.getByTestId("language").click();
    await tray().click();
    await rows().getByText("Preparing").waitFor();
    await rows().getByRole("button", { name: "Stop" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(PHONE.width);
    const box = await rows().boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= PHONE.width).toBe(true);
    expect(session.trouble).toEqual({ errors: [], outside: expect.anything() });
  });
});
