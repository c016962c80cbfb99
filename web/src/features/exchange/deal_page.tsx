// One deal: where it is on its way, who acts next, what was agreed, and each step that led here.
import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, useDeal } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Fact, FactList } from "@/ui/form";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { AgreementFacts, Milestones } from "./agreement";
import { Attachments } from "./attachments";
import { type Stop, shows_contacts, stops } from "./course";
import { Acts } from "./deal_acts";
import { DealStateMark, PartyLink, SideMark, useDealParties, WaitingNote } from "./marks";
import { useStep } from "./use_step";
import "./exchange.css";

type Deal = Schemas["Deal"];
type HistoryStep = Schemas["DealHistoryStep"];

const is_party = ({ mine }: Deal) => mine.some((party) => party === "need" || party === "offer");

function Course({ course }: { course: Stop[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className="course">
      {course.map(({ state, here, reached }) => (
        <li
          key={state}
          className={here ? "course-here" : reached ? "course-done" : "course-ahead"}
          aria-current={here ? "step" : undefined}
        >
          <span className="course-sign" aria-hidden="true">
            {here ? "◉" : reached ? "●" : "○"}
          </span>
          <span>{t(`exchange.state_${state}`)}</span>
          <span className="quiet">{reached ? format.moment(reached) : t("exchange.ahead")}</span>
        </li>
      ))}
    </ol>
  );
}

function Sides({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const sides = [
    ["need", deal.deal.need, deal.need_contact],
    ["offer", deal.deal.offer, deal.offer_contact],
  ] as const;
  return (
    <>
      <div className="deal-sides">
        {sides.map(([side, mention, contact]) => (
          <div key={side} className="deal-side">
            <p className="listing-kind">
              <SideMark side={side} /> <span className="quiet">{t(`exchange.kind_${mention.kind}`)}</span>
            </p>
            <h3>
              <Link to={paths.listing(mention.id)}>{mention.title || mention.id}</Link>
            </h3>
            <p>
              <PartyLink party={mention.owner} />
            </p>
            {contact ? (
              <FactList>
                <Fact label={t("exchange.contact_name")}>{contact.name || <Missing />}</Fact>
                <Fact label={t("exchange.contact_phone")}>
                  {contact.phone ? <a href={`tel:${contact.phone}`}>{contact.phone}</a> : <Missing />}
                </Fact>
              </FactList>
            ) : null}
          </div>
        ))}
      </div>
      {deal.need_contact || deal.offer_contact ? null : (
        <p className="section-note">
          {t(shows_contacts(deal.deal.state) ? "exchange.contact_none" : "exchange.contact_later")}
        </p>
      )}
    </>
  );
}

function History({ rows }: { rows: HistoryStep[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parties = useDealParties();
  return (
    <DataTable<HistoryStep>
      label={t("exchange.history")}
      rowKey="seq"
      dataSource={[...rows].reverse()}
      pagination={false}
      columns={[
        { title: t("exchange.at"), render: (_, row) => format.moment(row.at) },
        { title: t("exchange.act"), render: (_, row) => t(`exchange.act_${row.act}`) },
        { title: t("exchange.state"), render: (_, row) => <DealStateMark state={row.to} /> },
        { title: t("exchange.by"), render: (_, row) => parties([row.by]) },
        { title: t("exchange.actor"), dataIndex: "actor" },
        { title: t("exchange.reason"), className: "wrapping", render: (_, row) => row.reason || <Missing /> },
      ]}
    />
  );
}

function Body({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parties = useDealParties();
  const step = useStep(deal.deal.id);
  const { state, since, waits_for, waiting, need, offer } = deal.deal;
  return (
    <>
      <PageHead
        title={t("exchange.deal", { id: deal.deal.id })}
        back={{ to: paths.deals(), label: t("exchange.desk") }}
        marks={<DealStateMark state={state} />}
        sentence={
          <Trans
            t={t}
            i18nKey={waits_for.length ? "exchange.deal_stands" : "exchange.deal_settled"}
            values={{
              need: need.owner?.name ?? need.id,
              offer: offer.owner?.name ?? offer.id,
              state: t(`exchange.state_${state}`),
              since: format.day(since),
              next: parties(waits_for),
            }}
            components={{ b: <b /> }}
          />
        }
      />
      <Section title={t("exchange.course")}>
        <Course course={stops(state, deal.history)} />
        {waiting ? <WaitingNote waiting={waiting} /> : null}
      </Section>
      <Section id="deal-acts" title={t("exchange.acts")}>
        <Acts key={`${state} ${deal.history.length}`} deal={deal} step={step} />
      </Section>
      <Section title={t("exchange.sides")}>
        <Sides deal={deal} />
      </Section>
      <Section title={t("exchange.agreement")}>
        {deal.agreement ? (
          <AgreementFacts agreement={deal.agreement} />
        ) : (
          <Empty>{t("exchange.no_agreement")}</Empty>
        )}
      </Section>
      {deal.agreement ? (
        <Section title={t("exchange.milestones")}>
          <Milestones deal={deal} step={step} />
        </Section>
      ) : null}
      {is_party(deal) && shows_contacts(state) ? (
        <Attachments to={{ owner: "deal", of: deal.deal.id }} mine note={t("exchange.files_of_two")} />
      ) : null}
      <Section title={t("exchange.history")}>
        <History rows={deal.history} />
      </Section>
    </>
  );
}

export function DealPage() {
  const { id = "" } = useParams();
  const deal = useDeal(id);
  return (
    <div className="page exchange">
      <Loaded query={deal}>{(data) => <Body key={data.deal.id} deal={data} />}</Loaded>
    </div>
  );
}
