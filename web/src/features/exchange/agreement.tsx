// What was agreed, or lies on the table: parties, people, money, days, and milestones with what is done.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Fact, FactList } from "@/ui/form";
import { useFormat } from "@/ui/language";
import { Count, Missing } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty } from "@/ui/states";
import { own_parties } from "./deal_acts";
import type { Step } from "./use_step";

type Agreement = Schemas["DealAgreement"];
type Milestone = Schemas["Milestone"];

function Money({ fen }: { fen: number | null }) {
  const format = useFormat();
  if (fen === null) return <Missing />;
  return (
    <span className="number" title={format.exact(fen / 100)}>
      {format.money(fen)}
    </span>
  );
}

export function AgreementFacts({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = (iso: string | null) => (iso ? format.day(iso) : <Missing />);
  const { school, organisation, program, region } = agreement;
  return (
    <FactList>
      <Fact label={t("exchange.agreement")}>
        <code>{agreement.id}</code> {t(`exchange.agreement_${agreement.state}`)}{" "}
        <RowProof provenance={agreement.provenance} label={agreement.id} />
      </Fact>
      <Fact label={t("exchange.agreement_kind")}>{t(`agreement.${agreement.kind}`)}</Fact>
      <Fact label={t("exchange.school")}>
        <Link to={paths.school(school.id)}>{school.name}</Link>
      </Fact>
      <Fact label={t("exchange.organisation")}>
        <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>
      </Fact>
      <Fact label={t("exchange.program")}>
        {program ? <Link to={paths.program(program.id)}>{program.name}</Link> : <Missing />}
      </Fact>
      <Fact label={t("exchange.place")}>
        {region ? <Link to={paths.region(region.id)}>{region.name}</Link> : <Missing />}
      </Fact>
      <Fact label={t("exchange.signed")}>{day(agreement.state === "draft" ? null : agreement.signed)}</Fact>
      <Fact label={t("exchange.agreement_starts")}>{day(agreement.starts)}</Fact>
      <Fact label={t("exchange.agreement_until")}>{day(agreement.until)}</Fact>
      <Fact label={t("exchange.agreement_persons")}>
        <Count value={agreement.persons} />
      </Fact>
      <Fact label={t("exchange.money_fact")}>
        <Money fen={agreement.money_fen} />
      </Fact>
    </FactList>
  );
}

function Standing({ milestone }: { milestone: Milestone }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { done_on, overdue } = milestone;
  const [colour, sign, words] = done_on
    ? ["green", "●", t("exchange.done_on", { day: format.day(done_on) })]
    : overdue
      ? ["red", "■", t("exchange.overdue")]
      : ["none", "○", t("exchange.not_yet")];
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{sign}</span> {words}
    </span>
  );
}

export function Milestones({ deal, step }: { deal: Schemas["Deal"]; step: Step }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = deal.agreement?.milestones ?? [];
  const next = deal.next.find(({ act, mine }) => act === "fulfil_milestone" && mine);
  const as = next ? (own_parties(deal, next.by)[0] ?? null) : null;
  if (!rows.length) return <Empty>{t("exchange.no_milestone")}</Empty>;
  return (
    <DataTable<Milestone>
      label={t("exchange.milestones")}
      rowKey="seq"
      dataSource={rows}
      columns={[
        { title: t("exchange.number"), dataIndex: "seq", align: "right" },
        { title: t("exchange.milestone"), dataIndex: "title", className: "wrapping" },
        { title: t("exchange.due_day"), render: (_, row) => format.day(row.due) },
        {
          title: t("exchange.agreement_persons"),
          align: "right",
          render: (_, row) => <Count value={row.persons} />,
        },
        {
          title: t("exchange.money_fact"),
          align: "right",
          render: (_, row) => <Money fen={row.money_fen} />,
        },
        { title: t("exchange.state"), render: (_, row) => <Standing milestone={row} /> },
        {
          title: t("exchange.acts"),
          render: (_, row) =>
            next && !row.done_on ? (
              <Button
                size="small"
                loading={step.busy}
                aria-label={t("exchange.fulfil_one", { title: row.title })}
                onClick={() => step.take({ act: "fulfil_milestone", as, milestone: row.seq })}
              >
                {t("exchange.act_fulfil_milestone")}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
