// What the plan says of every offering, largest change first.
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Change, Count, LevelMark, QualityMark, StateControlled } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { ACTIONS, type Action, ActionMark } from "./action_mark";
import type { Pin } from "./trial";
import { WhyPanel } from "./why_panel";

type Plan = Schemas["QuotaPlan"];
type Row = Schemas["QuotaPlanRow"];

export interface DecisionFilters {
  action: string;
  level: string;
  find: string;
}

export const last_of = (row: Row) => row.quotas_persons[row.quotas_persons.length - 1] ?? 0;

export const fits = (row: Row, { action, level, find }: DecisionFilters) =>
  (action === "" || row.action === action) &&
  (level === "" || row.program.level === level) &&
  (find === "" || `${row.school.name} ${row.program.name} ${row.program.code}`.includes(find));

interface DecisionsProps {
  plan: Plan;
  filters: DecisionFilters;
  change: (filters: Partial<DecisionFilters>) => void;
  pins: Pin[];
  pin: (pin: Pin) => void;
  unpin: (offering: string) => void;
}

function Filters({ plan, filters, change }: Pick<DecisionsProps, "plan" | "filters" | "change">) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = new Map(plan.actions.map((each) => [each.action, each.offerings]));
  const levels = [...new Set(plan.rows.map((row) => row.program.level))].sort();
  return (
    <div className="filters">
      <Select
        allowClear
        aria-label={t("portfolio.filter_action")}
        placeholder={t("portfolio.filter_action")}
        value={filters.action || undefined}
        onChange={(action) => change({ action: action ?? "" })}
        style={{ width: 150 }}
        options={ACTIONS.map((value: Action) => ({
          value,
          label: `${t(`portfolio.action.${value}`)} ${format.count(counts.get(value) ?? 0)}`,
        }))}
      />
      <Select
        allowClear
        aria-label={t("programs.level")}
        placeholder={t("programs.level")}
        value={filters.level || undefined}
        onChange={(level) => change({ level: level ?? "" })}
        style={{ width: 150 }}
        options={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
      />
      <Input.Search
        allowClear
        defaultValue={filters.find}
        onSearch={(text) => change({ find: text.trim() })}
        placeholder={t("portfolio.search")}
        aria-label={t("portfolio.search")}
        style={{ width: 240 }}
      />
    </div>
  );
}

export function Decisions({ plan, filters, change, pins, pin, unpin }: DecisionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = (plan.years[0] ?? 0) - 1;
  const end = plan.years[plan.years.length - 1] ?? 0;
  const pinned = new Set(pins.map((each) => each.offering));
  return (
    <>
      <Filters plan={plan} filters={filters} change={change} />
      <DataTable<Row>
        label={t("portfolio.decisions")}
        rowKey="offering"
        dataSource={plan.rows.filter((row) => fits(row, filters))}
        expandable={{
          expandedRowRender: (row) => <WhyPanel row={row} plan={plan} pins={pins} pin={pin} unpin={unpin} />,
        }}
        columns={[
          {
            title: t("portfolio.proposal"),
            render: (_, row) => (
              <>
                <ActionMark action={row.action} />
                {pinned.has(row.offering) || row.pinned ? (
                  <span className="chip">{t("portfolio.pinned")}</span>
                ) : null}
              </>
            ),
          },
          {
            title: t("programs.name"),
            className: "wrapping",
            render: (_, row) => (
              <>
                <Link to={paths.program(row.program.id)}>{row.program.name}</Link>{" "}
                {row.application ? <StateControlled /> : null}
              </>
            ),
          },
          {
            title: t("programs.school"),
            className: "wrapping",
            render: (_, row) => <Link to={paths.school(row.school.id)}>{row.school.name}</Link>,
          },
          { title: t("programs.level"), render: (_, row) => <LevelMark level={row.program.level} /> },
          { title: first, align: "right", render: (_, row) => <Count value={row.last_persons} /> },
          { title: end, align: "right", render: (_, row) => <Count value={last_of(row)} /> },
          {
            title: t("portfolio.change"),
            align: "right",
            sorter: (a, b) => last_of(a) - a.last_persons - (last_of(b) - b.last_persons),
            render: (_, row) => <Change value={last_of(row) - row.last_persons} />,
          },
          {
            title: t("portfolio.confidence"),
            align: "right",
            sorter: (a, b) => (a.confidence_bp ?? -1) - (b.confidence_bp ?? -1),
            render: (_, row) =>
              row.confidence_bp === null ? (
                ""
              ) : (
                <span className="number">{format.share(row.confidence_bp, 0)}</span>
              ),
          },
          {
            title: t("portfolio.why_serves"),
            className: "wrapping",
            render: (_, row) => row.serves[0]?.occupation.name ?? "",
          },
          { title: t("proof.quality"), render: (_, row) => <QualityMark quality={row.quality} /> },
        ]}
      />
    </>
  );
}
