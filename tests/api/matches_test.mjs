// Matching through the door: a need meets the offer that has what it asks for, each score opens into its parts, what is missing is said, and
// what is posted or closed counts at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, Server } from "./server.mjs";

let server, organisation, schools;
const api = (method, path, options) => server.ask(method, `/api/v1${path}`, options);
const send = (method, path, body) => api(method, path, { headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const post = async (listing) => {
  const { status, json, text } = await send("POST", "/listings", listing);
  assert.equal(status, 201, text.slice(0, 600));
  return json.listing.id;
};
const matches = async (id, limit = 50) => (await api("GET", `/listings/${id}/matches?limit=${limit}`)).json.items;
const names = (concepts) => concepts.map(({ asked }) => asked.name);

before(async () => {
  server = await Server.start({ pack: PACK });
  organisation = (await api("GET", "/organisations?limit=1")).json.items[0].id;
  schools = (await api("GET", "/schools?limit=2&level=higher_vocational")).json.items.map(({ id }) => id);
});
after(() => server.stop());

const NEED = { side: "need", kind: "training", title: "需要PLC与工业机器人培训", text: "面向设备维护人员，必须会PLC，最好会工业机器人编程，浦东新区", region: "310115", seats_persons: 30 };
const OFFER = { side: "offer", kind: "training", title: "开设PLC培训班", text: "PLC、工业机器人编程现场实操，可到浦东新区授课", region: "310115", seats_persons: 40 };

let need, good;

test("a text that is posted is read into concepts", async () => {
  need = await post({ ...NEED, organisation });
  const { concepts } = (await api("GET", `/listings/${need}`)).json;
  const said = Object.fromEntries(concepts.map(({ name, must, standing }) => [name, [must, standing]]));
  assert.deepEqual(said.PLC, [true, "read"]);
});

test("a listing of the pack shows what its text is matched by", async () => {
  const items = (await api("GET", "/listings?side=need&kind=internship&limit=10")).json.items.filter(({ imported }) => imported);
  const read = await Promise.all(items.map(async ({ id }) => (await api("GET", `/listings/${id}`)).json.concepts));
  assert.ok(read.some((concepts) => concepts.length > 0 && concepts.every(({ standing }) => standing === "read")));
});

test("the offer that has what is asked stands first, with parts that add up and what is missing", async () => {
  good = await post({ ...OFFER, school: schools[0] });
  await post({ side: "offer", kind: "training", title: "开设插花培训班", text: "花艺、茶艺", region: "310151", school: schools[1] });
  const [first] = await matches(need);
  assert.equal(first.listing.id, good);
  assert.ok(names(first.offered).includes("PLC"), JSON.stringify(first.offered));
  const sum = first.parts.reduce((all, { value_bp, weight_bp }) => all + (value_bp * weight_bp) / 10_000, 0);
  assert.ok(Math.abs(sum * (first.held_down ? 0.4 : 1) - first.score_bp) <= 6, `${sum} ${first.score_bp}`);
  assert.equal(first.parts.find(({ part }) => part === "place").value_bp, 10_000);
});

test("the scores fall, and nothing but offers of a kind that meets it is found", async () => {
  const found = await matches(need);
  for (const [at, { listing, score_bp }] of found.entries()) {
    assert.deepEqual([listing.side, listing.kind, listing.owner.is_school], ["offer", "training", true]);
    if (at > 0) assert.ok(score_bp <= found[at - 1].score_bp);
  }
  assert.deepEqual((await matches(need, 3)).map(({ listing }) => listing.id), found.slice(0, 3).map(({ listing }) => listing.id));
});

test("an offer finds the need, too, and the two are a pair for a co-ordinator until they have a deal", async () => {
  const found = await matches(good, 100);
  assert.ok(found.some(({ listing }) => listing.id === need));
  const pairs = async () => (await api("GET", "/exchange/pairs?limit=200")).json.items.map((pair) => `${pair.need.id} ${pair.offer.id}`);
  assert.ok((await pairs()).includes(`${need} ${good}`));
  const deal = (await send("POST", "/deals", { need, offer: good, as: "need" })).json.deal.id;
  assert.ok(!(await pairs()).includes(`${need} ${good}`));
  assert.equal((await matches(need)).find(({ listing }) => listing.id === good).deal, deal);
});

test("what must be there and is not holds the score down, and a person's word goes before the reading", async () => {
  const before_it = (await matches(need)).find(({ listing }) => listing.id === good);
  const { status } = await send("PUT", `/listings/${need}/concepts`, { concepts: [{ kind: "skill", id: "PLC", must: true }, { kind: "skill", id: "潜水作业", must: true }] });
  assert.equal(status, 200);
  const after_it = (await matches(need)).find(({ listing }) => listing.id === good);
  assert.equal(after_it.held_down, true);
  assert.deepEqual(names(after_it.missing), ["潜水作业"]);
  assert.ok(after_it.score_bp < before_it.score_bp || before_it.held_down);
});

test("weights stand beside the table they come from, and a declined proposal beside an accepted one counts as a choice", async () => {
  const training = async () => (await api("GET", "/exchange/weights")).json.items.find(({ kind }) => kind === "training");
  const before_it = await training();
  assert.equal(before_it.choices, 0);
  for (const { start_bp, now_bp } of before_it.parts) assert.equal(now_bp, start_bp);
  const other = await post({ ...OFFER, title: "开设电工培训班", text: "电工，可到浦东新区授课", school: schools[1] });
  const deal = (await send("POST", "/deals", { need, offer: other, as: "need" })).json.deal.id;
  assert.equal((await send("POST", `/deals/${deal}/steps`, { act: "decline", as: "offer", reason: "师资不足" })).status, 200);
  const taken = (await api("GET", `/deals?listing=${good}`)).json.items[0].id;
  assert.equal((await send("POST", `/deals/${taken}/steps`, { act: "accept", as: "offer" })).status, 200);
  const now = await training();
  assert.equal(now.choices, 1);
  assert.ok(Math.abs(now.parts.reduce((all, { now_bp }) => all + now_bp, 0) - 10_000) <= 4);
});

test("what is closed is found no more", async () => {
  assert.equal((await api("POST", `/listings/${good}/close`)).status, 200);
  assert.ok((await matches(need)).every(({ listing }) => listing.id !== good));
  assert.equal((await api("GET", `/listings/${good}/matches`)).status, 409);
});
