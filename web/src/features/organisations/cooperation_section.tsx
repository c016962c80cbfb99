// What the agreements known here prove of the conditions of certification: "k of n", each condition, and the facts behind.
import { useTranslation } from "react-i18next";
import { type Schemas, useCooperation } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Actual, Basis, Limit, OutcomeMark } from "@/ui/finding";
import { Fact, FactList } from "@/ui/form";
import { useFormat, useLanguage } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { Section } from "@/ui/page";
import { Loaded } from "@/ui/states";

type Cooperation = Schemas["Cooperation"];
type Value = Schemas["CooperationFactValue"];

const SIGNS = {
  holds: ["green", "●"],
  fails: ["red", "■"],
  unknown: ["none", "?"],
} as const satisfies Record<Schemas["ConditionState"], readonly [string, string]>;

function Conditions({ rows }: { rows: Cooperation["conditions"] }) {
  const { t } = useTranslation();
  const zh = useLanguage() === "zh";
  return (
    <ul className="conditions" aria-label={t("exchange.conditions")}>
      {rows.map(({ id, title_zh, title_en, state }) => (
        <li key={id}>
          <span className={`lamp lamp-${SIGNS[state][0]}`}>
            <span aria-hidden="true">{SIGNS[state][1]}</span> {t(`exchange.condition_${state}`)}
          </span>{" "}
          {zh ? title_zh : title_en}
        </li>
      ))}
    </ul>
  );
}

function Facts({ rows }: { rows: Value[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = (fact: Value["fact"], value: number) =>
    fact === "investment" ? format.money(value) : format.exact(value);
  return (
    <DataTable<Value>
      label={t("exchange.facts")}
      rowKey="fact"
      dataSource={rows}
      pagination={false}
      columns={[
        {
          title: t("exchange.fact"),
          className: "wrapping",
          render: (_, row) => t(`exchange.fact_${row.fact}`),
        },
        { title: t("exchange.fact_value"), align: "right", render: (_, row) => told(row.fact, row.value) },
        {
          title: t("exchange.fact_synthetic"),
          align: "right",
          render: (_, row) => (row.synthetic ? told(row.fact, row.synthetic) : <Missing />),
        },
        { title: t("school.agreements"), align: "right", render: (_, row) => row.agreements.length },
      ]}
    />
  );
}

export function CooperationSection({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cooperation = useCooperation(id);
  return (
    <Section title={t("exchange.cooperation")} note={t("exchange.cooperation_note")}>
      <Loaded query={cooperation} conflicts>
        {({ finding, conditions, facts, since, on, stage }) => (
          <>
            <FactList>
              <Fact label={t("region.stage")}>{t(`detail.${stage}`)}</Fact>
              <Fact label={t("finding.outcome")}>
                <OutcomeMark outcome={finding.outcome} />
              </Fact>
              <Fact label={t("finding.actual")}>
                <Actual finding={finding} />
              </Fact>
              <Fact label={t("finding.limit")}>
                <Limit finding={finding} />
              </Fact>
              <Fact label={t("exchange.counted")}>
                {format.day(since)}–{format.day(on)}
              </Fact>
              <Fact label={t("finding.basis")}>
                <Basis finding={finding} />
              </Fact>
            </FactList>
            <Conditions rows={conditions} />
            <Facts rows={facts} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
