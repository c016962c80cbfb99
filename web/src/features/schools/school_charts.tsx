import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { count_axis, grid, hatched, legend, tooltip, words, year_axis } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { QualityMark } from "@/ui/marks";
import { usePalette } from "@/ui/palette";
import { Empty } from "@/ui/states";

export function PointsChart({ history, name }: { history: Schemas["YearCount"][]; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || history.every((year) => year.points === 0)) {
    return (
      <section className="section">
        <h2>{t("school.history")}</h2>
        <Empty>{t("school.no_history")}</Empty>
      </section>
    );
  }
  return (
    <section className="section">
      <Chart
        title={t("school.history")}
        summary={t("program.history_summary", {
          name,
          from: first.year,
          until: last.year,
          before: first.points,
          after: last.points,
        })}
        filename="school_points"
        height={190}
        table={{
          columns: [t("programs.year"), t("programs.points")],
          rows: history.map((year) => [String(year.year), year.points]),
        }}
        option={{
          textStyle: words(palette),
          tooltip: { ...tooltip(palette), trigger: "axis" },
          grid: { ...grid, top: 20 },
          xAxis: year_axis(
            palette,
            history.map((year) => year.year),
          ),
          yAxis: count_axis(palette, "", format.count),
          series: [
            {
              type: "bar",
              name: t("programs.points"),
              barMaxWidth: 26,
              itemStyle: { color: palette.series[0] },
              label: { show: true, position: "top", color: palette.quiet, fontSize: 11 },
              data: history.map((year) => year.points),
            },
          ],
        }}
      />
    </section>
  );
}

const KINDS = ["quota_persons", "entrants_persons", "graduates_persons"] as const;

export function EnrolmentChart({
  enrolment,
  name,
}: {
  enrolment: Schemas["SchoolProfile"]["enrolment"];
  name: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  if (!enrolment.length) {
    return (
      <section className="section">
        <h2>{t("school.enrolment")}</h2>
        <Empty>{t("school.no_enrolment")}</Empty>
      </section>
    );
  }
  const quality = enrolment.some((year) => year.quality === "synthetic")
    ? "synthetic"
    : (enrolment[0]?.quality ?? "measured");
  return (
    <section className="section">
      <Chart
        title={t("school.enrolment")}
        summary={t("school.enrolment_summary", { name })}
        filename="enrolment"
        height={200}
        table={{
          columns: [t("programs.year"), ...KINDS.map((kind) => t(`enrolment.${kind}`)), t("proof.quality")],
          rows: enrolment.map((year) => [
            String(year.year),
            ...KINDS.map((kind) => year[kind]),
            t(`quality.${year.quality}`),
          ]),
        }}
        note={
          <>
            <QualityMark quality={quality} /> {t(`quality.${quality}_means`)}
          </>
        }
        option={{
          textStyle: words(palette),
          tooltip: { ...tooltip(palette), trigger: "axis", valueFormatter: format.exact },
          legend: legend(palette),
          grid,
          xAxis: year_axis(
            palette,
            enrolment.map((year) => year.year),
          ),
          yAxis: count_axis(palette, "", format.count),
          series: KINDS.map((kind, at) => ({
            type: "bar",
            name: t(`enrolment.${kind}`),
            barMaxWidth: 18,
            itemStyle: {
              color: palette.series[at],
              ...(quality === "synthetic" ? { decal: hatched(palette) } : {}),
            },
            data: enrolment.map((year) => year[kind]),
          })),
        }}
      />
    </section>
  );
}
