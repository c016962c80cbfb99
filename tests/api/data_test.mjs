// Tables through the door: check, refuse with every bad row, take all or the good ones, take back; the same rows twice change nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, Server } from "./server.mjs";

let server;
before(async () => {
  server = await Server.start({ pack: PACK });
});
after(() => server.stop());

const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const upload = async (table, mode, body, type = "text/csv") => {
  const answer = await api("POST", `/data/tables/${table}/rows?mode=${mode}`, { headers: { "content-type": type }, body });
  return { status: answer.status, ...answer.json };
};
const rows_of = async (table) => (await api("GET", "/data/tables")).json.items.find((each) => each.name === table).rows;
const file_of = async (table) => (await api("GET", `/data/tables/${table}`)).text;
const audits = async () => (await api("GET", "/audit")).json.total;

const HEADER = "id,name,kind,region,source,as_of,quality";
const projects = async (...rows) => {
  const [header] = (await api("GET", "/data/tables/projects/template")).text.replace("\uFEFF", "").split(/\r?\n/);
  const columns = header.split(",");
  return [header, ...rows.map((row) => columns.map((column) => row[column] ?? "").join(","))].join("\n");
};
const source = async () => (await api("GET", "/sources")).json.items[0].id;
const good = async (id, more = {}) => ({ id, name: `项目${id}`, kind: "training", region: "310115", stage: "planned", source: await source(), as_of: "2026-11-01", quality: "measured", ...more });

test("a check answers with what would change and changes nothing", async () => {
  const [rows, trail] = [await rows_of("projects"), await audits()];
  const report = await upload("projects", "check", await projects(await good("p-check")));
  assert.equal(report.status, 200);
  assert.equal(report.taken, false);
  assert.equal(report.rows_read, 1);
  assert.equal(report.error_total, 0);
  assert.equal(report.changes.find((each) => each.table === "projects").added, 1);
  assert.deepEqual([await rows_of("projects"), await audits()], [rows, trail]);
});

test("every bad row is told by line, column, found and wanted, and nothing is taken", async () => {
  const [rows, trail, before_it] = [await rows_of("projects"), await audits(), await file_of("projects")];
  const body = await projects(
    await good("p-1"),
    await good("p-2", { kind: "castle" }),
    await good("p-3", { region: "999999" }),
    await good("p-4", { begins: "2025-02-30" }),
    await good("p-5", { investment_fen: "-5" }),
    await good("p-1"),
    await good("", {}),
    await good("p-8", { begins: "2026-01-01", finishes: "2025-01-01" }),
    await good("p-9", { quality: "guess", source: "nowhere" }),
  );
  const report = await upload("projects", "all_or_nothing", body);
  assert.equal(report.status, 422);
  assert.equal(report.taken, false);
  const told = report.errors.map((error) => `${error.row} ${error.column}`);
  for (const place of ["3 kind", "4 region", "5 begins", "6 investment_fen", "7 id", "8 id", "9 finishes", "10 quality"]) assert.ok(told.includes(place), `${place} in ${told}`);
  assert.equal(report.errors.find((error) => error.row === 3).found, "castle");
  assert.match(report.errors.find((error) => error.row === 3).wanted, /training.*innovation/);
  assert.deepEqual([await rows_of("projects"), await audits(), await file_of("projects")], [rows, trail, before_it]);
});

test("the good rows are taken when the person asks for them, and the import can be taken back", async () => {
  const [rows, before_it] = [await rows_of("projects"), await file_of("projects")];
  const body = await projects(await good("p-good"), await good("p-bad", { kind: "castle", begins: "2025-02-30" }));
  const report = await upload("projects", "good_rows", body);
  assert.equal(report.status, 200);
  assert.equal(report.taken, true);
  assert.equal(report.rows_taken, 1, "two errors, but one row");
  assert.equal(report.error_total, 2);
  assert.equal(await rows_of("projects"), rows + 1);
  const [latest] = (await api("GET", "/data/imports")).json.items;
  assert.match(latest.subject, /\bprojects$/);
  assert.equal(latest.withdrawable, true);
  assert.equal((await api("DELETE", `/data/imports/${latest.id}`)).status, 204);
  assert.equal(await file_of("projects"), before_it);
  assert.equal((await api("DELETE", `/data/imports/${latest.id}`)).status, 404);
});

test("rows with the key of an existing one replace it; the same rows again change nothing", async () => {
  const rows = await rows_of("projects");
  await upload("projects", "all_or_nothing", await projects(await good("p-same", { name: "甲" })));
  await upload("projects", "all_or_nothing", await projects(await good("p-same", { name: "乙" })));
  assert.equal(await rows_of("projects"), rows + 1);
  const file = await file_of("projects");
  assert.ok(file.includes("乙") && !file.includes("甲,training"));
  const again = await upload("projects", "check", await projects(await good("p-same", { name: "乙" })));
  assert.deepEqual(again.changes.filter((each) => each.added + each.changed + each.dropped > 0), []);
  await upload("projects", "all_or_nothing", await projects(await good("p-same", { name: "乙" })));
  assert.equal(await file_of("projects"), file);
});

test("a table that was downloaded can be uploaded again", async () => {
  for (const table of ["schools", "programs", "plan_targets", "observations", "aliases"]) {
    const report = await upload(table, "check", await file_of(table));
    assert.equal(report.error_total, 0, `${table}: ${JSON.stringify(report.errors.slice(0, 3))}`);
    assert.deepEqual(report.changes.filter((each) => each.added + each.changed + each.dropped > 0), [], table);
  }
});

test("columns may stand in any order; unknown ones, missing ones and no header are told", async () => {
  const [header] = (await api("GET", "/data/tables/projects/template")).text.replace("\uFEFF", "").split(/\r?\n/);
  const row = await good("p-order");
  const backwards = header.split(",").reverse();
  const report = await upload("projects", "check", `${backwards}\n${backwards.map((column) => row[column] ?? "")}\n`);
  assert.equal(report.error_total, 0);
  for (const body of [`${header},castle\n`, header.replace("name,", "") + "\nx\n", "", "\n\n\n", "just text", `${HEADER}\n"unclosed`, `${header}\n${"x,".repeat(5000)}\n`]) {
    const answer = await api("POST", "/data/tables/projects/rows?mode=all_or_nothing", { headers: { "content-type": "text/csv" }, body });
    assert.ok([400, 422].includes(answer.status), `${JSON.stringify(body.slice(0, 40))}: ${answer.status}`);
  }
});

test("other encodings are recognised and reported", async () => {
  const body = await projects(await good("p-utf16"));
  const report = await upload("projects", "check", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body, "utf16le")]));
  assert.equal(report.encoding, "UTF-16LE");
  assert.equal(report.error_total, 0);
  const marked = await upload("projects", "check", `\uFEFF${body}`);
  assert.equal(marked.error_total, 0);
});

test("the audit tells who took what, newest first and without holes", async () => {
  await upload("projects", "all_or_nothing", await projects(await good("p-audit")));
  const { items, total } = (await api("GET", "/audit?limit=2000")).json;
  assert.deepEqual(items.map((entry) => entry.seq), Array.from({ length: total }, (_, i) => total - i));
  assert.ok(items.every((entry) => entry.actor !== "" && entry.action !== "" && !Number.isNaN(Date.parse(entry.at))));
  const page = (await api("GET", "/audit?limit=2&offset=1")).json;
  assert.deepEqual(page.items, items.slice(1, 3));
});
