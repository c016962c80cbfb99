import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";

type State = Schemas["FilingState"];

const LAMPS: Record<State, readonly ["green" | "yellow" | "red" | "none", string]> = {
  draft: ["none", "○"],
  submitted: ["yellow", "▲"],
  checked: ["yellow", "▲"],
  forwarded: ["yellow", "▲"],
  filed: ["green", "●"],
  approved: ["green", "●"],
  rejected: ["red", "■"],
  appealed: ["yellow", "▲"],
  appeal_denied: ["red", "■"],
  withdrawn: ["none", "○"],
  evaluated: ["green", "●"],
  evaluation_failed: ["red", "■"],
};

export function StateMark({ state }: { state: State }) {
  const { t } = useTranslation();
  const [colour, sign] = LAMPS[state];
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{sign}</span> {t(`filings.state_${state}`)}
    </span>
  );
}

export function Deadline({ deadline }: { deadline: Schemas["FilingRow"]["deadline"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!deadline) return <Missing />;
  return deadline.overdue ? (
    <span className="lamp lamp-red">
      <span aria-hidden="true">■</span> {format.day(deadline.due)} {t("filings.overdue")}
    </span>
  ) : (
    <span>{format.day(deadline.due)}</span>
  );
}

export function useParties() {
  const { t } = useTranslation();
  return (parties: Schemas["FilingParty"][]) =>
    parties.map((party) => t(`filings.party_${party}`)).join(t("filings.or"));
}
