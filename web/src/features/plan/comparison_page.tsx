import { Checkbox } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, usePlanComparison } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded } from "@/ui/states";
import "./plan.css";

type Comparison = Schemas["PlanComparison"];
type Row = Comparison["items"][number];
type Change = Row["change"];

const CHANGES: Change[] = ["kept", "changed", "moved", "added", "dropped"];

function Rows({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [wanted, set_wanted] = useState<Change[]>(CHANGES);
  const count = (change: Change) => comparison.items.filter((row) => row.change === change).length;
  const clause = (plan: string, path: string, heading: string) =>
    path ? (
      <>
        <span className="clause-path">{path}</span>{" "}
        <Link to={paths.plan(plan, path)}>{heading || t("plan.no_heading")}</Link>
      </>
    ) : (
      <Missing />
    );
  return (
    <>
      <Checkbox.Group
        className="filters"
        value={wanted}
        onChange={set_wanted}
        aria-label={t("comparison.show")}
        options={CHANGES.map((value) => ({ value, label: `${t(`comparison.${value}`)} ${count(value)}` }))}
      />
      <DataTable<Row>
        label={t("comparison.title")}
        rowKey={(row) => `${row.older_path}|${row.newer_path}`}
        dataSource={comparison.items.filter((row) => wanted.includes(row.change))}
        page_size={50}
        columns={[
          {
            title: t("comparison.change"),
            render: (_, row) => (
              <span className={`change-kind kind-${row.change}`}>{t(`comparison.${row.change}`)}</span>
            ),
          },
          {
            title: t("comparison.older"),
            className: "wrapping",
            render: (_, row) => clause(comparison.older.id, row.older_path, row.older_heading),
          },
          {
            title: t("comparison.newer"),
            className: "wrapping",
            render: (_, row) => clause(comparison.newer.id, row.newer_path, row.newer_heading),
          },
          {
            title: t("comparison.similarity"),
            align: "right",
            render: (_, row) =>
              row.older_path && row.newer_path ? format.share(row.similarity_bp, 0) : <Missing />,
          },
        ]}
      />
    </>
  );
}

export function ComparisonPage() {
  const { t } = useTranslation();
  const { id = "", other = "" } = useParams();
  const comparison = usePlanComparison(id, other);
  const values = (data: Comparison) =>
    Object.fromEntries(
      CHANGES.map((change) => [change, data.items.filter((row) => row.change === change).length]),
    );
  return (
    <div className="page">
      <Loaded query={comparison}>
        {(data) => (
          <>
            <PageHead
              title={t("comparison.title")}
              back={{ to: paths.plan(id), label: data.newer.title }}
              sentence={
                <Trans
                  t={t}
                  i18nKey="comparison.sentence"
                  values={{ ...values(data), older: data.older.title, newer: data.newer.title }}
                  components={{ b: <b /> }}
                />
              }
            />
            <Section title={t("comparison.clauses")}>
              <Rows comparison={data} />
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}
