import { Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, take_duplicates, useDuplicates } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Change, Count, LevelMark, Rate } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { DuplicateMatrix } from "./duplicate_matrix";
import { RateChart } from "./rate_chart";

type Duplicates = Schemas["Duplicates"];
type Item = Duplicates["items"][number];
type New = Duplicates["newest"][number];

function Ranking({ items }: { items: Item[] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Item>
      label={t("duplicates.ranking")}
      rowKey={(item) => item.row.program.id}
      dataSource={items}
      page_size={15}
      expandable={{
        expandedRowRender: (item) =>
          item.offered_by.map((school) => (
            <Link key={school.id} className="chip" to={paths.school(school.id)}>
              {school.name}
            </Link>
          )),
      }}
      columns={[
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, { row }) => <Link to={paths.program(row.program.id)}>{row.program.name}</Link>,
        },
        { title: t("programs.level"), render: (_, { row }) => <LevelMark level={row.program.level} /> },
        {
          title: t("programs.schools"),
          align: "right",
          sorter: (a, b) => a.row.schools - b.row.schools,
          render: (_, { row }) => <Count value={row.schools} />,
        },
        {
          title: t("programs.points"),
          align: "right",
          sorter: (a, b) => a.row.points - b.row.points,
          render: (_, { row }) => <Count value={row.points} />,
        },
        {
          title: t("programs.rate"),
          align: "right",
          sorter: (a, b) => a.row.rate_bp - b.row.rate_bp,
          render: (_, { row }) => <Rate basis_points={row.rate_bp} />,
        },
        {
          title: t("programs.growth"),
          align: "right",
          sorter: (a, b) => (a.row.growth ?? 0) - (b.row.growth ?? 0),
          render: (_, { row }) => <Change value={row.growth} />,
        },
        {
          title: t("programs.neighbours"),
          align: "right",
          sorter: (a, b) => a.row.neighbours - b.row.neighbours,
          render: (_, { row }) => <Count value={row.neighbours} />,
        },
        {
          title: t("programs.districts"),
          align: "right",
          render: (_, { row }) => <Count value={row.districts} />,
        },
      ]}
    />
  );
}

function Newest({ rows }: { rows: New[] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("duplicates.no_newest")}</Empty>;
  return (
    <DataTable<New>
      label={t("duplicates.newest")}
      rowKey={(row) => `${row.program.id} ${row.school.id} ${row.year}`}
      dataSource={rows}
      page_size={10}
      columns={[
        { title: t("duplicates.opened"), dataIndex: "year", sorter: (a, b) => a.year - b.year },
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.program(row.program.id)}>{row.program.name}</Link>,
        },
        {
          title: t("programs.school"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.school(row.school.id)}>{row.school.name}</Link>,
        },
        {
          title: t("duplicates.already_at"),
          align: "right",
          sorter: (a, b) => a.already_at - b.already_at,
          render: (_, row) => <Count value={row.already_at} />,
        },
      ]}
    />
  );
}

function Sentence({ data }: { data: Duplicates }) {
  const { t } = useTranslation();
  const format = useFormat();
  const before = data.by_year.find((row) => row.year === 2021);
  const values = {
    year: data.year,
    rate: format.share(data.rate_bp),
    duplicated: data.duplicated,
    programs: data.programs,
    points: format.count(data.points),
    change: before ? format.points_change((data.rate_bp - before.rate_bp) / 100) : "",
  };
  return (
    <Trans
      t={t}
      i18nKey={before && before.year !== data.year ? "duplicates.sentence_since" : "duplicates.sentence"}
      values={values}
      components={{ b: <b /> }}
    />
  );
}

const DEFAULTS = { year: 0 };
const MOST = 200;

export function DuplicatesPage() {
  const { t } = useTranslation();
  const [{ year }, change] = useUrlFilters(DEFAULTS);
  const duplicates = useDuplicates({ year: year || undefined, limit: MOST });
  return (
    <div className="page">
      <Loaded query={duplicates}>
        {(data) => (
          <>
            <PageHead
              title={t("duplicates.title")}
              back={{ to: paths.programs(), label: t("programs.title") }}
              sentence={<Sentence data={data} />}
              actions={
                <>
                  <TakeHome fetch={() => take_duplicates(data.year)} label={t("duplicates.title")} />
                  <Select
                    value={data.year}
                    onChange={(chosen) => change({ year: chosen })}
                    aria-label={t("programs.year")}
                    options={[...data.by_year]
                      .reverse()
                      .map((row) => ({ value: row.year, label: t("programs.of_year", { year: row.year }) }))}
                  />
                </>
              }
            />
            <Section title={t("duplicates.how")}>
              <p className="section-note">{t("duplicates.formula")}</p>
              <p className="section-note">{t("duplicates.formula_limits")}</p>
            </Section>
            <div className="columns">
              <RateChart data={data} />
              <Section title={t("duplicates.newest")} note={t("duplicates.newest_note")}>
                <Newest rows={data.newest} />
              </Section>
            </div>
            <DuplicateMatrix items={data.items} />
            <Section
              title={t("duplicates.ranking")}
              note={
                data.total > data.items.length
                  ? t("duplicates.first_of", { shown: data.items.length, total: data.total })
                  : undefined
              }
            >
              <Ranking items={data.items} />
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}
