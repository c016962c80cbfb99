// A file from a job site goes in as it is: understood by its headers, checked, taken, counted on the board, and taken back; by the
// door and by the command.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PACK, PROGRAM, run, scratch_folder, Server } from "./server.mjs";

let server;
before(async () => {
  server = await Server.start({ pack: PACK });
});
after(() => server.stop());

const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const send = async (body, query = {}) => {
  const answer = await api("POST", `/adverts/rows?${new URLSearchParams({ filename: "site.csv", ...query })}`, {
    headers: { "content-type": "application/octet-stream", "accept-language": "en" },
    body,
  });
  return { status: answer.status, ...answer.json };
};
const adverts = async () => (await api("GET", "/data/tables")).json.items.find(({ name }) => name === "adverts").rows;
const board = async (query) => (await api("GET", `/adverts/board?${new URLSearchParams({ limit: 1000, ...query })}`)).json;

const SITE = [
  "职位名称,薪资,工作地点,学历要求,公司,发布时间,职位描述",
  "数控车工,8-12K,上海-浦东新区-张江,中专,某机械厂,2002-03-01 09:30:00,操作数控车床加工轴类零件，会看图纸，能倒班",
  "Java开发工程师,2-3万/月,上海市嘉定区,本科,,2002/3/15,熟练掌握Java和MySQL",
  "仓库管理员,面议,上海,不限,,3天前,收发货物",
].join("\n");

test("a check says how columns and rows are understood and keeps nothing", async () => {
  const before_it = await adverts();
  const found = await send(SITE);
  assert.equal(found.status, 200);
  assert.deepEqual(found.columns.map(({ holds }) => holds), ["title", "pay", "place", "education", "company", "posted", "text"]);
  assert.deepEqual([found.report.rows_read, found.rows_good, found.report.error_total], [3, 2, 1]);
  const [error] = found.report.errors;
  assert.deepEqual([error.file, error.row, error.column, error.found], ["site.csv", 4, "发布时间", "3天前"]);
  assert.match(error.wanted, /2025-03-01/);
  assert.equal(await adverts(), before_it);
});

test("bad rows hold the file up, or are left out; the board counts what was taken, and it can be taken back", async () => {
  const before_it = await adverts();
  assert.equal((await send(SITE, { mode: "all_or_nothing" })).status, 422);
  const taken = await send(SITE, { mode: "good_rows" });
  assert.deepEqual([taken.status, taken.report.taken, taken.report.rows_taken], [200, true, 2]);
  assert.equal(await adverts(), before_it + 2);
  const { all, places, occupations } = await board({ from: "2002-03", until: "2002-03" });
  assert.equal(all.adverts, 2);
  assert.deepEqual(places.map(({ id }) => id.slice(0, 6)).sort(), ["310114", "310115"]);
  assert.ok(occupations.some(({ id }) => id === "6-18-01-01"), JSON.stringify(occupations));
  assert.deepEqual((await board({ from: "2002-03", until: "2002-03", place: "310115" })).all.pay, { lower: 10000, median: 10000, upper: 10000 });
  assert.ok((await api("GET", "/sources")).json.items.some(({ source, id }) => (source?.id ?? id) === "own-adverts"));
  assert.deepEqual((await send(SITE, { mode: "good_rows" })).report.changes, []);

  const [latest] = (await api("GET", "/data/imports")).json.items;
  assert.equal(latest.subject, "table adverts");
  assert.equal((await api("DELETE", `/data/imports/${latest.id}`)).status, 204);
  assert.equal(await adverts(), before_it);
});

test("what a person says of columns, day and source goes before the headers", async () => {
  const file = "招聘,说明\n焊工,氩弧焊\n";
  const unknown = await send(file);
  assert.deepEqual(unknown.report.errors.map(({ row, wanted }) => [row, wanted]), [[0, "a column of titles"]]);
  const said = await send(file, { columns: "招聘=title\n说明=none", posted: "2002-05-01", source: "site-a" });
  assert.deepEqual(said.columns.map(({ holds, said }) => [holds, said]), [["title", true], [null, true]]);
  assert.equal(said.rows_good, 1);
  for (const query of [{ columns: "招聘" }, { columns: "别的=title" }, { posted: "soon" }, { source: "a b" }, { mode: "now" }, { colour: "red" }])
    assert.equal((await send(file, query)).status, 400, JSON.stringify(query));
});

test("a workbook and objects of a line are read as well as CSV in any encoding", async () => {
  const gb = Buffer.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xb7, 0xa2, 0xb2, 0xbc, 0xca, 0xb1, 0xbc, 0xe4, 0x0a, 0xba, 0xb8, 0xb9, 0xa4, 0x2c, 0x32, 0x30, 0x30, 0x32, 0x2d, 0x30, 0x33, 0x2d, 0x30, 0x31, 0x0a]);
  const read = await send(gb);
  assert.deepEqual([read.rows_good, read.report.encoding, read.columns[1].holds], [1, "GB18030", "posted"]);
  const line = await send('{"jobName": "焊工", "createTime": 1014940800000, "salaryDesc": "8-10K"}\n');
  assert.equal(line.rows_good, 1);
  const template = (await api("GET", "/data/tables/adverts?format=xlsx")).bytes;
  const workbook = await send(template, { filename: "adverts.xlsx" });
  assert.ok(workbook.rows_good > 1000, JSON.stringify(workbook.report.errors?.slice(0, 3) ?? workbook));
});

test("hostile files are refused with line and reason or read as text, and the server goes on", async () => {
  const before_it = await adverts();
  const header = "title,text,posted\n";
  for (const [what, body, row] of [
    ["empty", "", 0],
    ["a header that says nothing", "a,b\n1,2\n", 0],
    ["a megabyte on one line", `${header}焊工,${"x".repeat(1 << 20)},2002-01-01\n`, 2],
    ["no UTF-8", Buffer.concat([Buffer.from(`${header}焊工,`), Buffer.from([0xff, 0xfe]), Buffer.from(",2002-01-01\n")]), 2],
    ["control characters", `${header}焊工,\u0000\u0007,2002-01-01\n`, 2],
    ["half a zip", "PK\u0003\u0004", 0],
  ]) {
    const answer = await send(body, { mode: "all_or_nothing" });
    assert.equal(answer.status, 422, what);
    assert.equal(answer.report.taken, false, what);
    assert.equal(answer.report.errors[0].row, row, `${what}: ${JSON.stringify(answer.report.errors)}`);
    assert.notEqual(answer.report.errors[0].action, "", what);
  }
  const script = await send(`${header}<script>alert(1)</script>,=cmd(),2002-01-01\n`);
  assert.equal(script.rows_good, 1);
  assert.equal(script.columns[0].sample, "<script>alert(1)</script>");
  assert.equal(await adverts(), before_it);
});

test("the command tells the same, keeps nothing on a dry run, and ends with 3 where nothing was taken", async () => {
  const data = scratch_folder();
  await run(PROGRAM, ["pack", "import", PACK, "--data", data]);
  const file = join(data, "site.csv");
  writeFileSync(file, SITE);
  const command = async (...words) => {
    try {
      const { stdout } = await run(PROGRAM, ["adverts", "import", file, "--data", data, ...words], { env: { ...process.env, LC_ALL: "en_US.UTF-8" } });
      return { code: 0, stdout };
    } catch ({ code, stdout, stderr }) {
      return { code, stdout, stderr };
    }
  };
  const dry = await command("--dry-run", "--json");
  assert.deepEqual([dry.code, JSON.parse(dry.stdout).rows_good], [3, 2]);
  const refused = await command();
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /site\.csv:4 发布时间/);
  const taken = await command("--good-rows");
  assert.equal(taken.code, 0);
  assert.match(taken.stdout, /3 rows, 2 can be taken, 1 errors/);
  assert.match(taken.stdout, /posted \(posted\)/);
  assert.equal((await command("--column", "标题=heading")).code, 2);
  const { stdout } = await run(PROGRAM, ["adverts", "--data", data, "--from", "2002-03", "--until", "2002-03", "--json"]);
  assert.equal(JSON.parse(stdout).all.adverts, 2);
});
