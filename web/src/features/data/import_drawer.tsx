// New rows for one table: choose a file → it is checked → bad rows and old against new → take, take good rows, or leave.
import { InboxOutlined } from "@ant-design/icons";
import { Alert, App, Button, Drawer, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportMode, type Schemas, take_row_errors, take_template, useImportRows } from "@/api";
import { ImportReport } from "@/ui/import_report";
import { useFormat } from "@/ui/language";
import { Loading, Problem } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import type { Table } from "./table";

type Report = Schemas["ImportReport"];

interface Given {
  name: string;
  content: ArrayBuffer;
}

function Choose({ table, onGiven }: { table: Table; onGiven: (given: Given) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t("data.import_how")}{" "}
        <TakeHome
          small
          fetch={() => take_template(table.name)}
          label={t("data.template")}
          text={t("data.template")}
        />
      </p>
      <Upload.Dragger
        accept=".csv,.xlsx,.txt,text/csv"
        showUploadList={false}
        beforeUpload={async (file) => {
          onGiven({ name: file.name, content: await file.arrayBuffer() });
          return Upload.LIST_IGNORE;
        }}
      >
        <p className="upload-sign">
          <InboxOutlined />
        </p>
        <p>{t("data.drop")}</p>
        <p className="quiet">{t("data.encodings")}</p>
      </Upload.Dragger>
    </>
  );
}

function Choices({
  report,
  waiting,
  onTake,
  onLeave,
}: {
  report: Report;
  waiting: boolean;
  onTake: (mode: ImportMode) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const changes = report.changes.some((change) => change.added + change.changed + change.dropped > 0);
  // A fault of the file as a whole (row 0) leaves no row to take.
  const readable = report.errors.every((error) => error.row > 0);
  return (
    <div className="import-choices">
      {report.error_total === 0 ? (
        <Button type="primary" loading={waiting} disabled={!changes} onClick={() => onTake("all_or_nothing")}>
          {t("data.take_all", { count: report.rows_read, rows: format.exact(report.rows_read) })}
        </Button>
      ) : (
        <Button type="primary" loading={waiting} disabled={!readable} onClick={() => onTake("good_rows")}>
          {t("data.take_good")}
        </Button>
      )}
      <Button onClick={onLeave}>{t("data.leave")}</Button>
      {changes || report.error_total ? null : <span className="quiet">{t("data.nothing_changes")}</span>}
    </div>
  );
}

export function ImportDrawer({
  table,
  title,
  onClose,
}: {
  table: Table | null;
  title: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const rows = useImportRows();
  const [given, set_given] = useState<Given | null>(null);
  const [report, set_report] = useState<Report | null>(null);

  const forget = () => {
    set_given(null);
    set_report(null);
    rows.reset();
  };
  const close = () => {
    forget();
    onClose();
  };
  const ask = (file: Given, mode: ImportMode) => {
    if (!table) return;
    rows.mutate(
      { name: table.name, mode, content: file.content },
      {
        onSuccess: (answer) => {
          if (!answer.taken) return set_report(answer);
          message.success(t("data.taken", { rows: format.exact(answer.rows_taken), table: title }));
          close();
        },
      },
    );
  };
  return (
    <Drawer
      open={table !== null}
      onClose={close}
      size={Math.min(900, innerWidth)}
      title={t("data.upload_to", { table: title })}
      destroyOnHidden
    >
      {table && !given ? (
        <Choose
          table={table}
          onGiven={(file) => {
            set_given(file);
            ask(file, "check");
          }}
        />
      ) : null}
      {given ? (
        <p className="quiet">
          {given.name} · {t("data.bytes", { size: format.exact(given.content.byteLength) })}{" "}
          <Button type="link" size="small" onClick={forget}>
            {t("data.other_file")}
          </Button>
        </p>
      ) : null}
      {rows.isPending && !report ? <Loading rows={4} /> : null}
      {rows.isError ? <Problem error={rows.error} /> : null}
      {given && report ? (
        <>
          <Alert
            type={report.error_total ? "warning" : "success"}
            showIcon
            title={t(
              report.error_total
                ? report.rows_read
                  ? "data.has_errors"
                  : "data.errors_only"
                : "data.all_good",
              {
                read: format.exact(report.rows_read),
                errors: format.exact(report.error_total),
              },
            )}
            description={t("data.untouched")}
          />
          <Choices
            report={report}
            waiting={rows.isPending}
            onTake={(mode) => ask(given, mode)}
            onLeave={close}
          />
          {table && report.error_total > 0 ? (
            <p>
              <TakeHome
                fetch={() => take_row_errors(table.name, given.content)}
                label={t("data.errors_workbook")}
                text={t("data.errors_workbook")}
              />
            </p>
          ) : null}
          <ImportReport report={report} />
        </>
      ) : null}
    </Drawer>
  );
}
