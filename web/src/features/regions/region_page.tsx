import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, useRegion } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { Count, LevelMark, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { MakesChart, TeachesChart } from "./profile_charts";

type Profile = Schemas["RegionProfile"];
type Organisation = Schemas["Organisation"];
type Duty = Schemas["DutyMention"];

function Sentence({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { row, categories, employment, duties } = profile;
  const values = {
    name: row.region.name,
    role: t(`role.${row.region.role}`),
    focus: format.listed(row.region.focus),
    schools: row.schools,
    points: format.count(row.points),
    category: categories[0]?.name ?? "",
    industry: employment[0]?.name ?? "",
    duties: duties.length,
    members: format.listed(row.region.members.map((one) => one.name)),
  };
  if (row.region.kind === "zone")
    return <Trans t={t} i18nKey="region.sentence_zone" values={values} components={{ b: <b /> }} />;
  return (
    <>
      <Trans
        t={t}
        i18nKey={values.focus ? "region.sentence_focus" : "region.sentence"}
        values={values}
        components={{ b: <b /> }}
      />{" "}
      {values.category ? (
        <Trans t={t} i18nKey="region.sentence_teaches" values={values} components={{ b: <b /> }} />
      ) : null}{" "}
      {values.duties ? (
        <Trans t={t} i18nKey="region.sentence_duties" values={values} components={{ b: <b /> }} />
      ) : null}
    </>
  );
}

function Schools({ rows }: { rows: Schemas["SchoolRow"][] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("region.no_school")}</Empty>;
  return (
    <DataTable<Schemas["SchoolRow"]>
      label={t("region.schools")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("schools.name"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.school(row.id)}>{row.name}</Link>,
        },
        { title: t("schools.level"), render: (_, row) => <LevelMark level={row.level} /> },
        {
          title: t("programs.points"),
          align: "right",
          defaultSortOrder: "descend",
          sorter: (a, b) => a.points - b.points,
          render: (_, row) => <Count value={row.points} />,
        },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
        },
      ]}
    />
  );
}

function Organisations({ rows }: { rows: Organisation[] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("region.no_organisation")}</Empty>;
  return (
    <DataTable<Organisation>
      label={t("region.organisations")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      rowClassName={(row) => (row.provenance.quality === "synthetic" ? "hatched" : "")}
      columns={[
        {
          title: t("region.organisation"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.organisation(row.id)}>{row.name}</Link>,
        },
        { title: t("region.kind"), render: (_, row) => t(`organisation.${row.kind}`) },
        { title: t("region.industry"), render: (_, row) => row.industry?.name ?? <Missing /> },
        {
          title: t("region.staff"),
          align: "right",
          sorter: (a, b) => (a.staff_persons ?? -1) - (b.staff_persons ?? -1),
          render: (_, row) => <Count value={row.staff_persons} />,
        },
        { title: t("region.stage"), render: (_, row) => t(`detail.${row.stage}`) },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
        },
      ]}
    />
  );
}

export function Duties({ rows }: { rows: Duty[] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("region.no_duty")}</Empty>;
  return (
    <DataTable<Duty>
      label={t("region.duties")}
      rowKey={(row) => `${row.plan} ${row.clause} ${row.unit}`}
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("region.clause"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.plan(row.plan, row.clause)}>{row.heading || row.clause}</Link>,
        },
        { title: t("region.as_printed"), dataIndex: "unit" },
        { title: t("region.duty_role"), render: (_, row) => t(`duty_role.${row.role}`) },
      ]}
    />
  );
}

function Body({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { row } = profile;
  const { region } = row;
  const here = [{ to: "#schools", label: t("region.schools") }];
  return (
    <>
      <PageHead
        title={region.name}
        back={{ to: paths.regions, label: t("regions.title") }}
        sentence={<Sentence profile={profile} />}
        actions={
          region.kind === "district" ? (
            <LinkButton to={paths.region_comparison(region.id)}>{t("regions.compare")}</LinkButton>
          ) : null
        }
      />
      <p className="facts">
        <code>{region.id}</code>
        <span>{t(`role.${region.role}`)}</span>
        {region.focus.map((word) => (
          <span key={word} className="chip">
            {word}
          </span>
        ))}
        <RowProof provenance={region.provenance} label={region.name} />
      </p>
      <Figures>
        <Figure
          label={t("measure.schools")}
          quality="measured"
          method={t("region.schools_method")}
          records={[...here, { to: paths.schools({ region: region.id }), label: t("schools.list") }]}
          note={t("region.campuses_note", { count: row.campuses })}
        >
          <Count value={row.schools} />
        </Figure>
        <Figure
          label={t("measure.points")}
          quality="measured"
          method={t("region.points_method")}
          records={[{ to: paths.programs({ region: region.id }), label: t("programs.list") }]}
        >
          <Count value={row.points} />
        </Figure>
        <Figure
          label={t("measure.organisations")}
          method={t("region.organisations_method")}
          records={[{ to: "#organisations", label: t("region.organisations") }]}
        >
          <Count value={row.organisations} />
        </Figure>
        <Figure
          label={t("measure.employed_persons")}
          quality={row.employed_quality ?? undefined}
          method={t("region.employed_method")}
          records={[{ to: "#makes", label: t("region.makes") }]}
        >
          <Count value={row.employed_persons} />
        </Figure>
        <Figure
          label={t("region.duties")}
          method={t("region.duties_method")}
          records={[{ to: "#duties", label: t("region.duties") }]}
        >
          <Count value={profile.duties.length} />
        </Figure>
      </Figures>
      <div className="columns">
        <MakesChart rows={profile.employment} region={region.name} />
        <TeachesChart rows={profile.categories} region={region.name} />
      </div>
      <Section id="duties" title={t("region.duties")} note={t("region.duties_note")}>
        <Duties rows={profile.duties} />
      </Section>
      <div className="columns">
        <Section id="schools" title={t("region.schools")}>
          <Schools rows={profile.schools} />
        </Section>
        <Section id="organisations" title={t("region.organisations")}>
          <Organisations rows={profile.organisations} />
        </Section>
      </div>
      <Section title={t(region.kind === "zone" ? "region.members" : "region.towns")}>
        {[
          ...region.members,
          ...profile.towns.filter((town) => !region.members.some((one) => one.id === town.id)),
        ].map((town) => (
          <span key={town.id} className="chip">
            {town.name}
          </span>
        ))}
        {profile.towns.length + region.members.length === 0 ? <Empty>{t("region.no_town")}</Empty> : null}
      </Section>
    </>
  );
}

export function RegionPage() {
  const { id = "" } = useParams();
  const region = useRegion(id);
  return (
    <div className="page">
      <Loaded query={region}>{(profile) => <Body profile={profile} />}</Loaded>
    </div>
  );
}
