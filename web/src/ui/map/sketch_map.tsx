// A sketch map of the city on its own outline: districts filled by a measure, places as points that cluster.
// Not a survey map and without approval number: it says so.
import { MinusOutlined, PlusOutlined, RedoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Chart } from "../chart/chart";
import type { Clicked, Drawing } from "../chart/drawing";
import { tooltip, words } from "../chart/option";
import type { PlainTable } from "../csv";
import { useFormat } from "../language";
import { type Palette, usePalette } from "../palette";
import { class_ends, class_of } from "./bins";
import { centre_of } from "./centre";
import { draw_overlay, type MapPlace, type MapPoint, type OverlayPlan } from "./overlay";

const CLASSES = 5;
const MAP = "city";

export interface SketchMapProps {
  title: string;
  summary: string;
  outlines: Schemas["Outlines"];
  places: MapPlace[];
  points: MapPoint[];
  measure: string;
  synthetic?: boolean;
  table: PlainTable;
  linked?: (row: number, text: string) => ReactNode;
  actions?: ReactNode;
  height?: number;
  on_place?: (id: string) => void;
  on_point?: (id: string) => void;
}

// The outlines as GeoJSON whose feature names are region ids: names may repeat, ids do not.
function shape_of(outlines: Schemas["Outlines"]) {
  return {
    type: "FeatureCollection",
    features: outlines.items.map((item) => ({
      type: "Feature",
      properties: { name: item.region },
      geometry: { type: "MultiPolygon", coordinates: item.rings.map((ring) => [ring]) },
    })),
  };
}

// Names stand on the middle of the area, not on the seat of the district's office.
function anchored_on(outlines: Schemas["Outlines"], places: MapPlace[]): MapPlace[] {
  const centres = new Map(outlines.items.map((item) => [item.region, centre_of(item.rings)]));
  return places.map((place) => {
    const centre = centres.get(place.id);
    return centre ? { ...place, lng: centre[0], lat: centre[1] } : place;
  });
}

const mean_latitude = (outlines: Schemas["Outlines"]) => {
  const latitudes = outlines.items.flatMap((item) =>
    item.rings.flatMap((ring) => ring.map((point) => point[1] ?? 0)),
  );
  return latitudes.reduce((sum, one) => sum + one, 0) / Math.max(1, latitudes.length);
};

const fill_of = (place: MapPlace | undefined, ends: number[], palette: Palette) => {
  const at = class_of(place?.value ?? null, ends);
  if (at === null) return palette.missing;
  const step = at === 0 ? 0 : Math.round((at * (palette.ramp.length - 1)) / Math.max(1, ends.length));
  return palette.ramp[step] ?? palette.missing;
};

function Legend({ ends, places, synthetic }: { ends: number[]; places: MapPlace[]; synthetic: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const from = (at: number) => (at === 0 ? 1 : (ends[at - 1] ?? 0) + 1);
  const ranges = ends.map((end, at) => ({
    text: from(at) >= end ? format.count(end) : `${format.count(from(at))}–${format.count(end)}`,
    colour: palette.ramp[Math.round(((at + 1) * (palette.ramp.length - 1)) / ends.length)],
  }));
  const zero = places.some((place) => place.value === 0) ? [{ text: "0", colour: palette.ramp[0] }] : [];
  const missing = places.some((place) => place.value === null)
    ? [{ text: t("state.missing"), colour: palette.missing }]
    : [];
  return (
    <ul className={`map-legend${synthetic ? " hatched" : ""}`} aria-label={t("map.legend")}>
      {[...zero, ...ranges, ...missing].map(({ text, colour }) => (
        <li key={text}>
          <span className="map-swatch" style={{ background: colour }} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}

export function SketchMap(props: SketchMapProps) {
  const {
    outlines,
    places,
    points,
    measure,
    synthetic = false,
    height = 560,
    on_place,
    on_point,
    actions,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const drawing = useRef<Drawing | null>(null);
  const zoom = useRef(1);
  const maps = useMemo(() => ({ [MAP]: shape_of(outlines) }), [outlines]);
  const ends = useMemo(
    () =>
      class_ends(
        places.map((place) => place.value),
        CLASSES,
      ),
    [places],
  );
  const anchored = useMemo(() => anchored_on(outlines, places), [outlines, places]);
  const plan = useRef<OverlayPlan>({ places: anchored, points, palette });
  plan.current = { places: anchored, points, palette };

  const option = useMemo(() => {
    const by_id = new Map(places.map((place) => [place.id, place]));
    return {
      textStyle: words(palette),
      tooltip: { ...tooltip(palette), trigger: "item" },
      geo: {
        map: MAP,
        aspectScale: Math.cos((mean_latitude(outlines) * Math.PI) / 180),
        top: 12,
        bottom: 12,
        label: { show: false },
        itemStyle: { areaColor: palette.missing, borderColor: palette.surface, borderWidth: 1 },
        emphasis: {
          label: { show: false },
          itemStyle: { areaColor: undefined, borderColor: palette.vermilion, borderWidth: 2 },
        },
        regions: outlines.items.map((item) => ({
          name: item.region,
          itemStyle: { areaColor: fill_of(by_id.get(item.region), ends, palette) },
          emphasis: { itemStyle: { areaColor: fill_of(by_id.get(item.region), ends, palette) } },
        })),
        tooltip: {
          show: true,
          formatter: ({ name }: { name: string }) => {
            const place = by_id.get(name);
            const value = place?.value ?? null;
            return `${place?.name ?? name}<br/>${measure}: ${value === null ? t("state.missing") : format.exact(value)}`;
          },
        },
      },
    };
  }, [outlines, places, ends, palette, measure, format, t]);

  const on_ready = useCallback((made: Drawing) => {
    drawing.current = made;
    const draw = () => draw_overlay(made, plan.current);
    made.on("georoam", draw);
    made.on("finished", draw);
    draw();
    return () => {
      made.off("georoam", draw);
      made.off("finished", draw);
    };
  }, []);

  const move = (to: number, centre?: [number, number]) => {
    zoom.current = Math.min(24, Math.max(1, to));
    const whole = zoom.current === 1 ? { center: null } : centre ? { center: centre } : {};
    drawing.current?.setOption({
      geo: { zoom: zoom.current, roam: zoom.current > 1 ? "move" : false, ...whole },
    });
  };

  const clicked = ({ data, name, componentType }: Clicked) => {
    if (componentType === "geo") return on_place?.(name);
    const { members, value } = data as { members: string[]; value: [number, number] };
    if (members.length === 1 && members[0]) on_point?.(members[0]);
    else move(zoom.current * 2.5, value);
  };

  return (
    <Chart
      title={props.title}
      summary={props.summary}
      table={props.table}
      linked={props.linked}
      filename="map"
      height={height}
      maps={maps}
      option={option}
      merges
      on_ready={on_ready}
      on_click={clicked}
      actions={
        <>
          {actions}
          <span className="map-buttons">
            <Button
              size="small"
              icon={<PlusOutlined />}
              aria-label={t("map.nearer")}
              onClick={() => move(zoom.current * 1.7)}
            />
            <Button
              size="small"
              icon={<MinusOutlined />}
              aria-label={t("map.farther")}
              onClick={() => move(zoom.current / 1.7)}
            />
            <Button
              size="small"
              icon={<RedoOutlined />}
              aria-label={t("map.whole")}
              onClick={() => move(1)}
            />
          </span>
        </>
      }
      note={
        <>
          <Legend ends={ends} places={places} synthetic={synthetic} />
          <div>{t("map.sketch", { datum: outlines.datum })}</div>
        </>
      }
    />
  );
}
