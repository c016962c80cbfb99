// A server of a test's own, with a city of its own: what the test leaves behind, no other test meets.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { settled } from "./browser";

const ROOT = resolve(import.meta.dirname, "../..");

export interface OwnServer {
  base: string;
  ask: <T>(path: string, init?: RequestInit) => Promise<T>;
  send: <T>(path: string, body: object) => Promise<T>;
  open: (page: Page, path: string) => Promise<void>;
  stop: () => void;
}

async function listening(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    server.stdout?.on("data", (chunk: Buffer) => found(chunk.toString().trim()));
    server.on("exit", () => failed(new Error("the server ended")));
  });
}

// The program finds its rulebook two folders above itself; `prepare` may change that one before the server starts.
export async function own_server(prepare: (home: string) => void = () => {}): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), "langqiao-own-"));
  mkdirSync(join(home, "build/release"), { recursive: true });
  const program = join(home, "build/release/langqiao");
  cpSync(join(ROOT, "build/release/langqiao"), program);
  cpSync(join(ROOT, "rulebook"), join(home, "rulebook"), { recursive: true });
  prepare(home);
  const data = join(home, "data");
  execFileSync(program, ["pack", "import", join(ROOT, "packs/shanghai"), "--data", data]);
  const web = join(ROOT, "web/dist");
  const server = spawn(program, ["serve", "--data", data, "--port", "0", "--web", web], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await listening(server);
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const answer = await fetch(base + path, init);
    if (!answer.ok) throw new Error(`${answer.status} ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    base,
    ask,
    send: (path, body) =>
      ask(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    open: async (page, path) => {
      await page.goto(base + path, { waitUntil: "domcontentloaded" });
      await page.locator("main h1").first().waitFor();
      await settled(page);
    },
    stop: () => {
      server.kill("SIGTERM");
      rmSync(home, { recursive: true, force: true });
    },
  };
}
