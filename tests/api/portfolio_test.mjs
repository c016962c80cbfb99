// A quota plan of the Shanghai pack through the door: it keeps to every limit that its numbers show, says why, is held by a pin, names what
// contradicts, stops when asked, and comes as a workbook.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PACK, ROOT, Server } from "./server.mjs";
import { rows_of_sheet } from "./workbook.mjs";

let server, plan, id;
const REQUEST = { years: 3, futures: 6, seconds: 10 };

const start = async (request) => {
  const answer = await server.ask("POST", "/api/v1/jobs?kind=portfolio", {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  assert.equal(answer.status, 202, answer.text);
  return answer.json.id;
};
async function ended(job) {
  let last;
  for await (const event of server.follow(`/api/v1/jobs/${job}/events`).events) last = JSON.parse(event.data);
  return last;
}
const made = async (job) => {
  const end = await ended(job);
  assert.ok(end.has_result, JSON.stringify(end.problem));
  return (await server.ask("GET", `/api/v1/portfolio/plans/${job}`)).json;
};
const value_of = (rule, key) => Number(new RegExp(`^${key} = (\\d+)`, "m").exec(readFileSync(join(ROOT, `rulebook/cn/${rule}.toml`), "utf8"))[1]);

before(async () => {
  server = await Server.start({ pack: PACK });
  id = await start(REQUEST);
  plan = await made(id);
});
after(() => server.stop());

test("every quota keeps to steps, smallest classes and state control, and the years add up", () => {
  const share = value_of("portfolio.step_share", "share_bp") / 10_000;
  const least = value_of("portfolio.step_least", "persons");
  const smallest = value_of("portfolio.smallest_class", "persons");
  const sums = plan.years.map(() => 0);
  for (const row of plan.rows) {
    const step = Math.max(least, Math.floor(row.last_persons * share));
    let then = row.last_persons;
    row.quotas_persons.forEach((now, year) => {
      sums[year] += now;
      if (then > 0 && now > 0) assert.ok(Math.abs(now - then) <= step, `${row.offering}: ${then} → ${now}`);
      if (now > 0) assert.ok(now >= Math.min(smallest, row.last_persons || smallest), `${row.offering}: ${now}`);
      then = now;
    });
    if (row.application || !row.weighed) assert.ok(row.quotas_persons.every((now) => now === row.last_persons), row.offering);
  }
  assert.deepEqual(plan.by_year.slice(0, plan.years.length).map((year) => year.quotas_persons), sums);
  for (const year of plan.by_year) {
    assert.ok(year.opened <= value_of("portfolio.openings_most", "count"), `${year.opened} open in ${year.year}`);
    assert.ok(year.closed <= value_of("portfolio.closings_most", "count"), `${year.closed} close in ${year.year}`);
  }
});

test("the plan is better than no change, and says how far from the best it can be", () => {
  assert.ok(plan.loss < plan.loss_held, `${plan.loss} beside ${plan.loss_held}`);
  assert.ok(plan.bound <= plan.loss);
  const last = plan.by_year.at(-1);
  assert.ok(last.unmet_after.p50 < last.unmet_before.p50);
});

test("rows say which shortage they serve, what holds them, and what would turn them around", () => {
  const changed = plan.rows.filter((row) => row.action === "grow" || row.action === "shrink");
  assert.ok(changed.length > 100, `${changed.length} change`);
  for (const row of changed) {
    assert.ok(row.weighed && row.serves.length > 0, row.offering);
    assert.ok(row.confidence_bp !== null && row.worth.wanted_bp >= 0 && row.worth.wanted_bp <= 10_000);
    for (const binding of row.bindings) assert.ok(plan.limits[binding.limit], `${row.offering} names a limit`);
  }
  assert.ok(plan.rows.some((row) => row.bounds.includes("step_up")));
  assert.ok(plan.limits.some((limit) => limit.rule === null ? limit.row !== null : limit.citation !== null));
  assert.equal(plan.quality, "synthetic", "the pack's enrolments are");
});

test("a pin holds, and another plan stands beside the first", async () => {
  const { offering, last_persons } = plan.rows.find((row) => row.action === "shrink" && row.last_persons >= 60);
  const other = await made(await start({ ...REQUEST, seconds: 5, pins: [{ offering, quota_persons: last_persons }] }));
  const row = other.rows.find((each) => each.offering === offering);
  assert.deepEqual([row.quotas_persons, row.pinned, row.action], [plan.years.map(() => last_persons), true, "hold"]);
  assert.deepEqual((await server.ask("GET", `/api/v1/portfolio/plans/${id}`)).json, plan);
});

test("pins that no school has room for are named in both languages", async () => {
  const row = plan.rows.find((each) => each.action === "grow");
  const end = await ended(await start({ ...REQUEST, pins: [{ offering: row.offering, year: plan.years[0], quota_persons: 90_000 }] }));
  assert.equal(end.state, "failed");
  assert.match(end.problem.found.zh, new RegExp(`${row.program.name} 指定为 90000 人`));
  assert.match(end.problem.found.en, /held at 90000/);
});

test("a request that makes no sense is refused before it is kept", async () => {
  for (const request of [{ years: 0 }, { futures: 1000 }, { pins: [{ offering: "x" }] }, { pins: "x" }, { trials: [{ of: "x", value: "1" }] }, { speed: 1 }]) {
    const answer = await server.ask("POST", "/api/v1/jobs?kind=portfolio", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    assert.equal(answer.status, 400, JSON.stringify(request));
    assert.notEqual(answer.json.error.wanted, "");
  }
});

test("stopped while it solves, it gives the best so far", async () => {
  const job = await start({ ...REQUEST, seconds: 600, gap_bp: 1 });
  for await (const event of server.follow(`/api/v1/jobs/${job}/events`).events) {
    const { progress, state } = JSON.parse(event.data);
    if (state !== "running" || progress.stage.en !== "Solving") continue;
    if (progress.step >= 1) break;
  }
  await server.ask("POST", `/api/v1/jobs/${job}/cancel`);
  const end = await ended(job);
  assert.deepEqual([end.state, end.has_result], ["cancelled", true]);
  assert.equal((await server.ask("GET", `/api/v1/portfolio/plans/${job}`)).json.stopped, true);
});

test("as a workbook it holds every row", async () => {
  const answer = await server.ask("GET", `/api/v1/portfolio/plans/${id}?format=xlsx`);
  assert.equal(answer.status, 200);
  const rows = rows_of_sheet(answer.bytes, 1);
  assert.equal(rows.length - 1, plan.rows.length);
  assert.ok(Object.values(rows[0]).some((cell) => String(cell).includes("建议")), JSON.stringify(rows[0]));
});
