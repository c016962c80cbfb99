// A filing through the door on a day inside its window and on one outside: from draft to filed; under state control to approval,
// refusal, appeal and decision. The program runs with a rulebook whose windows are set about today, since windows are data.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PACK, PROGRAM, ROOT, run, scratch_folder, Server } from "./server.mjs";

const DAY = 86_400_000;
const month_day = (days) => new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(5, 10).replace("02-29", "02-28");
const OPEN = [month_day(-20), month_day(20)];
const CLOSED = [month_day(30), month_day(60)];

// The program finds its rulebook two folders above itself.
function home_with_windows(windows) {
  const home = scratch_folder();
  mkdirSync(join(home, "build/release"), { recursive: true });
  cpSync(PROGRAM, join(home, "build/release/langqiao"));
  cpSync(join(ROOT, "rulebook"), join(home, "rulebook"), { recursive: true });
  for (const [rule, [from, until]] of Object.entries(windows)) {
    const file = join(home, "rulebook/cn", `filing.${rule}.toml`);
    const text = readFileSync(file, "utf8");
    const changed = text.replace(/yearly_window = .*/, `yearly_window = { from = "${from}", until = "${until}" }`);
    assert.notEqual(changed, text);
    writeFileSync(file, changed);
  }
  return join(home, "build/release/langqiao");
}

let server, program, school, ordinary, controlled, bachelor_school, bachelor;
const api = (method, path, body) =>
  server.ask(method, `/api/v1${path}`, body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : undefined);
const step = (id, act, reason = "") => api("POST", `/filings/${id}/steps`, { act, reason });
const ok = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text.slice(0, 400));
  return answer.json;
};
const DOCUMENTS = ["demand", "feasibility", "curriculum", "experts"];

async function free_program(of_school, query) {
  const has = new Set(ok(await api("GET", `/programs?school=${of_school}&limit=2000`)).items.map((row) => row.program.id));
  const all = ok(await api("GET", `/programs?limit=2000&${query}`)).items;
  return all.find((row) => !has.has(row.program.id)).program.id;
}

before(async () => {
  program = home_with_windows({ window_higher_vocational: OPEN, approval_window_higher_vocational: OPEN, window_bachelor: CLOSED });
  server = await Server.start({ pack: PACK, program });
  school = ok(await api("GET", "/schools?level=higher_vocational&limit=1")).items[0].id;
  bachelor_school = ok(await api("GET", "/schools?level=bachelor&limit=1")).items[0].id;
  ordinary = await free_program(school, "level=higher_vocational&state_controlled=false");
  controlled = await free_program(school, "level=higher_vocational&state_controlled=true");
  bachelor = await free_program(bachelor_school, "level=bachelor&state_controlled=false&offered=false");
});
after(() => server.stop());

test("an ordinary program is filed", async () => {
  const draft = ok(
    await api("POST", "/filings", { kind: "open", school, program: ordinary, length_years: 3, quota_persons: 40, documents: DOCUMENTS }),
    201,
  );
  const { id } = draft.filing;
  assert.equal(draft.window.open, true);
  assert.deepEqual(draft.course.map((stop) => stop.state), ["draft", "submitted", "checked", "filed", "evaluated"]);
  assert.ok(draft.checks.every(({ finding }) => finding.citation.document !== ""));
  ok(await step(id, "submit"));
  const broken = draft.checks.some(({ finding }) => finding.outcome === "broken");
  assert.equal(broken, false);
  ok(await step(id, "check"));
  const filed = ok(await step(id, "file"));
  assert.equal(filed.filing.state, "filed");
  assert.equal(filed.filing.deadline.rule, "filing.evaluation_within");
  const { items } = ok(await api("GET", "/audit?limit=4"));
  assert.deepEqual(items.map((each) => each.action), ["filing.file", "filing.check", "filing.submit", "filing.draft"]);
});

test("under state control it goes to approval, is refused, appeals and is decided", async () => {
  const documents = [...DOCUMENTS, "application", "sector"];
  const { filing } = ok(
    await api("POST", "/filings", { kind: "open", school, program: controlled, length_years: 3, quota_persons: 40, documents }),
    201,
  );
  assert.equal(filing.state_controlled, true);
  for (const act of ["submit", "check"]) ok(await step(filing.id, act));
  assert.equal((await step(filing.id, "file")).status, 409);
  ok(await step(filing.id, "forward"));
  assert.equal((await step(filing.id, "reject")).status, 400, "no reason");
  ok(await step(filing.id, "reject", "师资不足"));
  ok(await step(filing.id, "appeal", "已补充师资"));
  const last = ok(await step(filing.id, "deny_appeal", "仍不足"));
  assert.equal(last.filing.settled, true);
  assert.deepEqual(last.next, []);
  assert.equal(last.history.at(-1).reason, "仍不足");
});

test("outside the window a draft is kept and the refusal names the dates", async () => {
  const documents = ["school", "curriculum", "teachers", "conditions"];
  const { filing, window } = ok(
    await api("POST", "/filings", { kind: "open", school: bachelor_school, program: bachelor, length_years: 4, quota_persons: 40, documents }),
    201,
  );
  assert.equal(window.open, false);
  const refused = await step(filing.id, "submit");
  assert.equal(refused.status, 409);
  assert.match(refused.json.error.wanted, new RegExp(`${window.opens} to ${window.closes}`));
  assert.equal(ok(await api("GET", `/filings/${filing.id}`)).filing.state, "draft");
});

test("a filing is kept by the database and told by the command", async () => {
  const { stdout } = await run(program, ["filings", "list", "--json", "--data", server.data]);
  const list = JSON.parse(stdout);
  assert.equal(list.total, 3);
  assert.ok(list.items.every((row) => row.id.startsWith(String(new Date().getFullYear()))));
  const shown = JSON.parse((await run(program, ["filings", "show", list.items[0].id, "--json", "--data", server.data])).stdout);
  assert.equal(shown.filing.id, list.items[0].id);
  await assert.rejects(run(program, ["filings", "decide", list.items[0].id, "--act", "approve", "--data", server.data]), { code: 4 });
  await assert.rejects(run(program, ["filings", "decide", "x", "--act", "nonsense", "--data", server.data]), { code: 2 });
});

test("both lists can be taken home", async () => {
  for (const path of ["/filings?format=xlsx", "/warnings?format=xlsx", "/warnings?format=xlsx&scope=sites&level=none"]) {
    const answer = await api("GET", path);
    assert.equal(answer.status, 200);
    assert.match(answer.headers["content-type"], /spreadsheetml/);
  }
});

test("warnings rest on the register, and what nobody recorded is unknown", async () => {
  const list = ok(await api("GET", "/warnings?limit=2000"));
  assert.ok(list.total > 0 && list.total < 60, `${list.total} programs`);
  for (const row of list.items) {
    const signing = row.signals.find(({ signal }) => signal === "low_signing");
    assert.equal(signing.finding.outcome, "unknown");
    assert.equal(signing.finding.actual_en, null);
  }
  const proposals = ok(await api("GET", "/merge-proposals?limit=2000"));
  assert.ok(proposals.examined > 90);
  assert.ok(proposals.items.every(({ quality }) => quality === "synthetic"), "enrolments of the pack are synthetic");
});
