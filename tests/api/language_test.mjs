// What is wrong is told in the language that the person asks for, at every door: HTTP and command line.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PACK, PROGRAM, run, scratch_folder, Server } from "./server.mjs";

let server;
let empty;
before(async () => {
  server = await Server.start({ pack: PACK });
  empty = await Server.start();
});
after(() => Promise.all([server.stop(), empty.stop()]));

const HAN = /\p{Script=Han}/u;
// Three words in a row that are no command of the program: a sentence that somebody forgot to say in Chinese.
const LATIN_SENTENCE = /\b[a-z]+ [a-z]+ [a-z]+\b/;
const without_commands = (text) => text.replace(/langqiao( [a-z]+)+/g, "");
const speaking = (language) => ({ headers: language ? { "accept-language": language } : {} });

const REFUSED = [
  ["400", "GET", "/api/v1/schools?limit=0", 400],
  ["400 of a date", "GET", "/api/v1/scoreboard?on=yesterday", 400],
  ["400 of a parameter that is none", "GET", "/api/v1/schools?colour=red", 400],
  ["400 of a search for nothing", "GET", "/api/v1/search?query=", 400],
  ["404 of a school", "GET", "/api/v1/schools/no-such-school", 404],
  ["404 of a plan", "GET", "/api/v1/plans/no-such-plan", 404],
  ["404 of an address", "GET", "/api/v1/nowhere", 404],
  ["405", "DELETE", "/api/v1/schools", 405],
];

const hold = (answer, status, language, about) => {
  assert.equal(answer.status, status, `${about}: ${answer.text}`);
  assert.equal(answer.headers["content-language"], language === "zh" ? "zh-CN" : "en", about);
  assert.match(answer.headers.vary, /accept-language/i, about);
};

for (const [about, method, path, status] of REFUSED) {
  test(`${about} is told in Chinese and in English`, async () => {
    const chinese = await server.raw(method, path, speaking("zh-CN,zh;q=0.9,en;q=0.8"));
    const english = await server.raw(method, path, speaking("en"));
    const silent = await server.raw(method, path, speaking());
    hold(chinese, status, "zh", about);
    hold(english, status, "en", about);
    hold(silent, status, "en", about);
    assert.equal(silent.text, english.text, "scripts that send nothing read English");
    const [zh, en] = [JSON.parse(chinese.text).error, JSON.parse(english.text).error];
    for (const word of ["what", "action"]) {
      assert.match(zh[word], HAN, word);
      assert.doesNotMatch(without_commands(zh[word]), LATIN_SENTENCE, word);
      assert.doesNotMatch(en[word], HAN, word);
    }
    assert.equal(zh.where, en.where, "a place belongs to no language");
  });
}

test("409 without a city is told in both languages", async () => {
  const chinese = await empty.ask("GET", "/api/v1/brief", speaking("zh"));
  const english = await empty.ask("GET", "/api/v1/brief", speaking("en"));
  hold(chinese, 409, "zh");
  hold(english, 409, "en");
  assert.match(chinese.json.error.what, /城市/);
  assert.match(english.json.error.what, /city/);
  for (const { error } of [chinese.json, english.json]) assert.match(error.action, /langqiao pack import/);
});

test("a foreign host and a missing file are refused in Chinese too", async () => {
  const foreign = await server.raw("GET", "/api/v1/health", { headers: { host: "evil.example", "accept-language": "zh" } });
  hold(foreign, 421, "zh");
  assert.match(JSON.parse(foreign.text).error.what, HAN);
  const page = await server.raw("GET", "/nowhere.js", speaking("zh"));
  hold(page, 404, "zh");
  assert.match(page.text, /应为/);
});

test("errors of rows are told in the language asked for, with the same values", async () => {
  const [header] = (await server.ask("GET", "/api/v1/data/tables/projects/template")).text.replace("\uFEFF", "").split(/\r?\n/);
  const columns = header.split(",");
  const row = (values) => columns.map((column) => values[column] ?? "").join(",");
  const body = [
    header,
    row({ id: "p-1", name: "一", kind: "castle", region: "310115", stage: "planned", source: "nowhere", as_of: "2026-11-01", quality: "measured" }),
    row({ id: "p-2", name: "二", kind: "training", region: "999999", stage: "planned", source: "nowhere", as_of: "in spring", quality: "measured" }),
    row({ id: "", name: "三", kind: "training", region: "310115", stage: "planned", source: "nowhere", as_of: "2026-11-01", quality: "guess" }),
    "p-4,too,short",
  ].join("\n");
  const report = async (language, mode) => {
    const answer = await server.ask("POST", `/api/v1/data/tables/projects/rows?mode=${mode}`, {
      headers: { "content-type": "text/csv", ...speaking(language).headers },
      body,
    });
    hold(answer, mode === "check" ? 200 : 422, language);
    return answer.json;
  };
  for (const mode of ["check", "all_or_nothing"]) {
    const [zh, en] = [await report("zh", mode), await report("en", mode)];
    assert.ok(zh.errors.length >= 4);
    assert.equal(zh.errors.length, en.errors.length);
    zh.errors.forEach((error, at) => {
      const other = en.errors[at];
      assert.deepEqual([error.file, error.row, error.column], [other.file, other.row, other.column]);
      for (const word of ["wanted", "action"]) {
        assert.match(error[word], HAN);
        assert.doesNotMatch(other[word], HAN);
      }
      assert.doesNotMatch(error.action, LATIN_SENTENCE);
      assert.deepEqual(error.wanted.match(/\d+/g), other.wanted.match(/\d+/g));
    });
  }
});

test("a file that is no table is named in both languages", async () => {
  const ask = async (language) => {
    const answer = await server.ask("POST", "/api/v1/data/tables/projects/rows?mode=check", {
      headers: { "content-type": "application/octet-stream", "accept-language": language },
      body: "%PDF-1.7 no table",
    });
    return answer.json.errors[0];
  };
  assert.match((await ask("zh-CN")).found, /PDF 文档/);
  assert.match((await ask("en-GB")).found, /a PDF document/);
});

test("the command line speaks the language of its surroundings", async () => {
  const command = async (locale, ...words) => {
    try {
      return await run(PROGRAM, words, { env: { ...process.env, LC_ALL: locale } });
    } catch (error) {
      return error;
    }
  };
  const folder = scratch_folder();
  const pack = join(folder, "pack");
  mkdirSync(pack);
  writeFileSync(join(pack, "pack.toml"), 'id = "x"\n');
  for (const words of [
    ["brief", "--data", scratch_folder()],
    ["pack", "check", pack, "--data", scratch_folder()],
    ["plan", "import", join(folder, "nowhere.txt"), "--data", scratch_folder()],
    ["programs", "list", "--limit", "5000"],
    ["programs", "list", "--level", "kindergarten", "--data", scratch_folder()],
    ["rules", "list", "--on", "yesterday"],
    ["fly"],
    ["pack"],
  ]) {
    const [zh, en] = [await command("zh_CN.UTF-8", ...words), await command("en_GB.UTF-8", ...words)];
    assert.equal(zh.code, en.code, words.join(" "));
    assert.match(zh.stderr, HAN, words.join(" "));
    assert.match(zh.stderr, /怎么办/, words.join(" "));
    assert.doesNotMatch(en.stderr, HAN, words.join(" "));
  }
});
