// Year and scenario, and a second scenario to hold beside it; what a scenario changes stands below.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { RowProof } from "@/ui/proof";

type Outlook = Schemas["Outlook"];
type Scenario = Schemas["Scenario"];

export const BASE = "base";

function useTitle() {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (scenario: Scenario | undefined) =>
    scenario
      ? language === "en" && scenario.title_en
        ? scenario.title_en
        : scenario.title
      : t("outlook.base");
}

function Changes({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useTitle();
  return (
    <p className="quiet scenario-changes">
      {title(scenario)} <RowProof provenance={scenario.provenance} label={title(scenario)} />
      {scenario.changes.map((change) => (
        <span key={`${change.lever} ${change.subject}`} className="chip">
          {t(`outlook.lever.${change.lever}`)} ·{" "}
          {change.subject_name || (change.subject === "*" ? t("outlook.all") : change.subject)} ·{" "}
          {t(change.lever === "growth" ? "outlook.each_year" : "outlook.times", {
            change:
              change.lever === "growth"
                ? format.points_change(change.change_bp / 100)
                : `${change.change_bp > 0 ? "+" : "−"}${format.share(Math.abs(change.change_bp))}`,
          })}{" "}
          · {t("outlook.since", { year: change.since })}
        </span>
      ))}
    </p>
  );
}

interface ScenarioBarProps {
  outlook: Outlook;
  against: string;
  choose: (chosen: { year?: number; scenario?: string; against?: string }) => void;
}

export function ScenarioBar({ outlook, against, choose }: ScenarioBarProps) {
  const { t } = useTranslation();
  const title = useTitle();
  const find = (id: string | null) => outlook.scenarios.find((scenario) => scenario.id === id);
  const options = [
    { value: BASE, label: t("outlook.base") },
    ...outlook.scenarios.map((scenario) => ({ value: scenario.id, label: title(scenario) })),
  ];
  const shown = [find(outlook.scenario), find(against)].filter((scenario) => scenario !== undefined);
  return (
    <div className="scenario-bar">
      <Select
        aria-label={t("outlook.year")}
        value={outlook.year}
        options={outlook.years.map((year) => ({ value: year, label: t("outlook.in_year", { year }) }))}
        onChange={(year) => choose({ year })}
      />
      <Select
        aria-label={t("outlook.scenario")}
        value={outlook.scenario}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(scenario) => choose({ scenario })}
      />
      <Select
        aria-label={t("outlook.against")}
        value={against || ""}
        options={[
          { value: "", label: t("outlook.no_comparison") },
          ...options.filter((each) => each.value !== outlook.scenario),
        ]}
        popupMatchSelectWidth={false}
        onChange={(chosen) => choose({ against: chosen })}
      />
      {shown.map((scenario) => (
        <Changes key={scenario.id} scenario={scenario} />
      ))}
    </div>
  );
}
