import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Schemas, useImports, useWithdrawImport } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count } from "@/ui/marks";
import { Section } from "@/ui/page";
import { Empty, Loaded, ProblemText } from "@/ui/states";

type Import = Schemas["ImportList"]["items"][number];

export function ImportsList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { modal, message, notification } = App.useApp();
  const imports = useImports();
  const withdraw = useWithdrawImport();
  // "table campuses" or "pack shanghai": what was imported, and its name.
  const subject = (one: Import) => {
    const [kind, name = ""] = one.subject.split(" ");
    if (kind === "table") return t(`table_name.${name as "schools"}`, { defaultValue: name });
    return kind === "pack" ? t("data.pack", { name }) : one.subject;
  };
  const ask = (one: Import) =>
    modal.confirm({
      title: t("data.withdraw_title"),
      content: t("data.withdraw_means", {
        subject: subject(one),
        rows: format.exact(one.rows),
        at: format.moment(one.at),
      }),
      okText: t("data.withdraw_do"),
      okButtonProps: { danger: true },
      onOk: () =>
        withdraw.mutateAsync(one.id).then(
          () => void message.success(t("data.withdrawn", { subject: subject(one) })),
          (error: unknown) =>
            notification.error({ title: t("state.failed"), description: <ProblemText error={error} /> }),
        ),
    });
  return (
    <Section title={t("data.imports")} note={t("data.imports_note")}>
      <Loaded query={imports}>
        {({ items }) => (
          <DataTable<Import>
            label={t("data.imports")}
            rowKey="id"
            dataSource={items}
            locale={{ emptyText: <Empty>{t("data.no_import")}</Empty> }}
            columns={[
              { title: t("data.at"), render: (_, one) => format.moment(one.at) },
              { title: t("data.subject"), render: (_, one) => subject(one) },
              { title: t("data.rows"), align: "right", render: (_, one) => <Count value={one.rows} /> },
              { title: t("data.actor"), dataIndex: "actor" },
              {
                title: t("data.do"),
                render: (_, one) =>
                  one.withdrawable ? (
                    <Button size="small" danger onClick={() => ask(one)}>
                      {t("data.withdraw")}
                    </Button>
                  ) : (
                    <span className="quiet">{t("data.not_withdrawable")}</span>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
