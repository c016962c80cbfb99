// A reading as a row of things a person can judge, in the order of the text.
import type { ReadingKey, Schemas } from "@/api";
import type { Mark } from "./pieces";

export type Reading = Schemas["PlanReading"];
export type Clause = Schemas["Clause"];
export type Duty = Schemas["Duty"];
export type Target = Schemas["Target"];
export type Review = Schemas["Review"];

export type Item = ReadingKey & { id: string; review: Review | null } & (
    | { kind: "clause"; reading: Clause }
    | { kind: "duty"; reading: Duty }
    | { kind: "target"; reading: Target }
  );

export type Show = "all" | "open" | "doubtful";

export const id_of = ({ kind, clause, seq }: ReadingKey) => `${kind} ${clause} ${seq}`;
export const note_id = (at: number) => `note ${at}`;

const clause_item = (reading: Clause): Item => {
  const key = { kind: "clause" as const, clause: reading.path, seq: 0 };
  return { ...key, id: id_of(key), review: reading.review, reading };
};
const duty_item = (reading: Duty): Item => {
  const key = { kind: "duty" as const, clause: reading.clause, seq: reading.seq };
  return { ...key, id: id_of(key), review: reading.review, reading };
};
const target_item = (reading: Target): Item => {
  const key = { kind: "target" as const, clause: reading.clause, seq: reading.seq };
  return { ...key, id: id_of(key), review: reading.review, reading };
};

// What stands before the first numbered clause and after the last is text to read, not a clause to judge.
const judged = (clause: Clause) => clause.kind !== "preamble" && clause.kind !== "trailer";

// A clause, then its targets and duties as they stand in the text.
export function items_of(reading: Reading): Item[] {
  return reading.clauses.flatMap((clause) => {
    const targets = reading.targets.filter((target) => target.clause === clause.path).map(target_item);
    const duties = reading.duties.filter((duty) => duty.clause === clause.path).map(duty_item);
    const inner = [...targets, ...duties].sort((a, b) => begin_of(a) - begin_of(b) || a.seq - b.seq);
    return judged(clause) ? [clause_item(clause), ...inner] : inner;
  });
}

const begin_of = (item: Item) => (item.kind === "clause" ? item.reading.own.begin : item.reading.span.begin);

// Doubtful: a unit that no department is known for, and not yet judged by a person.
export function is_shown(item: Item, show: Show): boolean {
  if (show === "all") return true;
  if (show === "open") return item.review === null;
  return item.kind === "duty" && !item.reading.known && item.review === null;
}

export function marks_of(reading: Reading): Mark[] {
  return [
    ...reading.clauses
      .filter(judged)
      .map((clause) => ({ key: clause_item(clause).id, kind: "heading" as const, ...clause.heading_span })),
    ...reading.duties.map((duty) => ({ key: duty_item(duty).id, kind: "duty" as const, ...duty.span })),
    ...reading.targets.map((target) => ({
      key: target_item(target).id,
      kind: "target" as const,
      ...target.span,
    })),
    ...reading.notes.map((note, at) => ({ key: note_id(at), kind: "note" as const, ...note.span })),
  ];
}

// How deep a clause stands, by its chain of parents; a parent that is not there ends the chain.
export function depths_of(clauses: Clause[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const clause of clauses)
    depths.set(clause.path, clause.parent === "" ? 0 : (depths.get(clause.parent) ?? -1) + 1);
  return depths;
}

// A reading with a person's corrections over it.
export function corrected<T extends object>(reading: T, review: Review | null): T {
  return review?.verdict === "corrected" && review.corrected
    ? { ...reading, ...(review.corrected as Partial<T>) }
    : reading;
}
