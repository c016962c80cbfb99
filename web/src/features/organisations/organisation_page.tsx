import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { type Schemas, useOrganisation, useTables } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { Count } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { CooperationSection } from "./cooperation_section";
import { DecisionsTable } from "./decisions_table";
import { PoliciesSection } from "./policies_section";
import "./organisations.css";

type Profile = Schemas["OrganisationProfile"];
type Row = Schemas["OrganisationRow"];
type Sourced = { id: string; provenance: Schemas["Provenance"] };

const hatched = (row: Sourced) => (row.provenance.quality === "synthetic" ? "hatched" : "");

function Facts({ row, aliases }: { row: Row; aliases: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="facts">
      <span>{t(`organisation.${row.kind}`)}</span>
      <span>
        {t("organisations.id")} <code>{row.id}</code>
      </span>
      <span>
        {t("organisations.credit_code")}{" "}
        {row.credit_code ? <code>{row.credit_code}</code> : t("state.missing")}
      </span>
      {row.region ? <Link to={paths.region(row.region.id)}>{row.region.name}</Link> : null}
      {row.industry ? <span>{row.industry.name}</span> : null}
      {row.listed_as ? (
        <span>
          {t("organisations.listed_as")} <code>{row.listed_as}</code>
        </span>
      ) : null}
      <span>
        {t("region.stage")}
        {t("organisations.colon")}
        {t(`detail.${row.stage}`)}
      </span>
      {aliases.length ? (
        <span className="quiet">{t("organisations.aliases", { names: format.listed(aliases) })}</span>
      ) : null}
      <RowProof provenance={row.provenance} label={row.name} />
    </p>
  );
}

function Agreements({ rows }: { rows: Profile["agreements"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!rows.length) return <Empty>{t("school.no_agreement")}</Empty>;
  return (
    <DataTable<Profile["agreements"][number]>
      label={t("school.agreements")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      rowClassName={hatched}
      columns={[
        { title: t("school.agreement_kind"), render: (_, row) => t(`agreement.${row.kind as "base"}`) },
        {
          title: t("schools.name"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.school(row.school.id)}>{row.school.name}</Link>,
        },
        {
          title: t("school.signed"),
          sorter: (a, b) => a.signed.localeCompare(b.signed),
          defaultSortOrder: "descend",
          render: (_, row) => format.day(row.signed),
        },
        { title: t("school.persons"), align: "right", render: (_, row) => <Count value={row.persons} /> },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.school.name} />,
        },
      ]}
    />
  );
}

interface Thing extends Sourced {
  name: string;
  words: string;
}

function Things({ label, rows }: { label: string; rows: Thing[] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Thing>
      label={label}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      rowClassName={hatched}
      columns={[
        { title: label, className: "wrapping", dataIndex: "name" },
        { title: t("region.kind"), dataIndex: "words" },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
        },
      ]}
    />
  );
}

function Mentions({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const projects = profile.projects.map((row) => ({
    ...row,
    words: `${t(`detail.${row.kind}`)} · ${t(`detail.${row.stage}`)}`,
  }));
  const platforms = profile.platforms.map((row) => ({ ...row, words: row.kind }));
  if (!projects.length && !platforms.length) return <Empty>{t("organisations.no_mention")}</Empty>;
  return (
    <>
      {projects.length ? <Things label={t("table_name.projects")} rows={projects} /> : null}
      {platforms.length ? <Things label={t("table_name.platforms")} rows={platforms} /> : null}
    </>
  );
}

function Doubles({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Row>
      label={t("organisations.doubles")}
      rowKey="id"
      dataSource={rows}
      rowClassName={hatched}
      columns={[
        { title: t("region.organisation"), className: "wrapping", dataIndex: "name" },
        { title: t("organisations.id"), render: (_, row) => <code>{row.id}</code> },
        { title: t("organisations.credit_code"), render: (_, row) => <code>{row.credit_code}</code> },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
        },
      ]}
    />
  );
}

// A count over a table that stays in the store is no better than the worst row of that table.
function useWorstOf(name: string): Schemas["Quality"] | undefined {
  const table = useTables().data?.items.find((one) => one.name === name);
  return (["synthetic", "estimated", "measured"] as const).find((mark) => (table?.quality[mark] ?? 0) > 0);
}

function Counted({ name, rows }: { name: "adverts" | "listings"; rows: number }) {
  const { t } = useTranslation();
  const quality = useWorstOf(name);
  return (
    <Figure
      label={t(`table_name.${name}`)}
      quality={rows > 0 ? quality : undefined}
      method={t("organisations.counted_method")}
    >
      <Count value={rows} />
    </Figure>
  );
}

function Body({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { organisation } = profile;
  return (
    <>
      <PageHead
        title={organisation.name}
        back={{ to: paths.organisations(), label: t("organisations.title") }}
        sentence={t("organisations.profile_sentence", {
          name: organisation.name,
          projects: profile.projects.length,
          platforms: profile.platforms.length,
          agreements: profile.agreements.length,
        })}
      />
      <Facts row={organisation} aliases={profile.aliases} />
      <Figures>
        <Figure
          label={t("region.staff")}
          quality={organisation.provenance.quality}
          method={t("organisations.staff_method")}
        >
          <Count value={organisation.staff_persons} />
        </Figure>
        <Counted name="adverts" rows={profile.adverts} />
        <Counted name="listings" rows={profile.listings} />
      </Figures>
      {profile.doubles.length ? (
        <Section title={t("organisations.doubles")} note={t("organisations.doubles_note")}>
          <Doubles rows={profile.doubles} />
        </Section>
      ) : null}
      {profile.decisions.length ? (
        <Section title={t("doubles.decisions")}>
          <DecisionsTable rows={profile.decisions} />
        </Section>
      ) : null}
      <div className="columns">
        <Section title={t("school.agreements")}>
          <Agreements rows={profile.agreements} />
        </Section>
        <Section title={t("organisations.mentions")}>
          <Mentions profile={profile} />
        </Section>
      </div>
      {organisation.kind === "enterprise" ? <CooperationSection id={organisation.id} /> : null}
      <PoliciesSection id={organisation.id} />
    </>
  );
}

export function OrganisationPage() {
  const { id = "" } = useParams();
  const organisation = useOrganisation(id);
  return (
    <div className="page">
      <Loaded query={organisation}>
        {(profile) =>
          // A double has no page of its own: its address leads to the one that it counts for.
          profile.organisation.id === id ? (
            <Body profile={profile} />
          ) : (
            <Navigate to={paths.organisation(profile.organisation.id)} replace />
          )
        }
      </Loaded>
    </div>
  );
}
