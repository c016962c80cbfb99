// The terms that a side lays on the table: as they are typed, with money in yuan, and as they are sent, in fen. Pure.
import type { Schemas } from "@/api";

type Agreement = Schemas["DealAgreement"];

export interface MilestoneDraft {
  key: number; // stays with the row while others come and go
  title: string;
  due: string;
  persons: number | null;
  yuan: number | null;
}

export interface TermsDraft {
  kind: Schemas["AgreementKind"] | null;
  program: Schemas["Named"] | null;
  region: string | null;
  starts: string;
  until: string;
  persons: number | null;
  yuan: number | null;
  milestones: MilestoneDraft[];
}

const FEN = 100;
export const fen_of = (yuan: number | null): number | null => (yuan === null ? null : Math.round(yuan * FEN));
export const yuan_of = (fen: number | null): number | null => (fen === null ? null : fen / FEN);

export const next_key = (rows: MilestoneDraft[]) => Math.max(0, ...rows.map(({ key }) => key)) + 1;

// What is on the table already; empty where nothing is.
export function draft_terms(agreement: Agreement | null): TermsDraft {
  return {
    kind: agreement?.kind ?? null,
    program: agreement?.program ?? null,
    region: agreement?.region?.id ?? null,
    starts: agreement?.starts ?? "",
    until: agreement?.until ?? "",
    persons: agreement?.persons ?? null,
    yuan: yuan_of(agreement?.money_fen ?? null),
    milestones: (agreement?.milestones ?? []).map(({ seq, title, due, persons, money_fen }) => ({
      key: seq,
      title,
      due,
      persons,
      yuan: yuan_of(money_fen),
    })),
  };
}

export const is_whole = ({ milestones }: TermsDraft) =>
  milestones.every(({ title, due }) => title.trim() !== "" && due !== "");

export const terms_of = (draft: TermsDraft): Schemas["AgreementTerms"] => ({
  kind: draft.kind,
  program: draft.program?.id ?? null,
  region: draft.region,
  starts: draft.starts || null,
  until: draft.until || null,
  persons: draft.persons,
  money_fen: fen_of(draft.yuan),
  milestones: draft.milestones.map(({ title, due, persons, yuan }) => ({
    title: title.trim(),
    due,
    persons,
    money_fen: fen_of(yuan),
  })),
});
