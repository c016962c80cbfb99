// Program × school: which schools offer the same. Rows and columns are the ones with the most overlap.
import { Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { tooltip, words } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { usePalette } from "@/ui/palette";
import { paths } from "@/ui/paths";
import { matrix_of } from "./matrix";

const SIZES = [15, 30, 50];

export function DuplicateMatrix({ items }: { items: Schemas["Duplicates"]["items"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const navigate = useNavigate();
  const [size, set_size] = useState(30);
  const { programs, schools, cells } = useMemo(() => matrix_of(items, size), [items, size]);
  if (!programs.length) return null;
  const narrow = innerWidth < 700;
  return (
    <section className="section">
      <Chart
        title={t("duplicates.matrix")}
        summary={t("duplicates.matrix_summary", { programs: programs.length, schools: schools.length })}
        filename="program_school"
        height={150 + programs.length * 18}
        actions={
          <Select
            size="small"
            value={size}
            onChange={set_size}
            aria-label={t("duplicates.matrix_size")}
            popupMatchSelectWidth={false}
            options={SIZES.map((value) => ({ value, label: t("duplicates.first", { count: value }) }))}
          />
        }
        on_click={({ data }) => {
          const program = programs[(data as { value: [number, number] }).value[1]];
          if (program) navigate(paths.program(program.id));
        }}
        table={{
          columns: [t("programs.name"), t("programs.schools"), t("programs.offered_by")],
          rows: items
            .slice(0, size)
            .map((item) => [
              item.row.program.name,
              item.row.schools,
              format.listed(item.offered_by.map((school) => school.name)),
            ]),
        }}
        linked={(at, text) => <Link to={paths.program(items[at]?.row.program.id ?? "")}>{text}</Link>}
        note={t("duplicates.matrix_note")}
        option={{
          textStyle: words(palette),
          tooltip: {
            ...tooltip(palette),
            formatter: ({ value }: { value: [number, number] }) =>
              `${programs[value[1]]?.name ?? ""}<br/>${schools[value[0]]?.name ?? ""}`,
          },
          grid: { left: 4, right: 12, top: 4, bottom: 4, containLabel: true },
          xAxis: {
            type: "category",
            data: schools.map((school) => school.name),
            axisLabel: {
              rotate: 90,
              interval: 0,
              color: palette.quiet,
              fontSize: narrow ? 8 : 11,
              width: 130,
              overflow: "truncate",
            },
            axisTick: { show: false },
            axisLine: { show: false },
            splitLine: { show: true, lineStyle: { color: palette.line, opacity: 0.5 } },
          },
          yAxis: {
            type: "category",
            inverse: true,
            data: programs.map((program) => `${program.name} ${program.schools}`),
            axisLabel: {
              interval: 0,
              color: palette.ink,
              fontSize: narrow ? 9 : 12,
              width: narrow ? 90 : 190,
              overflow: "truncate",
            },
            axisTick: { show: false },
            axisLine: { show: false },
            splitLine: { show: true, lineStyle: { color: palette.line, opacity: 0.5 } },
          },
          series: [
            {
              type: "heatmap",
              data: cells.map(([school, program]) => {
                const level = programs[program]?.level;
                return {
                  value: [school, program, 1],
                  itemStyle: { color: level ? palette.level[level] : palette.accent },
                };
              }),
              itemStyle: { borderColor: palette.surface, borderWidth: 1 },
              cursor: "pointer",
            },
          ],
        }}
      />
    </section>
  );
}
