// What enterprises answer about the people they will need, the sum of it, and until when each answer counts.
import { App, Button, Checkbox, InputNumber } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, take_demand_answers, useAnswerDemand, useDemandAnswers } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Field } from "@/ui/form";
import { useFormat } from "@/ui/language";
import { Count } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded, Problem } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { FoundChoice, PartyChoice } from "./choices";
import type { Party } from "./party";
import "./exchange.css";

type Answer = Schemas["DemandAnswer"];
type Sum = Schemas["DemandSum"];

const DEFAULTS = { year: 0, expired: true };
const MOST = 2000;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

interface AnswerDraft {
  organisation: Party | null;
  occupation: Schemas["Named"] | null;
  year: number | null;
  persons: number | null;
}

const new_answer = (): AnswerDraft => ({
  organisation: null,
  occupation: null,
  year: dayjs().year() + 1,
  persons: null,
});

function AnswerForm({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [draft, set_draft] = useState(new_answer);
  const answer = useAnswerDemand();
  const change = (changes: Partial<AnswerDraft>) => set_draft((now) => ({ ...now, ...changes }));
  const { organisation, occupation, year, persons } = draft;
  const whole =
    organisation && occupation && year !== null && persons !== null
      ? { organisation: organisation.id, occupation: occupation.id, year, persons }
      : null;
  const send = () =>
    whole &&
    answer.mutate(whole, {
      onSuccess: () => {
        message.success(t("exchange.answer_kept"));
        done();
      },
    });
  return (
    <form
      className="listing-form"
      aria-label={t("exchange.answer")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="field-row">
        <Field label={t("exchange.organisation")}>
          <PartyChoice
            schools_too={false}
            value={organisation}
            label={t("exchange.organisation")}
            onChange={(chosen) => change({ organisation: chosen })}
          />
        </Field>
        <Field label={t("exchange.occupation")}>
          <FoundChoice
            kind="occupation"
            value={occupation}
            label={t("exchange.occupation")}
            onChange={(chosen) => change({ occupation: chosen })}
          />
        </Field>
        <Field label={t("exchange.year")}>
          <InputNumber
            min={FIRST_YEAR}
            max={LAST_YEAR}
            precision={0}
            value={year}
            aria-label={t("exchange.year")}
            onChange={(chosen) => change({ year: chosen })}
          />
        </Field>
        <Field label={t("exchange.seats")}>
          <InputNumber
            min={0}
            max={1_000_000}
            precision={0}
            value={persons}
            aria-label={t("exchange.seats")}
            onChange={(chosen) => change({ persons: chosen })}
          />
        </Field>
      </div>
      {answer.error ? <Problem error={answer.error} /> : null}
      <Button type="primary" htmlType="submit" loading={answer.isPending} disabled={!whole}>
        {t("exchange.save_answer")}
      </Button>
    </form>
  );
}

function Occupation({ occupation }: { occupation: Schemas["Named"] }) {
  return <Link to={paths.occupation(occupation.id)}>{occupation.name}</Link>;
}

function Sums({ rows }: { rows: Sum[] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Sum>
      label={t("exchange.demand_sums")}
      rowKey={(row) => `${row.occupation.id} ${row.year}`}
      dataSource={[...rows].sort((a, b) => b.persons - a.persons)}
      page_size={10}
      columns={[
        {
          title: t("exchange.occupation"),
          className: "wrapping",
          render: (_, row) => <Occupation occupation={row.occupation} />,
        },
        { title: t("exchange.year"), dataIndex: "year", align: "right" },
        { title: t("exchange.seats"), align: "right", render: (_, row) => <Count value={row.persons} /> },
        { title: t("exchange.answered_by"), align: "right", dataIndex: "organisations" },
      ]}
    />
  );
}

function Answers({ rows }: { rows: Answer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable<Answer>
      label={t("exchange.answers")}
      rowKey={(row) => `${row.organisation.id} ${row.occupation.id} ${row.year}`}
      dataSource={rows}
      columns={[
        {
          title: t("exchange.organisation"),
          className: "wrapping",
          render: (_, row) => (
            <Link to={paths.organisation(row.organisation.id)}>{row.organisation.name}</Link>
          ),
        },
        {
          title: t("exchange.occupation"),
          className: "wrapping",
          render: (_, row) => <Occupation occupation={row.occupation} />,
        },
        { title: t("exchange.year"), dataIndex: "year", align: "right" },
        { title: t("exchange.seats"), align: "right", render: (_, row) => <Count value={row.persons} /> },
        { title: t("exchange.answered"), render: (_, row) => format.day(row.answered) },
        {
          title: t("exchange.counts_until"),
          render: (_, row) =>
            row.expired ? (
              <span className="lamp lamp-yellow">
                <span aria-hidden="true">▲</span> {t("exchange.expired", { day: format.day(row.expires) })}
              </span>
            ) : (
              format.day(row.expires)
            ),
        },
      ]}
    />
  );
}

export function DemandPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const [answering, set_answering] = useState(false);
  const query = { year: filters.year || undefined, expired: filters.expired };
  const answers = useDemandAnswers({ ...query, limit: MOST });
  return (
    <div className="page exchange">
      <PageHead
        title={t("exchange.demand")}
        back={{ to: paths.exchange(), label: t("exchange.title") }}
        sentence={
          answers.data ? (
            <Trans
              t={t}
              i18nKey="exchange.demand_sentence"
              values={{
                persons: format.exact(answers.data.sums.reduce((sum, each) => sum + each.persons, 0)),
                occupations: format.exact(new Set(answers.data.sums.map((each) => each.occupation.id)).size),
                expired: format.exact(answers.data.items.filter(({ expired }) => expired).length),
              }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={
          <>
            <Button type="primary" aria-expanded={answering} onClick={() => set_answering(!answering)}>
              {t("exchange.answer")}
            </Button>
            <TakeHome fetch={() => take_demand_answers(query)} label={t("exchange.demand")} />
          </>
        }
      />
      {answering ? (
        <Section title={t("exchange.answer")} note={t("exchange.answer_note")}>
          <AnswerForm done={() => set_answering(false)} />
        </Section>
      ) : null}
      <search className="filters exchange-filters" aria-label={t("programs.filters")}>
        <InputNumber
          min={FIRST_YEAR}
          max={LAST_YEAR}
          precision={0}
          value={filters.year || null}
          placeholder={t("exchange.year")}
          aria-label={t("exchange.year")}
          onChange={(year) => change({ year: year ?? 0 })}
        />
        <Checkbox checked={filters.expired} onChange={(event) => change({ expired: event.target.checked })}>
          {t("exchange.expired_too")}
        </Checkbox>
      </search>
      <Loaded query={answers}>
        {({ items, sums }) => (
          <>
            <Section title={t("exchange.demand_sums")} note={t("exchange.demand_sums_note")}>
              {sums.length ? <Sums rows={sums} /> : <Empty>{t("exchange.no_answer")}</Empty>}
            </Section>
            <Section title={t("exchange.answers")}>
              {items.length ? <Answers rows={items} /> : <Empty>{t("exchange.no_answer")}</Empty>}
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}
