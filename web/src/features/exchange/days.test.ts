import { describe, expect, it } from "vitest";
import { day_after, day_before, each_day } from "./days";

describe("the last day that is taken and the first that is free", () => {
  it.each([
    ["2026-11-30", "2026-12-01"],
    ["2026-12-31", "2027-01-01"],
    ["2028-02-28", "2028-02-29"],
  ])("%s is before %s", (last, free) => {
    expect(day_after(last)).toBe(free);
    expect(day_before(free)).toBe(last);
  });
});

describe("spans day by day", () => {
  it("leave out the day on which the next begins", () =>
    expect(
      each_day([
        { from: "2026-11-29", until: "2026-12-01", free: 2 },
        { from: "2026-12-01", until: "2026-12-02", free: 0 },
      ]),
    ).toEqual([
      { day: "2026-11-29", free: 2 },
      { day: "2026-11-30", free: 2 },
      { day: "2026-12-01", free: 0 },
    ]));
  it("are none when a span is empty", () =>
    expect(each_day([{ from: "2026-11-29", until: "2026-11-29", free: 1 }])).toEqual([]));
});
