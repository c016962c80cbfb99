import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address, take_table, take_template } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count, Missing } from "@/ui/marks";
import { Section } from "@/ui/page";
import { TakeHome } from "@/ui/take_home";
import { ImportDrawer } from "./import_drawer";
import { QualityBar } from "./quality_bar";
import type { Table } from "./table";

const table_address = (name: string) => address("/api/v1/data/tables/{name}", { name });

function Columns({ table }: { table: Table }) {
  const { t } = useTranslation();
  return (
    <>
      {table.columns.map((column) => (
        <span key={column.name} className={`chip column-${column.need}`}>
          <code>{column.name}</code> {t(`data.need_${column.need}`)}
        </span>
      ))}
    </>
  );
}

export function TablesTable({ tables }: { tables: Table[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, set_opened] = useState<Table | null>(null);
  const title = (name: string) => t(`table_name.${name as "schools"}`, { defaultValue: name });
  return (
    <Section title={t("data.tables")} note={t("data.tables_note")}>
      <DataTable<Table>
        label={t("data.tables")}
        rowKey="name"
        dataSource={tables}
        pagination={false}
        expandable={{ expandedRowRender: (table) => <Columns table={table} /> }}
        columns={[
          {
            title: t("data.table"),
            sorter: (a, b) => a.name.localeCompare(b.name),
            render: (_, table) => (
              <>
                {title(table.name)} <code className="quiet">{table.name}</code>
              </>
            ),
          },
          {
            title: t("data.rows"),
            align: "right",
            sorter: (a, b) => a.rows - b.rows,
            render: (_, table) => <Count value={table.rows} />,
          },
          { title: t("proof.quality"), render: (_, table) => <QualityBar counts={table.quality} /> },
          {
            title: t("data.latest"),
            sorter: (a, b) => (a.latest ?? "").localeCompare(b.latest ?? ""),
            render: (_, table) => (table.latest ? format.month(table.latest) : <Missing />),
          },
          {
            title: t("data.do"),
            render: (_, table) => (
              <span className="table-acts">
                <TakeHome small fetch={() => take_table(table.name)} label={title(table.name)} />
                <a
                  href={table_address(table.name)}
                  download={`${table.name}.csv`}
                  aria-label={t("data.csv", { what: title(table.name) })}
                >
                  CSV
                </a>
                <TakeHome
                  small
                  fetch={() => take_template(table.name)}
                  label={t("data.template_of", { table: title(table.name) })}
                  text={t("data.template")}
                />
                <a
                  href={`${table_address(table.name)}/template`}
                  download={`${table.name}_template.csv`}
                  aria-label={t("data.csv", { what: t("data.template_of", { table: title(table.name) }) })}
                >
                  CSV
                </a>
                <Button
                  size="small"
                  icon={<UploadOutlined />}
                  onClick={() => set_opened(table)}
                  aria-label={t("data.upload_to", { table: title(table.name) })}
                >
                  {t("data.upload")}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <ImportDrawer
        table={opened}
        title={opened ? title(opened.name) : ""}
        onClose={() => set_opened(null)}
      />
    </Section>
  );
}
