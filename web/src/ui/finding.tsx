// What a rule says of a fact: the outcome by shape and word, the number beside the limit, and where it is written.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { Citation } from "./citation";
import { useLanguage } from "./language";
import { Missing } from "./marks";
import { paths } from "./paths";

type Finding = Schemas["Finding"];

const SIGNS = { met: "●", warned: "▲", broken: "■", not_in_force: "○", unknown: "?" } as const;
const COLOURS = {
  met: "green",
  warned: "yellow",
  broken: "red",
  not_in_force: "none",
  unknown: "none",
} as const;

export function OutcomeMark({ outcome }: { outcome: Schemas["FindingOutcome"] }) {
  const { t } = useTranslation();
  return (
    <span className={`lamp lamp-${COLOURS[outcome]}`}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {t(`finding.${outcome}`)}
    </span>
  );
}

export function useFindingWords() {
  const zh = useLanguage() === "zh";
  return {
    title: (finding: Finding) => (zh ? finding.title_zh : finding.title_en) || finding.rule,
    actual: (finding: Finding) => (zh ? finding.actual_zh : finding.actual_en),
    limit: (finding: Finding) => (zh ? finding.limit_zh : finding.limit_en),
  };
}

export function Actual({ finding }: { finding: Finding }) {
  const words = useFindingWords();
  return words.actual(finding) ?? <Missing />;
}

export function Limit({ finding }: { finding: Finding }) {
  const words = useFindingWords();
  return words.limit(finding) ?? <Missing />;
}

export function Basis({ finding }: { finding: Finding }) {
  const words = useFindingWords();
  return (
    <>
      <Link to={paths.rules(finding.rule)}>{words.title(finding)}</Link>
      {finding.citation ? (
        <div className="quiet">
          <Citation citation={finding.citation} />
        </div>
      ) : null}
    </>
  );
}
