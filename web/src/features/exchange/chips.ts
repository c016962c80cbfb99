// What was read in a text, as chips, and what a person says of them. A correction outlives every later reading. Pure.
import type { Schemas } from "@/api";

type Reading = Schemas["Reading"];
type Concept = Schemas["ListingConcept"];
type Cue = Schemas["Mention"]["cue"];

export const CHIP_KINDS = ["occupation", "skill", "program", "industry"] as const;
export type ChipKind = (typeof CHIP_KINDS)[number];

export interface Chip {
  kind: ChipKind;
  id: string;
  name: string;
  cue: Cue;
  margin_bp?: number; // of an occupation: how far it is ahead of the next
  unsure?: boolean;
  by_person: boolean;
}

// By key_of. `added` has the name of what the text does not say.
export type Corrections = Record<string, { removed?: boolean; must?: boolean; added?: string }>;

export const key_of = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;
const is_chip_kind = (kind: string): kind is ChipKind => CHIP_KINDS.some((each) => each === kind);

const STRENGTH: Record<Cue, number> = { not_asked: 0, none: 1, preferred: 2, must: 3 };

// One chip a concept: said twice, the stronger word counts.
export function read_chips(reading: Reading): Chip[] {
  const chips = new Map<string, Chip>();
  const { occupation } = reading;
  if (occupation) {
    const { id, name, margin_bp, unsure } = occupation;
    const chip: Chip = { kind: "occupation", id, name, cue: "none", margin_bp, unsure, by_person: false };
    chips.set(key_of(chip), chip);
  }
  for (const { kind, id, name, cue } of reading.mentions) {
    if (!is_chip_kind(kind) || kind === "occupation") continue;
    const known = chips.get(key_of({ kind, id }));
    if (!known || STRENGTH[cue] > STRENGTH[known.cue])
      chips.set(key_of({ kind, id }), { kind, id, name, cue, by_person: false });
  }
  return [...chips.values()];
}

const cue_of = (must: boolean): Cue => (must ? "must" : "none");

// The chips of a reading after what the person said.
export function corrected(read: Chip[], corrections: Corrections): Chip[] {
  const stays = read.flatMap((chip) => {
    const said = corrections[key_of(chip)];
    if (!said) return [chip];
    if (said.removed) return [];
    const cue = said.must === undefined ? chip.cue : cue_of(said.must);
    return [{ ...chip, cue, unsure: false, by_person: true }];
  });
  const there = new Set(read.map(key_of));
  const added = Object.entries(corrections).flatMap(([key, { added: name, removed, must }]): Chip[] => {
    const kind = key.slice(0, key.indexOf(" "));
    if (!name || removed || there.has(key) || !is_chip_kind(kind)) return [];
    return [{ kind, id: key.slice(kind.length + 1), name, cue: cue_of(must ?? false), by_person: true }];
  });
  return [...stays, ...added];
}

// The chips of a listing that is kept; what a person took away is none.
export const kept_chips = (concepts: Concept[]): Chip[] =>
  concepts.flatMap(({ kind, id, name, must, standing }) =>
    is_chip_kind(kind) && standing !== "removed"
      ? [{ kind, id, name, cue: cue_of(must), by_person: standing === "set" }]
      : [],
  );

// What is sent as the whole list of concepts. Weights that the listing has stay; concepts that are no chips stay, too.
export function concepts_after(chips: Chip[], kept: Concept[]): Schemas["ConceptRequest"][] {
  const weights = new Map(kept.map((each) => [key_of(each), each.weight_bp]));
  const others = kept.filter(({ kind, standing }) => !is_chip_kind(kind) && standing !== "removed");
  return [
    ...chips
      .filter(({ cue }) => cue !== "not_asked")
      .map(({ kind, id, cue }) => ({
        kind,
        id,
        must: cue === "must",
        weight_bp: weights.get(key_of({ kind, id })) ?? null,
      })),
    ...others.map(({ kind, id, must, weight_bp }) => ({ kind, id, must, weight_bp })),
  ];
}
