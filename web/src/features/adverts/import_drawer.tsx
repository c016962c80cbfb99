// A file from a job site: choose it → see how its columns and rows are understood, mend that → take it, take the good rows, or leave.
import { InboxOutlined } from "@ant-design/icons";
import { Alert, App, Button, Drawer, Input, Select, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AdvertFile, type ImportMode, type Schemas, useImportAdverts } from "@/api";
import { DataTable } from "@/ui/data_table";
import { DateField } from "@/ui/date_field";
import { Field } from "@/ui/form";
import { ImportReport } from "@/ui/import_report";
import { useFormat } from "@/ui/language";
import { Section } from "@/ui/page";
import { Loading, Problem } from "@/ui/states";

type Import = Schemas["AdvertImport"];
type Column = Import["columns"][number];
type Like = Import["like"][number];
type Holds = Schemas["AdvertColumn"] | "none";

const HOLDS: Holds[] = [
  "title",
  "text",
  "tags",
  "pay",
  "pay_least",
  "pay_most",
  "education",
  "experience",
  "place",
  "company",
  "industry",
  "posted",
  "id",
  "none",
];
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_SOURCE = 60;

function Choose({ onGiven }: { onGiven: (name: string, content: ArrayBuffer) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <>
      <p>{t("adverts.import_how")}</p>
      <Upload.Dragger
        accept=".csv,.jsonl,.xlsx,.txt,text/csv"
        showUploadList={false}
        beforeUpload={async (file) => {
          if (file.size > MOST_BYTES) message.error(t("adverts.too_large"));
          else onGiven(file.name, await file.arrayBuffer());
          return Upload.LIST_IGNORE;
        }}
      >
        <p className="upload-sign">
          <InboxOutlined />
        </p>
        <p>{t("adverts.drop")}</p>
        <p className="quiet">{t("data.encodings")}</p>
      </Upload.Dragger>
    </>
  );
}

function Columns({ columns, say }: { columns: Column[]; say: (name: string, holds: Holds) => void }) {
  const { t } = useTranslation();
  return (
    <Section title={t("adverts.columns")} note={t("adverts.columns_note")}>
      <DataTable<Column>
        label={t("adverts.columns")}
        rowKey="name"
        dataSource={columns}
        columns={[
          { title: t("data.column"), className: "wrapping", render: (_, { name }) => <b>{name}</b> },
          {
            title: t("adverts.holds"),
            render: (_, { name, holds }) => (
              <Select<Holds>
                virtual={false}
                value={holds ?? "none"}
                aria-label={t("adverts.holds_of", { name })}
                className="choice"
                onChange={(chosen) => say(name, chosen)}
                options={HOLDS.map((value) => ({ value, label: t(`adverts.column_${value}`) }))}
              />
            ),
          },
          {
            title: t("adverts.sample"),
            className: "wrapping",
            render: (_, { sample }) => <span className="quiet">{sample}</span>,
          },
        ]}
      />
    </Section>
  );
}

function NearDuplicates({ report }: { report: Import }) {
  const { t } = useTranslation();
  if (!report.like.length) return null;
  return (
    <Section title={t("adverts.near_duplicates")} note={t("adverts.near_duplicates_note")}>
      <DataTable<Like>
        label={t("adverts.near_duplicates")}
        rowKey="row"
        dataSource={report.like}
        columns={[
          { title: t("data.row"), dataIndex: "row", align: "right" },
          { title: t("adverts.column_title"), dataIndex: "title", className: "wrapping" },
          {
            title: t("adverts.earlier"),
            className: "wrapping",
            render: (_, { earlier_row, earlier }) =>
              earlier_row > 0 ? t("adverts.earlier_row", { row: earlier_row }) : <code>{earlier}</code>,
          },
        ]}
      />
    </Section>
  );
}

function Take({
  answer,
  busy,
  take,
  leave,
}: {
  answer: Import;
  busy: boolean;
  take: (mode: ImportMode) => void;
  leave: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report, rows_good } = answer;
  const bad = report.error_total > 0;
  return (
    <div className="import-choices">
      <Button
        type="primary"
        loading={busy}
        disabled={rows_good === 0 || report.changes.length === 0}
        onClick={() => take(bad ? "good_rows" : "all_or_nothing")}
      >
        {bad
          ? t("adverts.take_good", { rows: format.exact(rows_good) })
          : t("data.take_all", { count: rows_good, rows: format.exact(rows_good) })}
      </Button>
      <Button onClick={leave}>{t("data.leave")}</Button>
      {report.changes.length || bad ? null : <span className="quiet">{t("data.nothing_changes")}</span>}
    </div>
  );
}

export function ImportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const rows = useImportAdverts();
  const [file, set_file] = useState<AdvertFile | null>(null);
  const [answer, set_answer] = useState<Import | null>(null);

  const forget = () => {
    set_file(null);
    set_answer(null);
    rows.reset();
  };
  const close = () => {
    forget();
    onClose();
  };
  const ask = (asked: AdvertFile, mode: ImportMode) => {
    set_file(asked);
    rows.mutate(
      { ...asked, mode },
      {
        onSuccess: (given) => {
          if (!given.report.taken) return set_answer(given);
          message.success(
            t("data.taken", { rows: format.exact(given.report.rows_taken), table: t("adverts.title") }),
          );
          close();
        },
      },
    );
  };
  const check = (changes: Partial<AdvertFile>) => file && ask({ ...file, ...changes }, "check");
  return (
    <Drawer
      open={open}
      onClose={close}
      size={Math.min(960, innerWidth)}
      title={t("adverts.import")}
      destroyOnHidden
    >
      {file ? (
        <>
          <p className="quiet">
            {file.name} · {t("data.bytes", { size: format.exact(file.content.byteLength) })}{" "}
            <Button type="link" size="small" onClick={forget}>
              {t("data.other_file")}
            </Button>
          </p>
          <div className="field-row">
            <Field label={t("adverts.posted_else")}>
              <DateField
                value={file.posted}
                label={t("adverts.posted_else")}
                on_change={(posted) => check({ posted })}
              />
            </Field>
            <Field label={t("adverts.source")}>
              <Input
                defaultValue={file.source}
                placeholder="own-adverts"
                maxLength={MOST_SOURCE}
                aria-label={t("adverts.source")}
                onBlur={({ target }) => target.value !== file.source && check({ source: target.value })}
              />
            </Field>
          </div>
        </>
      ) : (
        <Choose
          onGiven={(name, content) => ask({ name, content, columns: {}, posted: "", source: "" }, "check")}
        />
      )}
      {rows.isPending && !answer ? <Loading rows={4} /> : null}
      {rows.isError ? <Problem error={rows.error} /> : null}
      {file && answer ? (
        <>
          <Alert
            className="import-understood"
            type={answer.report.error_total ? "warning" : "success"}
            showIcon
            title={t("adverts.understood", {
              read: format.exact(answer.report.rows_read),
              good: format.exact(answer.rows_good),
              errors: format.exact(answer.report.error_total),
              repeats: format.exact(answer.repeats),
              near: format.exact(answer.near_duplicates),
            })}
            description={t("data.untouched")}
          />
          <Take answer={answer} busy={rows.isPending} take={(mode) => ask(file, mode)} leave={close} />
          {answer.columns.length ? (
            <Columns
              columns={answer.columns}
              say={(name, holds) => check({ columns: { ...file.columns, [name]: holds } })}
            />
          ) : null}
          <NearDuplicates report={answer} />
          <ImportReport report={answer.report} />
        </>
      ) : null}
    </Drawer>
  );
}
