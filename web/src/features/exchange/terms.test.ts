import { describe, expect, it } from "vitest";
import { draft_terms, fen_of, is_whole, next_key, terms_of, yuan_of } from "./terms";

const milestone = { key: 1, title: " hand over ", due: "2027-01-31", persons: null, yuan: 0.29 };

describe("money in yuan and in fen", () => {
  it.each([
    [0.29, 29],
    [1.01, 101],
    [1_000_000.01, 100_000_001],
    [0, 0],
  ])("%d yuan are %d fen", (yuan, fen) => expect(fen_of(yuan)).toBe(fen));
  it("leaves what nobody knows unknown", () => {
    expect(fen_of(null)).toBeNull();
    expect(yuan_of(null)).toBeNull();
  });
  it.each([1, 29, 101, 100_000_001])("%d fen come back", (fen) => expect(fen_of(yuan_of(fen))).toBe(fen));
});

describe("terms", () => {
  it("are empty where nothing is on the table, and whole", () => {
    const empty = draft_terms(null);
    expect(terms_of(empty)).toEqual({
      kind: null,
      program: null,
      region: null,
      starts: null,
      until: null,
      persons: null,
      money_fen: null,
      milestones: [],
    });
    expect(is_whole(empty)).toBe(true);
  });
  it("send milestones with trimmed titles and exact money", () => {
    const draft = { ...draft_terms(null), milestones: [milestone] };
    expect(terms_of(draft).milestones).toEqual([
      { title: "hand over", due: "2027-01-31", persons: null, money_fen: 29 },
    ]);
  });
  it.each([{ title: " " }, { due: "" }])("are not whole with a milestone of %j", (lack) =>
    expect(is_whole({ ...draft_terms(null), milestones: [{ ...milestone, ...lack }] })).toBe(false),
  );
  it("give each new milestone a key of its own", () => {
    expect(next_key([])).toBe(1);
    expect(next_key([milestone, { ...milestone, key: 7 }])).toBe(8);
  });
});
