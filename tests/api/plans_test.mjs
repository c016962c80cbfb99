// Plan texts through the door: what was given comes back to the last character, every span lies in it, reviews come and go.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PACK, ROOT, Server } from "./server.mjs";

const SAMPLES = join(ROOT, "tests/plan_texts");
const GATHERED = join(ROOT, "../shared/data/plans");
const TEXT = { "content-type": "text/plain" };
const JSON_BODY = { "content-type": "application/json" };

let server;
before(async () => {
  server = await Server.start({ pack: PACK });
});
after(() => server.stop());

const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const keep = async (bytes, query = "") => (await api("POST", `/plans${query}`, { headers: TEXT, body: bytes })).json;
const path_of = (reading) => `/plans/${encodeURIComponent(reading.head.id)}`;

// Own spans of all clauses lie end to end from the first character to the last.
function assert_tiled(reading) {
  const spans = reading.clauses.map((clause) => clause.own).sort((a, b) => a.begin - b.begin || a.end - b.end);
  let at = 0;
  for (const span of spans) {
    assert.equal(span.begin, at);
    at = span.end;
  }
  assert.equal(at, reading.characters);
}

function assert_inside(reading) {
  const paths = new Set(reading.clauses.map((clause) => clause.path));
  for (const clause of reading.clauses) if (clause.parent) assert.ok(paths.has(clause.parent), `parent ${clause.parent}`);
  for (const part of [...reading.duties, ...reading.targets]) {
    assert.ok(paths.has(part.clause), `clause ${part.clause}`);
    assert.ok(part.span.begin <= part.span.end && part.span.end <= reading.characters);
  }
}

const samples = readdirSync(SAMPLES).filter((name) => name.endsWith(".txt") && !name.startsWith("README")).map((name) => join(SAMPLES, name));
const gathered = existsSync(GATHERED) ? readdirSync(GATHERED).filter((name) => name.endsWith(".txt")).map((name) => join(GATHERED, name)) : [];

for (const file of [...samples, ...gathered]) {
  test(`${file.split("/").at(-1)} is kept to the last character`, async () => {
    const bytes = readFileSync(file);
    const reading = await keep(bytes);
    assert_tiled(reading);
    assert_inside(reading);
    const text = (await api("GET", `${path_of(reading)}/text`)).text;
    assert.equal([...text].length, reading.characters);
    if (reading.encoding === "UTF-8") assert.equal(text, bytes.toString("utf8").replace(/^\uFEFF/, ""));
    const again = (await api("GET", path_of(reading))).json;
    assert.deepEqual(again.clauses, reading.clauses);
  });
}

test("the gathered official texts", { skip: gathered.length === 0 && "../shared/data/plans is not here" }, async () => {
  const reading = await keep(readFileSync(join(GATHERED, "shanghai_2020_41.txt")));
  assert.equal(reading.head.issuers.length, 7);
  assert.ok(reading.clauses.length >= 12);
  const enterprises = reading.targets.find((target) => target.indicator === "cultivated_enterprises");
  assert.equal(enterprises.least, 200);
  assert.equal(enterprises.deadline_year, 2025);
  const districts = reading.duties.find((duty) => duty.unit.includes("各区"));
  assert.equal(districts.departments.length, 16);
});

test("importing a text again makes no second plan and gives the same reading", async () => {
  const bytes = readFileSync(samples[0]);
  const first = await keep(bytes);
  const count = (await api("GET", "/plans")).json.total;
  const second = await keep(bytes);
  assert.deepEqual(second, first);
  assert.equal((await api("GET", "/plans")).json.total, count);
});

test("a dry run keeps nothing and leaves no entry", async () => {
  const before_it = [(await api("GET", "/plans")).json.total, (await api("GET", "/audit")).json.total];
  const reading = await keep("测试市行动方案\n一、总体要求\n培育10家产教融合型企业。\n", "?dry_run=true");
  assert.equal(reading.characters, 29);
  assert.deepEqual([(await api("GET", "/plans")).json.total, (await api("GET", "/audit")).json.total], before_it);
  assert.equal((await api("GET", path_of(reading))).status, 404);
});

test("a review is kept, replaced, undone; the machine's reading stays", async () => {
  const reading = await keep(readFileSync(join(SAMPLES, "yunxi_action_plan.txt")));
  const duty = reading.duties[0];
  const target = reading.targets[0];
  const at = (kind, part) => `${path_of(reading)}/reviews/${kind}/${part.clause}/${part.seq}`;
  const say = (kind, part, body) => api("PUT", at(kind, part), { headers: JSON_BODY, body: JSON.stringify(body) });

  assert.equal((await say("duty", duty, { verdict: "confirmed" })).json.verdict, "confirmed");
  const corrected = { verdict: "corrected", corrected: { unit: "市教委", role: "lead", departments: ["sh-jw"] } };
  assert.deepEqual((await say("duty", duty, corrected)).json.corrected, corrected.corrected);
  await say("target", target, { verdict: "rejected" });
  await say("clause", { clause: duty.clause, seq: 0 }, { verdict: "confirmed" });

  const now = (await api("GET", path_of(reading))).json;
  const same = now.duties.find((each) => each.clause === duty.clause && each.seq === duty.seq);
  assert.equal(same.unit, duty.unit);
  assert.equal(same.review.verdict, "corrected");
  assert.equal(now.targets[0].review.verdict, "rejected");
  const head = (await api("GET", "/plans")).json.items.find((each) => each.head.id === reading.head.id);
  assert.equal(head.reviewed, 3);

  assert.equal((await api("DELETE", at("duty", duty))).status, 204);
  assert.equal((await api("DELETE", at("duty", duty))).status, 404);
  const undone = (await api("GET", path_of(reading))).json;
  assert.equal(undone.duties.find((each) => each.clause === duty.clause && each.seq === duty.seq).review, null);
  assert.equal((await api("DELETE", path_of(reading))).status, 204);
  assert.equal((await api("GET", path_of(reading))).status, 404);
  assert.equal((await api("DELETE", at("target", target))).status, 404);
});

test("a review that makes no sense is refused with its reason and changes nothing", async () => {
  const reading = await keep(readFileSync(join(SAMPLES, "yunxi_action_plan.txt")));
  const duty = reading.duties[0];
  const trail = (await api("GET", "/audit")).json.total;
  const at = `${path_of(reading)}/reviews/duty/${duty.clause}/${duty.seq}`;
  for (const body of [
    "", "null", "[]", '"confirmed"', "{}", '{"verdict": "maybe"}', '{"verdict": 1}', '{"verdict": "confirmed", "by": "me"}',
    '{"verdict": "corrected"}', '{"verdict": "confirmed", "corrected": {"unit": "x"}}', '{"verdict": "corrected", "corrected": {"colour": "red"}}',
    '{"verdict": "corrected", "corrected": {"role": "king"}}', '{"verdict": "corrected", "corrected": {"least": "200"}}', '{"verdict": "confirmed"} x',
    '{"verdict": "confirmed"', `{"verdict": "corrected", "corrected": ${'{"heading": '.repeat(2000)}1${"}".repeat(2001)}`,
  ]) {
    const answer = await api("PUT", at, { headers: JSON_BODY, body });
    assert.equal(answer.status, 400, `${body.slice(0, 80)}: ${answer.text}`);
    for (const word of ["what", "found", "wanted", "action"]) assert.notEqual(answer.json.error[word], "", `${body.slice(0, 80)}: ${word}`);
  }
  for (const seq of ["0", "999999", "-1", "1e3", "x"]) {
    const answer = await api("PUT", `${path_of(reading)}/reviews/duty/${duty.clause}/${seq}`, { headers: JSON_BODY, body: '{"verdict": "confirmed"}' });
    assert.ok([400, 404].includes(answer.status), `seq ${seq}: ${answer.status}`);
  }
  assert.equal((await api("GET", "/audit")).json.total, trail);
});

test("a text compared with itself is kept clause by clause, with another it is not", async () => {
  const one = await keep(readFileSync(samples[0]), "?filename=one.txt");
  const other = await keep(readFileSync(samples[1]), "?filename=other.txt");
  const same = (await api("GET", `${path_of(one)}/compare/${encodeURIComponent(one.head.id)}`)).json;
  assert.ok(same.items.length > 0 && same.items.every((item) => item.change === "kept" && item.similarity_bp === 10000));
  const different = (await api("GET", `${path_of(one)}/compare/${encodeURIComponent(other.head.id)}`)).json;
  assert.equal(different.newer.id, one.head.id);
  assert.equal(different.older.id, other.head.id);
  assert.ok(different.items.some((item) => item.change !== "kept"));
});

test("noise is read without harm", async () => {
  const noises = {
    "one long line": "产教融合".repeat(200_000),
    "ten thousand open brackets": "（".repeat(10_000),
    "bytes of no encoding": Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256)),
    "zeros": Buffer.alloc(50_000),
    "only line ends": "\r\n".repeat(50_000),
    "numbers without end": `培育${"9".repeat(5_000)}家企业`,
    "ten megabytes": "一、总体要求\n（一）目标。培育 200 家左右产教融合型企业，到2025年。（责任单位：市教委）\n".repeat(90_000),
  };
  for (const [name, body] of Object.entries(noises)) {
    const answer = await api("POST", "/plans?dry_run=true", { headers: TEXT, body });
    assert.ok([200, 400].includes(answer.status), `${name}: ${answer.status}`);
    if (answer.status === 200) assert_tiled(answer.json);
  }
});
