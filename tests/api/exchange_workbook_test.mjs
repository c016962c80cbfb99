// The lists of the exchange as workbooks: what the pages show, whole and filtered, and nobody's contact.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, Server } from "./server.mjs";
import { rows_of_sheet, unzipped } from "./workbook.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CONTACTS = ["联系人甲某", "021-33330001", "联系人乙某", "021-33330002"];

let server, need, offer, deal, resource, organisation, school;
const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const send = async (method, path, body) => {
  const answer = await api(method, path, { headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  assert.ok(answer.status < 300, `${method} ${path} ${answer.text.slice(0, 300)}`);
  return answer.json;
};
const first = async (path) => (await api("GET", path)).json.items[0].id;

before(async () => {
  server = await Server.start({ pack: PACK });
  organisation = await first("/organisations?limit=1");
  school = await first("/schools?limit=1&level=higher_vocational");
  const text = "操作和维护工业机器人，会PLC编程";
  const post = async (draft) => (await send("POST", "/listings", { kind: "training", text, region: "310115", ...draft })).listing.id;
  need = await post({ side: "need", title: "机器人操作培训需求", organisation, contact_name: CONTACTS[0], contact_phone: CONTACTS[1] });
  offer = await post({ side: "offer", title: "机器人操作培训班", school, contact_name: CONTACTS[2], contact_phone: CONTACTS[3] });
  await send("PUT", `/listings/${need}/concepts`, { concepts: [{ kind: "skill", id: "PLC", must: true }, { kind: "skill", id: "潜水作业", must: true }] });
  deal = (await send("POST", "/deals", { need, offer, as: "need" })).deal.id;
  await send("POST", `/deals/${deal}/steps`, { act: "accept", as: "offer" });
  resource = (await send("POST", "/resources", { name: "实训楼", kind: "基地", organisation, units: 4 })).resource.id;
  await send("POST", `/resources/${resource}/bookings`, { school, units: 3, from: "2099-01-05", until: "2099-01-10", purpose: "实训" });
  const consortium = (await api("GET", "/platform-activity")).json.items[0].platform.id;
  for (const [list, title] of [["products", "机器人关节"], ["talent_needs", "机器人工程师"]]) await send("POST", "/consortium-lists", { consortium, list, title });
  await send("POST", "/demand-answers", { organisation, occupation: "6-18-01-01", year: 2027, persons: 12 });
});
after(() => server.stop());

async function workbook(path) {
  const answer = await api("GET", `${path}${path.includes("?") ? "&" : "?"}format=xlsx`);
  assert.equal(answer.status, 200, answer.text.slice(0, 200));
  assert.equal(answer.headers["content-type"], XLSX);
  const text = [...unzipped(answer.bytes).values()].map((file) => file.toString("utf8")).join("\n");
  for (const contact of CONTACTS) assert.ok(!text.includes(contact), `${path} holds ${contact}`);
  return answer.bytes;
}
const whole = "limit=2000";
const cells = (bytes, column, sheet = 1) => rows_of_sheet(bytes, sheet).slice(1).map((row) => row[column]);

test("the contact is there for the two parties, so that its absence says something", async () => {
  assert.deepEqual((await api("GET", `/deals/${deal}`)).json.need_contact, { name: CONTACTS[0], phone: CONTACTS[1] });
});

test("needs and offers hold the rows of the page, with its filters", async () => {
  for (const query of ["", "side=need", "kind=training&region=310115", `query=${encodeURIComponent("机器人")}`, "closed=true"]) {
    const list = (await api("GET", `/listings?${query}&${whole}`)).json;
    const bytes = await workbook(`/listings?${query}`);
    assert.deepEqual(cells(bytes, "A"), list.items.map(({ id }) => id), query);
    assert.deepEqual(cells(bytes, "D"), list.items.map(({ title }) => title), query);
    assert.equal(list.items.length, list.total);
  }
});

test("matches hold scores, parts and what is missing", async () => {
  const { items } = (await api("GET", `/listings/${need}/matches?limit=100`)).json;
  const bytes = await workbook(`/listings/${need}/matches`);
  const [header, ...rows] = rows_of_sheet(bytes);
  assert.deepEqual(rows.map((row) => [row.B, Math.round(row.H * 10_000)]), items.map(({ listing, score_bp }) => [listing.id, score_bp]));
  assert.deepEqual(["J", "K", "L", "M", "N", "O", "P", "Q"].map((column) => header[column].split("\n")[1]), ["skills", "field", "text", "place", "time", "level", "capacity", "record"]);
  const at = items.findIndex(({ listing }) => listing.id === offer);
  assert.ok(at >= 0);
  assert.equal(rows[at].I, "是");
  assert.match(rows[at].R, /PLC（必备）/);
  assert.match(rows[at].S, /潜水作业（必备）/);
  assert.equal(rows[at].U, deal);
  assert.equal(rows_of_sheet(await workbook(`/listings/${need}/matches?limit=2`)).length, 3);
  assert.equal((await api("GET", "/listings/none/matches?format=xlsx")).status, 404);
});

test("my desk: deals with their states, and what is due", async () => {
  const list = (await api("GET", `/deals?${whole}`)).json;
  const bytes = await workbook("/deals");
  assert.deepEqual(cells(bytes, "A"), list.items.map(({ id }) => id));
  assert.deepEqual(cells(bytes, "B"), ["双方接受"]);
  const due = (await api("GET", `/exchange/due?${whole}`)).json;
  assert.equal(cells(bytes, "A", 2).length, due.total);
  assert.deepEqual(cells(await workbook("/deals?state=declined"), "A"), []);
});

test("the co-ordinator's board: what waits by stage, and the pairs", async () => {
  const due = (await api("GET", `/exchange/due?stage=waiting&${whole}`)).json;
  const bytes = await workbook("/exchange/due?stage=waiting");
  assert.deepEqual(cells(bytes, "C"), due.items.map(({ id }) => id));
  assert.ok(due.total > 0);
  const told = (await api("GET", `/exchange/due?stage=city&district=310115&${whole}`)).json;
  assert.equal(cells(await workbook("/exchange/due?stage=city&district=310115"), "C").length, told.total);
  const pairs = (await api("GET", "/exchange/pairs?limit=200")).json.items;
  assert.deepEqual(cells(await workbook("/exchange/pairs"), "F"), pairs.map((pair) => pair.offer.id));
});

test("demand answers with their sums, and bookings with the free days", async () => {
  const survey = await workbook("/demand-answers?year=2027");
  assert.deepEqual(rows_of_sheet(survey).slice(1).map(({ A, C, D }) => [A, C, D]), [["6-18-01-01", 2027, 12]]);
  assert.equal(cells(survey, "E", 2)[0], 12);
  const bookings = await workbook(`/resources/${resource}?from=2099-01-01&until=2099-02-01`);
  assert.deepEqual(cells(bookings, "C"), [3]);
  assert.deepEqual(cells(bookings, "C", 2), [4, 1, 4]);
  assert.equal((await api("GET", "/resources/none?format=xlsx")).status, 404);
});

test("the three lists are three sheets, or the one that is asked for", async () => {
  const bytes = await workbook("/consortium-lists");
  assert.deepEqual([1, 2, 3].map((sheet) => cells(bytes, "C", sheet)), [["机器人关节"], [], ["机器人工程师"]]);
  assert.deepEqual(cells(await workbook("/consortium-lists?list=talent_needs"), "C"), ["机器人工程师"]);
});

test("a format that there is none of is 400", async () => {
  for (const path of ["/listings", `/listings/${need}/matches`, "/exchange/pairs", "/deals", "/exchange/due", `/resources/${resource}`, "/consortium-lists", "/demand-answers"])
    assert.equal((await api("GET", `${path}?format=pdf`)).status, 400, path);
});
