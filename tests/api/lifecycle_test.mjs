// The program as an operator meets it: killed in the middle, started twice, told to stop, asked the same thing again.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { PACK, PROGRAM, ROOT, run, scratch_folder, Server } from "./server.mjs";

let data;
before(async () => {
  data = scratch_folder();
  await run(PROGRAM, ["pack", "import", PACK, "--data", data]);
});

const command = async (...words) => {
  try {
    const { stdout, stderr } = await run(PROGRAM, words, { maxBuffer: 1 << 28 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return { code: error.code, stdout: error.stdout, stderr: error.stderr };
  }
};

// Every table of the city as one text.
async function everything(folder) {
  const into = scratch_folder();
  const { code, stderr } = await command("pack", "export", join(into, "pack"), "--data", folder);
  assert.equal(code, 0, stderr);
  return readdirSync(join(into, "pack"), { recursive: true })
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(into, "pack", name), "utf8")}`)
    .join("\n");
}

// A copy of the Shanghai pack in which the import has more to do and something to change.
function larger_pack() {
  const folder = scratch_folder();
  cpSync(join(ROOT, "packs"), folder, { recursive: true });
  const regions = join(folder, "shanghai/regions.csv");
  writeFileSync(regions, readFileSync(regions, "utf8").replace("浦东新区", "浦东新区（改）"));
  return join(folder, "shanghai");
}

test("importing the same pack twice changes nothing", async () => {
  const first = await everything(data);
  const { code, stdout } = await command("pack", "import", PACK, "--data", data, "--json");
  assert.equal(code, 0);
  const report = JSON.parse(stdout);
  assert.deepEqual(report.changes.filter((each) => each.added + each.changed + each.dropped > 0), []);
  assert.equal(await everything(data), first);
});

test("kill -9 at any moment of an import leaves the old city whole", async () => {
  const old = await everything(data);
  const pack = larger_pack();
  const copied = () => {
    const copy = scratch_folder();
    cpSync(data, copy, { recursive: true });
    return copy;
  };
  // Once undisturbed, to learn how long it takes.
  const undisturbed = copied();
  const began = process.hrtime.bigint();
  await run(PROGRAM, ["pack", "import", pack, "--data", undisturbed]);
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  const renewed = await everything(undisturbed);
  assert.ok(renewed.includes("浦东新区（改）"));

  let killed = 0;
  for (const share of [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
    const victim = copied();
    const child = spawn(PROGRAM, ["pack", "import", pack, "--data", victim], { stdio: "ignore" });
    const ended = new Promise((done) => child.on("exit", (code, signal) => done(signal)));
    const timer = setTimeout(() => child.kill("SIGKILL"), took * share);
    if ((await ended) === "SIGKILL") ++killed;
    clearTimeout(timer);
    const now = await everything(victim);
    assert.ok(now === old || now === renewed, `killed at ${share} of the import: the city is neither the old nor the new one`);
  }
  assert.ok(killed >= 4, `only ${killed} of 8 imports were still running when they were to be killed`);
});

test("a second program may use the city that is being served, and the server shows what it did", async () => {
  const server = await Server.start({ data });
  try {
    const text = join(ROOT, "tests/plan_texts/yunxi_action_plan.txt");
    const before_it = (await server.ask("GET", "/api/v1/plans")).json.total;
    const { code, stderr } = await command("plan", "import", text, "--data", data);
    assert.equal(code, 0, stderr);
    assert.equal((await server.ask("GET", "/api/v1/plans")).json.total, before_it + 1);
    const version = (await server.ask("GET", "/api/v1/regions/310115")).json.row.region.name;
    assert.equal((await command("pack", "import", larger_pack(), "--data", data)).code, 0);
    assert.equal((await server.ask("GET", "/api/v1/regions/310115")).json.row.region.name, `${version}（改）`);
    assert.equal((await command("pack", "import", PACK, "--data", data)).code, 0);
  } finally {
    await server.stop();
  }
});

test("a port that is taken is told, with what to do, and the first server goes on", async () => {
  const server = await Server.start({ data });
  try {
    const { code, stderr } = await command("serve", "--data", data, "--port", String(server.port));
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(String(server.port)));
    assert.equal((await server.ask("GET", "/api/v1/health")).status, 200);
  } finally {
    await server.stop();
  }
});

test("told to stop, the server finishes what it has begun and ends with 0", async () => {
  for (const signal of ["SIGTERM", "SIGINT"]) {
    const server = await Server.start({ data });
    const answers = Array.from({ length: 20 }, () => server.raw("GET", "/api/v1/programs?limit=2000&offered=false").catch((error) => error));
    await server.raw("GET", "/api/v1/health");
    const ended = server.stop(signal);
    for (const answer of await Promise.all(answers)) {
      // A connection that was not yet accepted may be refused; one that was is answered in full.
      if (answer instanceof Error) assert.match(answer.code, /ECONNREFUSED|ECONNRESET/);
      else assert.doesNotThrow(() => JSON.parse(answer.text));
    }
    assert.deepEqual(await ended, { code: 0, signal: null });
  }
});

test("a bad pack is refused with every error and leaves the city as it was", async () => {
  const old = await everything(data);
  const pack = larger_pack();
  const schools = join(pack, "schools.csv");
  writeFileSync(schools, readFileSync(schools, "utf8").replace(/310110/g, "999999"));
  const { code, stderr } = await command("pack", "import", pack, "--data", data);
  assert.equal(code, 3);
  assert.match(stderr, /schools\.csv:\d+/);
  assert.match(stderr, /999999/);
  assert.equal(await everything(data), old);
});

test("folders that cannot hold a city are refused in words", async () => {
  const folder = scratch_folder();
  const file = join(folder, "file");
  writeFileSync(file, "x");
  const below_a_file = await command("brief", "--data", join(file, "data"));
  assert.equal(below_a_file.code, 1);
  assert.match(below_a_file.stderr, /file/);
  const name = readdirSync(data).find((each) => statSync(join(data, each)).size > 10_000);
  writeFileSync(join(folder, name), "this is no database ".repeat(100));
  const no_database = await command("brief", "--data", folder);
  assert.equal(no_database.code, 1);
  assert.match(no_database.stderr, /not a database/);
});

test("a wrong command line is 2, no city is 4, and both say what to do", async () => {
  for (const words of [["fly"], ["serve", "--port", "x"], ["pack"], ["pack", "import"], ["brief", "--colour"]]) {
    assert.equal((await command(...words)).code, 2, words.join(" "));
  }
  const none = await command("brief", "--data", scratch_folder());
  assert.equal(none.code, 4);
  assert.match(none.stderr, /pack import/);
  assert.equal((await command("--help")).code, 0);
});

