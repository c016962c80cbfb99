// How the register grew: points, programs and schools of the city by year.
import { useTranslation } from "react-i18next";
import { useDuplicates } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { count_axis, grid, legend, tooltip, words, year_axis } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { usePalette } from "@/ui/palette";
import { Loaded } from "@/ui/states";

export function GrowthChart() {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const duplicates = useDuplicates({ limit: 1 });
  return (
    <section className="section">
      <Loaded query={duplicates}>
        {({ by_year }) => {
          const [first, last] = [by_year[0], by_year.at(-1)];
          if (!first || !last) return null;
          const line = (name: string, values: number[], colour: string) => ({
            type: "line",
            name,
            data: values,
            symbolSize: 5,
            itemStyle: { color: colour },
            endLabel: { show: true, formatter: `${name} {c}`, color: colour },
          });
          return (
            <Chart
              title={t("programs.growth_chart", { from: first.year, until: last.year })}
              summary={t("programs.growth_summary", {
                from: first.year,
                until: last.year,
                before: first.points,
                after: last.points,
              })}
              filename="register_by_year"
              height={230}
              table={{
                columns: [
                  t("programs.year"),
                  t("programs.points"),
                  t("programs.programs"),
                  t("programs.schools"),
                ],
                rows: by_year.map((row) => [String(row.year), row.points, row.programs, row.schools]),
              }}
              note={t("programs.growth_note")}
              option={{
                textStyle: words(palette),
                tooltip: { ...tooltip(palette), trigger: "axis" },
                legend: { ...legend(palette), show: false },
                grid: { ...grid, top: 16, right: 110 },
                xAxis: {
                  ...year_axis(
                    palette,
                    by_year.map((row) => row.year),
                  ),
                  boundaryGap: false,
                },
                yAxis: count_axis(palette, "", format.count),
                series: [
                  line(
                    t("programs.points"),
                    by_year.map((row) => row.points),
                    palette.series[0] ?? "",
                  ),
                  line(
                    t("programs.programs"),
                    by_year.map((row) => row.programs),
                    palette.series[1] ?? "",
                  ),
                  line(
                    t("programs.schools"),
                    by_year.map((row) => row.schools),
                    palette.series[2] ?? "",
                  ),
                ],
              }}
            />
          );
        }}
      </Loaded>
    </section>
  );
}
