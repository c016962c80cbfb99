import { Checkbox, Input, Select, Tag } from "antd";
import { useMemo } from "react";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_rules, useRules } from "@/api";
import { Citation } from "@/ui/citation";
import { DataTable } from "@/ui/data_table";
import { DateField } from "@/ui/date_field";
import { useFormat } from "@/ui/language";
import { PageHead, Section } from "@/ui/page";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { matches } from "./matches";
import { RuleDrawer } from "./rule_drawer";
import { Force, useJurisdiction, useRuleWords } from "./rule_words";
import "./rules.css";

type Rule = Schemas["Rule"];

const DEFAULTS = { on: "", jurisdiction: "", find: "", unchecked: false, id: "", at: "" };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function RulesTable({ rules, onOpen }: { rules: Rule[]; onOpen: (rule: Rule) => void }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const jurisdiction = useJurisdiction();
  return (
    <DataTable<Rule>
      label={t("rules.title")}
      rowKey={(rule) => `${rule.jurisdiction} ${rule.id}`}
      dataSource={rules}
      page_size={50}
      locale={{ emptyText: <Empty>{t("rules.none")}</Empty> }}
      rowClassName={(rule) => (rule.in_force ? "" : "rule-idle")}
      columns={[
        {
          title: t("rules.rule"),
          className: "wrapping",
          sorter: (a, b) => a.id.localeCompare(b.id),
          render: (_, rule) => (
            <>
              <button type="button" className="link-button" onClick={() => onOpen(rule)}>
                {words.title(rule)}
              </button>
              <div className="rule-id">
                <code>{rule.id}</code>
              </div>
            </>
          ),
        },
        {
          title: t("rules.value"),
          className: "wrapping",
          render: (_, rule) =>
            rule.today ? <strong>{words.value(rule.today)}</strong> : <Tag>{t("rules.not_in_force")}</Tag>,
        },
        {
          title: t("rules.force"),
          render: (_, rule) => (rule.today ? <Force force={rule.today.force} /> : null),
        },
        { title: t("rules.jurisdiction"), render: (_, rule) => jurisdiction(rule.jurisdiction) },
        {
          title: t("rules.citation"),
          className: "wrapping",
          render: (_, rule) => {
            const shown = rule.today ?? rule.history.at(-1);
            return shown ? <Citation citation={shown.citation} /> : null;
          },
        },
        {
          title: t("rules.history"),
          align: "right",
          render: (_, rule) => (
            <button type="button" className="link-button" onClick={() => onOpen(rule)}>
              {t("rules.versions", { count: rule.history.length })}
              <span className="unseen">{t("rules.open_history", { title: words.title(rule) })}</span>
            </button>
          ),
        },
      ]}
    />
  );
}

export function RulesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const jurisdiction = useJurisdiction();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const on = DAY.test(filters.on) ? filters.on : undefined;
  const rules = useRules({ on });
  const all = useMemo(() => rules.data?.items ?? [], [rules.data]);
  const places = [...new Set(all.map((rule) => rule.jurisdiction))].sort();
  const shown = all.filter((rule) => matches(rule, filters));
  // Several jurisdictions may rule the same thing under one id.
  const named = all.filter((rule) => rule.id === filters.id);
  const opened = named.find((rule) => rule.jurisdiction === filters.at) ?? named[0];
  const values = {
    day: rules.data ? format.day(rules.data.on) : "",
    total: all.length,
    in_force: all.filter((rule) => rule.in_force).length,
    unchecked: all.filter((rule) => rule.today?.citation.checked === null).length,
  };
  return (
    <div className="page">
      <PageHead
        title={t("rules.title")}
        sentence={
          rules.data ? (
            <Trans t={t} i18nKey="rules.sentence" values={values} components={{ b: <b /> }} />
          ) : null
        }
      />
      <Section
        title={t("rules.list")}
        note={t("rules.note")}
        actions={
          <TakeHome
            fetch={() =>
              take_rules({
                on,
                jurisdiction: filters.jurisdiction || undefined,
                query: filters.find || undefined,
                unchecked: filters.unchecked || undefined,
              })
            }
            label={t("rules.list")}
          />
        }
      >
        <search className="filters" aria-label={t("programs.filters")}>
          <Input.Search
            key={filters.find}
            allowClear
            defaultValue={filters.find}
            onSearch={(find) => change({ find: find.trim() })}
            placeholder={t("rules.search")}
            aria-label={t("rules.search")}
            style={{ width: 220 }}
          />
          <Select
            allowClear
            value={filters.jurisdiction || undefined}
            onChange={(value) => change({ jurisdiction: value ?? "" })}
            placeholder={t("rules.jurisdiction")}
            aria-label={t("rules.jurisdiction")}
            options={places.map((value) => ({ value, label: jurisdiction(value) }))}
            style={{ width: 160 }}
          />
          <DateField
            value={on ?? rules.data?.on ?? ""}
            label={t("rules.on")}
            on_change={(day) => change({ on: day })}
          />
          <Checkbox
            checked={filters.unchecked}
            onChange={(event) => change({ unchecked: event.target.checked })}
          >
            {t("rules.only_unchecked")}
          </Checkbox>
        </search>
        <Loaded query={rules}>
          {() => (
            <RulesTable rules={shown} onOpen={(rule) => change({ id: rule.id, at: rule.jurisdiction })} />
          )}
        </Loaded>
      </Section>
      <RuleDrawer rule={opened} onClose={() => change({ id: "", at: "" })} />
    </div>
  );
}
