import { describe, expect, it } from "vitest";
import type { Schemas } from "@/api";
import { is_over, shows_contacts, stops } from "./course";

type State = Schemas["DealState"];

const step = (seq: number, from: State, to: State): Schemas["DealHistoryStep"] => ({
  seq,
  act: "accept",
  from,
  to,
  by: "need",
  actor: "a",
  at: `2026-11-0${seq}T08:00:00Z`,
  reason: "",
});

describe("the course of a deal", () => {
  const history = [step(1, "proposed", "proposed"), step(2, "proposed", "accepted")];
  it("shows the whole way, what was reached and where it is", () => {
    const course = stops("accepted", history);
    expect(course.map(({ state }) => state)).toEqual([
      "proposed",
      "accepted",
      "negotiating",
      "agreed",
      "running",
      "fulfilled",
    ]);
    expect(course.filter(({ here }) => here).map(({ state }) => state)).toEqual(["accepted"]);
    expect(course.filter(({ reached }) => reached).length).toBe(2);
  });
  it("ends where the deal ended", () => {
    const ended = [...history, step(3, "accepted", "withdrawn")];
    expect(stops("withdrawn", ended).map(({ state }) => state)).toEqual([
      "proposed",
      "accepted",
      "withdrawn",
    ]);
  });
  it("gives the first day of a state that was entered twice", () => {
    const again = [...history, step(3, "accepted", "negotiating"), step(4, "negotiating", "negotiating")];
    expect(stops("negotiating", again)[2]?.reached).toBe("2026-11-03T08:00:00Z");
  });
});

describe("a deal is over", () => {
  it.each(["fulfilled", "declined", "withdrawn", "lapsed", "broken_off"] as const)("when %s", (state) =>
    expect(is_over(state)).toBe(true),
  );
  it.each(["proposed", "accepted", "negotiating", "agreed", "running"] as const)("not when %s", (state) =>
    expect(is_over(state)).toBe(false),
  );
});

describe("contacts", () => {
  it.each(["accepted", "negotiating", "agreed", "running", "fulfilled"] as const)(
    "are shown when %s",
    (state) => expect(shows_contacts(state)).toBe(true),
  );
  it.each(["proposed", "declined", "withdrawn", "lapsed"] as const)("are not shown when %s", (state) =>
    expect(shows_contacts(state)).toBe(false),
  );
});
