import { describe, expect, it } from "vitest";
import { type Mark, pieces_of } from "./pieces";

const mark = (key: string, begin: number, end: number): Mark => ({ key, kind: "duty", begin, end });
const told = (begin: number, end: number, ...marks: Mark[]) =>
  pieces_of(begin, end, marks).map((piece) => [
    piece.begin,
    piece.end,
    piece.marks.map((one) => one.key).join(""),
  ]);

describe("pieces", () => {
  it("are one when nothing is marked", () => expect(told(5, 9)).toEqual([[5, 9, ""]]));
  it("are cut at a mark's edges", () =>
    expect(told(0, 10, mark("a", 2, 5))).toEqual([
      [0, 2, ""],
      [2, 5, "a"],
      [5, 10, ""],
    ]));
  it("name the narrower mark first where two overlap", () =>
    expect(told(0, 6, mark("wide", 0, 6), mark("x", 2, 4))).toEqual([
      [0, 2, "wide"],
      [2, 4, "xwide"],
      [4, 6, "wide"],
    ]));
  it("hold crossing marks apart", () =>
    expect(told(0, 6, mark("a", 0, 4), mark("b", 2, 6))).toEqual([
      [0, 2, "a"],
      [2, 4, "ab"],
      [4, 6, "b"],
    ]));
  it("keep to the stretch when a mark runs over its end", () =>
    expect(told(5, 9, mark("a", 7, 20))).toEqual([
      [5, 7, ""],
      [7, 9, "a"],
    ]));
  it("pass over marks elsewhere and marks of nothing", () =>
    expect(told(5, 9, mark("a", 0, 5), mark("b", 6, 6))).toEqual([[5, 9, ""]]));
  it("tile the stretch whatever the marks", () => {
    const marks = Array.from({ length: 40 }, (_, at) =>
      mark(`${at}`, (at * 7) % 50, ((at * 7) % 50) + (at % 9)),
    );
    const pieces = pieces_of(3, 47, marks);
    expect(pieces[0]?.begin).toBe(3);
    expect(pieces.at(-1)?.end).toBe(47);
    expect(pieces.slice(1).every((piece, at) => piece.begin === pieces[at]?.end)).toBe(true);
  });
});
