import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, usePlans } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { Count, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { ImportPlan } from "./import_plan";
import "./plan.css";

type Row = Schemas["PlanList"]["items"][number];

function PlansTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable<Row>
      label={t("plan.list")}
      rowKey={(row) => row.head.id}
      dataSource={rows}
      locale={{ emptyText: <Empty>{t("plan.none")}</Empty> }}
      columns={[
        {
          title: t("plan.plan"),
          className: "wrapping",
          render: (_, { head }) => (
            <>
              <Link to={paths.plan(head.id)}>{head.title || head.id}</Link>{" "}
              {head.outline ? <span className="chip">{t("plan.outline")}</span> : null}
              {head.number ? <div className="quiet">{head.number}</div> : null}
            </>
          ),
        },
        {
          title: t("plan.issued"),
          render: (_, { head }) => (head.issued ? format.day(head.issued) : <Missing />),
        },
        {
          title: t("plan.issuers"),
          className: "wrapping",
          render: (_, { head }) =>
            head.issuers.length ? (
              <span title={format.listed(head.issuers.map((one) => one.name))}>
                {t("plan.departments", { count: head.issuers.length })}
              </span>
            ) : (
              <Missing />
            ),
        },
        { title: t("plan.clauses"), align: "right", render: (_, row) => <Count value={row.clauses} /> },
        { title: t("plan.duties"), align: "right", render: (_, row) => <Count value={row.duties} /> },
        { title: t("plan.targets"), align: "right", render: (_, row) => <Count value={row.targets} /> },
        {
          title: t("plan.unknown_units"),
          align: "right",
          render: (_, row) => <Count value={row.unknown_units} />,
        },
        { title: t("plan.notes"), align: "right", render: (_, row) => <Count value={row.notes} /> },
        { title: t("plan.reviewed"), align: "right", render: (_, row) => <Count value={row.reviewed} /> },
      ]}
    />
  );
}

export function PlansPage() {
  const { t } = useTranslation();
  const plans = usePlans();
  const [importing, set_importing] = useState(false);
  const items = plans.data?.items ?? [];
  const sum = (of: "clauses" | "duties" | "targets" | "reviewed") =>
    items.reduce((all, row) => all + row[of], 0);
  const values = {
    plans: items.length,
    clauses: sum("clauses"),
    duties: sum("duties"),
    targets: sum("targets"),
    reviewed: sum("reviewed"),
  };
  return (
    <div className="page">
      <PageHead
        title={t("plan.title")}
        sentence={
          plans.data ? (
            items.length ? (
              <Trans t={t} i18nKey="plan.list_sentence" values={values} components={{ b: <b /> }} />
            ) : (
              t("plan.none")
            )
          ) : null
        }
        actions={
          <>
            <LinkButton to={paths.departments()}>{t("departments.title")}</LinkButton>
            <Button type="primary" icon={<UploadOutlined />} onClick={() => set_importing(true)}>
              {t("plan.import")}
            </Button>
          </>
        }
      />
      <Section title={t("plan.list")} note={t("plan.list_note")}>
        <Loaded query={plans}>{(list) => <PlansTable rows={list.items} />}</Loaded>
      </Section>
      <ImportPlan open={importing} onClose={() => set_importing(false)} />
    </div>
  );
}
