import { Tabs } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useSources, useTables } from "@/api";
import { useFormat } from "@/ui/language";
import { PageHead } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded } from "@/ui/states";
import { useUrlFilters } from "@/ui/url_state";
import { AuditList } from "./audit_list";
import "./data.css";
import { ImportsList } from "./imports_list";
import { SourcesTable } from "./sources_table";
import { TablesTable } from "./tables_table";

const DEFAULTS = { tab: "sources", find: "" };

function Sentence({ sources, tables }: { sources: Schemas["SourceList"]; tables: Schemas["TableList"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (mark: Schemas["Quality"]) => tables.items.reduce((all, table) => all + table.quality[mark], 0);
  const [measured, estimated, synthetic] = [sum("measured"), sum("estimated"), sum("synthetic")];
  const total = measured + estimated + synthetic;
  const part = (rows: number) => format.share(total ? (rows / total) * 10_000 : 0);
  const values = {
    rows: format.count(total),
    tables: tables.items.filter((table) => table.rows > 0).length,
    sources: sources.total,
    measured: part(measured),
    estimated: part(estimated),
    synthetic: part(synthetic),
  };
  return <Trans t={t} i18nKey="data.sentence" values={values} components={{ b: <b /> }} />;
}

export function DataPage() {
  const { t } = useTranslation();
  const [{ tab, find }, change] = useUrlFilters(DEFAULTS);
  const sources = useSources();
  const tables = useTables();
  return (
    <div className="page">
      <PageHead
        title={t("data.title")}
        sentence={
          sources.data && tables.data ? <Sentence sources={sources.data} tables={tables.data} /> : null
        }
        actions={<Link to={paths.doubles}>{t("doubles.title")}</Link>}
      />
      <Tabs
        activeKey={tab}
        onChange={(next) => change({ tab: next, find: "" })}
        destroyOnHidden
        items={[
          {
            key: "sources",
            label: t("data.sources"),
            children: (
              <Loaded query={sources}>{({ items }) => <SourcesTable sources={items} find={find} />}</Loaded>
            ),
          },
          {
            key: "tables",
            label: t("data.tables"),
            children: <Loaded query={tables}>{({ items }) => <TablesTable tables={items} />}</Loaded>,
          },
          { key: "imports", label: t("data.imports"), children: <ImportsList /> },
          { key: "audit", label: t("data.audit"), children: <AuditList /> },
        ]}
      />
    </div>
  );
}
