// What holds for every answer whatever it is about: headers, conditions, compression, limits, and input that means harm.
import assert from "node:assert/strict";
import { readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { operations } from "./openapi.mjs";
import { PACK, ROOT, Server } from "./server.mjs";

let server;
before(async () => {
  server = await Server.start({ pack: PACK });
});
after(() => server.stop());

const SCHOOLS = "/api/v1/schools?limit=2000";
const assert_error = (answer, status) => {
  assert.equal(answer.status, status, answer.text.slice(0, 300));
  const { error } = JSON.parse(answer.text);
  assert.deepEqual(Object.keys(error).sort(), ["action", "found", "wanted", "what", "where"]);
  assert.notEqual(error.what, "");
};

test("every answer carries the headers that keep a browser safe", async () => {
  for (const path of ["/api/v1/health", "/", "/api/v1/nowhere", "/nowhere.js"]) {
    const { headers } = await server.raw("GET", path);
    assert.equal(headers["x-content-type-options"], "nosniff", path);
    assert.equal(headers["x-frame-options"], "DENY", path);
    assert.equal(headers["referrer-policy"], "same-origin", path);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin", path);
    assert.match(headers["content-security-policy"], /default-src 'self'|default-src 'none'/, path);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe-eval|\*/, path);
    assert.equal(headers["access-control-allow-origin"], undefined, path);
  }
});

test("an unchanged answer is 304 and a changed one is not", async () => {
  const first = await server.raw("GET", SCHOOLS);
  assert.match(first.headers.etag, /^(W\/)?"[^"]+"$/);
  const again = await server.raw("GET", SCHOOLS, { headers: { "if-none-match": first.headers.etag } });
  assert.equal(again.status, 304);
  assert.equal(again.bytes.length, 0);
  assert.equal(again.headers.etag, first.headers.etag);
  assert.equal((await server.raw("GET", SCHOOLS, { headers: { "if-none-match": '"other"' } })).status, 200);
  assert.equal((await server.raw("GET", `${SCHOOLS}&level=bachelor`, { headers: { "if-none-match": first.headers.etag } })).status, 200);
});

test("text is compressed for who asks, and says so", async () => {
  const plain = await server.raw("GET", SCHOOLS);
  assert.equal(plain.headers["content-encoding"], undefined);
  const packed = await server.raw("GET", SCHOOLS, { headers: { "accept-encoding": "gzip, deflate, br" } });
  assert.equal(packed.headers["content-encoding"], "gzip");
  assert.match(packed.headers.vary, /accept-encoding/i);
  assert.ok(packed.bytes.length * 3 < plain.bytes.length);
  assert.deepEqual(gunzipSync(packed.bytes), plain.bytes);
  assert.notEqual(packed.headers.etag, plain.headers.etag);
  assert.equal((await server.raw("GET", SCHOOLS, { headers: { "accept-encoding": "gzip;q=0" } })).headers["content-encoding"], undefined);
});

test("an answer of the API is never kept without asking, an error never at all", async () => {
  assert.equal((await server.raw("GET", SCHOOLS)).headers["cache-control"], "no-cache");
  assert.equal((await server.raw("GET", "/api/v1/schools/x")).headers["cache-control"], "no-store");
});

test("HEAD is GET without the body", async () => {
  const [get, head] = [await server.raw("GET", SCHOOLS), await server.raw("HEAD", SCHOOLS)];
  assert.equal(head.status, 200);
  assert.equal(head.bytes.length, 0);
  assert.equal(head.headers["content-length"], String(get.bytes.length));
  assert.equal(head.headers.etag, get.headers.etag);
});

const BUILT = join(ROOT, "web/dist/index.html");
test("the web application is served from the same origin", { skip: !existsSync(BUILT) && "web/dist is not built" }, async () => {
  const page = await server.raw("GET", "/", { headers: { accept: "text/html" } });
  assert.equal(page.status, 200);
  assert.match(page.headers["content-type"], /^text\/html/);
  const deep = await server.raw("GET", "/programs", { headers: { accept: "text/html" } });
  assert.equal(deep.text, page.text, "an address that the application knows");
  const asset = readdirSync(join(ROOT, "web/dist/assets")).find((name) => name.endsWith(".js"));
  const script = await server.raw("GET", `/assets/${asset}`);
  assert.match(script.headers["cache-control"], /immutable/);
  assert.match(script.headers["content-type"], /javascript/);
  assert.equal((await server.raw("GET", "/assets/missing.js", { headers: { accept: "text/html" } })).status, 404);
});

test("paths below /api that are not there are 404 as JSON, whatever the client accepts", async () => {
  for (const path of ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/health", "/api/v1/nowhere", "/api/v1/schools/a/b", "/api/v1/Health"]) {
    assert_error(await server.raw("GET", path, { headers: { accept: "text/html" } }), 404);
  }
});

// --- limits ---

test("an address that is too long is 414, headers that are too long are 431", async () => {
  const long = await server.wire(`GET /api/v1/search?query=${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  assert.equal(long.status, 414);
  const wide = await server.wire(`GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"a".repeat(100_000)}\r\n\r\n`);
  assert.equal(wide.status, 431);
  const many = await server.wire(`GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n${"X-A: b\r\n".repeat(20_000)}\r\n`);
  assert.equal(many.status, 431);
  assert.equal((await server.raw("GET", "/api/v1/health")).status, 200);
});

test("a body above the limit is 413, declared or not", async () => {
  const declared = await server.wire("POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1099511627776\r\n\r\n");
  assert.equal(declared.status, 413);
  const chunk = `100000\r\n${"a".repeat(0x100000)}\r\n`;
  const streamed = await server.wire(`POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(70)}`);
  assert.equal(streamed.status, 413);
});

test("requests that could be read in two ways are refused", async () => {
  for (const head of [
    "Content-Length: 3\r\nContent-Length: 4\r\n", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Content-Length: -1\r\n", "Content-Length: 0x10\r\n",
    "Transfer-Encoding: gzip\r\n", "Host: evil\r\n", "Bad Name: x\r\n", " folded: x\r\n",
  ]) {
    const { status } = await server.wire(`POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\n${head}\r\nabc`);
    assert.ok(status >= 400 && status < 600, `${JSON.stringify(head)}: ${status}`);
    assert.notEqual(status, 500);
  }
  assert.equal((await server.wire("nonsense\r\n\r\n")).status, 400);
  assert.equal((await server.wire("GET / HTTP/1.1\r\n\r\n")).status, 400, "no host");
});

test("another site's page may change nothing, another name is not answered", async () => {
  const rows = { headers: { "content-type": "text/csv", origin: "https://evil.example" }, body: "id\n" };
  assert_error(await server.raw("POST", "/api/v1/data/tables/projects/rows", rows), 403);
  const fetched = { headers: { "content-type": "text/csv", "sec-fetch-site": "cross-site" }, body: "id\n" };
  assert_error(await server.raw("POST", "/api/v1/plans", fetched), 403);
  assert_error(await server.raw("GET", "/api/v1/health", { headers: { host: "evil.example" } }), 421);
});

// --- hostile input ---

const STRANGE = [
  "' OR '1'='1", "x'; DROP TABLE schools; --", '"; DELETE FROM audit; --', "1 UNION SELECT * FROM meta", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
  "${7*7}", "{{7*7}}", "%00", "%0d%0aX-Evil: 1", "../../etc/passwd", "..\\..\\x", "%n%s%x", "\u202Etxet", "𠮷🎓", "　", "a".repeat(99), "NULL", "undefined",
  "NaN", "-0", "0x7f", "[object Object]", "__proto__", "constructor", "\u0001\u0002",
];

test("strange texts are searched for like any other", async () => {
  for (const strange of STRANGE) {
    const query = encodeURIComponent(strange);
    for (const path of [`/search?query=${query}`, `/schools?query=${query}`, `/programs?query=${query}&region=${query}&category=${query}`]) {
      const answer = await server.ask("GET", `/api/v1${path}`);
      assert.ok([200, 400].includes(answer.status), `${path}: ${answer.status}`);
      assert.equal(answer.headers["x-evil"], undefined);
    }
  }
});

test("strange ids are simply not there", async () => {
  for (const strange of STRANGE) {
    for (const operation of operations.filter((each) => each.method === "GET" && each.path.includes("{id}"))) {
      const path = operation.path.replace("{id}", encodeURIComponent(strange)).replace("{other}", "x");
      const answer = await server.raw("GET", path);
      assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
      assert_error(answer, answer.status);
    }
  }
});

test("what came in comes back in an error as text, never as a header or a page", async () => {
  const answer = await server.raw("GET", "/api/v1/schools?level=%3Cscript%3E%0d%0aX-Evil:%201");
  assert.equal(answer.headers["x-evil"], undefined);
  assert.match(answer.headers["content-type"], /^application\/json/);
  assert_error(answer, 400);
});

test("numbers, dates and flags that are none are told by name", async () => {
  const cases = [
    ["/schools?limit=", ["0", "-1", "2001", "1e9", "99999999999999999999", "ten", "1.5", "0x10"], "limit"],
    ["/schools?offset=", ["-1", "x", "1.5", "99999999999999999999999"], "offset"],
    ["/programs?year=", ["1899", "2200", "25", "2025-26", "二〇二五"], "year"],
    ["/programs?offered=", ["yes", "2", "TRUE", "null"], "offered"],
    ["/programs?sort=", ["points;", "id", "POINTS"], "sort"],
    ["/scoreboard?on=", ["2025-13-01", "2025-02-29", "today", "2025-1-1", "0000-00-00", "2025-01-01T00:00:00Z", "99999-01-01", "-2025-01-01"], "on"],
    ["/rules?on=", ["2025-02-30", "x"], "on"],
    ["/search?query=", ["a".repeat(101)], "query"],
  ];
  for (const [path, values, name] of cases) {
    for (const value of values) {
      const answer = await server.ask("GET", `/api/v1${path}${encodeURIComponent(value)}`);
      assert_error(answer, 400);
      assert.ok(JSON.stringify(answer.json.error).includes(name), `${path}${value}: ${answer.text}`);
    }
  }
});

test("arguments that nobody asked for, and the same one twice, are told", async () => {
  for (const path of ["/schools?colour=red", "/schools?limit=1&limit=2", "/scoreboard?on=2025-01-01&on=2025-01-02"]) assert_error(await server.raw("GET", `/api/v1${path}`), 400);
});

test("the largest page and the farthest offset are answered", async () => {
  for (const path of ["/programs?limit=2000&offered=false", "/programs?offset=9223372036854775807", "/schools?offset=1000000", "/duplicates?limit=2000", "/audit?offset=123456789"]) {
    assert.equal((await server.ask("GET", `/api/v1${path}`)).status, 200, path);
  }
});

test("addresses that are no text or leave the folder are refused", async () => {
  for (const path of ["/%FF%FE", "/api/v1/schools/%C0%AF", "/api/v1/schools/%ED%A0%80", "/..%2f..%2fetc/passwd", "/../../etc/passwd", "/assets/../../README.md", "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/%2e%2e%2f%2e%2e%2fpackage.json", "/\\..\\..\\etc\\passwd", "/api/v1/schools/%00", "/%", "/%zz", "/api/v1/search?query=%ff"]) {
    const { status, text } = await server.wire(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
    assert.ok([400, 404].includes(status), `${path}: ${status}`);
    assert.doesNotMatch(text, /root:|langqiao-web/);
  }
});

test("after all of this the server still answers and wrote of no fault", async () => {
  assert.equal((await server.raw("GET", "/api/v1/health")).status, 200);
  assert.equal((await server.raw("GET", SCHOOLS)).status, 200);
  assert.doesNotMatch(server.log, /bug: CHECK|exception/i);
});
