import { describe, expect, it } from "vitest";
import type { Schemas } from "@/api";
import { type Chip, concepts_after, corrected, kept_chips, read_chips } from "./chips";

const found = { field: "text", span: { begin: 0, end: 1 }, found: "x" } as const;
const mention = (kind: Schemas["ConceptKind"], id: string, cue: Schemas["Mention"]["cue"]) => ({
  kind,
  id,
  name: id,
  cue,
  ...found,
});
const reading = (mentions: Schemas["Mention"][], occupation: Schemas["Reading"]["occupation"] = null) => ({
  occupation,
  pay: null,
  pay_negotiable: false,
  education: null,
  experience: null,
  place: null,
  recruits: null,
  mentions,
});
const chip = (id: string, cue: Chip["cue"] = "none", by_person = false): Chip => ({
  kind: "skill",
  id,
  name: id,
  cue,
  by_person,
});
const concept = (
  kind: Schemas["ConceptKind"],
  id: string,
  standing: "read" | "set" | "removed" = "read",
) => ({
  kind,
  id,
  name: id,
  weight_bp: 4000,
  must: false,
  standing,
});

describe("the chips of a reading", () => {
  it("are one for each concept, with the strongest word", () => {
    const said = [
      mention("skill", "PLC", "preferred"),
      mention("skill", "PLC", "must"),
      mention("skill", "PLC", "none"),
    ];
    expect(read_chips(reading(said))).toEqual([chip("PLC", "must")]);
  });
  it("show what is not asked, unless it is asked elsewhere", () => {
    expect(read_chips(reading([mention("skill", "CAD", "not_asked")]))[0]?.cue).toBe("not_asked");
    const both = [mention("skill", "CAD", "not_asked"), mention("skill", "CAD", "none")];
    expect(read_chips(reading(both))[0]?.cue).toBe("none");
  });
  it("begin with the occupation and say when it is unsure", () => {
    const occupation = {
      id: "6-31-07-03",
      name: "robot operator",
      margin_bp: 300,
      unsure: true,
      basis: "mentions" as const,
      runner_up: null,
      runner_up_name: "",
    };
    const chips = read_chips(reading([mention("occupation", "other", "none")], occupation));
    expect(chips).toHaveLength(1);
    expect(chips[0]).toMatchObject({ kind: "occupation", id: "6-31-07-03", unsure: true, margin_bp: 300 });
  });
  it("leave places and schools to the fields of the form", () =>
    expect(read_chips(reading([mention("place", "310115", "none"), mention("school", "s", "none")]))).toEqual(
      [],
    ));
});

describe("a correction", () => {
  it("takes a chip away, and it stays away when the text is read again", () => {
    const corrections = { "skill PLC": { removed: true } };
    expect(corrected([chip("PLC")], corrections)).toEqual([]);
    expect(corrected([chip("PLC", "must"), chip("CAD")], corrections)).toEqual([chip("CAD")]);
  });
  it("sets or clears a must over what was read", () => {
    expect(corrected([chip("PLC")], { "skill PLC": { must: true } })[0]?.cue).toBe("must");
    expect(corrected([chip("PLC", "must")], { "skill PLC": { must: false } })[0]?.cue).toBe("none");
  });
  it("adds what the text does not say, once", () => {
    const corrections = { "skill arc welding": { added: "arc welding", must: true } };
    expect(corrected([], corrections)).toEqual([chip("arc welding", "must", true)]);
    expect(corrected([chip("arc welding")], corrections)).toHaveLength(1);
  });
  it("adds nothing that was taken away again, and no unknown kind", () => {
    expect(corrected([], { "skill x": { added: "x", removed: true } })).toEqual([]);
    expect(corrected([], { "place x": { added: "x" } })).toEqual([]);
  });
});

describe("the list that is sent", () => {
  it("leaves out what is not asked and keeps the weights of the listing", () => {
    const chips = [chip("PLC", "must"), chip("CAD", "not_asked"), chip("new")];
    expect(concepts_after(chips, [concept("skill", "PLC")])).toEqual([
      { kind: "skill", id: "PLC", must: true, weight_bp: 4000 },
      { kind: "skill", id: "new", must: false, weight_bp: null },
    ]);
  });
  it("keeps concepts that are no chips, unless they were removed", () => {
    const kept = [concept("course", "c1"), concept("course", "c2", "removed")];
    expect(concepts_after([], kept).map(({ id }) => id)).toEqual(["c1"]);
  });
});

describe("the chips of a kept listing", () => {
  it("show who set them and leave out what was removed", () => {
    const kept = [
      concept("skill", "a", "set"),
      concept("skill", "b", "removed"),
      concept("course", "c"),
      concept("skill", "d"),
    ];
    expect(kept_chips(kept)).toEqual([chip("a", "none", true), chip("d")]);
  });
});
