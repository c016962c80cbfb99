import { Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_outlook, useOccupationOutlook, useOutlook } from "@/api";
import { useBand } from "@/ui/band";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { Count, QualityMark } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { ChainsSection, type Middle } from "./chains_chart";
import { FanChart } from "./fan_chart";
import { Places, Shortages, Surpluses } from "./lists";
import { OccupationPanel, ProgramPanel } from "./panels";
import { BASE, ScenarioBar } from "./scenario_bar";
import "./outlook.css";

type Outlook = Schemas["Outlook"];

function Sentence({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const told = useBand();
  const most = outlook.shortages[0];
  if (!most || most.unmet.p50 === 0) return <>{t("outlook.sentence_none", { year: outlook.year })}</>;
  const { middle, range } = told(most.unmet);
  const places = outlook.districts
    .slice(0, 2)
    .map((each) => each.place.name)
    .join(t("outlook.and"));
  return (
    <Trans
      t={t}
      i18nKey={places ? "outlook.sentence" : "outlook.sentence_no_place"}
      values={{ year: outlook.year, name: most.occupation.name, count: middle, range, places }}
      components={{ b: <b /> }}
    />
  );
}

function Numbers({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const told = useBand();
  const year = outlook.by_year.find((row) => row.year === outlook.year);
  if (!year) return null;
  const { quality } = outlook;
  return (
    <Figures>
      <Figure label={t("outlook.graduates")} quality={quality} method={t("outlook.supply_method")}>
        <Count value={year.graduates} />
      </Figure>
      <Figure
        label={t("outlook.openings")}
        quality={quality}
        method={t("outlook.openings_method")}
        note={told(year.openings).range}
      >
        <Count value={year.openings.p50} />
      </Figure>
      <Figure
        label={t("outlook.open_to_graduates")}
        quality={quality}
        method={t("outlook.inflow_method")}
        note={told(year.open_to_graduates).range}
      >
        <Count value={year.open_to_graduates.p50} />
      </Figure>
      <Figure
        label={t("outlook.unmet")}
        quality={quality}
        method={t("outlook.allocation_method")}
        note={told(year.unmet).range}
      >
        <Count value={year.unmet.p50} />
      </Figure>
      <Figure
        label={t("outlook.surplus")}
        quality={quality}
        method={t("outlook.allocation_method")}
        note={told(year.surplus).range}
      >
        <Count value={year.surplus.p50} />
      </Figure>
      <Figure label={t("outlook.unlinked")} quality={quality} method={t("outlook.unlinked_means")}>
        <Count value={year.unlinked} />
      </Figure>
    </Figures>
  );
}

function ChosenFan({
  outlook,
  id,
  query,
  choose,
}: {
  outlook: Outlook;
  id: string;
  query: object;
  choose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const chosen = id || outlook.shortages[0]?.occupation.id || "";
  const of_occupation = useOccupationOutlook(chosen, query);
  return (
    <Section
      id="fan"
      title={t("outlook.demand_and_supply")}
      actions={
        <Select
          aria-label={t("outlook.occupation")}
          showSearch={{ optionFilterProp: "label" }}
          value={chosen}
          popupMatchSelectWidth={false}
          className="occupation-choice"
          options={outlook.shortages.map((row) => ({ value: row.occupation.id, label: row.occupation.name }))}
          onChange={choose}
        />
      }
    >
      <Loaded query={of_occupation}>{(data) => <FanChart outlook={data} />}</Loaded>
    </Section>
  );
}

const DEFAULTS = {
  year: 0,
  scenario: BASE,
  against: "",
  occupation: "",
  open: "",
  program: "",
  kind: "",
  node: "",
};

export function OutlookPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const query = {
    year: filters.year || undefined,
    scenario: filters.scenario,
    against: filters.against || undefined,
  };
  const outlook = useOutlook(query);
  const middle: Middle = { kind: filters.kind as Middle["kind"], id: filters.node };
  return (
    <div className="page outlook">
      <PageHead
        title={t("outlook.title")}
        marks={outlook.data ? <QualityMark quality={outlook.data.quality} /> : null}
        sentence={outlook.data ? <Sentence outlook={outlook.data} /> : null}
        actions={
          <>
            <LinkButton to={paths.adverts()}>{t("adverts.title")}</LinkButton>
            <TakeHome fetch={() => take_outlook(query)} label={t("outlook.title")} />
          </>
        }
      />
      <Loaded query={outlook}>
        {(data) => (
          <>
            <ScenarioBar outlook={data} against={filters.against} choose={change} />
            {data.quality === "synthetic" ? <p className="quiet">{t("outlook.synthetic")}</p> : null}
            <Numbers outlook={data} />
            <ChosenFan
              outlook={data}
              id={filters.occupation}
              query={query}
              choose={(occupation) => change({ occupation })}
            />
            <div className="columns">
              <Section id="shortages" title={t("outlook.shortages")} note={t("outlook.shortages_note")}>
                <Shortages
                  rows={data.shortages}
                  compare={data.against !== null}
                  open={(open) => change({ open })}
                />
              </Section>
              <Section id="surpluses" title={t("outlook.surpluses")} note={t("outlook.surpluses_note")}>
                <Surpluses
                  rows={data.surpluses}
                  compare={data.against !== null}
                  open={(program) => change({ program })}
                />
              </Section>
            </div>
            <ChainsSection
              query={{ year: query.year, scenario: query.scenario }}
              middle={middle}
              choose={({ kind, id }) => change({ kind, node: id })}
            />
            <div className="columns">
              <Section title={t("outlook.by_district")} note={t("outlook.district_method")}>
                <Places rows={data.districts} label={t("outlook.by_district")} districts />
              </Section>
              <Section title={t("outlook.by_industry")} note={t("outlook.district_method")}>
                <Places rows={data.industries} label={t("outlook.by_industry")} districts={false} />
              </Section>
            </div>
            <p className="quiet">
              {t("outlook.futures", { futures: format.count(data.futures), seed: data.seed })}{" "}
              {data.unknown_cohorts ? t("outlook.unknown_cohorts", { count: data.unknown_cohorts }) : null}
            </p>
            <OccupationPanel id={filters.open} query={query} close={() => change({ open: "" })} />
            <ProgramPanel id={filters.program} query={query} close={() => change({ program: "" })} />
          </>
        )}
      </Loaded>
    </div>
  );
}
