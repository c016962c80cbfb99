// The three lists of a consortium: what its members make, which technology they need, which people they need.
import { App, Button, Tabs } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  type Schemas,
  take_consortium_lists,
  useConsortiumLists,
  useDropListEntry,
  useKeepListEntry,
} from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { PlatformChoice } from "./choices";
import { ListEntryForm } from "./list_entry_form";
import { useRefusal } from "./refusal";
import { SearchField } from "./search_field";
import "./exchange.css";

type Entry = Schemas["ListEntry"];
type List = Schemas["ConsortiumList"];

const LISTS: List[] = ["products", "technology_needs", "talent_needs"];
const DEFAULTS = { list: "products", query: "", consortium: "" };
const MOST = 1000;

function Line({ list, entry, done }: { list: List; entry: Entry | null; done: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const keep = useKeepListEntry();
  return (
    <Section title={t(entry ? "exchange.change_entry" : "exchange.add_entry")}>
      <ListEntryForm
        list={list}
        entry={entry}
        busy={keep.isPending}
        error={keep.error}
        onSave={(request) =>
          keep.mutate(
            { id: entry?.id, request },
            {
              onSuccess: () => {
                message.success(t("exchange.saved"));
                done();
              },
            },
          )
        }
      />
    </Section>
  );
}

function useDrop() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const drop = useDropListEntry();
  const refused = useRefusal();
  return (entry: Entry) =>
    modal.confirm({
      title: t("exchange.drop_asked", { title: entry.title }),
      content: t("exchange.drop_means"),
      okText: t("exchange.drop"),
      cancelText: t("exchange.keep_entry"),
      onOk: () => drop.mutateAsync(entry.id).then(() => void message.success(t("exchange.dropped")), refused),
    });
}

function Entries({ list, rows, edit }: { list: List; rows: Entry[]; edit: (entry: Entry) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const drop = useDrop();
  const people = list === "talent_needs";
  return (
    <DataTable<Entry>
      label={t(`exchange.list_${list}`)}
      rowKey="id"
      dataSource={rows}
      columns={[
        { title: t("exchange.consortium"), className: "wrapping", render: (_, row) => row.consortium.name },
        {
          title: t("exchange.entry_title"),
          className: "wrapping",
          render: (_, row) => (
            <>
              {row.listing ? <Link to={paths.listing(row.listing)}>{row.title}</Link> : row.title}
              {row.text ? <div className="quiet">{row.text}</div> : null}
            </>
          ),
        },
        {
          title: t("exchange.organisation"),
          className: "wrapping",
          render: (_, row) =>
            row.organisation ? (
              <Link to={paths.organisation(row.organisation.id)}>{row.organisation.name}</Link>
            ) : (
              <Missing />
            ),
        },
        ...(people
          ? [
              {
                title: t("exchange.occupation"),
                className: "wrapping",
                render: (_: unknown, row: Entry) =>
                  row.occupation ? (
                    <Link to={paths.occupation(row.occupation.id)}>{row.occupation.name}</Link>
                  ) : (
                    <Missing />
                  ),
              },
              {
                title: t("exchange.seats"),
                align: "right" as const,
                render: (_: unknown, row: Entry) => <Count value={row.persons} />,
              },
            ]
          : []),
        { title: t("exchange.noted"), render: (_, row) => format.day(row.noted) },
        {
          title: t("exchange.acts"),
          render: (_, row) => (
            <span className="act-buttons">
              <Button
                size="small"
                aria-label={t("exchange.change_one", { title: row.title })}
                onClick={() => edit(row)}
              >
                {t("exchange.change")}
              </Button>
              <Button
                size="small"
                aria-label={t("exchange.drop_one", { title: row.title })}
                onClick={() => drop(row)}
              >
                {t("exchange.drop")}
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}

export function ConsortiumListsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const [edited, set_edited] = useState<Entry | "new" | null>(null);
  const list = LISTS.find((each) => each === filters.list) ?? "products";
  const query = { query: filters.query || undefined, consortium: filters.consortium || undefined };
  const entries = useConsortiumLists({ ...query, list, limit: MOST });
  const all = useConsortiumLists({ limit: 1 });
  const entry = edited === "new" ? null : edited;
  return (
    <div className="page exchange">
      <PageHead
        title={t("exchange.lists")}
        back={{ to: paths.exchange(), label: t("exchange.title") }}
        sentence={
          all.data ? (
            <Trans
              t={t}
              i18nKey="exchange.lists_sentence"
              values={{ total: format.exact(all.data.total) }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={
          <>
            <Button
              type="primary"
              aria-expanded={edited === "new"}
              onClick={() => set_edited(edited === "new" ? null : "new")}
            >
              {t("exchange.add_entry")}
            </Button>
            <TakeHome fetch={() => take_consortium_lists(query)} label={t("exchange.lists")} />
          </>
        }
      />
      {edited ? (
        <Line key={`${list} ${entry?.id}`} list={list} entry={entry} done={() => set_edited(null)} />
      ) : null}
      <Section title={t("exchange.list_entries")}>
        <Tabs
          activeKey={list}
          onChange={(chosen) => {
            set_edited(null);
            change({ list: chosen });
          }}
          items={LISTS.map((key) => ({ key, label: t(`exchange.list_${key}`) }))}
        />
        <search className="filters" aria-label={t("programs.filters")}>
          <SearchField
            value={filters.query}
            label={t("exchange.search_lists")}
            onSettle={(query) => change({ query })}
          />
          <PlatformChoice
            value={filters.consortium || null}
            label={t("exchange.consortium")}
            onChange={(consortium) => change({ consortium: consortium ?? "" })}
          />
        </search>
        <Loaded query={entries}>
          {({ items }) =>
            items.length ? (
              <Entries list={list} rows={items} edit={set_edited} />
            ) : (
              <Empty>{t("exchange.no_entry")}</Empty>
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}
