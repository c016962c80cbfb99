// The exchange from a terminal: terms with milestones, bookings, the lists of a consortium, the demand survey, and each list as a workbook.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { PACK, PROGRAM, run, scratch_folder } from "./server.mjs";
import { rows_of_sheet } from "./workbook.mjs";

const data = scratch_folder();
const SCHOOL = "4131010246";
let organisation;

const raw = async (...words) => {
  try {
    const { stdout } = await run(PROGRAM, [...words, "--data", data], { maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: "en_US.UTF-8" } });
    return { code: 0, stdout };
  } catch ({ code, stdout, stderr }) {
    return { code, stdout, stderr };
  }
};
const json = async (...words) => {
  const { code, stdout, stderr } = await raw(...words, "--json");
  assert.equal(code, 0, `${words.join(" ")}\n${stdout}${stderr}`);
  return stdout ? JSON.parse(stdout) : null;
};
const workbook = async (...words) => {
  const file = join(data, "list.xlsx");
  const { code, stdout } = await raw(...words, "--xlsx", file);
  assert.equal(code, 0, words.join(" "));
  assert.match(stdout, /wrote .*list\.xlsx: \d+ rows/);
  return rows_of_sheet(readFileSync(file));
};

before(async () => {
  await run(PROGRAM, ["pack", "import", PACK, "--data", data]);
  organisation = (await json("organisations", "list", "--limit", "1")).items[0].id;
});

test("terms are negotiated with milestones, agreed, and shown", async () => {
  const post = async (side, owner) => (await json("listings", "post", "--side", side, "--kind", "internship", "--title", "机器人实习", ...owner)).listing.id;
  const [need, offer] = [await post("need", ["--organisation", organisation]), await post("offer", ["--school", SCHOOL])];
  const { id } = (await json("deals", "propose", need, offer, "--as", "need")).deal;
  await json("deals", "step", id, "--act", "accept", "--as", "offer");
  const terms = ["--as", "offer", "--starts", "2099-03-01", "--until", "2099-08-31", "--persons", "60", "--region", "310115"];
  const laid = await json("deals", "negotiate", id, ...terms, "--milestone", "学生到岗@2099-03-05=60", "--milestone", "邮箱a@b，鉴定@2099-08-31");
  assert.equal(laid.deal.state, "negotiating");
  assert.deepEqual(laid.agreement_kinds, ["internship"]);
  assert.deepEqual(laid.agreement.milestones.map(({ title, due, persons }) => [title, due, persons]), [["学生到岗", "2099-03-05", 60], ["邮箱a@b，鉴定", "2099-08-31", null]]);
  assert.equal((await json("deals", "step", id, "--act", "agree", "--as", "need")).agreement.state, "agreed");
  for (const wrong of ["到岗", "@2099-01-01", "到岗@someday", "到岗@2099-01-01=many"]) assert.equal((await raw("deals", "negotiate", id, "--milestone", wrong)).code, 2, wrong);
  assert.equal((await raw("deals", "negotiate", id, ...terms)).code, 4, "it is agreed already");
  assert.equal((await workbook("deals", "list"))[1].A, id);
  assert.ok((await workbook("listings", "list")).length > 2);
  assert.ok((await workbook("listings", "matches", need)).length > 1);
  await workbook("listings", "pairs");
  const weights = (await json("listings", "weights")).items;
  assert.equal(weights.length, 11);
  for (const { parts } of weights) assert.equal(parts.reduce((all, { start_bp }) => all + start_bp, 0), 10_000);
  await workbook("deals", "due", "--stage", "waiting");
});

test("a base is offered, booked once, shown, and given back", async () => {
  const { id } = (await json("resources", "add", "--name", "实训楼", "--kind", "基地", "--organisation", organisation, "--units", "4")).resource;
  assert.ok((await json("resources", "list", "--query", "实训楼")).items.some((each) => each.id === id));
  const days = ["--from", "2099-03-01", "--until", "2099-03-15"];
  const booked = await json("resources", "book", id, "--school", SCHOOL, "--units", "3", ...days, "--purpose", "实训");
  assert.deepEqual([booked.units, booked.from, booked.until], [3, "2099-03-01", "2099-03-15"]);
  const clash = await raw("resources", "book", id, "--school", SCHOOL, "--units", "2", ...days);
  assert.equal(clash.code, 4);
  assert.match(clash.stderr, /2099-03-01/);
  const show = ["resources", "show", id, "--from", "2099-03-01", "--until", "2099-04-01"];
  assert.deepEqual((await json(...show)).days.map(({ free }) => free), [1, 4]);
  assert.equal((await workbook(...show))[1].C, 3);
  assert.match((await raw(...show)).stdout, /2099-03-01 – 2099-03-15 {2}1/);
  assert.equal((await json("resources", "cancel", id, String(booked.seq))).cancelled, true);
  assert.equal((await raw("resources", "cancel", id, "99")).code, 4);
  assert.equal((await raw("resources", "book", id, "--school", SCHOOL)).code, 2);
});

test("a line is put on a consortium's list and taken away", async () => {
  const consortium = readFileSync(join(PACK, "platforms.csv"), "utf8").split("\n")[1].split(",")[0];
  const { id } = await json("consortium-lists", "add", "--consortium", consortium, "--list", "talent_needs", "--title", "机器人工程师", "--persons", "3");
  assert.deepEqual((await json("consortium-lists", "list", "--list", "talent_needs", "--consortium", consortium)).items.map((each) => [each.id, each.persons]), [[id, 3]]);
  assert.equal((await workbook("consortium-lists", "list", "--list", "talent_needs"))[1].C, "机器人工程师");
  assert.equal((await raw("consortium-lists", "add", "--consortium", "none", "--list", "products", "--title", "x")).code, 4);
  assert.equal((await raw("consortium-lists", "add", "--consortium", consortium, "--list", "people", "--title", "x")).code, 2);
  assert.equal((await raw("consortium-lists", "drop", id)).code, 0);
  assert.equal((await json("consortium-lists", "list", "--list", "talent_needs")).total, 0);
  assert.equal((await raw("consortium-lists", "drop", id)).code, 4);
});

test("an enterprise's answer is kept, counted, and takes the place of its earlier one", async () => {
  const add = (persons) => json("demand-answers", "add", "--organisation", organisation, "--occupation", "6-18-01-01", "--year", "2027", "--persons", persons);
  await add("8");
  assert.equal((await add("12")).persons, 12);
  const { items, sums } = await json("demand-answers", "list", "--year", "2027");
  assert.deepEqual([items.length, sums[0].persons], [1, 12]);
  assert.equal((await workbook("demand-answers", "list"))[1].D, 12);
  assert.equal((await raw("demand-answers", "add", "--organisation", "none", "--occupation", "6-18-01-01", "--year", "2027", "--persons", "1")).code, 4);
});
