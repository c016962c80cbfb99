import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { DealStateMark, PartyLink, StageMark, useDealParties } from "./marks";

type Row = Schemas["DealRow"];

function Side({ mention }: { mention: Schemas["ListingMention"] }) {
  return (
    <>
      <Link to={paths.listing(mention.id)}>{mention.title || mention.id}</Link>
      <div className="quiet">
        <PartyLink party={mention.owner} />
      </div>
    </>
  );
}

export function DealsTable({ label, rows }: { label: string; rows: Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parties = useDealParties();
  return (
    <DataTable<Row>
      label={label}
      rowKey="id"
      dataSource={rows}
      columns={[
        { title: t("exchange.id"), render: (_, row) => <Link to={paths.deal(row.id)}>{row.id}</Link> },
        { title: t("exchange.state"), render: (_, row) => <DealStateMark state={row.state} /> },
        { title: t("exchange.kind"), render: (_, row) => t(`exchange.kind_${row.need.kind}`) },
        {
          title: t("exchange.side_need"),
          className: "wrapping",
          render: (_, row) => <Side mention={row.need} />,
        },
        {
          title: t("exchange.side_offer"),
          className: "wrapping",
          render: (_, row) => <Side mention={row.offer} />,
        },
        {
          title: t("exchange.waits_for"),
          render: (_, row) => (row.waits_for.length ? parties(row.waits_for) : <Missing />),
        },
        {
          title: t("exchange.waiting"),
          render: (_, row) => (row.waiting ? <StageMark stage={row.waiting.stage} /> : <Missing />),
        },
        { title: t("exchange.since"), render: (_, row) => format.day(row.since) },
      ]}
    />
  );
}
