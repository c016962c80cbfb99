// What waits for an answer or is past its day, for whom, and which office is told.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { PartyLink, StageMark } from "./marks";

type Item = Schemas["DueItem"];

const path_of = ({ subject, id }: Item) => (subject === "need" ? paths.listing(id) : paths.deal(id));

export function DueTable({ label, rows }: { label: string; rows: Item[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable<Item>
      label={label}
      rowKey={(row) => `${row.subject} ${row.id} ${row.title} ${row.since}`}
      dataSource={rows}
      page_size={10}
      columns={[
        { title: t("exchange.subject"), render: (_, row) => t(`exchange.subject_${row.subject}`) },
        {
          title: t("exchange.listing_title"),
          className: "wrapping",
          render: (_, row) => <Link to={path_of(row)}>{row.title || row.id}</Link>,
        },
        { title: t("exchange.waiting"), render: (_, row) => <StageMark stage={row.stage} /> },
        { title: t("exchange.since"), render: (_, row) => format.day(row.since) },
        {
          title: t("exchange.next_deadline"),
          render: (_, row) => (row.next ? format.day(row.next) : <Missing />),
        },
        {
          title: t("exchange.waits_for"),
          className: "wrapping",
          render: (_, row) =>
            row.waits_for.length ? (
              row.waits_for.map((party) => (
                <div key={party.id}>
                  <PartyLink party={party} />
                </div>
              ))
            ) : (
              <Missing />
            ),
        },
        {
          title: t("exchange.told"),
          render: (_, row) =>
            row.districts.length ? (
              row.districts.map(({ id, name }) => (
                <div key={id}>
                  <Link to={paths.region(id)}>{name}</Link>
                </div>
              ))
            ) : (
              <Missing />
            ),
        },
        {
          title: t("exchange.rule"),
          render: (_, row) => (row.rule ? <Link to={paths.rules(row.rule)}>{row.rule}</Link> : <Missing />),
        },
      ]}
    />
  );
}
