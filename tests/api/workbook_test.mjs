// Excel through the door, both ways: a table that was downloaded changes nothing when it comes back, a template with rows is taken, a bad
// cell is told by its row and column, and the lists hold what their pages show.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, Server } from "./server.mjs";
import { rows_of_sheet, unzipped } from "./workbook.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let server;
before(async () => {
  server = await Server.start({ pack: PACK });
});
after(() => server.stop());

const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const get_workbook = async (path) => {
  const answer = await api("GET", `${path}${path.includes("?") ? "&" : "?"}format=xlsx`);
  assert.equal(answer.status, 200, answer.text.slice(0, 200));
  assert.equal(answer.headers["content-type"], XLSX);
  return answer;
};
const upload = (table, query, body) => api("POST", `/data/tables/${table}/rows?${query}`, { headers: { "content-type": XLSX }, body });

test("a table that was downloaded as a workbook changes nothing when it comes back", async () => {
  for (const table of ["schools", "programs", "plan_targets", "observations", "aliases", "points"]) {
    const { json } = await upload(table, "mode=check", (await get_workbook(`/data/tables/${table}`)).bytes);
    assert.equal(json.error_total, 0, `${table}: ${JSON.stringify(json.errors.slice(0, 3))}`);
    assert.deepEqual(json.changes, [], table);
  }
});

test("the file has a Chinese name, an ASCII one, and a tag that spares the second download", async () => {
  const { headers } = await get_workbook("/data/tables/schools");
  assert.equal(headers["content-disposition"], `attachment; filename="schools.xlsx"; filename*=UTF-8''${encodeURIComponent("学校")}.xlsx`);
  const again = await server.raw("GET", "/api/v1/data/tables/schools?format=xlsx", { headers: { "if-none-match": headers.etag } });
  assert.equal(again.status, 304);
  assert.equal((await api("GET", "/data/tables/schools")).headers["content-type"], "text/csv; charset=utf-8");
});

// A template is filled in by putting rows after its header, as Excel would write them.
const zip_with = (bytes, name, change) => {
  const files = unzipped(bytes);
  files.set(name, Buffer.from(change(files.get(name).toString("utf8"))));
  return stored(files);
};
const CRC = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
const crc_of = (bytes) => { let crc = 0xffffffff; for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8); return (crc ^ 0xffffffff) >>> 0; };
const stored = (files) => {
  const parts = [], central = [];
  let at = 0;
  for (const [name, content] of files) {
    const own = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt32LE(crc_of(content), 14);
    head.writeUInt32LE(content.length, 18); head.writeUInt32LE(content.length, 22); head.writeUInt16LE(own.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(20, 4); entry.writeUInt16LE(20, 6); head.copy(entry, 16, 14, 28); entry.writeUInt32LE(at, 42);
    parts.push(head, own, content); central.push(entry, own);
    at += 30 + own.length + content.length;
  }
  const index = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(files.size, 8); end.writeUInt16LE(files.size, 10); end.writeUInt32LE(index.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, index, end]);
};
const filled = async (...rows) => {
  const { bytes } = await get_workbook("/data/tables/observations/template");
  const cells = (row, number) => row.map((text, i) => `<c r="${"ABCDEFG"[i]}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join("");
  const xml = rows.map((row, i) => `<row r="${i + 2}">${cells(row, i + 2)}</row>`).join("");
  return zip_with(bytes, "xl/worksheets/sheet1.xml", (sheet) => sheet.replace("</sheetData>", `${xml}</sheetData>`));
};

test("a template with a few rows is taken; a bad cell is told by row and column, also as a workbook", async () => {
  const source = (await api("GET", "/sources")).json.items[0].id;
  const good = ["platforms", "2026-10-01", "7", "试", source, "2026-11-01", "measured"];
  const taken = await upload("observations", "mode=all_or_nothing", await filled(good, ["platforms", "2026-10-02", ...good.slice(2)]));
  assert.equal(taken.json.taken, true, taken.text);
  assert.equal(taken.json.rows_taken, 2);
  const bad = await filled(good, ["platforms", "2026-02-30", ...good.slice(2)]);
  const { errors } = (await upload("observations", "mode=check", bad)).json;
  assert.deepEqual(errors.map(({ row, column, found }) => [row, column, found]), [[3, "observed", "2026-02-30"]]);
  const list = await upload("observations", "mode=check&format=xlsx", bad);
  assert.equal(list.headers["content-type"], XLSX);
  const [, row] = rows_of_sheet(list.bytes);
  assert.deepEqual([row.B, row.C, row.D], [3, "observed", "2026-02-30"]);
  assert.equal((await upload("observations", "mode=good_rows&format=xlsx", bad)).status, 400);
});

test("programs and duplicates hold the rows and numbers of their pages, whole and filtered", async () => {
  for (const query of ["year=2025", `query=${encodeURIComponent("护理")}`, "level=higher_vocational&sort=name&order=asc&limit=1"]) {
    const list = (await api("GET", `/programs?${query.replace("limit=1", "")}&limit=2000`.replace("&&", "&"))).json;
    const [header, ...rows] = rows_of_sheet((await get_workbook(`/programs?${query}`)).bytes);
    assert.equal(header.H, "专业点\npoints");
    assert.deepEqual(rows.map((row) => [row.A, row.B, row.H, Math.round(row.M * 10_000)]), list.items.map((each) => [each.program.code, each.program.name, each.points, each.rate_bp]));
    assert.ok(rows.every((row) => row.Q !== "" && ["实测", "估算", "合成"].includes(row.S)));
  }
  const found = (await api("GET", "/duplicates?limit=2000")).json;
  const [, ...rows] = rows_of_sheet((await get_workbook("/duplicates")).bytes);
  assert.deepEqual(rows.map((row) => row.B), found.items.map(({ row }) => row.program.name));
  assert.equal(rows[0].Q, found.items[0].offered_by.map((school) => school.name).join("、"));
});

test("a program, schools, rules, the scoreboard and a plan can be taken home", async () => {
  const { program } = (await api("GET", "/programs?limit=1")).json.items[0];
  const profile = (await api("GET", `/programs/${encodeURIComponent(program.id)}`)).json;
  assert.equal(rows_of_sheet((await get_workbook(`/programs/${encodeURIComponent(program.id)}`)).bytes).length, profile.offered_by.length + 1);
  const schools = (await api("GET", "/schools?level=higher_vocational&limit=2000")).json;
  assert.equal(rows_of_sheet((await get_workbook("/schools?level=higher_vocational")).bytes).length, schools.total + 1);
  const rules = (await api("GET", "/rules?unchecked=true&query=cn")).json;
  assert.equal(rows_of_sheet((await get_workbook("/rules?unchecked=true&query=cn")).bytes).length, rules.total + 1);
  const { tiles, plan } = (await api("GET", "/scoreboard")).json;
  assert.equal(rows_of_sheet((await get_workbook("/scoreboard")).bytes).length, tiles.flatMap((tile) => tile.targets).length + 1);
  const reading = (await api("GET", `/plans/${encodeURIComponent(plan.id)}`)).json;
  const { bytes } = await get_workbook(`/plans/${encodeURIComponent(plan.id)}`);
  assert.deepEqual([1, 2, 3].map((sheet) => rows_of_sheet(bytes, sheet).length - 1), [reading.duties.length, reading.targets.length, reading.clauses.length]);
  assert.ok(!unzipped(bytes).get("xl/worksheets/sheet1.xml").includes("<f>"));
});

test("a format that there is none of is 400", async () => {
  const { program } = (await api("GET", "/programs?limit=1")).json.items[0];
  for (const path of [`/programs/${encodeURIComponent(program.id)}`, "/plans/x", "/data/tables/schools", "/data/tables/schools/template", "/rules"]) {
    assert.equal((await api("GET", `${path}?format=pdf`)).status, 400, path);
  }
});
