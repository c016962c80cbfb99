import { describe, expect, it } from "vitest";
import { code_points } from "./code_points";

const TEXTS: [string, string][] = [
  ["", "nothing"],
  ["（责任部门：市教委）", "Chinese within the basic plane"],
  ["𠮷林省，𡈽木工程", "rare characters beyond the basic plane"],
  ["a😀b👨‍👩‍👧c", "emoji and joiners"],
  ["\ufeff一、总体要求\r\n（一）目标", "byte-order mark and CRLF count as characters"],
  ["e\u0301tude", "a combining mark is a character of its own"],
];

describe("code points", () => {
  it.each(TEXTS)("of %j are counted and cut as the server does (%s)", (text) => {
    const points = [...text];
    const counted = code_points(text);
    expect(counted.length).toBe(points.length);
    for (let begin = 0; begin <= points.length; ++begin) {
      for (let end = begin; end <= points.length; ++end) {
        expect(counted.slice(begin, end)).toBe(points.slice(begin, end).join(""));
      }
    }
  });

  it("beyond the end are the end", () => {
    expect(code_points("𠮷a").slice(1, 99)).toBe("a");
    expect(code_points("ab").slice(-3, 1)).toBe("a");
  });

  it("pieces that tile the text give the text back", () => {
    const text = "甲𠮷乙😀丙丁";
    const { slice, length } = code_points(text);
    const cuts = [0, 1, 3, 4, length];
    expect(
      cuts
        .slice(1)
        .map((cut, at) => slice(cuts[at] ?? 0, cut))
        .join(""),
    ).toBe(text);
  });
});
