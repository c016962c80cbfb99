import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, take_program, useProgram } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { Change, Count, LevelMark, Missing, Rate, StateControlled } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { HistoryChart } from "./history_chart";

type Profile = Schemas["ProgramProfile"];
type Offered = Schemas["OfferedBy"];
type Neighbour = Profile["neighbours"][number];
type Occupation = Profile["occupations"][number];

function Sentence({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { row } = profile;
  const values = {
    year: row.year,
    name: row.program.name,
    schools: row.schools,
    districts: row.districts,
    points: row.points,
    change: row.growth === null ? "" : format.change(row.growth),
    rate: format.share(row.rate_bp),
    neighbours: row.neighbours,
  };
  const key =
    row.points === 0
      ? "program.sentence_none"
      : row.schools === 1
        ? "program.sentence_one"
        : row.growth === null
          ? "program.sentence_no_growth"
          : "program.sentence";
  return <Trans t={t} i18nKey={key} values={values} components={{ b: <b /> }} />;
}

function Numbers({ row }: { row: Schemas["ProgramRow"] }) {
  const { t } = useTranslation();
  const here = [{ to: "#offered", label: t("programs.offered_by") }];
  return (
    <Figures>
      <Figure
        label={t("program.points", { year: row.year })}
        quality="measured"
        method={t("programs.points_method", { year: row.year })}
        records={here}
      >
        <Count value={row.points} />
      </Figure>
      <Figure
        label={t("programs.schools")}
        quality="measured"
        method={t("programs.points_method", { year: row.year })}
        records={here}
      >
        <Count value={row.schools} />
      </Figure>
      <Figure
        label={t("programs.growth")}
        quality="measured"
        method={t("program.growth_method")}
        records={here}
      >
        <Change value={row.growth} />
      </Figure>
      <Figure label={t("programs.rate")} method={t("duplicates.formula")} records={here}>
        <Rate basis_points={row.rate_bp} />
      </Figure>
      <Figure
        label={t("programs.neighbours")}
        quality="measured"
        method={t("program.neighbours_method")}
        records={[{ to: "#neighbours", label: t("program.neighbours") }]}
      >
        <Count value={row.neighbours} />
      </Figure>
      <Figure label={t("programs.national_points")} quality="measured" method={t("program.national_method")}>
        <Count value={row.national_points} />
      </Figure>
    </Figures>
  );
}

function OfferedBy({ rows }: { rows: Offered[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!rows.length) return <Empty>{t("program.no_school")}</Empty>;
  return (
    <DataTable<Offered>
      label={t("programs.offered_by")}
      rowKey="offering"
      dataSource={rows}
      page_size={50}
      columns={[
        {
          title: t("programs.school"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.school(row.school.id)}>{row.school.name}</Link>,
        },
        {
          title: t("programs.region"),
          render: (_, row) =>
            row.region ? <Link to={paths.region(row.region.id)}>{row.region.name}</Link> : <Missing />,
        },
        {
          title: t("program.length"),
          align: "right",
          render: (_, row) => t("program.years", { count: row.length_years }),
        },
        {
          title: t("program.in_register"),
          render: (_, row) => (row.years.length ? format.year_spans(row.years) : <Missing />),
        },
        { title: t("program.now"), render: (_, row) => t(row.current ? "program.current" : "program.ended") },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.school.name} />,
        },
      ]}
    />
  );
}

function Neighbours({ rows }: { rows: Neighbour[] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("program.no_neighbour")}</Empty>;
  return (
    <DataTable<Neighbour>
      label={t("program.neighbours")}
      rowKey={(row) => row.program.id}
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.program(row.program.id)}>{row.program.name}</Link>,
        },
        {
          title: t("programs.points"),
          align: "right",
          sorter: (a, b) => a.points - b.points,
          render: (_, row) => <Count value={row.points} />,
        },
        {
          title: t("program.shared"),
          align: "right",
          sorter: (a, b) => a.shared_occupations - b.shared_occupations,
          render: (_, row) => <Count value={row.shared_occupations} />,
        },
      ]}
    />
  );
}

function Occupations({ rows }: { rows: Occupation[] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("program.no_occupation")}</Empty>;
  return (
    <DataTable<Occupation>
      label={t("program.occupations")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("program.occupation"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.occupation(row.id)}>{row.name}</Link>,
        },
        { title: t("programs.code"), render: (_, row) => <code>{row.id}</code> },
        {
          title: t("occupation.marks"),
          render: (_, row) => (
            <>
              {row.level === 3 ? <span className="chip">{t("occupation.group")}</span> : null}
              {row.green ? <span className="chip">{t("occupation.green")}</span> : null}
              {row.digital ? <span className="chip">{t("occupation.digital")}</span> : null}
            </>
          ),
        },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
        },
      ]}
    />
  );
}

function Body({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { row } = profile;
  const { program } = row;
  return (
    <>
      <PageHead
        title={program.name}
        back={{ to: paths.programs(), label: t("programs.title") }}
        marks={row.state_controlled ? <StateControlled /> : null}
        sentence={<Sentence profile={profile} />}
      />
      <p className="facts">
        <LevelMark level={program.level} />
        <code>{program.code}</code>
        <span>{profile.edition_title}</span>
        <Link to={paths.programs({ category: row.category_name })}>{row.category_name}</Link>
        {row.class_name ? <span>{row.class_name}</span> : null}
        <RowProof provenance={profile.provenance} label={program.name} />
      </p>
      <Numbers row={row} />
      <HistoryChart history={profile.history} name={program.name} />
      <Section
        id="offered"
        title={t("programs.offered_by")}
        note={t("programs.point_means")}
        actions={<TakeHome fetch={() => take_program(program.id)} label={t("programs.offered_by")} />}
      >
        <OfferedBy rows={profile.offered_by} />
      </Section>
      <div className="columns">
        <Section id="neighbours" title={t("program.neighbours")} note={t("program.neighbours_note")}>
          <Neighbours rows={profile.neighbours} />
        </Section>
        <Section title={t("program.occupations")} note={t("program.occupations_note")}>
          <Occupations rows={profile.occupations} />
        </Section>
      </div>
      <div className="columns">
        <Section
          title={t("program.courses")}
          note={profile.courses.length ? t("program.courses_note") : undefined}
        >
          {profile.courses.length ? (
            profile.courses.map((course) => (
              <span key={course} className="chip">
                {course}
              </span>
            ))
          ) : (
            <Empty>{t("program.no_course")}</Empty>
          )}
        </Section>
        <Section title={t("program.same_name")} note={t("program.same_name_note")}>
          {profile.same_name.length ? (
            profile.same_name.map((one) => (
              <Link key={one.id} className="chip" to={paths.program(one.id)}>
                {t(`level.${one.level}`)} {one.code} · {one.edition}
              </Link>
            ))
          ) : (
            <Empty>{t("program.no_same_name")}</Empty>
          )}
        </Section>
      </div>
    </>
  );
}

export function ProgramPage() {
  const { id = "" } = useParams();
  const program = useProgram(id);
  return (
    <div className="page">
      <Loaded query={program}>{(profile) => <Body profile={profile} />}</Loaded>
    </div>
  );
}
