// What a district makes (people by industry) and what it teaches (points by category), as ranked bars.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { hatched, tooltip, words } from "@/ui/chart/option";
import type { Cell } from "@/ui/csv";
import { useFormat } from "@/ui/language";
import { QualityMark } from "@/ui/marks";
import { usePalette } from "@/ui/palette";
import { Empty } from "@/ui/states";

type Profile = Schemas["RegionProfile"];

interface Bar {
  name: string;
  value: number;
  synthetic: boolean;
}

const MOST = 12;

interface RankedProps {
  id: string;
  title: string;
  summary: string;
  bars: Bar[];
  colour: string;
  columns: string[];
  rows: Cell[][];
  note?: React.ReactNode;
}

function Ranked({ id, title, summary, bars, colour, columns, rows, note }: RankedProps) {
  const palette = usePalette();
  const format = useFormat();
  const upward = bars.slice(0, MOST).reverse();
  return (
    <section className="section" id={id}>
      <Chart
        title={title}
        summary={summary}
        filename={id}
        height={30 + upward.length * 26}
        note={note}
        table={{ columns, rows }}
        option={{
          textStyle: words(palette),
          tooltip: { ...tooltip(palette), trigger: "item", valueFormatter: format.exact },
          grid: { left: 4, right: 64, top: 4, bottom: 4, containLabel: true },
          xAxis: { type: "value", min: 0, show: false },
          yAxis: {
            type: "category",
            data: upward.map((bar) => bar.name),
            axisLabel: { color: palette.ink, width: 170, overflow: "truncate" },
            axisLine: { show: false },
            axisTick: { show: false },
          },
          series: [
            {
              type: "bar",
              barMaxWidth: 14,
              data: upward.map((bar) => ({
                value: bar.value,
                itemStyle: { color: colour, ...(bar.synthetic ? { decal: hatched(palette) } : {}) },
              })),
              label: {
                show: true,
                position: "right",
                color: palette.ink,
                formatter: ({ value }: { value: number }) => format.count(value),
              },
            },
          ],
        }}
      />
    </section>
  );
}

export function MakesChart({ rows, region }: { rows: Profile["employment"]; region: string }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const [first] = rows;
  if (!first) {
    return (
      <section className="section" id="makes">
        <h2>{t("region.makes")}</h2>
        <Empty>{t("region.no_employment")}</Empty>
      </section>
    );
  }
  const { quality } = first.provenance;
  return (
    <Ranked
      id="makes"
      title={t("region.makes_of", { year: first.year })}
      summary={t("region.makes_summary", { region, industry: first.name })}
      bars={rows.map((row) => ({
        name: row.name,
        value: row.employed_persons,
        synthetic: row.provenance.quality === "synthetic",
      }))}
      colour={palette.series[2] ?? palette.accent}
      columns={[t("region.industry"), t("programs.code"), t("measure.employed_persons"), t("proof.quality")]}
      rows={rows.map((row) => [
        row.name,
        row.industry,
        row.employed_persons,
        t(`quality.${row.provenance.quality}`),
      ])}
      note={
        <>
          <QualityMark quality={quality} /> {t(`quality.${quality}_means`)}
        </>
      }
    />
  );
}

export function TeachesChart({ rows, region }: { rows: Profile["categories"]; region: string }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const [first] = rows;
  if (!first) {
    return (
      <section className="section" id="teaches">
        <h2>{t("region.teaches")}</h2>
        <Empty>{t("region.no_category")}</Empty>
      </section>
    );
  }
  return (
    <Ranked
      id="teaches"
      title={t("region.teaches")}
      summary={t("region.teaches_summary", { region, category: first.name })}
      bars={rows.map((row) => ({ name: row.name, value: row.points, synthetic: false }))}
      colour={palette.series[0] ?? palette.accent}
      columns={[t("programs.category"), t("programs.points")]}
      rows={rows.map((row) => [row.name, row.points])}
      note={t("region.teaches_note")}
    />
  );
}
