// What a page gives to a drawing and gets from it.
import type { EChartsCoreOption, EChartsType } from "echarts/core";

export type Drawing = EChartsType;
export type Option = EChartsCoreOption;

export interface Clicked {
  componentType: string;
  name: string;
  value: unknown;
  data: unknown;
  seriesIndex: number;
  dataIndex: number;
  seriesId?: string;
}

export interface DrawingProps {
  option: Option;
  maps?: Record<string, object>;
  // Called after each drawing; what it answers is called before the next one.
  on_ready?: (drawing: Drawing) => undefined | (() => void);
  on_click?: (event: Clicked) => void;
  // A new option is laid over the old one instead of taking its place.
  merges?: boolean;
}
