// Adverts and texts through the door: what an uploaded advert says is read, counted once, and found again by any of its parts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, Server } from "./server.mjs";

let server;
const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const board = async (query = {}) => (await api("GET", `/adverts/board?${new URLSearchParams({ limit: 1000, ...query })}`)).json;
const read = (body) => api("POST", "/readings", { headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const counts = (groups) => Object.fromEntries(groups.map(({ id, adverts }) => [id, adverts]));

const HEADER = "id,posted,title,organisation,region,occupation,education,pay_min_yuan,pay_max_yuan,text,source,as_of,quality";
const WELDING = "负责不锈钢管道氩弧焊接，要求持有焊工证，会看图纸，能适应倒班，包吃住，缴纳社会保险。工作地点嘉定区安亭镇";

before(async () => {
  server = await Server.start({ pack: PACK });
  const source = (await api("GET", "/sources")).json.items[0].id;
  const row = (id, posted, title, education, least, most, text) =>
    `${id},${posted},${title},,,,${education},${least},${most},${text},${source},2001-05-01,measured`;
  const answer = await api("POST", "/data/tables/adverts/rows?mode=all_or_nothing", {
    headers: { "content-type": "text/csv" },
    body: [
      HEADER,
      row("t-1", "2001-03-01", "氩弧焊工", "中专", 7000, 9000, WELDING),
      row("t-2", "2001-03-09", "氩弧焊工", "中专", 7000, 9000, `${WELDING}。`),
      row("t-3", "2001-04-01", "Java开发工程师", "", "", "", "本科及以上学历，熟练掌握Java和MySQL，月薪2-3万，地点浦东新区张江镇，不要求英语"),
    ].join("\n"),
  });
  assert.equal(answer.status, 200, answer.text.slice(0, 800));
});
after(() => server.stop());

const SPRING = { from: "2001-03", until: "2001-04" };

test("an advert that says what an earlier one says counts once", async () => {
  const { all, months, repeats } = await board(SPRING);
  assert.equal(all.adverts, 2);
  assert.ok(repeats >= 1);
  assert.deepEqual(counts(months), { "2001-03": 1, "2001-04": 1 });
});

test("what no field says is read in the text", async () => {
  const { occupations, places, educations, skills, all } = await board({ ...SPRING, skill: "Java" });
  assert.equal(all.adverts, 1);
  assert.deepEqual(all.pay, { lower: 25000, median: 25000, upper: 25000 });
  assert.deepEqual(counts(occupations), { "2-02-10-03": 1 });
  assert.deepEqual(counts(educations), { bachelor: 1 });
  assert.deepEqual(places.map(({ id }) => id.slice(0, 6)), ["310115"]);
  assert.ok("MySQL" in counts(skills));
  assert.ok(!("英语" in counts(skills)), "what is expressly not asked for is no skill asked for");
});

test("a group of occupations and a district hold what lies below them", async () => {
  assert.equal((await board({ ...SPRING, occupation: "6-18-02" })).all.adverts, 1);
  assert.equal((await board({ ...SPRING, occupation: "2" })).all.adverts, 1);
  assert.equal((await board({ ...SPRING, place: "310000" })).all.adverts, 2);
  assert.equal((await board({ ...SPRING, place: "310114" })).all.adverts, 1);
  assert.equal((await board({ ...SPRING, education: "doctor" })).all.adverts, 0);
});

test("what does not exist is refused with what to do", async () => {
  for (const [query, status, where] of [
    ["from=2001-13", 400, "from"],
    ["from=yesterday", 400, "from"],
    ["education=clever", 400, "education"],
    ["skill=nobody-asks-for-this", 404, ""],
    ["occupation=0-00", 404, ""],
    ["place=000000", 404, ""],
  ]) {
    const answer = await api("GET", `/adverts/board?${query}`);
    assert.equal(answer.status, status, query);
    assert.notEqual(answer.json.error.action, "", query);
    if (where) assert.equal(answer.json.error.where, where);
  }
});

test("the board goes home as a workbook", async () => {
  const answer = await api("GET", "/adverts/board?format=xlsx");
  assert.equal(answer.status, 200);
  assert.match(answer.headers["content-type"], /spreadsheetml/);
});

test("a text is read while it is written, and nothing of it is kept", async () => {
  const before_it = (await api("GET", "/audit?limit=1")).json.total;
  const { status, json } = await read({ title: "急招数控车工3名", text: "浦东张江，月薪8000-12000元，大专及以上，熟练使用UG，不要求英语" });
  assert.equal(status, 200);
  assert.equal(json.occupation.id, "6-18-01-01");
  assert.deepEqual([json.pay.least_yuan, json.pay.most_yuan, json.education.least, json.recruits.persons], [8000, 12000, "higher_vocational", 3]);
  const skills = Object.fromEntries(json.mentions.filter(({ kind }) => kind === "skill").map(({ name, cue }) => [name, cue]));
  assert.deepEqual(skills, { UG: "must", 英语: "not_asked" });
  assert.equal((await api("GET", "/audit?limit=1")).json.total, before_it);
});

test("hostile texts are read or refused, never executed and never handed back raw", async () => {
  const script = "<script>alert(1)</script> java \u0000\u0007 ﷽ ".repeat(200);
  const read_it = await read({ title: "<img src=x onerror=alert(1)>", text: script });
  assert.equal(read_it.status, 200);
  for (const { found } of read_it.json.mentions) assert.doesNotMatch(found, /[<>]/);
  const too_long = await read({ text: "焊工".repeat(500_000) });
  assert.ok([400, 413].includes(too_long.status), String(too_long.status));
  assert.notEqual(too_long.json.error.action, "");
  assert.equal((await read({ title: 5 })).status, 400);
  assert.equal((await read({ body: "x" })).status, 400);
  assert.equal((await api("POST", "/readings", { body: "{" })).status >= 400, true);
});
