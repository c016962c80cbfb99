import { describe, expect, it } from "vitest";
import * as format from "./format";

describe("count", () => {
  const cases: [number, string, string, string][] = [
    [0, "0", "0", "zero is a value"],
    [912, "912", "912", "small counts stay exact"],
    [9999, "9,999", "9,999", "the last count without 万"],
    [10000, "1万", "10,000", "the first count with 万"],
    [12345, "1.23万", "12,345", "three significant digits"],
    [123456, "12.3万", "123,456", "three significant digits"],
    [1234567, "123万", "1,234,567", "three significant digits"],
    [99994999, "9,999万", "99,994,999", "still 万"],
    [99995000, "1亿", "99,995,000", "never 10,000万"],
    [123456789, "1.23亿", "123,456,789", "亿"],
    [-12345, "-1.23万", "-12,345", "negative"],
  ];
  it.each(cases)("%d is %s in Chinese and %s in English (%s… %s)", (value, zh, en) => {
    expect(format.count(value, "zh")).toBe(zh);
    expect(format.count(value, "en")).toBe(en);
  });
  it("says when the exact value is hidden", () => {
    expect(format.is_rounded(9999, "zh")).toBe(false);
    expect(format.is_rounded(10000, "zh")).toBe(true);
    expect(format.is_rounded(10000, "en")).toBe(false);
  });
});

it("writes changes with their sign", () => {
  expect([12, -3, 0].map((value) => format.change(value, "zh"))).toEqual(["+12", "−3", "0"]);
});

it("writes basis points as per cent", () => {
  expect([0, 4934, 10000, 1].map((value) => format.share(value))).toEqual([
    "0.0%",
    "49.3%",
    "100.0%",
    "0.0%",
  ]);
});

it("writes percentage points, never per cent, for a difference of shares", () => {
  expect(format.points_change(5, "zh")).toBe("+5个百分点");
  expect(format.points_change(-2.5, "zh")).toBe("−2.5个百分点");
  expect(format.points_change(10, "en")).toBe("+10 percentage points");
});

it("writes dates without leading zeros", () => {
  expect(format.month("2026-03-05", "zh")).toBe("2026年3月");
  expect(format.day("2026-03-05", "zh")).toBe("2026年3月5日");
  expect(format.month("2026-03-05", "en")).toBe("Mar 2026");
  expect(format.day("2026-11-23", "en")).toBe("23 Nov 2026");
});

it("leaves a moment it cannot read as it is", () => {
  expect(format.moment("yesterday", "zh")).toBe("yesterday");
});

describe("amount", () => {
  const none = { least: null, most: null, approximate: false, unit: "", qualitative: "" };
  const cases: [Partial<format.Amount>, string, string][] = [
    [{ least: 200, most: 200, approximate: true, unit: "家" }, "约 200 家", "about 200 家"],
    [{ least: 6, most: 8, unit: "所" }, "6–8 所", "6–8 所"],
    [{ least: 60, unit: "%" }, "≥ 60%", "≥ 60%"],
    [{ most: 40, unit: "个" }, "≤ 40 个", "≤ 40 个"],
    [{ qualitative: "若干个" }, "若干个", "若干个"],
    [{}, "", ""],
    [{ least: 0, most: 0, unit: "起" }, "0 起", "0 起"],
  ];
  it.each(cases)("%o is %s", (target, zh, en) => {
    expect(format.amount({ ...none, ...target }, "zh")).toBe(zh);
    expect(format.amount({ ...none, ...target }, "en")).toBe(en);
  });
});

it("lists names as the language does", () => {
  expect(format.listed(["甲", "乙"], "zh")).toBe("甲、乙");
  expect(format.listed(["A", "B"], "en")).toBe("A, B");
});

it("shortens a district's name for the map, and never to nothing", () => {
  expect(["浦东新区", "徐汇区", "崇明县", "临港", "区"].map(format.short_place)).toEqual([
    "浦东",
    "徐汇",
    "崇明",
    "临港",
    "区",
  ]);
});

it("joins years that follow one another", () => {
  expect(format.year_spans([2015, 2013, 2014, 2019, 2019])).toBe("2013–2015, 2019");
  expect(format.year_spans([])).toBe("");
});

describe("duration", () => {
  it("is as rough as it is long", () => {
    expect([0, 40, 99].map((seconds) => format.duration(seconds, "zh"))).toEqual([
      "约 0 秒",
      "约 40 秒",
      "约 99 秒",
    ]);
    expect([100, 5_399, 5_400, 86_400].map((seconds) => format.duration(seconds, "en"))).toEqual([
      "about 2 min",
      "about 90 min",
      "about 2 h",
      "about 24 h",
    ]);
  });
});
