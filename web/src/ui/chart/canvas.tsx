// The drawing itself: ECharts with only the parts the pages use. Loaded when a chart first comes on the screen.
import { BarChart, HeatmapChart, LineChart, LinesChart, SankeyChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Drawing, DrawingProps } from "./drawing";

echarts.use([
  BarChart,
  LineChart,
  LinesChart,
  ScatterChart,
  HeatmapChart,
  SankeyChart,
  GridComponent,
  GeoComponent,
  TooltipComponent,
  LegendComponent,
  VisualMapComponent,
  MarkLineComponent,
  AriaComponent,
  CanvasRenderer,
]);

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export default function Canvas({ option, maps, on_ready, on_click, merges = false }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<Drawing | null>(null);
  const clicked = useRef(on_click);
  clicked.current = on_click;

  useEffect(() => {
    if (!frame.current) return;
    for (const [name, shape] of Object.entries(maps ?? {})) echarts.registerMap(name, shape as never);
    const made = echarts.init(frame.current);
    chart.current = made;
    made.on("click", (event) => clicked.current?.(event as never));
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(frame.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [maps]);

  useEffect(() => {
    if (!chart.current) return;
    chart.current.setOption({ animation: !still(), animationDuration: 300, ...option }, !merges);
    return on_ready?.(chart.current);
  }, [option, on_ready, merges]);

  return <div ref={frame} className="chart-canvas" aria-hidden="true" />;
}
