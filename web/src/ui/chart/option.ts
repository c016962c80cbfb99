// The look that every chart shares: axes, words, colours, and stripes for what is synthetic.
import type { Palette } from "../palette";

export const FONT =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

// Diagonal stripes over the bar's own colour.
export const hatched = (palette: Palette) => ({
  symbol: "rect",
  symbolSize: 1,
  rotation: -Math.PI / 4,
  color: palette.surface,
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
});

export const words = (palette: Palette) => ({ color: palette.ink, fontFamily: FONT, fontSize: 12 });

export const year_axis = (palette: Palette, years: number[]) => ({
  type: "category" as const,
  data: years.map(String),
  axisLabel: { color: palette.quiet, hideOverlap: true },
  axisLine: { lineStyle: { color: palette.line } },
  axisTick: { show: false },
});

// Bars begin at zero; so do lines here.
export const count_axis = (palette: Palette, name: string, written: (value: number) => string) => ({
  type: "value" as const,
  min: 0,
  name,
  nameTextStyle: { color: palette.quiet, align: "left" as const, padding: [0, 0, 0, -30] },
  axisLabel: { color: palette.quiet, formatter: written },
  splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
});

export const tooltip = (palette: Palette) => ({
  backgroundColor: palette.surface,
  borderColor: palette.line,
  textStyle: { color: palette.ink, fontFamily: FONT, fontSize: 12 },
  confine: true,
});

export const legend = (palette: Palette) => ({
  top: 0,
  right: 0,
  itemWidth: 14,
  itemHeight: 8,
  textStyle: { color: palette.quiet },
});

export const grid = { left: 8, right: 16, top: 36, bottom: 8, containLabel: true };
