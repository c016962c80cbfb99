import { describe, expect, it } from "vitest";
import { ended_between, ended_since, seen_until } from "./jobs_news";

const job = (
  id: string,
  state: "queued" | "running" | "finished" | "failed",
  ended: string | null = null,
) => ({
  id,
  state,
  ended,
});
const ids = (jobs: { id: string }[]) => jobs.map((each) => each.id);

const EARLY = "2026-01-01T00:00:00Z";
const LATE = "2026-01-01T00:00:05Z";

describe("what has ended since the person last looked", () => {
  const list = [
    job("4", "queued"),
    job("3", "running"),
    job("2", "failed", LATE),
    job("1", "finished", EARLY),
  ];
  it("is what ended after that moment", () => expect(ids(ended_since(list, EARLY))).toEqual(["2"]));
  it("is nothing once the list was seen", () => expect(ended_since(list, seen_until(list, ""))).toEqual([]));
  it("is nothing on a first visit: old jobs are no news", () => expect(ended_since(list, "")).toEqual([]));
});

describe("what ended between two looks", () => {
  it("ran before and runs no more", () => {
    const before = [job("3", "running"), job("2", "queued"), job("1", "finished", EARLY)];
    const now = [
      job("4", "finished", LATE),
      job("3", "finished", LATE),
      job("2", "running"),
      job("1", "finished", EARLY),
    ];
    expect(ids(ended_between(before, now))).toEqual(["3"]);
  });
  it("is nothing at the first look", () =>
    expect(ended_between([], [job("1", "finished", EARLY)])).toEqual([]));
});

describe("the moment until which the list was seen", () => {
  it("is the latest end in it", () =>
    expect(seen_until([job("2", "failed", EARLY), job("1", "finished", LATE)], "")).toBe(LATE));
  it("never goes back", () => expect(seen_until([job("1", "finished", EARLY)], LATE)).toBe(LATE));
  it("stays where nothing has ended", () => expect(seen_until([job("1", "running")], EARLY)).toBe(EARLY));
});
