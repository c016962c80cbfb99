import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import en from "./en.json";
import zh from "./zh.json";

type Tree = { [name: string]: string | Tree };

function* leaves(tree: Tree, base = ""): Generator<[string, string]> {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [base + name, value];
    else yield* leaves(value, `${base}${name}.`);
  }
}

const [chinese, english] = [new Map(leaves(zh)), new Map(leaves(en))];
const HAN = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
const sources = fileURLToPath(new URL("..", import.meta.url));
const components = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".tsx"),
);

const parts = (text: string) => (text.match(/\{\{\w+\}\}|<\/?b>/g) ?? []).sort();

describe("the two locale files", () => {
  it("have the same keys", () => expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort()));
  it("leave nothing unsaid", () =>
    expect([...chinese, ...english].filter(([, text]) => text.trim() === "")).toEqual([]));
  it("fill in the same values", () => {
    const torn = [...chinese].filter(
      ([key, text]) => `${parts(text)}` !== `${parts(english.get(key) ?? "")}`,
    );
    expect(torn).toEqual([]);
  });
  it("speak each its own language", () => {
    const mixed = [...english].filter(([, text]) => HAN.test(text)).map(([key]) => key);
    // The sample is a Chinese policy text in both, and the switch names the other language.
    expect(mixed).toEqual(["shell.other_language", "plan.example_text"]);
  });
});

describe("the components", () => {
  it("are found", () => expect(components.length).toBeGreaterThan(30));
  it.each(components)("hold no Chinese words of their own: %s", (name) => {
    const lines = readFileSync(`${sources}/${name}`, "utf8").split("\n");
    expect(lines.filter((line) => HAN.test(line))).toEqual([]);
  });
});
