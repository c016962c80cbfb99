import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Change, Count } from "@/ui/marks";
import { Section } from "@/ui/page";

type Report = Schemas["ImportReport"];
type RowError = Schemas["RowError"];
type TableChange = Report["changes"][number];

function Errors({ report }: { report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const note =
    report.error_total > report.errors.length
      ? t("data.first_errors", {
          shown: format.exact(report.errors.length),
          total: format.exact(report.error_total),
        })
      : undefined;
  return (
    <Section title={t("data.errors")} note={note}>
      <DataTable<RowError>
        label={t("data.errors")}
        rowKey={(error) => `${error.file} ${error.row} ${error.column} ${error.found}`}
        dataSource={report.errors}
        columns={[
          { title: t("data.file"), dataIndex: "file" },
          {
            title: t("data.row"),
            dataIndex: "row",
            align: "right",
            render: (row: number) => (row === 0 ? t("data.whole_file") : row),
          },
          { title: t("data.column"), dataIndex: "column", render: (column: string) => <code>{column}</code> },
          {
            title: t("problem.found"),
            dataIndex: "found",
            className: "wrapping",
            render: (found: string) => <code>{found === "" ? t("data.empty_cell") : found}</code>,
          },
          { title: t("problem.wanted"), dataIndex: "wanted", className: "wrapping" },
          { title: t("problem.action"), dataIndex: "action", className: "wrapping" },
        ]}
      />
    </Section>
  );
}

function Details({ change }: { change: TableChange }) {
  const { t } = useTranslation();
  return (
    <dl className="proof source-more">
      {change.samples.length ? (
        <>
          <dt>{t("data.samples")}</dt>
          <dd>
            {change.samples.map((key) => (
              <code key={key} className="chip">
                {key}
              </code>
            ))}
          </dd>
        </>
      ) : null}
      {change.ranges.map((range) => [
        <dt key={range.column}>{t("data.range", { column: range.column })}</dt>,
        <dd key={`${range.column} range`}>
          {t("data.range_change", {
            before: `${range.least_before}–${range.most_before}`,
            after: `${range.least_after}–${range.most_after}`,
          })}
        </dd>,
      ])}
      {change.lost.map((lost) => [
        <dt key={lost.column}>{t("data.lost", { column: lost.column })}</dt>,
        <dd key={`${lost.column} lost`}>{t("data.lost_rows", { count: lost.rows })}</dd>,
      ])}
    </dl>
  );
}

function Changes({ changes }: { changes: TableChange[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t("data.old_against_new")}>
      <DataTable<TableChange>
        label={t("data.old_against_new")}
        rowKey="table"
        dataSource={changes}
        pagination={false}
        expandable={{
          expandedRowRender: (change) => <Details change={change} />,
          defaultExpandAllRows: true,
        }}
        columns={[
          {
            title: t("data.table"),
            render: (_, change) =>
              t(`table_name.${change.table as "schools"}`, { defaultValue: change.table }),
          },
          {
            title: t("data.before"),
            align: "right",
            render: (_, change) => <Count value={change.rows_before} />,
          },
          {
            title: t("data.after"),
            align: "right",
            render: (_, change) => <Count value={change.rows_after} />,
          },
          { title: t("data.added"), align: "right", render: (_, change) => <Change value={change.added} /> },
          {
            title: t("data.changed"),
            align: "right",
            render: (_, change) => <Count value={change.changed} />,
          },
          {
            title: t("data.dropped"),
            align: "right",
            render: (_, change) => <Change value={-change.dropped} />,
          },
        ]}
      />
    </Section>
  );
}

export function ImportReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="quiet">{t("data.encoding", { encoding: report.encoding })}</p>
      {report.errors.length ? <Errors report={report} /> : null}
      {report.changes.length ? <Changes changes={report.changes} /> : null}
    </>
  );
}
