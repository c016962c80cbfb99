import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty } from "@/ui/states";
import { QualityBar } from "./quality_bar";

type Source = Schemas["SourceList"]["items"][number];

export function SourcesTable({ sources, find }: { sources: Source[]; find: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = find ? sources.filter((source) => source.id === find) : sources;
  const total = (source: Source) => source.rows.measured + source.rows.estimated + source.rows.synthetic;
  const date = (day: string | null) => (day ? format.month(day) : <Missing />);
  return (
    <Section
      title={t("data.sources")}
      note={find ? <Link to={paths.data("sources")}>{t("data.all_sources")}</Link> : t("data.sources_note")}
    >
      <DataTable<Source>
        label={t("data.sources")}
        rowKey="id"
        dataSource={shown}
        page_size={50}
        locale={{ emptyText: <Empty>{t("data.no_source")}</Empty> }}
        expandable={{
          defaultExpandedRowKeys: find ? [find] : [],
          expandedRowRender: (source) => (
            <dl className="proof source-more">
              <dt>{t("data.note")}</dt>
              <dd>{source.note || <Missing />}</dd>
              <dt>{t("data.licence")}</dt>
              <dd>{source.licence || <Missing />}</dd>
              <dt>{t("data.in_tables")}</dt>
              <dd>
                {source.tables.length ? (
                  source.tables.map((name) => (
                    <code key={name} className="chip">
                      {name}
                    </code>
                  ))
                ) : (
                  <Missing />
                )}
              </dd>
            </dl>
          ),
        }}
        columns={[
          {
            title: t("proof.source"),
            className: "wrapping wide-cell",
            render: (_, source) => (
              <>
                {source.address ? (
                  <a href={source.address} target="_blank" rel="noreferrer">
                    {source.title}
                  </a>
                ) : (
                  source.title
                )}
                <div className="quiet">
                  <code>{source.id}</code>
                </div>
              </>
            ),
          },
          {
            title: t("data.publisher"),
            dataIndex: "publisher",
            className: "wrapping",
            render: (text: string) => text || <Missing />,
          },
          {
            title: t("data.latest"),
            sorter: (a, b) => (a.latest ?? "").localeCompare(b.latest ?? ""),
            render: (_, source) => date(source.latest),
          },
          { title: t("data.retrieved"), render: (_, source) => date(source.retrieved) },
          {
            title: t("data.rows"),
            sorter: (a, b) => total(a) - total(b),
            defaultSortOrder: "descend",
            render: (_, source) => <QualityBar counts={source.rows} />,
          },
        ]}
      />
    </Section>
  );
}
