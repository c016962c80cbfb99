// Deals whose time has passed end by the clock of whatever serves the city, once, and nobody has to ask.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PACK, PROGRAM, REHEARSAL, run, scratch_folder, Server } from "./server.mjs";

const LATER = { ...process.env, REHEARSAL_TODAY: "2099-01-01" };
const data = scratch_folder();
const servers = [];
let deals;

const command = async (...words) => JSON.parse((await run(PROGRAM, [...words, "--data", data, "--json"])).stdout);
const posted = async (side, owner) =>
  (await command("listings", "post", "--side", side, "--kind", "training", "--title", "机器人实训", ...owner)).listing.id;

async function proposed() {
  const organisation = (await command("organisations", "list", "--limit", "1")).items[0].id;
  const need = await posted("need", ["--organisation", organisation]);
  const offer = await posted("offer", ["--school", "4131010246"]);
  return (await command("deals", "propose", need, offer)).deal.id;
}

before(async () => {
  await run(PROGRAM, ["pack", "import", PACK, "--data", data]);
  deals = [await proposed(), await proposed()];
});
after(() => Promise.all(servers.map((server) => server.stop())));

const serve = async (options) => {
  servers.push(await Server.start({ data, ...options }));
  return servers.at(-1);
};

test("a server leaves alone what still has time, and so does the command", async () => {
  assert.equal((await command("deals", "lapse")).lapsed, 0);
  const server = await serve({});
  for (const id of deals) assert.equal((await server.ask("GET", `/api/v1/deals/${id}`)).json.deal.state, "proposed");
});

test("two servers that start long after end each deal once, and the trail names the clock", { timeout: 60_000 }, async () => {
  const [server] = await Promise.all([serve({ program: REHEARSAL, env: LATER }), serve({ program: REHEARSAL, env: LATER })]);
  const ended = async () => {
    const trail = (await server.ask("GET", "/api/v1/audit?limit=50")).json.items;
    return trail.filter(({ action }) => action === "deal.lapse");
  };
  while ((await ended()).length < deals.length) await new Promise(setImmediate);
  const entries = await ended();
  assert.deepEqual(entries.map(({ subject }) => subject).sort(), deals.toSorted());
  for (const { actor, detail } of entries) assert.deepEqual([actor, detail], ["clock", "proposed → lapsed"]);
  const { history } = (await server.ask("GET", `/api/v1/deals/${deals[0]}`)).json;
  assert.deepEqual(history.map(({ act, by }) => [act, by]), [["propose", "need"], ["lapse", "clock"]]);
  assert.equal((await server.ask("POST", "/api/v1/exchange/lapse")).json.lapsed, 0);
  for (const each of servers) assert.doesNotMatch(each.log, /exchange clock/);
});

test("told to stop, a server with its clock ends with 0", async () => {
  for (const server of servers.splice(0)) assert.deepEqual(await server.stop(), { code: 0, signal: null });
});
