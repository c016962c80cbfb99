import { describe, expect, it } from "vitest";
import type { Schemas } from "@/api";
import { corrected, depths_of, is_shown, items_of, marks_of, type Reading } from "./readings";

const span = (begin: number, end: number) => ({ begin, end });
const clause = (
  path: string,
  parent: string,
  begin: number,
  end: number,
  kind: Schemas["Clause"]["kind"] = "clause",
): Schemas["Clause"] => ({
  path,
  parent,
  kind,
  label: "",
  heading: path,
  summary: "",
  own: span(begin, end),
  heading_span: span(begin, begin + 2),
  review: null,
});
const duty = (of: string, seq: number, begin: number, known = true): Schemas["Duty"] => ({
  clause: of,
  seq,
  unit: "市教委",
  span: span(begin, begin + 3),
  role: "joint",
  known,
  departments: [],
  review: null,
});
const target = (of: string, seq: number, begin: number): Schemas["Target"] => ({
  clause: of,
  seq,
  span: span(begin, begin + 4),
  subject: "",
  indicator: null,
  least: 1,
  most: 1,
  approximate: false,
  unit: "个",
  change_points: null,
  base_year: null,
  deadline_year: null,
  qualitative: "",
  review: null,
});

const reading: Reading = {
  head: { id: "p", title: "p", number: "", issuers: [], issued: null, summary: "", outline: false },
  encoding: "UTF-8",
  characters: 60,
  clauses: [
    clause("0", "", 0, 10, "preamble"),
    clause("1", "", 10, 20),
    clause("1.1", "1", 20, 50),
    clause("9", "", 50, 60, "trailer"),
  ],
  duties: [duty("1.1", 1, 40), duty("1.1", 2, 44, false)],
  targets: [target("1.1", 1, 30)],
  notes: [{ clause: "1.1", span: span(44, 47), kind: "unknown_unit", found: "市教委", wanted: "" }],
};

describe("items", () => {
  it("follow the text, a clause before what stands in it; preamble and trailer are not judged", () =>
    expect(items_of(reading).map((item) => item.id)).toEqual([
      "clause 1 0",
      "clause 1.1 0",
      "target 1.1 1",
      "duty 1.1 1",
      "duty 1.1 2",
    ]));

  it("are doubtful when the unit is unknown and nobody has judged it", () => {
    const doubtful = items_of(reading).filter((item) => is_shown(item, "doubtful"));
    expect(doubtful.map((item) => item.id)).toEqual(["duty 1.1 2"]);
  });

  it("are open until judged", () => {
    const review = {
      kind: "duty",
      clause: "1.1",
      seq: 1,
      verdict: "confirmed",
      corrected: null,
      actor: "",
      at: "",
    } as const;
    const judged = {
      ...reading,
      duties: reading.duties.map((one) => (one.seq === 1 ? { ...one, review } : one)),
    };
    expect(items_of(judged).filter((item) => is_shown(item, "open"))).toHaveLength(4);
  });
});

it("marks every heading, duty, target and note", () =>
  expect(marks_of(reading).map((mark) => mark.kind)).toEqual([
    "heading",
    "heading",
    "duty",
    "duty",
    "target",
    "note",
  ]));

it("knows how deep a clause stands", () =>
  expect([...depths_of(reading.clauses).values()]).toEqual([0, 0, 1, 0]));

it("lays a correction over the reading and leaves the reading as it was", () => {
  const read = duty("1", 1, 0);
  const review = {
    kind: "duty",
    clause: "1",
    seq: 1,
    verdict: "corrected",
    corrected: { unit: "市科委" },
    actor: "",
    at: "",
  } as never;
  expect(corrected(read, review).unit).toBe("市科委");
  expect(read.unit).toBe("市教委");
  expect(corrected(read, null)).toBe(read);
});
