import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { tooltip, words } from "@/ui/chart/option";
import { usePalette } from "@/ui/palette";
import { paths } from "@/ui/paths";

export function MostDuplicated({ brief }: { brief: Schemas["Brief"] }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const navigate = useNavigate();
  const rows = brief.duplicates.most.slice(0, 10);
  const upward = [...rows].reverse();
  const [first] = rows;
  if (!first) return null;
  return (
    <section className="section">
      <Chart
        title={t("overview.most_duplicated")}
        summary={t("overview.most_summary", { name: first.program.name, schools: first.schools })}
        filename="most_duplicated"
        height={30 + rows.length * 24}
        on_click={({ dataIndex }) => {
          const row = upward[dataIndex];
          if (row) navigate(paths.program(row.program.id));
        }}
        table={{
          columns: [t("programs.name"), t("programs.code"), t("programs.schools"), t("programs.points")],
          rows: rows.map((row) => [row.program.name, row.program.code, row.schools, row.points]),
        }}
        linked={(at, text) => <Link to={paths.program(rows[at]?.program.id ?? "")}>{text}</Link>}
        note={<Link to={paths.duplicates}>{t("overview.more_duplicates")}</Link>}
        option={{
          textStyle: words(palette),
          tooltip: { ...tooltip(palette), trigger: "item" },
          grid: { left: 4, right: 36, top: 4, bottom: 4, containLabel: true },
          xAxis: { type: "value", min: 0, show: false },
          yAxis: {
            type: "category",
            data: upward.map((row) => row.program.name),
            axisLabel: { color: palette.ink, width: 150, overflow: "truncate" },
            axisLine: { show: false },
            axisTick: { show: false },
          },
          series: [
            {
              type: "bar",
              barWidth: 12,
              data: upward.map((row) => ({
                value: row.schools,
                itemStyle: { color: palette.level[row.program.level] },
              })),
              label: { show: true, position: "right", color: palette.ink },
              cursor: "pointer",
            },
          ],
        }}
      />
    </section>
  );
}
