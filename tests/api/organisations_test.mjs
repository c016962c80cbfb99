// Organisations through the door: a suspected double is found, merged, counts once, outlives an import, and comes back.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PACK, PROGRAM, run, scratch_folder, Server } from "./server.mjs";

const HEADER = "id,name,kind,credit_code,region,industry,staff_persons,listed_as,stage,source,as_of,quality";
let server, source;
const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const organisations = async (query = "") => (await api("GET", `/organisations?limit=1&${query}`)).json.total;
const doubles = async () => (await api("GET", "/organisation-doubles?limit=2000")).json.items;
const decide = (id, other, body, type = "application/json") =>
  api("PUT", `/organisation-decisions/${id}/${other}`, { headers: { "content-type": type }, body: JSON.stringify(body) });
const pair_of = async (a, b) => (await doubles()).find(({ first, second }) => first.id === a && second.id === b);
const upload = (table, rows) =>
  api("POST", `/data/tables/${table}/rows?mode=all_or_nothing`, { headers: { "content-type": "text/csv" }, body: rows.join("\n") });

before(async () => {
  server = await Server.start({ pack: PACK });
  source = (await api("GET", "/sources")).json.items[0].id;
  const row = (id, name, code, quality) => `${id},${name},enterprise,${code},310115,C39,,,none,${source},2026-11-01,${quality}`;
  const answer = await upload("organisations", [
    HEADER,
    row("t-a", "上海云岭测试精密仪器有限公司", "", "measured"),
    row("t-b", "云岭测试精密仪器股份有限公司", "", "synthetic"),
    row("t-c", "云岭测试精密仪器（集团）有限公司", "", "synthetic"),
    row("t-x", "星辰测试船舶有限公司", "91310000132260250X", "measured"),
    row("t-y", "星辰测试船舶有限公司", "91310000132200821H", "measured"),
  ]);
  assert.equal(answer.status, 200, answer.text.slice(0, 800));
  const project = (id, name) => `${id},${name},training,310115,t-b,planned,,,,${source},2026-11-01,synthetic`;
  await upload("projects", ["id,name,kind,region,organisation,stage,investment_fen,begins,finishes,source,as_of,quality", project("t-p", "测试项目")]);
});
after(() => server.stop());

test("the list can be searched, filtered and paged", async () => {
  assert.ok((await organisations()) > 600);
  assert.equal(await organisations(`query=${encodeURIComponent("云岭测试")}`), 3);
  assert.equal(await organisations(`query=${encodeURIComponent("云岭测试")}&quality=measured`), 1);
  assert.equal(await organisations("query=91310000132260250x"), 1);
  const page = (await api("GET", "/organisations?limit=3&offset=2&kind=enterprise&region=310115&stage=none")).json;
  assert.ok(page.items.length <= 3 && page.items.every((each) => each.region.id === "310115"));
  for (const query of ["kind=castle", "stage=x", "quality=x", "limit=0", "x=1"]) assert.equal((await api("GET", `/organisations?${query}`)).status, 400, query);
  assert.equal((await api("GET", "/organisation-doubles?limit=0")).status, 400);
});

test("a suspected pair is told with its reason and which record is the better known", async () => {
  const pair = await pair_of("t-a", "t-b");
  assert.equal(pair.reason, "same_name");
  assert.equal(pair.strength, "fair");
  assert.equal(pair.keep, "t-a");
  assert.equal((await pair_of("t-x", "t-y")).codes_differ, true);
});

test("a merged double counts once, and everything that named it counts for the other", async () => {
  const before_it = await organisations();
  const trail = (await api("GET", "/audit")).json.total;
  const answer = await decide("t-b", "t-a", { verdict: "same", reason: "同一执照" });
  assert.equal(answer.status, 200);
  assert.equal(answer.json.in_effect, true);
  assert.equal(await organisations(), before_it - 1);
  const { organisation, projects, aliases, doubles: merged } = (await api("GET", "/organisations/t-b")).json;
  assert.equal(organisation.id, "t-a");
  assert.deepEqual(projects.map((each) => each.id), ["t-p"]);
  assert.ok(aliases.includes("云岭测试精密仪器股份有限公司") && aliases.includes("t-b"));
  assert.deepEqual(merged.map((each) => each.id), ["t-b"]);
  assert.equal(await pair_of("t-a", "t-b"), undefined);
  const hit = (await api("GET", `/search?query=${encodeURIComponent("云岭测试精密仪器股份有限公司")}`)).json.items[0];
  assert.deepEqual([hit.kind, hit.id], ["organisation", "t-a"]);
  const audit = (await api("GET", "/audit?limit=1")).json;
  assert.equal(audit.total, trail + 1);
  assert.deepEqual([audit.items[0].action, audit.items[0].subject, audit.items[0].detail], ["organisation.decide", "t-b same t-a", "同一执照"]);
  assert.equal((await api("GET", "/data/tables/organisations")).text.includes("\nt-b,"), true, "the rows stay as imported");
});

test("chains resolve; rings, a second end, itself and the unknown are refused with what to do", async () => {
  assert.equal((await decide("t-a", "t-c", { verdict: "same" })).status, 200);
  assert.equal((await api("GET", "/organisations/t-b")).json.organisation.id, "t-c");
  for (const [id, other, status] of [["t-c", "t-b", 409], ["t-b", "t-c", 409], ["t-b", "t-x", 409], ["t-a", "t-b", 409], ["t-a", "t-a", 400], ["t-a", "x", 404], ["x", "t-a", 404]]) {
    const answer = await decide(id, other, { verdict: "same" });
    assert.equal(answer.status, status, `${id} ${other}`);
    for (const part of ["what", "where", "found", "wanted", "action"]) assert.notEqual(answer.json.error[part], "", part);
  }
  assert.equal((await api("DELETE", "/organisation-decisions/t-a/t-c")).status, 204);
  assert.equal((await api("GET", "/organisations/t-b")).json.organisation.id, "t-a");
});

test("two valid credit codes need a reason", async () => {
  const refused = await decide("t-y", "t-x", { verdict: "same", reason: " " });
  assert.equal(refused.status, 400);
  assert.equal(refused.json.error.where, "reason");
  assert.equal((await decide("t-y", "t-x", { verdict: "same", reason: "旧码已换发" })).status, 200);
  assert.equal((await api("DELETE", "/organisation-decisions/t-y/t-x")).status, 204);
});

test("a dismissed pair is not suspected again until that is undone", async () => {
  assert.equal((await decide("t-y", "t-x", { verdict: "different" })).json.organisation.id, "t-x");
  assert.equal(await pair_of("t-x", "t-y"), undefined);
  assert.equal((await decide("t-y", "t-x", { verdict: "same", reason: "x" })).status, 409);
  assert.equal((await api("DELETE", "/organisation-decisions/t-y/t-x")).status, 204);
  assert.notEqual(await pair_of("t-x", "t-y"), undefined);
});

test("what is no decision is refused", async () => {
  for (const body of [{}, { verdict: "perhaps" }, { verdict: "same", reason: 1 }, { verdict: "same", more: 1 }, [], "same"]) {
    assert.equal((await decide("t-c", "t-a", body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await decide("t-c", "t-a", { verdict: "same" }, "text/plain")).status, 415);
  assert.equal((await api("DELETE", "/organisation-decisions/t-c/t-a")).status, 404);
});

test("an exported pack keeps rows and decisions apart, and another machine learns both", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "langqiao-pack-")), "city");
  await run(PROGRAM, ["pack", "export", folder, "--data", server.data]);
  assert.match(readFileSync(join(folder, "organisation_decisions.csv"), "utf8"), /^organisation,other,verdict,reason,actor,at\nt-b,t-a,same,同一执照,owner,/);
  assert.ok(readFileSync(join(folder, "organisations.csv"), "utf8").includes("\nt-b,"));
  const data = scratch_folder();
  await run(PROGRAM, ["pack", "import", folder, "--data", data]);
  const cli = async (...words) => JSON.parse((await run(PROGRAM, ["organisations", ...words, "--json", "--data", data])).stdout);
  assert.equal((await cli("show", "t-b")).organisation.id, "t-a");
  assert.equal((await cli("split", "t-b")).verdict, "same");
  assert.equal((await cli("show", "t-b")).organisation.id, "t-b");
  assert.ok((await cli("doubles", "--limit", "2000")).items.some(({ first, second }) => first.id === "t-a" && second.id === "t-b"));
  assert.equal((await cli("dismiss", "t-a", "t-b")).verdict, "different");
  assert.equal((await cli("merge", "t-c", "t-a", "--reason", "x")).reason, "x");
  assert.equal((await cli("list", "--query", "云岭测试")).total, 2);
  for (const [words, code] of [[["merge", "t-a", "t-a"], 2], [["merge", "t-a", "nobody"], 4], [["split", "t-x"], 4], [["show", "nobody"], 4], [["merge", "t-a"], 2]]) {
    await assert.rejects(run(PROGRAM, ["organisations", ...words, "--data", data]), { code }, words.join(" "));
  }
  const bad = join(folder, "organisation_decisions.csv");
  writeFileSync(bad, "organisation,other,verdict,reason,actor,at\nt-b,t-a,perhaps,,owner,2026-11-01T00:00:00Z\n");
  await assert.rejects(run(PROGRAM, ["pack", "import", folder, "--data", scratch_folder()]), { code: 3 });
});

test("the decision outlives the next import of the pack, and rests while the pack has not the two", async () => {
  await server.stop();
  await run(PROGRAM, ["pack", "import", PACK, "--data", server.data]);
  server = await Server.start({ data: server.data });
  assert.equal((await api("GET", "/organisations/t-b")).status, 404);
  const [kept] = (await api("GET", "/organisation-decisions")).json.items;
  assert.deepEqual([kept.organisation.id, kept.other.id, kept.in_effect], ["t-b", "t-a", false]);
  const { items } = (await api("GET", "/data/imports")).json;
  assert.equal((await api("DELETE", `/data/imports/${items[0].id}`)).status, 204);
  assert.equal((await api("GET", "/organisations/t-b")).json.organisation.id, "t-a");
});
