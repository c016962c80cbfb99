import { describe, expect, it } from "vitest";
import { read_filters, write_filters } from "./url_state";

const DEFAULTS = { query: "", page: 1, controlled: false, order: "desc" };
const read = (text: string) => read_filters(new URLSearchParams(text), DEFAULTS);

describe("filters in the address", () => {
  it("are the defaults when the address says nothing", () => expect(read("")).toEqual(DEFAULTS));

  it("are read by the kind of their default", () =>
    expect(read("query=护理&page=3&controlled=1")).toEqual({
      ...DEFAULTS,
      query: "护理",
      page: 3,
      controlled: true,
    }));

  it.each(["page=abc", "page=1e9", "page=99999999999", "controlled=yes"])("fall back when %s", (text) =>
    expect(read(text)).toEqual(DEFAULTS),
  );

  it("come back as they went", () => {
    const changed = { query: "数控 & 机床", page: 12, controlled: true, order: "asc" };
    const search = write_filters(new URLSearchParams(), DEFAULTS, changed);
    expect(read_filters(new URLSearchParams(search.toString()), DEFAULTS)).toEqual(changed);
  });

  it("leave out what equals its default, and keep what belongs to others", () => {
    const search = write_filters(new URLSearchParams("page=3&tab=x"), DEFAULTS, { page: 1 });
    expect(search.toString()).toBe("tab=x");
  });
});
