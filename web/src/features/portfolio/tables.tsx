// The years of a plan beside what happens when nobody decides anything, the limits that hold it, and two plans side by side.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { BandCell } from "@/ui/band";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Change, Count, QualityMark } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { Empty } from "@/ui/states";
import { ActionMark } from "./action_mark";
import { last_of } from "./decisions";
import { useLimitWords } from "./why_panel";

type Plan = Schemas["QuotaPlan"];
type Row = Schemas["QuotaPlanRow"];
type Year = Schemas["QuotaPlanYear"];
type Limit = Schemas["QuotaPlanLimit"];

export function Years({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const decided = (year: Year) => plan.years.includes(year.year);
  return (
    <DataTable<Year>
      label={t("portfolio.years")}
      rowKey="year"
      dataSource={plan.by_year}
      pagination={false}
      columns={[
        { title: t("portfolio.year"), dataIndex: "year" },
        {
          title: t("portfolio.quotas"),
          align: "right",
          render: (_, year) => (decided(year) ? <Count value={year.quotas_persons} /> : ""),
        },
        {
          title: t("portfolio.opened_closed"),
          align: "right",
          render: (_, year) => (decided(year) ? `+${year.opened} −${year.closed}` : ""),
        },
        {
          title: t("portfolio.unmet_before"),
          align: "right",
          render: (_, year) => <BandCell band={year.unmet_before} />,
        },
        {
          title: t("portfolio.unmet_after"),
          align: "right",
          render: (_, year) => <BandCell band={year.unmet_after} />,
        },
        {
          title: t("portfolio.surplus_before"),
          align: "right",
          render: (_, year) => <BandCell band={year.surplus_before} />,
        },
        {
          title: t("portfolio.surplus_after"),
          align: "right",
          render: (_, year) => <BandCell band={year.surplus_after} />,
        },
      ]}
    />
  );
}

export function Limits({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLimitWords();
  if (!plan.limits.length) return <Empty>{t("portfolio.no_limit")}</Empty>;
  return (
    <DataTable<Limit>
      label={t("portfolio.limits")}
      rowKey={(limit) => `${limit.kind} ${limit.subject.id} ${limit.row ?? ""} ${limit.year}`}
      dataSource={[...plan.limits].sort((a, b) => b.price - a.price)}
      page_size={10}
      columns={[
        { title: t("portfolio.limit_kind"), render: (_, limit) => t(`portfolio.limit.${limit.kind}`) },
        { title: t("portfolio.subject"), className: "wrapping", render: (_, limit) => words.subject(limit) },
        { title: t("portfolio.year"), dataIndex: "year" },
        { title: t("portfolio.amount"), align: "right", render: (_, limit) => words.amount(limit) },
        {
          title: t("portfolio.present"),
          align: "right",
          render: (_, limit) => words.amount(limit, limit.present),
        },
        {
          title: t("portfolio.price_column"),
          align: "right",
          sorter: (a, b) => a.price - b.price,
          render: (_, limit) => <span className="number">{format.decimal(limit.price, 3)}</span>,
        },
        {
          title: t("finding.basis"),
          className: "wrapping",
          render: (_, limit) =>
            limit.rule ? (
              <Link to={paths.rules(limit.rule)}>{limit.citation?.document ?? limit.rule}</Link>
            ) : (
              <QualityMark quality={limit.quality} />
            ),
        },
      ]}
    />
  );
}

interface Pair {
  offering: string;
  row: Row | undefined;
  other: Row | undefined;
}

// Offerings whose last quota differs, most first.
export function differing(plan: Plan, other: Plan): Pair[] {
  const others = new Map(other.rows.map((row) => [row.offering, row]));
  const own = new Set(plan.rows.map((row) => row.offering));
  const pairs: Pair[] = [
    ...plan.rows.map((row) => ({ offering: row.offering, row, other: others.get(row.offering) })),
    ...other.rows
      .filter((row) => !own.has(row.offering))
      .map((row) => ({ offering: row.offering, row: undefined, other: row })),
  ];
  const apart = ({ row, other: beside }: Pair) =>
    Math.abs((row ? last_of(row) : 0) - (beside ? last_of(beside) : 0));
  return pairs.filter((pair) => apart(pair) > 0).sort((a, b) => apart(b) - apart(a));
}

export function Comparison({ plan, other }: { plan: Plan; other: Plan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pairs = differing(plan, other);
  const known = ({ row, other: beside }: Pair) => (row ?? beside) as Row;
  return (
    <>
      <p>
        {t("portfolio.compared", {
          count: pairs.length,
          loss: format.count(Math.round(plan.loss)),
          other: format.count(Math.round(other.loss)),
        })}
      </p>
      {pairs.length ? (
        <DataTable<Pair>
          label={t("portfolio.comparison")}
          rowKey="offering"
          dataSource={pairs}
          page_size={10}
          columns={[
            {
              title: t("programs.name"),
              className: "wrapping",
              render: (_, pair) => known(pair).program.name,
            },
            {
              title: t("programs.school"),
              className: "wrapping",
              render: (_, pair) => known(pair).school.name,
            },
            {
              title: t("portfolio.this_plan"),
              render: (_, { row }) =>
                row ? (
                  <>
                    <ActionMark action={row.action} /> <Count value={last_of(row)} />
                  </>
                ) : (
                  <Count value={0} />
                ),
            },
            {
              title: t("portfolio.other_plan"),
              render: (_, { other: row }) =>
                row ? (
                  <>
                    <ActionMark action={row.action} /> <Count value={last_of(row)} />
                  </>
                ) : (
                  <Count value={0} />
                ),
            },
            {
              title: t("portfolio.difference"),
              align: "right",
              render: (_, { row, other: beside }) => (
                <Change value={(row ? last_of(row) : 0) - (beside ? last_of(beside) : 0)} />
              ),
            },
          ]}
        />
      ) : null}
    </>
  );
}
