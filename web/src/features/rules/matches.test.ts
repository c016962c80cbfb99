import { expect, it } from "vitest";
import type { Schemas } from "@/api";
import { matches } from "./matches";

const value = (checked: string | null): Schemas["RuleValue"] => ({
  from: "2021-12-31",
  until: null,
  value: 1000,
  value_zh: "10%",
  value_en: "10%",
  force: "should",
  citation: { document: "教职成〔2021〕4号", article: "第九条", address: "", grade: "R", checked },
});

const rule = (checked: string | null, in_force = true): Schemas["Rule"] => ({
  id: "internship.interns_per_unit",
  jurisdiction: "cn",
  title_zh: "实习生占比",
  title_en: "Interns per unit",
  unit: "share_bp",
  note_zh: "",
  note_en: "",
  in_force,
  today: in_force ? value(checked) : null,
  history: [value(checked)],
  file: "cn/x.toml",
});

const all = { find: "", jurisdiction: "", unchecked: false };

it.each(["实习", "INTERNS PER", "interns_per_unit", "〔2021〕4号"])("finds a rule by %s", (find) =>
  expect(matches(rule("2026-11-01"), { ...all, find })).toBe(true),
);

it("does not find what is not said", () =>
  expect(matches(rule(null), { ...all, find: "surcharge" })).toBe(false));

it("keeps to one jurisdiction when asked", () => {
  expect(matches(rule(null), { ...all, jurisdiction: "cn" })).toBe(true);
  expect(matches(rule(null), { ...all, jurisdiction: "shanghai" })).toBe(false);
});

it("shows as unchecked only what is in force with its wording to be confirmed", () => {
  const unchecked = { ...all, unchecked: true };
  expect(matches(rule(null), unchecked)).toBe(true);
  expect(matches(rule("2026-11-01"), unchecked)).toBe(false);
  expect(matches(rule(null, false), unchecked)).toBe(false);
});
