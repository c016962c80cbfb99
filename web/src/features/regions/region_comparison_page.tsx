import { Select } from "antd";
import type { ReactNode } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useRegion, useRegions } from "@/api";
import { useFormat } from "@/ui/language";
import { Count, QualityMark } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { useUrlFilters } from "@/ui/url_state";
import { MakesChart, TeachesChart } from "./profile_charts";

type Profile = Schemas["RegionProfile"];

const DEFAULTS = { a: "", b: "" };

function Line({ label, a, b }: { label: string; a: ReactNode; b: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="numeric">{a}</td>
      <td className="numeric">{b}</td>
    </tr>
  );
}

function Comparison({ a, b }: { a: Profile; b: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const both = (show: (profile: Profile) => ReactNode) => ({ a: show(a), b: show(b) });
  const number = (name: "schools" | "campuses" | "points" | "programs" | "organisations") => (
    <Line label={t(`measure.${name}`)} {...both((profile) => <Count value={profile.row[name]} />)} />
  );
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t("regions.compared")}</th>
          {[a, b].map(({ row }) => (
            <th key={row.region.id} scope="col" className="numeric">
              <Link to={paths.region(row.region.id)}>{row.region.name}</Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Line label={t("regions.role")} {...both(({ row }) => t(`role.${row.region.role}`))} />
        <Line label={t("regions.focus")} {...both(({ row }) => format.listed(row.region.focus) || "—")} />
        {number("schools")}
        {number("campuses")}
        {number("points")}
        {number("programs")}
        {number("organisations")}
        <Line
          label={t("measure.employed_persons")}
          {...both(({ row }) => (
            <>
              {row.employed_quality ? <QualityMark quality={row.employed_quality} /> : null}{" "}
              <Count value={row.employed_persons} />
            </>
          ))}
        />
        <Line label={t("region.duties")} {...both((profile) => <Count value={profile.duties.length} />)} />
      </tbody>
    </table>
  );
}

function Sentence({ a, b }: { a: Profile; b: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [more, less] = a.row.points >= b.row.points ? [a, b] : [b, a];
  const values = {
    more: more.row.region.name,
    less: less.row.region.name,
    more_points: format.count(more.row.points),
    less_points: format.count(less.row.points),
    more_category: more.categories[0]?.name ?? t("regions.nothing"),
    less_category: less.categories[0]?.name ?? t("regions.nothing"),
  };
  return <Trans t={t} i18nKey="regions.compare_sentence" values={values} components={{ b: <b /> }} />;
}

export function RegionComparisonPage() {
  const { t } = useTranslation();
  const [{ a, b }, change] = useUrlFilters(DEFAULTS);
  const regions = useRegions();
  const [first, second] = [useRegion(a), useRegion(b)];
  const options = (regions.data?.items ?? [])
    .filter((row) => row.region.kind === "district")
    .map((row) => ({ value: row.region.id, label: row.region.name }));
  const chooser = (name: "a" | "b", value: string, other: string) => (
    <Select
      value={value || undefined}
      onChange={(chosen) => change({ [name]: chosen })}
      placeholder={t(`regions.choose_${name}`)}
      aria-label={t(`regions.choose_${name}`)}
      options={options.map((option) => ({ ...option, disabled: option.value === other }))}
      style={{ width: 160 }}
    />
  );
  const sentence =
    first.data && second.data ? <Sentence a={first.data} b={second.data} /> : t("regions.compare_how");
  return (
    <div className="page">
      <PageHead
        title={t("regions.compare")}
        back={{ to: paths.regions, label: t("regions.title") }}
        sentence={sentence}
      />
      <div className="filters">
        {chooser("a", a, b)}
        {chooser("b", b, a)}
      </div>
      {a && b ? (
        <Loaded query={first}>
          {(left) => (
            <Loaded query={second}>
              {(right) => (
                <>
                  <Section title={t("regions.numbers")}>
                    <div className="chart-table">
                      <Comparison a={left} b={right} />
                    </div>
                  </Section>
                  <div className="columns">
                    {[left, right].map((profile) => (
                      <div key={profile.row.region.id}>
                        <h2 className="compared-name">{profile.row.region.name}</h2>
                        <TeachesChart rows={profile.categories} region={profile.row.region.name} />
                        <MakesChart rows={profile.employment} region={profile.row.region.name} />
                      </div>
                    ))}
                  </div>
                </>
              )}
            </Loaded>
          )}
        </Loaded>
      ) : (
        <Empty>{t("regions.choose_two")}</Empty>
      )}
    </div>
  );
}
