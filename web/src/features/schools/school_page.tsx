import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, useSchool } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { Count, LevelMark, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { CampusMap } from "./campus_map";
import { EnrolmentChart, PointsChart } from "./school_charts";

type Profile = Schemas["SchoolProfile"];
type Offering = Profile["offerings"][number];
type Admission = Profile["admission_plans"][number];
type Agreement = Profile["agreements"][number];

function Sentence({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { school, history, offerings } = profile;
  const last = history.at(-1);
  const twice = offerings.filter((offering) => offering.current && offering.also_at > 0).length;
  const current = offerings.filter((offering) => offering.current).length;
  const values = {
    name: school.name,
    region: school.region?.name ?? "",
    campuses: school.campuses.length,
    year: last?.year ?? "",
    points: school.points,
    current,
    twice,
    programs: school.programs,
  };
  const key =
    school.points > 0
      ? "school.sentence"
      : school.programs > 0
        ? "school.sentence_known"
        : "school.sentence_none";
  return <Trans t={t} i18nKey={key} values={values} components={{ b: <b /> }} />;
}

function Offerings({ rows }: { rows: Offering[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!rows.length) return <Empty>{t("school.no_offering")}</Empty>;
  const years = (row: Offering) => {
    if (row.first_year === null || row.last_year === null) return <Missing />;
    return (
      format.year_spans(row.first_year === row.last_year ? [row.first_year] : []) ||
      `${row.first_year}–${row.last_year}`
    );
  };
  return (
    <DataTable<Offering>
      label={t("school.offerings")}
      rowKey="id"
      dataSource={rows}
      columns={[
        {
          title: t("programs.name"),
          className: "wrapping",
          sorter: (a, b) => a.program.name.localeCompare(b.program.name, "zh"),
          render: (_, row) => <Link to={paths.program(row.program.id)}>{row.program.name}</Link>,
        },
        { title: t("programs.code"), render: (_, row) => <code>{row.program.code}</code> },
        { title: t("programs.level"), render: (_, row) => <LevelMark level={row.program.level} /> },
        {
          title: t("program.length"),
          align: "right",
          render: (_, row) => t("program.years", { count: row.length_years }),
        },
        {
          title: t("program.in_register"),
          sorter: (a, b) => (a.first_year ?? 0) - (b.first_year ?? 0),
          render: (_, row) => years(row),
        },
        {
          title: t("program.now"),
          filters: [
            { text: t("program.current"), value: true },
            { text: t("program.ended"), value: false },
          ],
          defaultFilteredValue: rows.some((row) => row.current) ? [true] : null,
          onFilter: (value, row) => row.current === value,
          render: (_, row) => t(row.current ? "program.current" : "program.ended"),
        },
        {
          title: t("school.also_at"),
          align: "right",
          sorter: (a, b) => a.also_at - b.also_at,
          render: (_, row) => <Count value={row.also_at} />,
        },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.program.name} />,
        },
      ]}
    />
  );
}

function Admissions({ rows }: { rows: Admission[] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("school.no_admission")}</Empty>;
  return (
    <DataTable<Admission>
      label={t("school.admissions")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("school.major"),
          className: "wrapping",
          render: (_, row) =>
            row.program ? <Link to={paths.program(row.program)}>{row.major_name}</Link> : row.major_name,
        },
        {
          title: t("programs.year"),
          dataIndex: "year",
          sorter: (a, b) => a.year - b.year,
          defaultSortOrder: "descend",
        },
        { title: t("school.origin"), dataIndex: "origin" },
        { title: t("school.batch"), dataIndex: "batch" },
        {
          title: t("school.places"),
          align: "right",
          sorter: (a, b) => a.places_persons - b.places_persons,
          render: (_, row) => <Count value={row.places_persons} />,
        },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.major_name} />,
        },
      ]}
    />
  );
}

function Agreements({ rows }: { rows: Agreement[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!rows.length) return <Empty>{t("school.no_agreement")}</Empty>;
  return (
    <DataTable<Agreement>
      label={t("school.agreements")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      rowClassName={(row) => (row.provenance.quality === "synthetic" ? "hatched" : "")}
      columns={[
        {
          title: t("school.agreement_kind"),
          render: (_, row) => t(`agreement.${row.kind as "base"}`, { defaultValue: row.kind }),
        },
        {
          title: t("school.organisation"),
          className: "wrapping",
          render: (_, row) => (
            <Link to={paths.organisation(row.organisation.id)}>{row.organisation.name}</Link>
          ),
        },
        {
          title: t("school.signed"),
          dataIndex: "signed",
          sorter: (a, b) => a.signed.localeCompare(b.signed),
          render: (day: string) => format.day(day),
        },
        { title: t("school.persons"), align: "right", render: (_, row) => <Count value={row.persons} /> },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.organisation.name} />,
        },
      ]}
    />
  );
}

function Facts({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { school, former_names, former_ids, website } = profile;
  return (
    <p className="facts">
      <LevelMark level={school.level} />
      <span>
        {t("school.code")} <code>{school.id}</code>
      </span>
      {school.ownership ? <span>{school.ownership}</span> : null}
      {school.kind ? <span>{school.kind}</span> : null}
      {school.authority ? <span>{school.authority}</span> : null}
      {school.double_first_class ? <span className="chip">{t("schools.double_first_class")}</span> : null}
      {website ? (
        <a href={website} target="_blank" rel="noreferrer">
          {website.replace(/^https?:\/\/|\/$/g, "")}
        </a>
      ) : null}
      {former_names.length ? (
        <span className="quiet">{t("school.former_names", { names: format.listed(former_names) })}</span>
      ) : null}
      {former_ids.length ? (
        <span className="quiet">{t("school.former_ids", { ids: format.listed(former_ids) })}</span>
      ) : null}
      {school.last_year === null ? null : <strong>{t("school.ended", { year: school.last_year })}</strong>}
      <RowProof provenance={school.provenance} label={school.name} />
    </p>
  );
}

function Body({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { school, history, enrolment } = profile;
  const year = history.at(-1)?.year;
  const register = [{ to: "#offerings", label: t("school.offerings") }];
  return (
    <>
      <PageHead
        title={school.name}
        back={{ to: paths.schools(), label: t("schools.title") }}
        sentence={<Sentence profile={profile} />}
      />
      <Facts profile={profile} />
      <Figures>
        <Figure
          label={year ? t("program.points", { year }) : t("programs.points")}
          quality="measured"
          method={t("school.points_method")}
          records={register}
        >
          <Count value={school.points} />
        </Figure>
        <Figure
          label={t("school.known_programs")}
          method={t("school.known_programs_method")}
          records={register}
        >
          <Count value={school.programs} />
        </Figure>
        <Figure label={t("schools.campuses")} method={t("school.campuses_method")}>
          <Count value={school.campuses.length} />
        </Figure>
        <Figure
          label={t("school.admission_places")}
          method={t("school.admission_method")}
          records={[{ to: "#admissions", label: t("school.admissions") }]}
        >
          <Count value={profile.admission_plans.length ? profile.admission_plans.length : null} />
        </Figure>
      </Figures>
      <div className="columns">
        <CampusMap school={school} />
        <div>
          <PointsChart history={history} name={school.name} />
          <EnrolmentChart enrolment={enrolment} name={school.name} />
        </div>
      </div>
      <Section id="offerings" title={t("school.offerings")} note={t("programs.point_means")}>
        <Offerings rows={profile.offerings} />
      </Section>
      <div className="columns">
        <Section id="admissions" title={t("school.admissions")} note={t("school.admissions_note")}>
          <Admissions rows={profile.admission_plans} />
        </Section>
        <Section title={t("school.agreements")}>
          <Agreements rows={profile.agreements} />
        </Section>
      </div>
    </>
  );
}

export function SchoolPage() {
  const { id = "" } = useParams();
  const school = useSchool(id);
  return (
    <div className="page">
      <Loaded query={school}>{(profile) => <Body profile={profile} />}</Loaded>
    </div>
  );
}
