import { describe, expect, it } from "vitest";
import type { Schemas } from "@/api";
import { goes_on, PLAIN, read_request, with_pin, with_trial, without_pins } from "./trial";

describe("what a person tries", () => {
  it("holds one quota for an offering and year, the last one said", () => {
    const once = with_pin(PLAIN, { offering: "a", quota_persons: 30 });
    const twice = with_pin(once, { offering: "a", quota_persons: 40 });
    const other = with_pin(twice, { offering: "a", year: 2027, quota_persons: 50 });
    expect(twice.pins).toEqual([{ offering: "a", quota_persons: 40 }]);
    expect(other.pins).toHaveLength(2);
    expect(without_pins(other, "a").pins).toEqual([]);
    expect(PLAIN.pins).toEqual([]);
  });

  it("tries one value for a limit, and takes it back", () => {
    const tried = with_trial(with_trial(PLAIN, "portfolio.step_share", 2000), "portfolio.step_share", 2500);
    expect(tried.trials).toEqual([{ of: "portfolio.step_share", value: 2500 }]);
    expect(with_trial(tried, "portfolio.step_share", null).trials).toEqual([]);
  });

  it.each([null, "", "{", "[]", '{"pins": 3}'])("begins plainly where %j was kept", (kept) => {
    expect(read_request(kept)).toEqual(PLAIN);
  });

  it("goes on with what was kept", () => {
    const kept = with_pin(PLAIN, { offering: "a", quota_persons: 0 });
    expect(read_request(JSON.stringify(kept))).toEqual(kept);
  });

  it("goes on from a plan that differs by pins alone", () => {
    const plan = {
      scenario: "base",
      years: [2026, 2027, 2028, 2029, 2030],
      futures: 50,
      tail_weight_bp: 0,
      trials: [],
      pins: [{ offering: "a", year: null, quota_persons: 30 }],
    } as unknown as Schemas["QuotaPlan"];
    const same = with_pin(PLAIN, { offering: "a", quota_persons: 30 });
    const other = with_pin(PLAIN, { offering: "a", quota_persons: 40 });
    expect(goes_on(other, plan)).toBe(true);
    expect(goes_on(same, plan)).toBe(false);
    expect(goes_on(other, undefined)).toBe(false);
    expect(goes_on({ ...other, years: 4 }, plan)).toBe(false);
    expect(goes_on(with_trial(other, "portfolio.step_share", 1), plan)).toBe(false);
  });
});
