import { Button, Checkbox, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_programs, usePrograms, useRegions, useSchools } from "@/api";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { DEFAULTS, type Filters, is_filtered, query_of } from "./filters";
import { GrowthChart } from "./growth_chart";
import { ProgramsTable } from "./programs_table";

type Change = (changes: Partial<Filters>) => void;

function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, set_text] = useState(value);
  useEffect(() => set_text(value), [value]);
  return (
    <Input.Search
      allowClear
      value={text}
      onChange={(event) => set_text(event.target.value)}
      onSearch={(wanted) => onSearch(wanted.trim())}
      placeholder={t("programs.search")}
      aria-label={t("programs.search")}
      style={{ width: 220 }}
    />
  );
}

function FilterBar({
  filters,
  change,
  list,
}: {
  filters: Filters;
  change: Change;
  list: Schemas["ProgramList"] | undefined;
}) {
  const { t } = useTranslation();
  const regions = useRegions();
  const schools = useSchools({ limit: 2000 });
  const choose = (changes: Partial<Filters>) => change({ ...changes, page: 1 });
  const districts = regions.data?.items.filter((row) => row.region.kind === "district") ?? [];
  const field = (
    name: "level" | "category" | "region" | "school" | "controlled",
    options: { value: string; label: string }[],
    width: number,
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={filters[name] || undefined}
      onChange={(value) => choose({ [name]: value ?? "" })}
      placeholder={t(`programs.filter_${name}`)}
      aria-label={t(`programs.filter_${name}`)}
      options={options}
      style={{ width }}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <search className="filters" aria-label={t("programs.filters")}>
      <SearchField value={filters.query} onSearch={(query) => choose({ query })} />
      {field(
        "level",
        (list?.facets.levels ?? []).map(({ value, count }) => ({
          value,
          label: `${t(`level.${value as Schemas["ProgramLevel"]}`)} (${count})`,
        })),
        150,
      )}
      {field(
        "category",
        (list?.facets.categories ?? []).map(({ value, count }) => ({ value, label: `${value} (${count})` })),
        190,
      )}
      {field(
        "region",
        districts.map((row) => ({ value: row.region.id, label: row.region.name })),
        120,
      )}
      {field(
        "school",
        (schools.data?.items ?? []).map((school) => ({ value: school.id, label: school.name })),
        220,
      )}
      {field(
        "controlled",
        [
          { value: "yes", label: t("programs.controlled_yes") },
          { value: "no", label: t("programs.controlled_no") },
        ],
        130,
      )}
      <Select
        value={filters.year || list?.year}
        onChange={(year) => choose({ year })}
        aria-label={t("programs.year")}
        options={[...(list?.years ?? [])]
          .reverse()
          .map((year) => ({ value: year, label: t("programs.of_year", { year }) }))}
        style={{ width: 100 }}
      />
      <Checkbox checked={filters.all} onChange={(event) => choose({ all: event.target.checked })}>
        {t("programs.all")}
      </Checkbox>
      {is_filtered(filters) ? (
        <Button type="link" onClick={() => change(DEFAULTS)}>
          {t("programs.clear")}
        </Button>
      ) : null}
    </search>
  );
}

function Sentence({ list, filters }: { list: Schemas["ProgramList"]; filters: Filters }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = list.items;
  const total = format.count(list.total);
  if (!first) return t("programs.sentence_none", { year: list.year });
  const most = filters.sort === "points" && filters.order === "desc" && filters.page === 1;
  const values = {
    year: list.year,
    total,
    name: first.program.name,
    schools: first.schools,
    points: first.points,
  };
  return (
    <>
      <Trans
        t={t}
        i18nKey={is_filtered(filters) ? "programs.sentence_filtered" : "programs.sentence"}
        values={values}
        components={{ b: <b /> }}
      />
      {most ? (
        <>
          {" "}
          <Trans t={t} i18nKey="programs.sentence_most" values={values} components={{ b: <b /> }} />
        </>
      ) : null}{" "}
      <span className="quiet">{t("programs.point_means")}</span>
    </>
  );
}

export function ProgramsPage() {
  const { t } = useTranslation();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const query = query_of(filters);
  const programs = usePrograms(query);
  return (
    <div className="page">
      <PageHead
        title={t("programs.title")}
        sentence={programs.data ? <Sentence list={programs.data} filters={filters} /> : null}
        actions={
          <>
            <LinkButton to={paths.warnings()}>{t("warnings.title")}</LinkButton>
            <LinkButton to={paths.filings()}>{t("filings.title")}</LinkButton>
            <LinkButton to={paths.duplicates}>{t("duplicates.title")}</LinkButton>
          </>
        }
      />
      <GrowthChart />
      <Section
        title={t("programs.list")}
        actions={<TakeHome fetch={() => take_programs(query)} label={t("programs.list")} />}
      >
        <FilterBar filters={filters} change={change} list={programs.data} />
        <Loaded query={programs}>
          {(list) => (
            <ProgramsTable
              list={list}
              filters={filters}
              change={change}
              waiting={programs.isPlaceholderData}
            />
          )}
        </Loaded>
      </Section>
    </div>
  );
}
