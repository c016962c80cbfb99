// How many adverts were published in each month. Traces of what sites gathered, so the chart says that it is no count of jobs.
import { useTranslation } from "react-i18next";
import { Chart } from "@/ui/chart/chart";
import { count_axis, grid, tooltip, words } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { usePalette } from "@/ui/palette";
import type { Group } from "./group_list";

// Months without an advert, too, so that the axis is a calendar.
function calendar(months: Group[]): { id: string; adverts: number; median: number | null }[] {
  const known = new Map(months.map((month) => [month.id, month]));
  const number = (id: string) => Number(id.slice(0, 4)) * 12 + Number(id.slice(5)) - 1;
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  return Array.from({ length: number(last.id) - number(first.id) + 1 }, (_, step) => {
    const at = number(first.id) + step;
    const id = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    const month = known.get(id);
    return { id, adverts: month?.adverts ?? 0, median: month?.pay?.median ?? null };
  });
}

export function MonthsChart({ months }: { months: Group[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const every = calendar(months);
  return (
    <section className="section">
      <Chart
        title={t("adverts.by_month")}
        summary={t("adverts.by_month_summary", {
          from: format.month(first.id),
          until: format.month(last.id),
          most: format.month(months.reduce((a, b) => (b.adverts > a.adverts ? b : a)).id),
        })}
        filename="adverts_by_month"
        height={220}
        table={{
          columns: [t("adverts.month"), t("adverts.count"), t("adverts.median")],
          rows: every.map((month) => [month.id, month.adverts, month.median]),
        }}
        note={t("adverts.no_jobs")}
        option={{
          textStyle: words(palette),
          tooltip: { ...tooltip(palette), trigger: "axis" },
          grid: { ...grid, top: 16 },
          xAxis: {
            type: "category",
            data: every.map((month) => month.id),
            axisLabel: { color: palette.quiet, hideOverlap: true },
            axisLine: { lineStyle: { color: palette.line } },
            axisTick: { show: false },
          },
          yAxis: count_axis(palette, "", format.count),
          series: [
            {
              type: "bar",
              name: t("adverts.count"),
              data: every.map((month) => month.adverts),
              itemStyle: { color: palette.series[0] },
              barMaxWidth: 28,
            },
          ],
        }}
      />
    </section>
  );
}
