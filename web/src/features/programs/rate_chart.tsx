import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { grid, tooltip, words, year_axis } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { usePalette } from "@/ui/palette";

export function RateChart({ data }: { data: Schemas["Duplicates"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { by_year } = data;
  const [first, last] = [by_year[0], by_year.at(-1)];
  if (!first || !last) return null;
  const colour = palette.series[0];
  return (
    <section className="section">
      <Chart
        title={t("duplicates.by_year")}
        summary={t("duplicates.by_year_summary", {
          from: first.year,
          until: last.year,
          before: format.share(first.rate_bp),
          after: format.share(last.rate_bp),
        })}
        filename="duplicate_rate"
        height={320}
        table={{
          columns: [
            t("programs.year"),
            t("programs.rate"),
            t("programs.points"),
            t("programs.programs"),
            t("programs.schools"),
          ],
          rows: by_year.map((row) => [
            String(row.year),
            format.share(row.rate_bp),
            row.points,
            row.programs,
            row.schools,
          ]),
        }}
        note={t("duplicates.editions")}
        option={{
          textStyle: words(palette),
          tooltip: {
            ...tooltip(palette),
            trigger: "axis",
            valueFormatter: (value: number) => `${value.toFixed(1)}%`,
          },
          grid: { ...grid, top: 22 },
          xAxis: year_axis(
            palette,
            by_year.map((row) => row.year),
          ),
          yAxis: {
            type: "value",
            min: 0,
            axisLabel: { color: palette.quiet, formatter: "{value}%" },
            splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
          },
          series: [
            {
              type: "bar",
              name: t("programs.rate"),
              barMaxWidth: 26,
              data: by_year.map((row) => ({
                value: row.rate_bp / 100,
                itemStyle: { color: row.year === data.year ? colour : `${colour}80` },
              })),
              label: {
                show: true,
                position: "top",
                color: palette.quiet,
                fontSize: 10,
                formatter: ({ value }: { value: number }) => value.toFixed(0),
              },
            },
          ],
        }}
      />
    </section>
  );
}
