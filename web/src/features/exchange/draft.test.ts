import { describe, expect, it } from "vitest";
import { filled, new_draft, parse_draft, read_fields, request_of } from "./draft";

const at = { field: "text", span: { begin: 0, end: 1 } } as const;
const reading = {
  occupation: null,
  pay: null,
  pay_negotiable: false,
  education: { least: "higher_vocational" as const, at },
  experience: null,
  place: { code: "310115004", name: "town", at },
  recruits: { persons: 20, at },
  mentions: [],
};
const draft = { ...new_draft("need", "internship"), title: " robots " };

describe("the fields of a draft", () => {
  it("take what the text says where the person says nothing", () => {
    const read = read_fields(reading, ["310104", "310115"]);
    expect(filled(draft, read)).toEqual({ region: "310115", seats: 20, education: "higher_vocational" });
  });
  it("keep what the person says, and that it is none", () => {
    const read = read_fields(reading, ["310115"]);
    expect(filled({ ...draft, seats: 8, region: null }, read)).toMatchObject({ seats: 8, region: null });
  });
  it("take no place that is no district here", () =>
    expect(read_fields(reading, ["320102"]).region).toBeUndefined());
});

describe("the request", () => {
  it("names one owner and leaves out what is empty", () => {
    const owner = { id: "s1", name: "school", is_school: true };
    expect(request_of({ ...draft, owner }, {})).toMatchObject({
      title: "robots",
      text: null,
      school: "s1",
      organisation: null,
      starts: null,
      contact_phone: null,
    });
  });
});

describe("a kept draft", () => {
  it("comes back as it was", () => expect(parse_draft(JSON.stringify(draft))).toEqual(draft));
  it.each([null, "", "{", "3", "[]", "null", '{"title":"x"}', '{"title":5,"text":"","corrections":{}}'])(
    "is nothing when it is %s",
    (kept) => expect(parse_draft(kept)).toBeNull(),
  );
});
