// The running server against docs/api/openapi.yaml, in both directions: every operation and every status that the document promises
// is seen at least once, and nothing comes back that the document does not allow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { compile_all, document, faults_of, operation_of, operations, text } from "./openapi.mjs";
import { PACK, REHEARSAL, ROOT, seen, Server } from "./server.mjs";

const PLAN = readFileSync(join(ROOT, "tests/plan_texts/yunxi_action_plan.txt"));
const REVIEW = { headers: { "content-type": "application/json" }, body: '{"verdict": "confirmed"}' };
const DECISION = { headers: { "content-type": "application/json" }, body: '{"verdict": "different"}' };
const REQUEST = { headers: { "content-type": "application/json" }, body: '{"steps": 3, "pause_ms": 1}' };
const TEXT = { headers: { "content-type": "text/plain" }, body: PLAN };

// A body that can be read for each operation of the exchange that takes one.
const LISTING = { side: "need", kind: "internship", title: "x", organisation: "x" };
const RESOURCE = { name: "x", kind: "x", organisation: "x" };
const LINE = { consortium: "x", list: "products", title: "x" };
const EXCHANGE_BODIES = Object.fromEntries(
  Object.entries({
    postListing: LISTING, reviseListing: LISTING, correctConcepts: { concepts: [] }, proposeDeal: { need: "x", offer: "y" }, takeDealStep: { act: "accept" },
    addResource: RESOURCE, changeResource: RESOURCE, book: { school: "x", from: "2099-01-01", until: "2099-01-02" }, addListEntry: LINE, changeListEntry: LINE,
    answerDemand: { organisation: "x", occupation: "x", year: 2026, persons: 1 },
  }).map(([id, body]) => [id, { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }]),
);

let server, empty;
before(async () => {
  [server, empty] = await Promise.all([Server.start({ pack: PACK, program: REHEARSAL }), Server.start({ program: REHEARSAL })]);
});
after(async () => {
  await Promise.all([server.stop(), empty.stop()]);
});

async function answered(status, method, path, options) {
  const answer = await server.ask(method, `/api/v1${path}`, options);
  assert.equal(answer.status, status, `${method} ${path}: ${answer.text.slice(0, 300)}`);
  return answer;
}

test("the document's schemas compile and its operations have names", () => {
  assert.ok(compile_all() > 60);
  assert.equal(new Set(operations.map((each) => each.id)).size, operations.length);
});

test("every schema of an object is closed, so that nothing undocumented can hide in an answer", () => {
  const open = [];
  const walk = (at, value) => {
    if (value === null || typeof value !== "object") return;
    if (value.type === "object" && value.properties && value.additionalProperties !== false) open.push(at);
    for (const [key, part] of Object.entries(value)) walk(`${at}/${key}`, part);
  };
  walk("", document.components.schemas);
  assert.deepEqual(open, []);
});

test("the server hands out the very document", async () => {
  const answer = await answered(200, "GET", "/openapi.yaml");
  assert.equal(answer.text, text);
});

test("reads", async () => {
  await answered(200, "GET", "/health");
  await answered(200, "GET", "/brief");
  for (const query of ["", "?on=2025-12-31", "?on=2021-01-01"]) await answered(200, "GET", `/scoreboard${query}`);
  for (const indicator of document.components.schemas.Indicator.enum) await answered(200, "GET", `/indicators/${indicator}/records`);
  for (const query of ["复旦", "510201", "a", "%E9%9D%92%E6%B5%A6"]) await answered(200, "GET", `/search?query=${encodeURIComponent(query)}`);
  await answered(200, "GET", "/outlines");
  await answered(200, "GET", "/departments");
  await answered(200, "GET", "/sources");
  await answered(200, "GET", "/plans");
  await answered(200, "GET", "/audit");
  await answered(200, "GET", "/data/imports");
  for (const query of ["", "?year=2025", "?year=2014&limit=2000", "?limit=1&offset=3"]) await answered(200, "GET", `/duplicates${query}`);
});

test("every region, school, rule and table can be opened", async () => {
  for (const { region } of (await answered(200, "GET", "/regions")).json.items) await answered(200, "GET", `/regions/${region.id}`);
  const schools = (await answered(200, "GET", "/schools?limit=2000")).json;
  assert.equal(schools.items.length, schools.total);
  for (const school of schools.items) await answered(200, "GET", `/schools/${school.id}`);
  for (const rule of (await answered(200, "GET", "/rules")).json.items) await answered(200, "GET", `/rules/${encodeURIComponent(rule.id)}`);
  for (const table of (await answered(200, "GET", "/data/tables")).json.items) {
    const file = await answered(200, "GET", `/data/tables/${table.name}`);
    const template = await answered(200, "GET", `/data/tables/${table.name}/template`);
    const header = table.columns.map((column) => column.name).join(",");
    assert.ok(file.text.startsWith(`\uFEFF${header}`), `${table.name} begins with its header`);
    assert.ok(template.text.replace("\uFEFF", "").startsWith(header), `template of ${table.name}`);
  }
});

test("programs can be filtered, sorted and opened, and their occupations too", async () => {
  for (const query of [
    "", "?query=计算机", "?level=higher_vocational", "?region=310115", "?year=2018", "?offered=false&limit=2000", "?state_controlled=true",
    "?sort=name&order=asc", "?sort=rate", "?sort=growth", "?sort=national_points", "?sort=code", "?offset=100000",
  ]) {
    await answered(200, "GET", `/programs${encodeURI(query)}`);
  }
  const { items, facets } = (await answered(200, "GET", "/programs?limit=60")).json;
  for (const { value } of facets.categories) await answered(200, "GET", `/programs?category=${encodeURIComponent(value)}`);
  const occupations = new Set();
  for (const { program } of items) {
    const profile = (await answered(200, "GET", `/programs/${encodeURIComponent(program.id)}`)).json;
    for (const occupation of profile.occupations) occupations.add(occupation.id);
  }
  assert.ok(occupations.size > 20, "the official links are there");
  for (const id of occupations) await answered(200, "GET", `/occupations/${encodeURIComponent(id)}`);
});

test("the outlook opens from the city to occupations, programs and chains", async () => {
  const city = (await answered(200, "GET", "/outlook")).json;
  const last = city.years.at(-1);
  for (const query of [`?year=${last}`, ...city.scenarios.map(({ id }) => `?scenario=${id}&against=base`)]) await answered(200, "GET", `/outlook${query}`);
  for (const { occupation } of city.shortages.slice(0, 10)) await answered(200, "GET", `/outlook/occupations/${occupation.id}`);
  for (const { program } of city.surpluses.slice(0, 10)) await answered(200, "GET", `/outlook/programs/${encodeURIComponent(program.id)}`);
  const { nodes, links } = (await answered(200, "GET", "/outlook/chains?limit=5")).json;
  for (const { from, to } of links) assert.ok(from < nodes.length && to < nodes.length);
  for (const { kind, id } of nodes.filter(({ id }) => id)) await answered(200, "GET", `/outlook/chains?kind=${kind}&id=${encodeURIComponent(id)}`);
  for (const path of ["/outlook?scenario=x", "/outlook?year=1999", "/outlook/occupations/x", "/outlook/programs/x", "/outlook/chains?kind=school&id=x"])
    await answered(404, "GET", path);
  for (const path of ["/outlook?year=x", "/outlook/chains?kind=x", "/outlook?limit=3", "/outlook/occupations/x?year=x", "/outlook/programs/x?year=x"]) await answered(400, "GET", path);
});

test("what does not exist is 404, what cannot be read is 400", async () => {
  for (const path of ["/regions/x", "/schools/x", "/programs/x", "/occupations/x", "/rules/x", "/plans/x", "/plans/x/text", "/plans/x/compare/y",
    "/data/tables/x", "/data/tables/x/template"]) {
    await answered(404, "GET", path);
  }
  for (const path of ["/scoreboard?on=2025-02-30", "/indicators/x/records", "/search", "/schools?level=x", "/programs?sort=x", "/duplicates?year=x",
    "/rules?on=x", "/audit?limit=0", "/programs/x?format=pdf", "/plans/x?format=pdf", "/data/tables/x?format=pdf",
    "/data/tables/x/template?format=pdf"]) {
    await answered(400, "GET", path);
  }
  await answered(404, "DELETE", "/plans/x");
  await answered(404, "DELETE", "/data/imports/x");
  await answered(404, "PUT", "/plans/x/reviews/duty/1/1", REVIEW);
  await answered(404, "DELETE", "/plans/x/reviews/duty/1/1");
  await answered(404, "POST", "/data/tables/x/rows", { headers: { "content-type": "text/csv" }, body: "id\n1\n" });
});

const json = (body) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

test("adverts and readings", async () => {
  for (const query of ["", "?education=bachelor&limit=1", "?occupation=2&place=310000&from=2024-01&until=2025-12", "?format=xlsx"])
    await answered(200, "GET", `/adverts/board${query}`);
  for (const query of ["from=x", "education=x", "limit=x"]) await answered(400, "GET", `/adverts/board?${query}`);
  await answered(404, "GET", "/adverts/board?occupation=x");
  const file = (body) => ({ headers: { "content-type": "application/octet-stream" }, body });
  const site = "职位名称,薪资,发布时间\n焊工,8-10K,2002-03-01\n焊工,8-10K,3天前\n";
  await answered(200, "POST", "/adverts/rows?filename=site.csv&source=site-a&posted=2002-03-01&columns=%E8%96%AA%E8%B5%84%3Dnone", file(site));
  await answered(400, "POST", "/adverts/rows?posted=soon", file(site));
  await answered(422, "POST", "/adverts/rows?mode=all_or_nothing", file(site));
  await answered(200, "POST", "/readings", json({ title: "招聘护士5名", text: "浦东新区，月薪8千-1万，大专，3年以上经验，熟练使用Excel" }));
  await answered(200, "POST", "/readings", json({}));
  await answered(400, "POST", "/readings", json({ title: 1 }));
  await answered(415, "POST", "/readings", { headers: { "content-type": "text/plain" }, body: "{}" });
});

test("warnings and proposals are listed and reviewed", async () => {
  for (const query of ["", "?scope=sites&limit=5", "?level=none&limit=3", "?review=open", "?query=a&school=x&region=310115"]) {
    await answered(200, "GET", `/warnings${query}`);
  }
  await answered(400, "GET", "/warnings?level=x");
  await answered(200, "GET", "/merge-proposals");
  await answered(400, "GET", "/merge-proposals?limit=x");
  const [{ subject }] = (await answered(200, "GET", "/warnings")).json.items;
  const at = `/portfolio-reviews/warning/${encodeURIComponent(subject)}`;
  await answered(200, "PUT", at, json({ verdict: "accepted", reason: "看过" }));
  await answered(400, "PUT", at, json({ verdict: "accepted", reason: "" }));
  await answered(400, "PUT", at, json({ verdict: "accepted", reason: "看过", more: 1 }));
  await answered(404, "PUT", "/portfolio-reviews/warning/x", json({ verdict: "accepted", reason: "看过" }));
  await answered(415, "PUT", at, { headers: { "content-type": "text/plain" }, body: "{}" });
  await answered(204, "DELETE", at);
  await answered(404, "DELETE", at);
  await answered(400, "DELETE", "/portfolio-reviews/x/x");
});

test("a filing is drafted, changed, opened and withdrawn", async () => {
  const school = (await answered(200, "GET", "/schools?level=higher_vocational&limit=1")).json.items[0].id;
  const offered = (await answered(200, "GET", `/programs?school=${school}&limit=2000`)).json.items.map((row) => row.program.id);
  const all = (await answered(200, "GET", "/programs?level=higher_vocational&limit=2000&state_controlled=false")).json.items;
  const free = all.find(({ program }) => !offered.includes(program.id)).program.id;
  const taken = offered.find((id) => id.startsWith("voc2021"));
  const request = { kind: "open", school, program: free, length_years: 3, quota_persons: 40, documents: ["demand"] };
  await answered(200, "GET", `/filing-form?program=${encodeURIComponent(free)}`);
  await answered(400, "GET", "/filing-form?kind=x&program=x");
  await answered(404, "GET", "/filing-form?program=x");
  const { id } = (await answered(201, "POST", "/filings", json(request))).json.filing;
  await answered(400, "POST", "/filings", json({ ...request, kind: "x" }));
  await answered(404, "POST", "/filings", json({ ...request, school: "x" }));
  await answered(409, "POST", "/filings", json({ ...request, program: taken }));
  await answered(415, "POST", "/filings", { headers: { "content-type": "text/plain" }, body: "{}" });
  for (const query of ["", "?state=draft&kind=open&stand=open", `?school=${school}&query=${id}`]) await answered(200, "GET", `/filings${query}`);
  await answered(400, "GET", "/filings?state=x");
  await answered(200, "GET", `/filings/${id}`);
  await answered(404, "GET", "/filings/x");
  await answered(200, "PUT", `/filings/${id}`, json({ ...request, quota_persons: 50 }));
  await answered(400, "PUT", `/filings/${id}`, json({ ...request, documents: "x" }));
  await answered(404, "PUT", "/filings/x", json(request));
  await answered(415, "PUT", `/filings/${id}`, { headers: { "content-type": "text/plain" }, body: "{}" });
  await answered(400, "POST", `/filings/${id}/steps`, json({ act: "x" }));
  await answered(409, "POST", `/filings/${id}/steps`, json({ act: "file" }));
  await answered(415, "POST", `/filings/${id}/steps`, { headers: { "content-type": "text/plain" }, body: "{}" });
  await answered(404, "POST", "/filings/x/steps", json({ act: "submit" }));
  await answered(200, "POST", `/filings/${id}/steps`, json({ act: "withdraw" }));
  await answered(409, "PUT", `/filings/${id}`, json(request));
});

test("organisations are listed, opened and decided about", async () => {
  const { items } = (await answered(200, "GET", "/organisations?limit=3")).json;
  const [a, b] = items.map((each) => encodeURIComponent(each.id));
  await answered(200, "GET", `/organisations/${a}`);
  await answered(200, "GET", "/organisation-doubles");
  await answered(200, "PUT", `/organisation-decisions/${a}/${b}`, DECISION);
  await answered(200, "GET", "/organisation-decisions");
  await answered(409, "PUT", `/organisation-decisions/${a}/${b}`, { ...DECISION, body: '{"verdict": "same"}' });
  await answered(400, "PUT", `/organisation-decisions/${a}/${b}`, { ...DECISION, body: "{" });
  await answered(415, "PUT", `/organisation-decisions/${a}/${b}`, { ...DECISION, headers: { "content-type": "text/plain" } });
  await answered(404, "PUT", `/organisation-decisions/${a}/x`, DECISION);
  await answered(204, "DELETE", `/organisation-decisions/${a}/${b}`);
  await answered(404, "DELETE", `/organisation-decisions/${a}/${b}`);
  await answered(404, "GET", "/organisations/x");
  await answered(400, "GET", "/organisations?kind=x");
  await answered(400, "GET", "/organisation-doubles?limit=0");
});

test("a plan is read, kept, reviewed and dropped", async () => {
  await answered(200, "POST", "/plans?dry_run=true", TEXT);
  await answered(400, "POST", "/plans?dry_run=maybe", TEXT);
  const { head, duties } = (await answered(201, "POST", "/plans", TEXT)).json;
  assert.ok(duties.length > 0);
  const plan = `/plans/${encodeURIComponent(head.id)}`;
  const review = `${plan}/reviews/duty/${duties[0].clause}/${duties[0].seq}`;
  await answered(200, "GET", plan);
  await answered(200, "GET", `${plan}/text`);
  await answered(200, "GET", `${plan}/compare/${encodeURIComponent(head.id)}`);
  await answered(200, "PUT", review, REVIEW);
  await answered(400, "PUT", review, { ...REVIEW, body: "{" });
  await answered(415, "PUT", review, { ...REVIEW, headers: { "content-type": "text/plain" } });
  await answered(204, "DELETE", review);
  await answered(400, "DELETE", `${plan}/reviews/nonsense/1/1`);
  await answered(204, "DELETE", plan);
});

test("rows are checked, refused, taken and withdrawn", async () => {
  const csv = (body) => ({ headers: { "content-type": "text/csv" }, body });
  const table = (await answered(200, "GET", "/data/tables/observations")).text;
  await answered(200, "POST", "/data/tables/observations/rows", csv(table));
  await answered(400, "POST", "/data/tables/observations/rows?mode=x", csv(table));
  await answered(422, "POST", "/data/tables/observations/rows?mode=all_or_nothing", csv(`${table}x,y,z\n`));
  await answered(200, "POST", "/data/tables/observations/rows?mode=all_or_nothing", csv(table.replace(/,179,/, ",181,")));
  const { items } = (await answered(200, "GET", "/data/imports")).json;
  await answered(409, "DELETE", `/data/imports/${items.at(-1).id}`);
  await answered(204, "DELETE", `/data/imports/${items[0].id}`);
});

test("a job is started, followed, cancelled, read and deleted", async () => {
  for (const query of ["", "?kind=flight", "?kind=rehearsal&x=1"]) await answered(400, "POST", `/jobs${query}`, REQUEST);
  for (const body of ["", "{", "[]", '{"a": 1} x']) await answered(400, "POST", "/jobs?kind=rehearsal", { ...REQUEST, body });
  await answered(415, "POST", "/jobs?kind=rehearsal", { ...REQUEST, headers: { "content-type": "text/plain" } });
  const { json: job, headers } = await answered(202, "POST", "/jobs?kind=rehearsal", REQUEST);
  assert.equal(headers.location, `/api/v1/jobs/${job.id}`);
  await answered(200, "GET", `/jobs/${job.id}/events`);
  assert.deepEqual((await answered(200, "GET", `/jobs/${job.id}`)).json.request, JSON.parse(REQUEST.body));
  await answered(204, "GET", `/jobs/${job.id}/events`, { headers: { "last-event-id": "end" } });
  assert.equal((await answered(200, "GET", `/jobs/${job.id}/result`)).json.steps, 3);
  await answered(200, "GET", "/jobs");
  await answered(400, "GET", "/jobs?limit=0");

  const { json: long } = await answered(202, "POST", "/jobs?kind=rehearsal", { ...REQUEST, body: '{"steps": 1000, "pause_ms": 1000}' });
  await answered(409, "GET", `/jobs/${long.id}/result`);
  await answered(409, "DELETE", `/jobs/${long.id}`);
  await answered(200, "POST", `/jobs/${long.id}/cancel`);
  await answered(200, "GET", `/jobs/${long.id}/events`);
  for (const id of [job.id, long.id]) await answered(204, "DELETE", `/jobs/${id}`);
  for (const [method, path] of [["GET", ""], ["GET", "/result"], ["GET", "/events"], ["POST", "/cancel"], ["DELETE", ""]]) {
    await answered(404, method, `/jobs/${job.id}${path}`);
  }
});

test("a quota plan is made by a job and read when it has ended", async () => {
  const body = '{"futures": 2, "seconds": 1, "years": 2}';
  await answered(400, "POST", "/jobs?kind=portfolio", { ...REQUEST, body: '{"futures": 0}' });
  const { json: job } = await answered(202, "POST", "/jobs?kind=portfolio", { ...REQUEST, body });
  await answered(409, "GET", `/portfolio/plans/${job.id}`);
  await answered(200, "GET", `/jobs/${job.id}/events`);
  await answered(200, "GET", `/portfolio/plans/${job.id}`);
  await answered(200, "GET", `/portfolio/plans/${job.id}?format=xlsx`);
  await answered(400, "GET", `/portfolio/plans/${job.id}?format=pdf`);
  await answered(204, "DELETE", `/jobs/${job.id}`);
  await answered(404, "GET", `/portfolio/plans/${job.id}`);
});

test("the exchange: from a listing to an agreement, bookings, lists, answers", async () => {
  const text = { headers: { "content-type": "text/plain" }, body: "x" };
  const [first] = (await answered(200, "GET", "/organisations?limit=1")).json.items;
  const organisation = first.id;
  const school = (await answered(200, "GET", "/schools?limit=1")).json.items[0].id;
  const occupation = (await answered(200, "GET", "/search?query=%E6%9C%BA%E5%99%A8%E4%BA%BA")).json.items.find((each) => each.kind === "occupation").id;
  const need = { side: "need", kind: "internship", title: "实习生", organisation, seats_persons: 10, contact_name: "赵", contact_phone: "1" };
  const offer = { ...need, side: "offer", organisation: null, school };

  await answered(200, "GET", "/listings?side=need&kind=internship&concept=x&owner=x&region=310115&closed=true");
  await answered(400, "GET", "/listings?side=both");
  const imported = (await answered(200, "GET", "/listings?closed=true&limit=1")).json.items[0].id;
  const post = async (draft) => (await answered(201, "POST", "/listings", json(draft))).json.listing.id;
  const [wanted, offered] = [await post(need), await post(offer)];
  await answered(400, "POST", "/listings", json({ ...need, title: " " }));
  await answered(404, "POST", "/listings", json({ ...need, organisation: "nobody" }));
  await answered(415, "POST", "/listings", text);
  await answered(200, "GET", `/listings/${wanted}`);
  await answered(404, "GET", "/listings/none");
  await answered(200, "PUT", `/listings/${wanted}`, json({ ...need, title: "实习生 10 名" }));
  await answered(400, "PUT", `/listings/${wanted}`, json({}));
  await answered(404, "PUT", "/listings/none", json(need));
  await answered(409, "PUT", `/listings/${imported}`, json(need));
  await answered(415, "PUT", `/listings/${wanted}`, text);
  const concepts = { concepts: [{ kind: "occupation", id: occupation, weight_bp: 5000, must: true }, { kind: "skill", id: "沟通" }] };
  await answered(200, "PUT", `/listings/${wanted}/concepts`, json(concepts));
  await answered(400, "PUT", `/listings/${wanted}/concepts`, json({ concepts: [{ kind: "occupation", id: "none" }] }));
  await answered(404, "PUT", "/listings/none/concepts", json(concepts));
  await answered(415, "PUT", `/listings/${wanted}/concepts`, text);
  for (const query of ["", "?limit=3"]) await answered(200, "GET", `/listings/${wanted}/matches${query}`);
  await answered(400, "GET", `/listings/${wanted}/matches?limit=x`);
  await answered(404, "GET", "/listings/none/matches");
  await answered(200, "GET", "/exchange/pairs?limit=5");
  await answered(400, "GET", "/exchange/pairs?limit=x");
  await answered(200, "GET", "/exchange/weights");
  await answered(400, "GET", "/exchange/weights?limit=3");
  const shut = await post(need);
  await answered(200, "POST", `/listings/${shut}/close`);
  await answered(409, "GET", `/listings/${shut}/matches`);
  await answered(404, "POST", "/listings/none/close");

  await answered(201, "POST", "/deals", json({ need: await post(need), offer: await post(offer), as: "coordinator" }));
  const { id } = (await answered(201, "POST", "/deals", json({ need: wanted, offer: offered }))).json.deal;
  await answered(409, "POST", "/deals", json({ need: wanted, offer: offered }));
  await answered(403, "POST", "/deals", json({ need: wanted, offer: offered, as: "clock" }));
  await answered(400, "POST", "/deals", json({ need: wanted }));
  await answered(404, "POST", "/deals", json({ need: wanted, offer: "none" }));
  await answered(415, "POST", "/deals", text);
  await answered(200, "GET", `/deals?state=proposed&listing=${wanted}&party=${school}&over=false&query=%E5%AE%9E%E4%B9%A0`);
  await answered(400, "GET", "/deals?state=x");
  await answered(404, "GET", "/deals/none");
  const step = (status, said) => answered(status, "POST", `/deals/${id}/steps`, json(said));
  await step(403, { act: "accept", as: "need" });
  await step(400, { act: "decline" });
  await step(409, { act: "agree" });
  await answered(404, "POST", "/deals/none/steps", json({ act: "accept" }));
  await answered(415, "POST", `/deals/${id}/steps`, text);
  assert.equal((await answered(200, "GET", `/deals/${id}`)).json.offer_contact, null);
  assert.deepEqual((await step(200, { act: "accept" })).json.offer_contact, { name: "赵", phone: "1" });
  const terms = { starts: "2020-01-01", until: "2099-12-31", persons: 10, milestones: [{ title: "到岗", due: "2099-01-01", persons: 10 }] };
  await step(200, { act: "negotiate", as: "offer", terms });
  await step(200, { act: "agree" });

  await answered(200, "GET", "/exchange/due?stage=waiting&district=310115&party=x");
  await answered(400, "GET", "/exchange/due?stage=never");
  assert.equal((await answered(200, "POST", "/exchange/lapse")).json.lapsed, 0);
  await answered(200, "GET", `/organisations/${organisation}/cooperation`);
  await answered(404, "GET", "/organisations/none/cooperation");
  await answered(200, "GET", `/organisations/${organisation}/policies`);
  await answered(404, "GET", "/organisations/none/policies");
  await answered(200, "GET", "/agreement-counts?year=2024&district=310115&kind=internship");
  await answered(400, "GET", "/agreement-counts?kind=x");
  await answered(200, "GET", "/platform-activity?year=2024");
  await answered(400, "GET", "/platform-activity?year=x");

  const base = { name: "实训基地", kind: "基地", organisation, units: 1 };
  const resource = (await answered(201, "POST", "/resources", json(base))).json.resource.id;
  await answered(400, "POST", "/resources", json({ ...base, units: 0 }));
  await answered(404, "POST", "/resources", json({ ...base, organisation: "nobody" }));
  await answered(415, "POST", "/resources", text);
  await answered(200, "GET", "/resources?query=%E5%AE%9E%E8%AE%AD&region=310115");
  await answered(400, "GET", "/resources?limit=0");
  await answered(200, "GET", `/resources/${resource}?from=2099-01-01&until=2099-02-01`);
  await answered(400, "GET", `/resources/${resource}?from=2099-01-01&until=2099-01-01`);
  await answered(404, "GET", "/resources/none");
  await answered(200, "PUT", `/resources/${resource}`, json({ ...base, note: "周末不开放" }));
  await answered(400, "PUT", `/resources/${resource}`, json({ ...base, name: "" }));
  await answered(404, "PUT", "/resources/none", json(base));
  await answered(415, "PUT", `/resources/${resource}`, text);
  const booking = { school, from: "2099-01-05", until: "2099-01-10" };
  const { seq } = (await answered(201, "POST", `/resources/${resource}/bookings`, json(booking))).json;
  await answered(409, "POST", `/resources/${resource}/bookings`, json(booking));
  await answered(400, "POST", `/resources/${resource}/bookings`, json({ ...booking, until: "2099-01-05" }));
  await answered(404, "POST", "/resources/none/bookings", json(booking));
  await answered(415, "POST", `/resources/${resource}/bookings`, text);
  await answered(200, "POST", `/resources/${resource}/bookings/${seq}/cancel`);
  await answered(409, "POST", `/resources/${resource}/bookings/${seq}/cancel`);
  await answered(404, "POST", `/resources/${resource}/bookings/99/cancel`);
  await answered(400, "POST", `/resources/${resource}/bookings/x/cancel`);

  const file = { headers: { "content-type": "application/octet-stream" }, body: Buffer.from([0, 255, 10, 13]) };
  const added = (await answered(201, "POST", `/attachments?owner=deal&of=${id}&filename=${encodeURIComponent("协议.pdf")}`, file)).json;
  await answered(400, "POST", `/attachments?of=${wanted}&filename=x.exe`, file);
  await answered(404, "POST", "/attachments?of=none&filename=x.pdf", file);
  const early = (await answered(200, "GET", "/deals?state=proposed")).json.items[0].id;
  await answered(403, "POST", `/attachments?owner=deal&of=${early}&filename=x.pdf`, file);
  await answered(403, "GET", `/attachments?owner=deal&of=${early}`);
  for (const as of ["need", "offer"]) await answered(200, "POST", `/deals/${early}/steps`, json({ act: "accept", as }));
  const kept = (await answered(201, "POST", `/attachments?owner=deal&of=${early}&filename=x.pdf`, file)).json.id;
  await answered(200, "POST", `/deals/${early}/steps`, json({ act: "withdraw", reason: "已招满" }));
  for (const method of ["GET", "DELETE"]) await answered(403, method, `/attachments/${kept}`);
  assert.equal((await answered(200, "GET", `/attachments?owner=deal&of=${id}`)).json.items[0].bytes, 4);
  await answered(400, "GET", "/attachments?owner=x");
  await answered(404, "GET", "/attachments?of=none");
  assert.deepEqual((await answered(200, "GET", `/attachments/${added.id}`)).bytes, file.body);
  await answered(204, "DELETE", `/attachments/${added.id}`);
  await answered(404, "DELETE", `/attachments/${added.id}`);
  await answered(404, "GET", `/attachments/${added.id}`);

  const consortium = (await answered(200, "GET", "/platform-activity")).json.items[0].platform.id;
  const line = { consortium, list: "talent_needs", title: "机器人工程师", occupation, persons: 3 };
  const entry = (await answered(201, "POST", "/consortium-lists", json(line))).json.id;
  await answered(400, "POST", "/consortium-lists", json({ ...line, title: " " }));
  await answered(404, "POST", "/consortium-lists", json({ ...line, consortium: "none" }));
  await answered(415, "POST", "/consortium-lists", text);
  await answered(200, "GET", `/consortium-lists?list=talent_needs&consortium=${consortium}&query=%E6%9C%BA%E5%99%A8%E4%BA%BA`);
  await answered(400, "GET", "/consortium-lists?list=x");
  await answered(200, "PUT", `/consortium-lists/${entry}`, json({ ...line, persons: 5 }));
  await answered(400, "PUT", `/consortium-lists/${entry}`, json({ ...line, persons: -5 }));
  await answered(404, "PUT", "/consortium-lists/none", json(line));
  await answered(415, "PUT", `/consortium-lists/${entry}`, text);
  await answered(204, "DELETE", `/consortium-lists/${entry}`);
  await answered(404, "DELETE", `/consortium-lists/${entry}`);

  const answer = { organisation, occupation, year: 2026, persons: 30 };
  await answered(200, "POST", "/demand-answers", json(answer));
  await answered(400, "POST", "/demand-answers", json({ organisation }));
  await answered(404, "POST", "/demand-answers", json({ ...answer, occupation: "none" }));
  await answered(415, "POST", "/demand-answers", text);
  const answers = (await answered(200, "GET", `/demand-answers?organisation=${organisation}&occupation=${occupation}&year=2026&expired=true`)).json;
  assert.equal(answers.sums[0].persons, 30);
  await answered(400, "GET", "/demand-answers?year=x");
});

test("a body above the limit is 413 before it is sent", async () => {
  for (const path of ["/api/v1/plans", "/api/v1/data/tables/observations/rows", "/api/v1/adverts/rows"]) {
    const { status, text: back } = await server.wire(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\n`);
    assert.equal(status, 413);
    const [head, body] = back.split("\r\n\r\n");
    const operation = operation_of("POST", path);
    assert.deepEqual(faults_of(operation, { status, headers: { "content-type": /content-type: (\S+)/i.exec(head)[1] }, text: body }), []);
    seen.add(`${operation.id} 413`);
  }
});

test("without a city every operation that needs one says 409 and what to do", async () => {
  const ids = { id: "x", name: "observations", indicator: "platforms", kind: "duty", clause: "1", seq: "1", other: "y", result: "warning", subject: "x" };
  const queries = { search: "?query=a", startJob: "?kind=rehearsal", getFilingForm: "?program=x" };
  const filing = json({ kind: "open", school: "x", program: "x" });
  const bodies = { readText: json({ text: "x" }), importPlan: TEXT, startJob: REQUEST, decideDouble: DECISION, reviewResult: json({ verdict: "accepted", reason: "x" }), draftFiling: filing,
    reviseFiling: filing, takeFilingStep: json({ act: "submit" }), ...EXCHANGE_BODIES };
  // What a job may not do before it has ended needs a job; jobs_test.mjs has them.
  const of_jobs = ["deleteJob", "getJobResult", "getQuotaPlan"];
  for (const operation of operations.filter((each) => each.responses.some(({ status }) => status === 409) && !of_jobs.includes(each.id))) {
    const path = operation.path.replace(/\{([^}]+)\}/g, (_, name) => ids[name]) + (queries[operation.id] ?? "");
    const options = bodies[operation.id] ?? { POST: { headers: { "content-type": "text/csv" }, body: "indicator\n" }, PUT: REVIEW }[operation.method];
    const answer = await empty.ask(operation.method, path, options);
    assert.equal(answer.status, 409, `${operation.id}: ${answer.text}`);
    assert.notEqual(answer.json.error.action, "");
  }
  assert.equal((await empty.ask("GET", "/api/v1/health")).json.city, false);
});

test("methods that are not documented are 405 and say which are", async () => {
  const ids = { id: "x", name: "observations", indicator: "platforms", kind: "duty", clause: "1", seq: "1", other: "y", result: "warning", subject: "x" };
  for (const path of Object.keys(document.paths)) {
    const documented = operations.filter((each) => each.path === path).map((each) => each.method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((each) => !documented.includes(each))) {
      const answer = await server.raw(method, path.replace(/\{([^}]+)\}/g, (_, name) => ids[name]));
      assert.equal(answer.status, 405, `${method} ${path}`);
      const allowed = answer.headers.allow.split(", ").filter((each) => !["HEAD", "OPTIONS"].includes(each));
      assert.deepEqual(allowed.sort(), documented.sort(), `${method} ${path}`);
      assert.deepEqual(Object.keys(JSON.parse(answer.text).error).sort(), ["action", "found", "wanted", "what", "where"]);
    }
  }
});

test("everything the document promises was seen", () => {
  const promised = operations.flatMap((each) => each.responses.map(({ status }) => `${each.id} ${status}`));
  assert.deepEqual(promised.filter((each) => !seen.has(each)), []);
});
