// Demand and supply of one occupation group over the years: a fan of what is open to graduates, what they fill, and
// the second scenario dashed. Synthetic data are drawn in stripes of the fan's own colour.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { count_axis, grid, hatched, legend, tooltip, words, year_axis } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { usePalette } from "@/ui/palette";

type Outlook = Schemas["OccupationOutlook"];

export function FanChart({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { by_year, against_by_year } = outlook;
  const [first, last] = [by_year[0], by_year.at(-1)];
  if (!first || !last) return null;
  const [demand, supply, other] = palette.series;
  const line = (name: string, data: number[], colour: string | undefined, dashed = false) => ({
    type: "line",
    name,
    data,
    symbol: "circle",
    symbolSize: 5,
    itemStyle: { color: colour },
    lineStyle: { color: colour, type: dashed ? "dashed" : "solid" },
  });
  const edge = {
    type: "line",
    stack: "fan",
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  const names = {
    open: t("outlook.open_to_graduates"),
    placed: t("outlook.placed"),
    against: t("outlook.against"),
  };
  return (
    <Chart
      title={t("outlook.fan", { name: outlook.occupation.name })}
      summary={t("outlook.fan_summary", {
        from: first.year,
        until: last.year,
        before: format.count(first.unmet.p50),
        after: format.count(last.unmet.p50),
      })}
      filename={`outlook_${outlook.occupation.id}`}
      height={300}
      table={{
        columns: [
          t("outlook.year"),
          t("outlook.openings"),
          names.open,
          `${names.open} P10`,
          `${names.open} P90`,
          names.placed,
          t("outlook.unmet"),
          `${t("outlook.unmet")} P10`,
          `${t("outlook.unmet")} P90`,
        ],
        rows: by_year.map((year) => [
          String(year.year),
          year.openings.p50,
          year.open_to_graduates.p50,
          year.open_to_graduates.p10,
          year.open_to_graduates.p90,
          year.placed,
          year.unmet.p50,
          year.unmet.p10,
          year.unmet.p90,
        ]),
      }}
      note={t("outlook.fan_note")}
      option={{
        aria: { enabled: true },
        textStyle: words(palette),
        tooltip: {
          ...tooltip(palette),
          trigger: "axis",
          valueFormatter: (value: number) => format.count(Math.round(value)),
        },
        legend: {
          ...legend(palette),
          data: [names.open, names.placed, ...(against_by_year.length ? [names.against] : [])],
        },
        grid,
        xAxis: year_axis(
          palette,
          by_year.map((year) => year.year),
        ),
        yAxis: count_axis(palette, "", format.count),
        series: [
          { ...edge, data: by_year.map((year) => year.open_to_graduates.p10) },
          {
            ...edge,
            data: by_year.map((year) => year.open_to_graduates.p90 - year.open_to_graduates.p10),
            areaStyle: {
              color: demand,
              opacity: 0.25,
              ...(outlook.quality === "synthetic" ? { decal: hatched(palette) } : {}),
            },
          },
          line(
            names.open,
            by_year.map((year) => year.open_to_graduates.p50),
            demand,
          ),
          line(
            names.placed,
            by_year.map((year) => year.placed),
            supply,
          ),
          ...(against_by_year.length
            ? [
                line(
                  names.against,
                  against_by_year.map((year) => year.open_to_graduates.p50),
                  other,
                  true,
                ),
              ]
            : []),
        ],
      }}
    />
  );
}
