// Small marks of the exchange: side, state of a deal, how long something waits, parties, windows.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { type Party, party_path } from "./party";

type Colour = "green" | "yellow" | "red" | "none";

export function SideMark({ side }: { side: Schemas["ListingSide"] }) {
  const { t } = useTranslation();
  return <span className={`side side-${side}`}>{t(`exchange.side_${side}`)}</span>;
}

const STATES: Record<Schemas["DealState"], readonly [Colour, string]> = {
  proposed: ["yellow", "▲"],
  accepted: ["yellow", "▲"],
  negotiating: ["yellow", "▲"],
  agreed: ["green", "●"],
  running: ["green", "●"],
  fulfilled: ["green", "●"],
  declined: ["none", "○"],
  withdrawn: ["none", "○"],
  lapsed: ["red", "■"],
  broken_off: ["red", "■"],
};

function Signed({ colour, sign, children }: { colour: Colour; sign: string; children: string }) {
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{sign}</span> {children}
    </span>
  );
}

export function DealStateMark({ state }: { state: Schemas["DealState"] }) {
  const { t } = useTranslation();
  const [colour, sign] = STATES[state];
  return (
    <Signed colour={colour} sign={sign}>
      {t(`exchange.state_${state}`)}
    </Signed>
  );
}

const STAGES: Record<Schemas["DueStage"], readonly [Colour, string]> = {
  waiting: ["none", "○"],
  reminded: ["yellow", "▲"],
  district: ["yellow", "▲"],
  city: ["red", "■"],
  lapsed: ["red", "■"],
};

export function StageMark({ stage }: { stage: Schemas["DueStage"] }) {
  const { t } = useTranslation();
  const [colour, sign] = STAGES[stage];
  return (
    <Signed colour={colour} sign={sign}>
      {t(`exchange.stage_${stage}`)}
    </Signed>
  );
}

// How long nobody has answered, when the next office is told, and the rule that says so.
export function WaitingNote({ waiting }: { waiting: Schemas["Waiting"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="waiting">
      <StageMark stage={waiting.stage} /> {t("exchange.waits_since", { day: format.day(waiting.since) })}
      {waiting.next ? ` ${t("exchange.next_stage", { day: format.day(waiting.next) })}` : null}{" "}
      {waiting.rule ? <Link to={paths.rules(waiting.rule)}>{waiting.rule}</Link> : null}
    </p>
  );
}

export function PartyLink({ party }: { party: Party | null }) {
  return party ? <Link to={party_path(party)}>{party.name}</Link> : <Missing />;
}

export function useDealParties() {
  const { t } = useTranslation();
  return (parties: Schemas["DealParty"][]) =>
    parties.map((party) => t(`exchange.party_${party}`)).join(t("exchange.or"));
}

export function useWindow() {
  const { t } = useTranslation();
  const format = useFormat();
  return (starts: string | null, ends: string | null): string | null => {
    if (starts && ends) return `${format.day(starts)}–${format.day(ends)}`;
    if (starts) return t("exchange.from_day", { day: format.day(starts) });
    return ends ? t("exchange.until_day", { day: format.day(ends) }) : null;
  };
}
