import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, useAudit } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Section } from "@/ui/page";
import { Empty, Loaded } from "@/ui/states";

type Entry = Schemas["AuditList"]["items"][number];

const PAGE = 50;

// What was done, in words, beside the name that the trail keeps.
function Action({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const filing = name.startsWith("filing.");
  const key = filing ? `filings.act_${name.slice(7)}` : `data.did_${name.replaceAll(".", "_")}`;
  const words = i18n.exists(key) ? t(key as "data.did_data_import") : "";
  return (
    <>
      {filing && words ? `${t("filings.title")} · ${words}` : words} <code className="quiet">{name}</code>
    </>
  );
}

export function AuditList() {
  const { t } = useTranslation();
  const format = useFormat();
  const [page, set_page] = useState(1);
  const audit = useAudit(PAGE, (page - 1) * PAGE);
  return (
    <Section title={t("data.audit")} note={t("data.audit_note")}>
      <Loaded query={audit}>
        {({ items, total }) => (
          <DataTable<Entry>
            label={t("data.audit")}
            rowKey="seq"
            dataSource={items}
            locale={{ emptyText: <Empty>{t("data.no_audit")}</Empty> }}
            pagination={{ current: page, pageSize: PAGE, total, onChange: set_page, showSizeChanger: false }}
            columns={[
              { title: t("data.seq"), dataIndex: "seq", align: "right" },
              { title: t("data.at"), render: (_, entry) => format.moment(entry.at) },
              { title: t("data.actor"), dataIndex: "actor" },
              {
                title: t("data.action"),
                dataIndex: "action",
                className: "wrapping",
                render: (action: string) => <Action name={action} />,
              },
              { title: t("data.subject"), dataIndex: "subject", className: "wrapping" },
              { title: t("data.detail"), dataIndex: "detail", className: "wrapping" },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
