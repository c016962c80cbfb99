import { Trans, useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type Schemas, useOccupation } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { LevelMark, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";

type Occupation = Schemas["OccupationProfile"];
type Skill = Occupation["skills"][number];

function Body({ occupation }: { occupation: Occupation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const levels = [...new Set(occupation.skills.map((skill) => skill.level))];
  const values = {
    name: occupation.name,
    programs: occupation.programs.length,
    skills: occupation.skills.length,
    levels: levels.length,
  };
  return (
    <>
      <PageHead
        title={occupation.name}
        back={{ to: paths.programs(), label: t("programs.title") }}
        sentence={<Trans t={t} i18nKey="occupation.sentence" values={values} components={{ b: <b /> }} />}
      />
      <p className="facts">
        <code>{occupation.id}</code>
        {occupation.parent ? (
          <Link to={paths.occupation(occupation.parent.id)}>{occupation.parent.name}</Link>
        ) : null}
        {occupation.green ? <span className="chip">{t("occupation.green")}</span> : null}
        {occupation.digital ? <span className="chip">{t("occupation.digital")}</span> : null}
        <RowProof provenance={occupation.provenance} label={occupation.name} />
      </p>
      <div className="columns">
        <Section title={t("occupation.programs")} note={t("occupation.programs_note")}>
          {occupation.programs.length ? (
            <DataTable<Schemas["ProgramName"]>
              label={t("occupation.programs")}
              rowKey="id"
              dataSource={occupation.programs}
              columns={[
                {
                  title: t("programs.name"),
                  className: "wrapping",
                  render: (_, row) => <Link to={paths.program(row.id)}>{row.name}</Link>,
                },
                { title: t("programs.code"), render: (_, row) => <code>{row.code}</code> },
                { title: t("programs.level"), render: (_, row) => <LevelMark level={row.level} /> },
              ]}
            />
          ) : (
            <Empty>{t("occupation.no_program")}</Empty>
          )}
        </Section>
        <Section title={t("occupation.skills")} note={t("occupation.skills_note")}>
          {occupation.skills.length ? (
            <DataTable<Skill>
              label={t("occupation.skills")}
              rowKey={(row) => `${row.id} ${row.level}`}
              dataSource={occupation.skills}
              columns={[
                { title: t("occupation.skill"), dataIndex: "name", className: "wrapping" },
                {
                  title: t("occupation.level"),
                  dataIndex: "level",
                  filters: levels.map((level) => ({
                    text: t(`skill_level.${level as "L5"}`, { defaultValue: level }),
                    value: level,
                  })),
                  onFilter: (value, row) => row.level === value,
                  render: (level: string) => t(`skill_level.${level as "L5"}`, { defaultValue: level }),
                },
                {
                  title: t("occupation.weight"),
                  dataIndex: "weight_bp",
                  align: "right",
                  sorter: (a, b) => (a.weight_bp ?? -1) - (b.weight_bp ?? -1),
                  render: (weight: number | null) =>
                    weight === null ? <Missing /> : format.share(weight, 0),
                },
              ]}
            />
          ) : (
            <Empty>{t("occupation.no_skill")}</Empty>
          )}
        </Section>
      </div>
    </>
  );
}

export function OccupationPage() {
  const { id = "" } = useParams();
  const occupation = useOccupation(id);
  return (
    <div className="page">
      <Loaded query={occupation}>{(found) => <Body occupation={found} />}</Loaded>
    </div>
  );
}
