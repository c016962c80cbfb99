// Long work over the API: what several people see of it, and what is left when one of them, or the program, goes away.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, REHEARSAL, Server } from "./server.mjs";

let server;
before(async () => {
  server = await Server.start({ pack: PACK, program: REHEARSAL });
});
after(() => server.stop());

const LONG = { steps: 100_000, pause_ms: 20 };

async function started(request, on = server) {
  const body = JSON.stringify(request);
  const answer = await on.ask("POST", "/api/v1/jobs?kind=rehearsal", { headers: { "content-type": "application/json" }, body });
  assert.equal(answer.status, 202, answer.text);
  return answer.json.id;
}
const job = async (id, on = server) => (await on.ask("GET", `/api/v1/jobs/${id}`)).json;
const cancel = (id, on = server) => on.ask("POST", `/api/v1/jobs/${id}/cancel`);
const events_of = (id, headers, on = server) => on.follow(`/api/v1/jobs/${id}/events`, headers);

async function all(events) {
  const list = [];
  for await (const event of events) list.push({ ...event, job: JSON.parse(event.data) });
  return list;
}
async function next(events) {
  const { value, done } = await events.next();
  return done ? undefined : { ...value, job: JSON.parse(value.data) };
}

test("two followers see stages, steps, gap and time left grow to the same end", async () => {
  const id = await started({ steps: 12, pause_ms: 120 });
  const lists = await Promise.all([events_of(id).events, events_of(id).events].map(all));
  for (const list of lists) {
    const last = list.at(-1);
    assert.deepEqual([last.event, last.id, last.job.state], ["ended", "end", "finished"]);
    const progress = list.slice(0, -1);
    assert.ok(progress.length >= 4, `${progress.length} events`);
    assert.ok(progress.every((each) => each.event === "progress"));
    const numbers = progress.map((each) => Number(each.id));
    assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => a - b), "ids grow");
    const running = progress.map((each) => each.job.progress).filter((each) => each.of > 0);
    assert.deepEqual([...new Set(running.map((each) => each.stage.zh))], ["准备", "求解"]);
    assert.ok(running.every((each) => each.gap_bp > 0 && each.done_bp === Math.floor((each.step * 10_000) / each.of)));
    assert.ok(running.some((each) => each.seconds_left !== null));
  }
  assert.deepEqual(lists[0].at(-1).job, lists[1].at(-1).job);
  const { request, ...kept } = await job(id);
  assert.deepEqual(kept, lists[0].at(-1).job);
});

test("a follower that was away hears only what is new", async () => {
  const id = await started(LONG);
  const first = events_of(id);
  let seen = await next(first.events);
  while (seen.job.progress.step < 2) seen = await next(first.events);
  first.leave();
  const again = events_of(id, { "last-event-id": seen.id });
  const after_it = await next(again.events);
  assert.ok(Number(after_it.id) > Number(seen.id), `${after_it.id} after ${seen.id}`);
  again.leave();
  await cancel(id);
  const [last] = (await all(events_of(id, { "last-event-id": after_it.id }).events)).slice(-1);
  assert.equal(last.event, "ended");
  const { statusCode } = await events_of(id, { "last-event-id": "end" }).answered;
  assert.equal(statusCode, 204, "whoever has the end is told not to come back");
});

test("a cancelled job keeps its best so far and who stopped it", async () => {
  const id = await started(LONG);
  const follower = events_of(id);
  let seen = await next(follower.events);
  while (seen.job.progress.step < 3) seen = await next(follower.events);
  await cancel(id);
  const last = (await all(follower.events)).at(-1);
  assert.equal(last.job.state, "cancelled");
  assert.equal(last.job.stopped_by, "owner");
  const result = await server.ask("GET", `/api/v1/jobs/${id}/result`);
  assert.ok(result.json.steps >= 3 && result.json.schools > 50, result.text);
  const actions = (await server.ask("GET", "/api/v1/audit?limit=2")).json.items.map((each) => each.action);
  assert.deepEqual(actions, ["job.cancel", "job.start"]);
});

test("a job that fails says why in both languages and has no result", async () => {
  const id = await started({ steps: 1, pause_ms: 1, fail: true });
  const last = (await all(events_of(id).events)).at(-1);
  assert.equal(last.job.state, "failed");
  assert.deepEqual(last.job.problem.what, { zh: "演练按要求失败", en: "The rehearsal failed, as it was asked to" });
  assert.equal((await server.ask("GET", `/api/v1/jobs/${id}/result`)).status, 404);
});

test("events are not compressed, kept or held back", async () => {
  const id = await started(LONG);
  const follower = events_of(id, { "accept-encoding": "gzip, br" });
  const { headers } = await follower.answered;
  assert.equal(headers["content-encoding"], undefined);
  assert.equal(headers["content-length"], undefined);
  assert.equal(headers["cache-control"], "no-store");
  assert.equal(headers["x-accel-buffering"], "no");
  assert.equal((await next(follower.events)).event, "progress", "the first event is there although nothing has ended");
  follower.leave();
  await cancel(id);
});

test("64 idle followers hold up no other request", async () => {
  const id = await started({ steps: 2, pause_ms: 600_000 });
  const followers = Array.from({ length: 64 }, () => events_of(id));
  for (const { events } of followers) assert.equal((await next(events)).event, "progress");
  const times = [];
  for (let i = 0; i < 100; ++i) {
    const begun = performance.now();
    assert.equal((await server.ask("GET", "/api/v1/health")).status, 200);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  assert.ok(times[50] < 100 && times[98] < 1000, `median ${times[50]} ms, 99th ${times[98]} ms`);
  await cancel(id);
  const ends = await Promise.all(followers.map(({ events }) => all(events)));
  assert.ok(ends.every((list) => list.at(-1).event === "ended"));
});

test("a program that is told to stop ends its streams, interrupts its jobs and keeps their best so far", async () => {
  const first = await Server.start({ pack: PACK, program: REHEARSAL });
  const running = await started(LONG, first);
  const follower = events_of(running, {}, first);
  let seen = await next(follower.events);
  while (seen.job.progress.step < 2) seen = await next(follower.events);
  const waiting = [await started(LONG, first), await started(LONG, first), await started(LONG, first)].at(-1);
  const begun = performance.now();
  assert.deepEqual(await first.stop(), { code: 0, signal: null });
  assert.ok(performance.now() - begun < 9_000, "long before the grace period is over");
  await all(follower.events);

  const second = await Server.start({ data: first.data, program: REHEARSAL });
  const of_running = await job(running, second);
  assert.equal(of_running.state, "interrupted");
  assert.ok(of_running.problem.action.zh.includes("重新开始"));
  assert.ok((await second.ask("GET", `/api/v1/jobs/${running}/result`)).json.steps >= 2);
  const of_waiting = await job(waiting, second);
  assert.deepEqual([of_waiting.state, of_waiting.started, of_waiting.has_result], ["interrupted", null, false]);
  assert.deepEqual(of_waiting.request, LONG, "what was asked is still there and can be asked again");
  await second.stop();
});

test("what a killed program left running is shown as interrupted by the next", async () => {
  const first = await Server.start({ pack: PACK, program: REHEARSAL });
  const id = await started(LONG, first);
  const follower = events_of(id, {}, first);
  let seen = await next(follower.events);
  while (seen.job.progress.step < 2) seen = await next(follower.events);
  await first.stop("SIGKILL");
  const second = await Server.start({ data: first.data, program: REHEARSAL });
  const left = await job(id, second);
  assert.equal(left.state, "interrupted");
  assert.equal(left.progress.stage.zh, "准备", "how far it was is not forgotten");
  const [last] = await all(events_of(id, { "last-event-id": seen.id }, second).events);
  assert.equal(last.event, "ended", "a follower that comes back learns it");
  await second.stop();
});

test("a second program on the same port leaves the jobs of the first alone", async () => {
  const id = await started(LONG);
  await assert.rejects(Server.start({ data: server.data, program: REHEARSAL, port: server.port }));
  assert.equal((await job(id)).state, "running");
  await cancel(id);
});
