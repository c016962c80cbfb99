// What people decided about pairs, each with a way back.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useUndoDecision } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { paths } from "@/ui/paths";
import { Empty, ProblemText } from "@/ui/states";

type Decision = Schemas["OrganisationDecision"];

export function DecisionsTable({ rows }: { rows: Decision[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message, notification } = App.useApp();
  const undo = useUndoDecision();
  const take_back = (row: Decision) =>
    undo.mutate(
      { id: row.organisation.id, other: row.other.id },
      {
        onSuccess: () => void message.success(t("doubles.undone")),
        onError: (error) =>
          notification.error({ title: t("state.failed"), description: <ProblemText error={error} /> }),
      },
    );
  const named = (one: Schemas["Named"]) => (
    <>
      <Link to={paths.organisation(one.id)}>{one.name}</Link> <code className="quiet">{one.id}</code>
    </>
  );
  return (
    <DataTable<Decision>
      label={t("doubles.decisions")}
      rowKey={(row) => `${row.organisation.id} ${row.other.id}`}
      dataSource={rows}
      locale={{ emptyText: <Empty>{t("doubles.no_decision")}</Empty> }}
      columns={[
        {
          title: t("region.organisation"),
          className: "wrapping",
          render: (_, row) => named(row.organisation),
        },
        {
          title: t("doubles.verdict"),
          render: (_, row) => (
            <>
              {t(`doubles.is_${row.verdict}`)}
              {row.in_effect ? null : <span className="quiet"> {t("doubles.rests")}</span>}
            </>
          ),
        },
        { title: t("doubles.other"), className: "wrapping", render: (_, row) => named(row.other) },
        { title: t("doubles.reason"), dataIndex: "reason", className: "wrapping" },
        { title: t("data.actor"), dataIndex: "actor" },
        { title: t("data.at"), render: (_, row) => format.moment(row.at) },
        {
          title: t("data.do"),
          render: (_, row) => (
            <Button size="small" loading={undo.isPending} onClick={() => take_back(row)}>
              {t("doubles.undo")}
            </Button>
          ),
        },
      ]}
    />
  );
}
