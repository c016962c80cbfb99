// A server that has just been started and holds nothing yet: the page says so and says what to do.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Visit, visit } from "./browser";

const program =
  process.env.LANGQIAO_BINARY ?? fileURLToPath(new URL("../../build/release/langqiao", import.meta.url));
const built = existsSync(program);
if (!built) console.log(`skipped: ${program} is not built; LANGQIAO_BINARY may name another`);

const free_port = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

describe.runIf(built)("a server without a city", () => {
  let server: ChildProcess;
  let session: Visit;
  let address = "";
  const data = mkdtempSync(join(tmpdir(), "langqiao-empty-"));

  beforeAll(async () => {
    const port = await free_port();
    address = `http://127.0.0.1:${port}`;
    const root = fileURLToPath(new URL("../..", import.meta.url));
    server = spawn(program, ["serve", "--port", String(port), "--data", data], {
      cwd: root,
      stdio: "ignore",
    });
    await vi.waitUntil(
      () =>
        fetch(`${address}/api/v1/health`).then(
          (answer) => answer.ok,
          () => false,
        ),
      { timeout: 20_000, interval: 100 },
    );
    session = await visit();
  });
  afterAll(async () => {
    await session.close();
    server.kill("SIGTERM");
    rmSync(data, { recursive: true, force: true });
  });

  it.each(["/", "/plan", "/programs", "/schools", "/data"])(
    "says at %s which command loads one",
    async (path) => {
      const { page } = session;
      await page.goto(address + path);
      await page.getByRole("heading", { name: "还没有城市数据" }).waitFor();
      expect(await page.locator(".no-city pre").innerText()).toBe("langqiao pack import packs/shanghai");
    },
  );

  it("still shows the rules, which need no city", async () => {
    const { page } = session;
    await page.goto(`${address}/rules`);
    await page.locator(".data-table tbody tr.ant-table-row").first().waitFor();
    expect(await page.getByText("还没有城市数据").count()).toBe(0);
  });
});
