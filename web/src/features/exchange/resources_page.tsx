// Bases and equipment that others may book.
import { App, Button } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type Schemas, useAddResource, useResources } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { useUrlFilters } from "@/ui/url_state";
import { DistrictChoice } from "./choices";
import { PartyLink } from "./marks";
import { ResourceForm } from "./resource_form";
import { SearchField } from "./search_field";
import "./exchange.css";

type Row = Schemas["ResourceRow"];
const DEFAULTS = { query: "", region: "" };
const MOST = 1000;

function ResourcesTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Row>
      label={t("exchange.resources")}
      rowKey="id"
      dataSource={rows}
      columns={[
        {
          title: t("exchange.resource_name"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.resource(row.id)}>{row.name}</Link>,
        },
        { title: t("exchange.resource_kind"), dataIndex: "kind" },
        {
          title: t("exchange.resource_owner"),
          className: "wrapping",
          render: (_, row) => <PartyLink party={row.owner} />,
        },
        { title: t("exchange.place"), render: (_, row) => row.region?.name ?? <Missing /> },
        { title: t("exchange.units"), dataIndex: "units", align: "right" },
        { title: t("exchange.free_today"), dataIndex: "free_today", align: "right" },
      ]}
    />
  );
}

function Add({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const add = useAddResource();
  return (
    <Section title={t("exchange.add_resource")}>
      <ResourceForm
        busy={add.isPending}
        error={add.error}
        onSave={(request) =>
          add.mutate(request, {
            onSuccess: ({ resource }) => {
              message.success(t("exchange.saved"));
              done();
              go(paths.resource(resource.id));
            },
          })
        }
      />
    </Section>
  );
}

export function ResourcesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const [adding, set_adding] = useState(false);
  const resources = useResources({
    query: filters.query || undefined,
    region: filters.region || undefined,
    limit: MOST,
  });
  return (
    <div className="page exchange">
      <PageHead
        title={t("exchange.resources")}
        back={{ to: paths.exchange(), label: t("exchange.title") }}
        sentence={
          resources.data ? (
            <Trans
              t={t}
              i18nKey="exchange.resources_sentence"
              values={{
                total: format.exact(resources.data.total),
                free: format.exact(resources.data.items.filter(({ free_today }) => free_today > 0).length),
              }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={
          <Button type="primary" aria-expanded={adding} onClick={() => set_adding(!adding)}>
            {t("exchange.add_resource")}
          </Button>
        }
      />
      {adding ? <Add done={() => set_adding(false)} /> : null}
      <Section title={t("exchange.resource_list")}>
        <search className="filters" aria-label={t("programs.filters")}>
          <SearchField
            value={filters.query}
            label={t("exchange.search_resources")}
            onSettle={(query) => change({ query })}
          />
          <DistrictChoice
            value={filters.region || null}
            label={t("exchange.place")}
            onChange={(region) => change({ region: region ?? "" })}
          />
        </search>
        <Loaded query={resources}>
          {({ items }) =>
            items.length ? <ResourcesTable rows={items} /> : <Empty>{t("exchange.no_resource")}</Empty>
          }
        </Loaded>
      </Section>
    </div>
  );
}
