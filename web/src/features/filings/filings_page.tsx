import { Input, Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, take_filings, useFilings } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { StateControlled } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { Deadline, StateMark, useParties } from "./filing_marks";
import "./filings.css";

type Row = Schemas["FilingRow"];

function FilingsTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parties = useParties();
  return (
    <DataTable<Row>
      label={t("filings.title")}
      rowKey="id"
      dataSource={rows}
      columns={[
        { title: t("filings.id"), render: (_, row) => <Link to={paths.filing(row.id)}>{row.id}</Link> },
        { title: t("filings.state"), render: (_, row) => <StateMark state={row.state} /> },
        { title: t("filings.kind"), render: (_, row) => t(`filings.kind_${row.kind}`) },
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, row) => (
            <>
              <Link to={paths.program(row.program.id)}>{row.program.name}</Link>{" "}
              {row.state_controlled ? <StateControlled /> : null}
            </>
          ),
        },
        {
          title: t("programs.school"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.school(row.school.id)}>{row.school.name}</Link>,
        },
        { title: t("filings.year"), dataIndex: "year", align: "right" },
        { title: t("filings.waits_for"), render: (_, row) => parties(row.waits_for) },
        { title: t("filings.due"), render: (_, row) => <Deadline deadline={row.deadline} /> },
        { title: t("filings.since"), render: (_, row) => format.day(row.since) },
      ]}
    />
  );
}

const DEFAULTS = { stand: "", kind: "", query: "" };
const STANDS: Schemas["FilingStand"][] = ["open", "overdue", "settled"];
const KINDS: Schemas["FilingKind"][] = ["open", "close", "pause", "adjust", "merge"];

export function FilingsPage() {
  const { t } = useTranslation();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const query = {
    stand: (filters.stand || undefined) as Schemas["FilingStand"] | undefined,
    kind: (filters.kind || undefined) as Schemas["FilingKind"] | undefined,
    query: filters.query || undefined,
  };
  const filings = useFilings({ ...query, limit: 1000 });
  return (
    <div className="page">
      <PageHead
        title={t("filings.title")}
        back={{ to: paths.programs(), label: t("programs.title") }}
        sentence={
          filings.data ? (
            <Trans
              t={t}
              i18nKey="filings.sentence"
              values={{ ...filings.data.counts }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={
          <>
            <TakeHome fetch={() => take_filings(query)} label={t("filings.title")} />
            <LinkButton type="primary" to={paths.new_filing()}>
              {t("filings.new")}
            </LinkButton>
          </>
        }
      />
      <Section title={t("filings.list")}>
        <search className="filters" aria-label={t("programs.filters")}>
          <Input.Search
            allowClear
            defaultValue={filters.query}
            onSearch={(text) => change({ query: text.trim() })}
            placeholder={t("filings.search")}
            aria-label={t("filings.search")}
            style={{ width: 240 }}
          />
          <Select
            allowClear
            value={filters.stand || undefined}
            onChange={(value) => change({ stand: value ?? "" })}
            placeholder={t("filings.filter_stand")}
            aria-label={t("filings.filter_stand")}
            style={{ width: 140 }}
            options={STANDS.map((value) => ({ value, label: t(`filings.stand_${value}`) }))}
          />
          <Select
            allowClear
            value={filters.kind || undefined}
            onChange={(value) => change({ kind: value ?? "" })}
            placeholder={t("filings.kind")}
            aria-label={t("filings.kind")}
            style={{ width: 140 }}
            options={KINDS.map((value) => ({ value, label: t(`filings.kind_${value}`) }))}
          />
        </search>
        <Loaded query={filings}>
          {({ items }) => (items.length ? <FilingsTable rows={items} /> : <Empty>{t("filings.none")}</Empty>)}
        </Loaded>
      </Section>
    </div>
  );
}
