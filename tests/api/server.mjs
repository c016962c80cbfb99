// The real program, started on a folder and a port of its own.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { faults_of, operation_of } from "./openapi.mjs";

export const ROOT = resolve(import.meta.dirname, "../..");
export const PROGRAM = join(ROOT, "build/release/langqiao");
// The same with a kind of job that takes as long as it is told to.
export const REHEARSAL = join(ROOT, "build/release/langqiao_rehearsal");
export const PACK = join(ROOT, "packs/shanghai");

export const run = promisify(execFile);

export function scratch_folder() {
  const path = mkdtempSync(join(tmpdir(), "langqiao-api-"));
  process.on("exit", () => rmSync(path, { recursive: true, force: true }));
  return path;
}

export async function free_port() {
  const probe = net.createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

// Every operation and status that any request of this process has seen: "listSchools 200".
export const seen = new Set();

export class Server {
  static async start({ data = scratch_folder(), pack, web = join(ROOT, "web/dist"), program = PROGRAM, port, env } = {}) {
    if (pack) await run(PROGRAM, ["pack", "import", pack, "--data", data]);
    port ??= await free_port();
    const child = spawn(program, ["serve", "--data", data, "--port", String(port), "--web", web], { stdio: ["ignore", "pipe", "pipe"], env });
    const server = new Server(child, port, data);
    await server.#ready();
    return server;
  }

  constructor(child, port, data) {
    Object.assign(this, { child, port, data, log: "" });
    this.ended = new Promise((done) => child.on("exit", (code, signal) => done({ code, signal })));
    child.stdout.on("data", (chunk) => (this.log += chunk));
    child.stderr.on("data", (chunk) => (this.log += chunk));
    process.on("exit", () => child.kill("SIGKILL"));
  }

  // The program prints its address once it listens.
  async #ready() {
    const listening = new Promise((done) => this.child.stdout.on("data", () => this.log.includes("http://") && done("up")));
    const first = await Promise.race([listening, this.ended]);
    if (first !== "up") throw new Error(`the server ended: ${JSON.stringify(first)}\n${this.log}`);
  }

  stop(signal = "SIGTERM") {
    this.child.kill(signal);
    return this.ended;
  }

  // One request, its answer decompressed by nobody: what came over the wire.
  raw(method, path, { headers = {}, body } = {}) {
    return new Promise((done, fail) => {
      const request = http.request({ host: "127.0.0.1", port: this.port, method, path, headers, agent: false }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          done({ status: response.statusCode, headers: response.headers, bytes, text: bytes.toString("utf8") });
        });
        response.on("error", fail);
      });
      request.on("error", fail);
      request.end(body);
    });
  }

  // Like raw, and holds the answer against the document; `json` is there when the body is JSON.
  async ask(method, path, options = {}) {
    const answer = await this.raw(method, path, options);
    const operation = operation_of(method, path);
    if (!operation) throw new Error(`${method} ${path} is not documented`);
    const faults = faults_of(operation, answer);
    if (faults.length > 0) throw new Error(`${method} ${path}\n  ${faults.join("\n  ")}\n  ${answer.text.slice(0, 500)}`);
    seen.add(`${operation.id} ${answer.status}`);
    if (answer.headers["content-type"]?.startsWith("application/json")) answer.json = JSON.parse(answer.text);
    return answer;
  }

  // Server-sent events as they come: an async iterator of {id, event, data}, which ends with the stream. `leave()` hangs up.
  follow(path, headers = {}) {
    const request = http.request({ host: "127.0.0.1", port: this.port, method: "GET", path, headers, agent: false });
    const answered = new Promise((done, fail) => {
      request.on("response", done);
      request.on("error", fail);
      request.end();
    });
    async function* events() {
      const response = await answered;
      response.setEncoding("utf8");
      let text = "";
      try {
        for await (const chunk of response) {
          text += chunk;
          for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
            const fields = text.slice(0, end).split("\n").filter((line) => !line.startsWith(":")).map((line) => line.split(/: (.*)/s).slice(0, 2));
            text = text.slice(end + 2);
            if (fields.length > 0) yield Object.fromEntries(fields);
          }
        }
      } catch (error) {
        if (error.code !== "ECONNRESET") throw error;
      }
    }
    return { answered, events: events(), leave: () => request.destroy() };
  }

  // Bytes over a bare connection, and all that comes back until the server closes it or falls silent after an answer.
  wire(bytes) {
    return new Promise((done, fail) => {
      const socket = net.connect(this.port, "127.0.0.1", () => socket.write(bytes));
      let back = "";
      socket.on("data", (chunk) => {
        back += chunk.toString("latin1");
        const head = back.indexOf("\r\n\r\n");
        const length = /content-length: (\d+)/i.exec(back)?.[1];
        if (head >= 0 && length !== undefined && back.length >= head + 4 + Number(length)) socket.destroy();
      });
      socket.on("close", () => done({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(back)?.[1] ?? 0), text: back }));
      socket.on("error", (error) => (back ? done({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(back)?.[1] ?? 0), text: back }) : fail(error)));
    });
  }
}
