import { expect, it } from "vitest";
import { DEFAULTS, is_filtered, query_of } from "./filters";

it("asks for the first page of what is offered, most points first, when nothing is chosen", () =>
  expect(query_of(DEFAULTS)).toEqual({ sort: "points", order: "desc", limit: 20, offset: 0 }));

it("asks for what was chosen", () => {
  const chosen = {
    ...DEFAULTS,
    query: "护理",
    level: "higher_vocational",
    all: true,
    controlled: "yes",
    page: 3,
    size: 50,
  };
  expect(query_of(chosen)).toMatchObject({
    query: "护理",
    level: "higher_vocational",
    offered: false,
    state_controlled: true,
    limit: 50,
    offset: 100,
  });
});

it.each([{ level: "doctor" }, { sort: "colour" }, { order: "sideways" }, { controlled: "maybe" }])(
  "does not send %o, which the API does not know",
  (wrong) => expect(query_of({ ...DEFAULTS, ...wrong })).toEqual(query_of(DEFAULTS)),
);

it("keeps pages within what the API takes", () => {
  expect(query_of({ ...DEFAULTS, page: -4, size: 100000 })).toMatchObject({ limit: 100, offset: 0 });
});

it("knows a filtered list from the whole one; order is no filter", () => {
  expect(is_filtered({ ...DEFAULTS, sort: "name", page: 2 })).toBe(false);
  expect(is_filtered({ ...DEFAULTS, region: "310115" })).toBe(true);
});
