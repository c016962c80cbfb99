import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, address, get, get_text, post, speak } from "./client";

const answers = (body: BodyInit, status = 200) =>
  vi.stubGlobal("fetch", async () => {
    const response = new Response(body, { status });
    Object.defineProperty(response, "url", { value: "http://here/api/v1/brief" });
    return response;
  });

afterEach(() => vi.unstubAllGlobals());

describe("address", () => {
  it("fills in and escapes what the path asks for", () =>
    expect(address("/plans/{id}/reviews/{kind}", { id: "a/b 方", kind: "duty" })).toBe(
      "/plans/a%2Fb%20%E6%96%B9/reviews/duty",
    ));
  it("leaves out what was not chosen, and keeps zero and false", () =>
    expect(address("/x", {}, { a: undefined, b: "", c: 0, d: false, e: null })).toBe("/x?c=0&d=false"));
});

describe("a request", () => {
  it("names the language of the person, and keeps its other headers", async () => {
    const sent: Headers[] = [];
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      sent.push(new Headers(init.headers));
      return new Response("{}");
    });
    await get("/api/v1/brief");
    speak("en");
    await post("/api/v1/plans", { content: "x", type: "text/plain" });
    speak("zh-CN");
    expect(sent.map((headers) => headers.get("Accept-Language"))).toEqual(["zh-CN", "en"]);
    expect(sent[1]?.get("Content-Type")).toBe("text/plain");
  });
});

describe("an answer", () => {
  it("that is an error tells what the server told", async () => {
    const problem = { what: "no such plan", where: "id", found: "x", wanted: "a plan", action: "look again" };
    answers(JSON.stringify({ error: problem }), 404);
    const failure = await get("/api/v1/brief").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 404, problem });
  });

  it("that is no JSON is an error too, with its status", async () => {
    answers("<h1>Bad gateway</h1>", 502);
    await expect(get("/api/v1/brief")).rejects.toMatchObject({ status: 502, problem: { what: "HTTP 502" } });
  });

  it("that never comes has status 0", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));
    await expect(get("/api/v1/brief")).rejects.toMatchObject({ status: 0 });
  });

  it("of text keeps its byte-order mark, so that positions hold", async () => {
    answers(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]));
    expect(await get_text("/api/v1/plans/{id}/text", { path: { id: "x" } })).toBe("\ufeffa");
  });
});
