// Points of one program by year, the city as bars, the nation as a line on its own scale. Years that are followed by
// name only, through an earlier edition of the catalogue, are drawn pale and dashed.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { count_axis, grid, legend, tooltip, words, year_axis } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { usePalette } from "@/ui/palette";

type Year = Schemas["ProgramProfile"]["history"][number];

export function HistoryChart({ history, name }: { history: Year[]; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return null;
  const [city, nation] = [palette.series[0], palette.series[1]];
  const by_name = history.some((year) => year.by_name);
  const national = (kept: (year: Year) => boolean) =>
    history.map((year) => (kept(year) ? year.national_points : null));
  const turn = history.findIndex((year) => !year.by_name);
  return (
    <section className="section">
      <Chart
        title={t("program.history")}
        summary={t("program.history_summary", {
          name,
          from: first.year,
          until: last.year,
          before: first.points,
          after: last.points,
        })}
        filename="program_history"
        height={280}
        table={{
          columns: [
            t("programs.year"),
            t("programs.points"),
            t("programs.schools"),
            t("programs.national_points"),
            t("program.followed"),
          ],
          rows: history.map((year) => [
            String(year.year),
            year.points,
            year.schools,
            year.national_points,
            t(year.by_name ? "program.by_name" : "program.by_code"),
          ]),
        }}
        note={by_name ? t("program.by_name_note") : undefined}
        option={{
          textStyle: words(palette),
          tooltip: { ...tooltip(palette), trigger: "axis" },
          legend: { ...legend(palette), data: [t("program.city"), t("program.nation")] },
          grid,
          xAxis: year_axis(
            palette,
            history.map((year) => year.year),
          ),
          yAxis: [
            count_axis(palette, "", format.count),
            {
              ...count_axis(palette, "", format.count),
              splitLine: { show: false },
            },
          ],
          series: [
            {
              type: "bar",
              name: t("program.city"),
              barMaxWidth: 30,
              itemStyle: { color: city },
              label: {
                show: true,
                position: "top",
                color: palette.ink,
                textBorderColor: palette.surface,
                textBorderWidth: 3,
              },
              z: 5,
              data: history.map((year) => ({
                value: year.points,
                itemStyle: year.by_name
                  ? { color: `${city}59`, borderType: "dashed", borderColor: city, borderWidth: 1 }
                  : { color: city },
              })),
            },
            {
              type: "line",
              name: t("program.nation"),
              yAxisIndex: 1,
              itemStyle: { color: nation },
              symbolSize: 5,
              data: national((year) => !year.by_name),
            },
            {
              type: "line",
              name: t("program.nation"),
              yAxisIndex: 1,
              itemStyle: { color: nation },
              lineStyle: { type: "dashed", opacity: 0.6 },
              symbolSize: 4,
              tooltip: { show: true },
              data: history
                .map((year, at) => (at <= turn || turn < 0 ? year.national_points : null))
                .map((value, at) => (by_name && (history[at]?.by_name || at === turn) ? value : null)),
            },
          ],
        }}
      />
    </section>
  );
}
