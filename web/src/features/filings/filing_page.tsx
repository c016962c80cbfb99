// One filing: where it is on its way, what the rules say, who acts next, and what happened so far.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, useFiling, useFilingStep } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Actual, Basis, Limit, OutcomeMark } from "@/ui/finding";
import { Fact, FactList } from "@/ui/form";
import { useFormat, useLanguage } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { Missing, StateControlled } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded, ProblemText } from "@/ui/states";
import { Deadline, StateMark, useParties } from "./filing_marks";
import "./filings.css";
import { WindowNote } from "./window_note";

type Filing = Schemas["Filing"];
type Check = Schemas["FilingCheck"];
type Step = Schemas["FilingHistoryStep"];

function Course({ stops }: { stops: Filing["course"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className="course">
      {stops.map((stop) => (
        <li
          key={stop.state}
          className={stop.here ? "course-here" : stop.reached ? "course-done" : "course-ahead"}
          aria-current={stop.here ? "step" : undefined}
        >
          <span className="course-sign" aria-hidden="true">
            {stop.here ? "◉" : stop.reached ? "●" : "○"}
          </span>
          <span>{t(`filings.state_${stop.state}`)}</span>
          <span className="quiet">{stop.reached ? format.day(stop.reached) : t("filings.ahead")}</span>
        </li>
      ))}
    </ol>
  );
}

function Checks({ rows }: { rows: Check[] }) {
  const { t } = useTranslation();
  const zh = useLanguage() === "zh";
  return (
    <DataTable<Check>
      label={t("filings.checks")}
      rowKey="question"
      dataSource={rows}
      pagination={false}
      columns={[
        { title: t("filings.check"), render: (_, row) => t(`filings.question_${row.question}`) },
        {
          title: t("finding.outcome"),
          render: (_, { finding }) => <OutcomeMark outcome={finding.outcome} />,
        },
        {
          title: t("finding.actual"),
          align: "right",
          render: (_, { finding }) => <Actual finding={finding} />,
        },
        {
          title: t("finding.limit"),
          align: "right",
          render: (_, { finding }) => <Limit finding={finding} />,
        },
        {
          title: t("filings.concerned"),
          className: "wrapping",
          render: (_, row) => (
            <>
              {(zh ? row.missing_zh : row.missing_en).map((each) => (
                <span key={each} className="chip">
                  {each}
                </span>
              ))}
              {row.schools.map((school) => (
                <Link key={school.id} className="chip" to={paths.school(school.id)}>
                  {school.name}
                </Link>
              ))}
            </>
          ),
        },
        {
          title: t("finding.basis"),
          className: "wrapping",
          render: (_, { finding }) => <Basis finding={finding} />,
        },
      ]}
    />
  );
}

function Acts({ filing }: { filing: Filing }) {
  const { t } = useTranslation();
  const parties = useParties();
  const { message, notification } = App.useApp();
  const [reason, set_reason] = useState("");
  const step = useFilingStep(filing.filing.id);
  const take = (act: Schemas["FilingAct"]) =>
    step.mutate(
      { act, reason: reason.trim() },
      {
        onSuccess: () => {
          set_reason("");
          message.success(t(`filings.done_${act}`));
        },
        onError: (error) =>
          void notification.error({
            title: t("filings.refused"),
            description: <ProblemText error={error} />,
            duration: 0,
          }),
      },
    );
  const next = filing.next.filter((each) => each.mine && each.act !== "revise");
  if (!next.length) return <p>{t(filing.filing.settled ? "filings.settled" : "filings.not_mine")}</p>;
  return (
    <div className="acts">
      <Input.TextArea
        value={reason}
        rows={2}
        maxLength={1000}
        onChange={(event) => set_reason(event.target.value)}
        placeholder={t("filings.reason_when")}
        aria-label={t("filings.reason")}
      />
      <div className="act-buttons">
        {next.map((each, at) => (
          <Button
            key={each.act}
            type={at === 0 ? "primary" : "default"}
            loading={step.isPending}
            disabled={each.needs_reason && reason.trim() === ""}
            title={parties(each.by)}
            onClick={() => take(each.act)}
          >
            {t(`filings.act_${each.act}`)}
          </Button>
        ))}
        {filing.filing.state === "draft" ? (
          <LinkButton to={paths.filing_draft(filing.filing.id)}>{t("filings.act_revise")}</LinkButton>
        ) : null}
      </div>
    </div>
  );
}

function History({ rows }: { rows: Step[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parties = useParties();
  return (
    <DataTable<Step>
      label={t("filings.history")}
      rowKey="seq"
      dataSource={[...rows].reverse()}
      columns={[
        { title: t("filings.at"), render: (_, row) => format.moment(row.at) },
        { title: t("filings.act"), render: (_, row) => t(`filings.act_${row.act}`) },
        { title: t("filings.state"), render: (_, row) => <StateMark state={row.to} /> },
        { title: t("filings.by"), render: (_, row) => parties([row.by]) },
        { title: t("filings.actor"), dataIndex: "actor" },
        { title: t("filings.reason"), className: "wrapping", render: (_, row) => row.reason || <Missing /> },
      ]}
    />
  );
}

function Facts({ filing }: { filing: Filing }) {
  const { t } = useTranslation();
  const zh = useLanguage() === "zh";
  const { kind, school, program, year, into_program, into_school } = filing.filing;
  return (
    <>
      <FactList>
        <Fact label={t("filings.kind")}>{t(`filings.kind_${kind}`)}</Fact>
        <Fact label={t("programs.school")}>
          <Link to={paths.school(school.id)}>{school.name}</Link>
        </Fact>
        <Fact label={t("programs.name")}>
          <Link to={paths.program(program.id)}>{program.name}</Link>
        </Fact>
        <Fact label={t("filings.year")}>{year}</Fact>
        {into_program ? (
          <Fact label={t("filings.into_program")}>
            <Link to={paths.program(into_program.id)}>{into_program.name}</Link>
          </Fact>
        ) : null}
        {into_school ? (
          <Fact label={t("filings.into_school")}>
            <Link to={paths.school(into_school.id)}>{into_school.name}</Link>
          </Fact>
        ) : null}
        {kind === "open" ? (
          <>
            <Fact label={t("filings.length")}>{filing.length_years ?? <Missing />}</Fact>
            <Fact label={t("filings.quota")}>{filing.quota_persons ?? <Missing />}</Fact>
          </>
        ) : null}
        {filing.note ? <Fact label={t("filings.note")}>{filing.note}</Fact> : null}
        {filing.basis ? (
          <Fact label={t("filings.basis")}>
            <code>{filing.basis}</code>
          </Fact>
        ) : null}
      </FactList>
      <ul className="papers" aria-label={t("filings.documents")}>
        {filing.documents.map((each) => (
          <li key={each.id} className={each.present ? "paper-there" : "paper-missing"}>
            <span aria-hidden="true">{each.present ? "●" : "○"}</span> {zh ? each.title_zh : each.title_en}{" "}
            <span className="quiet">{t(each.present ? "filings.there" : "filings.missing")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Body({ filing }: { filing: Filing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parties = useParties();
  const row = filing.filing;
  const waiting = row.waits_for.length > 0;
  return (
    <>
      <PageHead
        title={t("filings.one", { id: row.id, kind: t(`filings.kind_${row.kind}`), name: row.program.name })}
        back={{ to: paths.filings(), label: t("filings.title") }}
        marks={row.state_controlled ? <StateControlled /> : null}
        sentence={
          <Trans
            t={t}
            i18nKey={
              waiting ? (row.deadline ? "filings.stands_until" : "filings.stands") : "filings.stands_settled"
            }
            values={{
              school: row.school.name,
              state: t(`filings.state_${row.state}`),
              since: format.day(row.since),
              next: parties(row.waits_for),
              due: row.deadline ? format.day(row.deadline.due) : "",
            }}
            components={{ b: <b /> }}
          />
        }
      />
      <Section title={t("filings.course")}>
        <Course stops={filing.course} />
        {row.deadline ? (
          <p>
            {t("filings.due")} <Deadline deadline={row.deadline} /> ({parties([row.deadline.by])},{" "}
            <Link to={paths.rules(row.deadline.rule)}>{row.deadline.rule}</Link>)
          </p>
        ) : null}
        {row.state === "draft" ? <WindowNote window={filing.window} /> : null}
      </Section>
      <Section title={t("filings.acts")}>
        <Acts filing={filing} />
      </Section>
      <Section title={t("filings.checks")} note={t("filings.checks_note")}>
        <Checks rows={filing.checks} />
      </Section>
      <Section title={t("filings.content")}>
        <Facts filing={filing} />
      </Section>
      <Section title={t("filings.history")}>
        <History rows={filing.history} />
      </Section>
    </>
  );
}

export function FilingPage() {
  const { id = "" } = useParams();
  const filing = useFiling(id);
  return (
    <div className="page">
      <Loaded query={filing}>{(data) => <Body filing={data} />}</Loaded>
    </div>
  );
}
