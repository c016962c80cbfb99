import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { Count, Rate } from "@/ui/marks";
import { paths } from "@/ui/paths";

export function BriefFigures({ brief }: { brief: Schemas["Brief"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { schools, programs, duplicates, rows } = brief;
  const total = rows.measured + rows.estimated + rows.synthetic;
  const plan = brief.plan ? [{ to: paths.plan(brief.plan.id), label: brief.plan.title }] : [];
  const register = [{ to: paths.programs(), label: t("nav.programs") }];
  return (
    <Figures>
      <Figure
        label={t("overview.schools")}
        quality="measured"
        method={t("overview.schools_method")}
        records={[{ to: paths.schools(), label: t("nav.schools") }]}
        note={t("overview.schools_note", {
          bachelor: schools.bachelor,
          vocational: schools.higher_vocational,
          secondary: schools.secondary_vocational,
        })}
      >
        <Count value={schools.total} />
      </Figure>
      <Figure
        label={t("overview.points", { year: programs.year })}
        quality="measured"
        method={t("overview.points_method")}
        records={register}
        note={t("overview.points_note", { schools: programs.schools })}
      >
        <Count value={programs.points} />
      </Figure>
      <Figure
        label={t("overview.programs", { year: programs.year })}
        quality="measured"
        method={t("overview.programs_method")}
        records={register}
      >
        <Count value={programs.offered} />
      </Figure>
      <Figure
        label={t("overview.rate")}
        method={t("duplicates.formula")}
        records={[{ to: paths.duplicates, label: t("duplicates.title") }]}
      >
        <Rate basis_points={duplicates.rate_bp} />
      </Figure>
      <Figure
        label={t("overview.clauses")}
        method={t("overview.clauses_method")}
        records={plan}
        note={t("overview.clauses_note", { duties: brief.duties, targets: brief.targets })}
      >
        <Count value={brief.clauses} />
      </Figure>
      <Figure
        label={t("overview.rows")}
        method={t("overview.rows_method")}
        records={[{ to: paths.data("tables"), label: t("nav.data") }]}
        note={t("overview.rows_note", { share: format.share(total ? (rows.measured / total) * 10000 : 0) })}
      >
        <Count value={total} />
      </Figure>
    </Figures>
  );
}
