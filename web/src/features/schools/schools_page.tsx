import { Input, Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, take_schools, useRegions, useSchools } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Count, LevelMark, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";

type School = Schemas["SchoolRow"];
type Level = Schemas["SchoolLevel"];

const DEFAULTS = { query: "", level: "", region: "", page: 1, size: 50 };
const LEVELS: Level[] = ["bachelor", "higher_vocational", "secondary_vocational"];

function Sentence({ schools, filtered }: { schools: School[]; filtered: boolean }) {
  const { t } = useTranslation();
  const present = schools.filter((school) => school.last_year === null);
  const most = [...present].sort((a, b) => b.points - a.points)[0];
  const of_level = (level: Level) => present.filter((school) => school.level === level).length;
  const values = {
    total: present.length,
    bachelor: of_level("bachelor"),
    vocational: of_level("higher_vocational"),
    secondary: of_level("secondary_vocational"),
    most: most?.name ?? "",
    points: most?.points ?? 0,
  };
  if (!schools.length) return t("schools.sentence_none");
  return (
    <>
      <Trans
        t={t}
        i18nKey={filtered ? "schools.sentence_filtered" : "schools.sentence"}
        values={values}
        components={{ b: <b /> }}
      />
      {values.points > 0 ? (
        <>
          {" "}
          <Trans t={t} i18nKey="schools.sentence_most" values={values} components={{ b: <b /> }} />
        </>
      ) : null}
    </>
  );
}

function SchoolsTable({
  schools,
  page,
  size,
  change,
}: {
  schools: School[];
  page: number;
  size: number;
  change: (to: { page?: number; size?: number }) => void;
}) {
  const { t } = useTranslation();
  return (
    <DataTable<School>
      label={t("schools.title")}
      rowKey="id"
      dataSource={schools}
      locale={{ emptyText: <Empty>{t("schools.none")}</Empty> }}
      pagination={{ current: page, pageSize: size, onChange: (to, by) => change({ page: to, size: by }) }}
      columns={[
        {
          title: t("schools.name"),
          className: "wrapping",
          sorter: (a, b) => a.name.localeCompare(b.name, "zh"),
          render: (_, row) => (
            <>
              <Link to={paths.school(row.id)}>{row.name}</Link>
              {row.double_first_class ? (
                <span className="chip school-first">{t("schools.double_first_class")}</span>
              ) : null}
              {row.last_year === null ? null : (
                <span className="quiet"> {t("schools.ended", { year: row.last_year })}</span>
              )}
            </>
          ),
        },
        { title: t("schools.level"), render: (_, row) => <LevelMark level={row.level} /> },
        {
          title: t("schools.region"),
          render: (_, row) =>
            row.region ? <Link to={paths.region(row.region.id)}>{row.region.name}</Link> : <Missing />,
        },
        {
          title: t("schools.ownership"),
          dataIndex: "ownership",
          render: (text: string) => text || <Missing />,
        },
        { title: t("schools.kind"), dataIndex: "kind", render: (text: string) => text || <Missing /> },
        {
          title: t("schools.authority"),
          dataIndex: "authority",
          className: "wrapping",
          render: (text: string) => text || <Missing />,
        },
        {
          title: t("programs.points"),
          align: "right",
          defaultSortOrder: "descend",
          sorter: (a, b) => a.points - b.points,
          render: (_, row) => <Count value={row.points} />,
        },
        {
          title: t("programs.programs"),
          align: "right",
          sorter: (a, b) => a.programs - b.programs,
          render: (_, row) => <Count value={row.programs} />,
        },
        {
          title: t("schools.campuses"),
          align: "right",
          render: (_, row) => <Count value={row.campuses.length} />,
        },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
        },
      ]}
    />
  );
}

export function SchoolsPage() {
  const { t } = useTranslation();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const level = LEVELS.find((one) => one === filters.level);
  const wanted = { query: filters.query || undefined, level, region: filters.region || undefined };
  const schools = useSchools({ ...wanted, limit: 2000 });
  const regions = useRegions();
  const filtered = filters.query !== "" || level !== undefined || filters.region !== "";
  return (
    <div className="page">
      <PageHead
        title={t("schools.title")}
        sentence={schools.data ? <Sentence schools={schools.data.items} filtered={filtered} /> : null}
      />
      <Section
        title={t("schools.list")}
        note={t("schools.points_note")}
        actions={<TakeHome fetch={() => take_schools(wanted)} label={t("schools.list")} />}
      >
        <search className="filters" aria-label={t("programs.filters")}>
          <Input.Search
            key={filters.query}
            allowClear
            defaultValue={filters.query}
            onSearch={(query) => change({ query: query.trim(), page: 1 })}
            placeholder={t("schools.search")}
            aria-label={t("schools.search")}
            style={{ width: 240 }}
          />
          <Select
            allowClear
            value={level}
            onChange={(chosen) => change({ level: chosen ?? "", page: 1 })}
            placeholder={t("schools.level")}
            aria-label={t("schools.level")}
            options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
            style={{ width: 150 }}
          />
          <Select
            allowClear
            value={filters.region || undefined}
            onChange={(chosen) => change({ region: chosen ?? "", page: 1 })}
            placeholder={t("schools.region")}
            aria-label={t("schools.region")}
            options={(regions.data?.items ?? [])
              .filter((row) => row.region.kind === "district")
              .map((row) => ({ value: row.region.id, label: row.region.name }))}
            style={{ width: 130 }}
          />
        </search>
        <Loaded query={schools}>
          {({ items }) => (
            <SchoolsTable schools={items} page={filters.page} size={filters.size} change={change} />
          )}
        </Loaded>
      </Section>
    </div>
  );
}
