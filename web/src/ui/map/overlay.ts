// What lies over the map and depends on the zoom: names of districts and clusters of points.
import type { Drawing } from "../chart/drawing";
import { FONT } from "../chart/option";
import type { Palette } from "../palette";
import { cluster } from "./cluster";
import { type Box, place_labels } from "./labels";

export interface MapPlace {
  id: string;
  name: string;
  label: string; // short enough for the map
  lng: number | null;
  lat: number | null;
  value: number | null;
}

export interface MapPoint {
  id: string;
  name: string;
  lng: number;
  lat: number;
  colour: string;
}

export interface OverlayPlan {
  places: MapPlace[];
  points: MapPoint[];
  palette: Palette;
}

const RADIUS = 20;
const LETTER = 12;

const pixel = (drawing: Drawing, lng: number, lat: number): [number, number] | null => {
  const at = drawing.convertToPixel({ geoIndex: 0 }, [lng, lat]) as unknown as number[] | undefined;
  return at && Number.isFinite(at[0]) && Number.isFinite(at[1]) ? [at[0] as number, at[1] as number] : null;
};

const geographic = (drawing: Drawing, x: number, y: number): number[] | null => {
  const at = drawing.convertFromPixel({ geoIndex: 0 }, [x, y]) as unknown as number[] | undefined;
  return at && at.length === 2 ? at : null;
};

function names(drawing: Drawing, { places }: OverlayPlan, obstacles: Box[]) {
  const frame = { width: drawing.getWidth(), height: drawing.getHeight() };
  const anchored = places.flatMap((place) => {
    const at = place.lng === null || place.lat === null ? null : pixel(drawing, place.lng, place.lat);
    const shown = at && at[0] > 0 && at[1] > 0 && at[0] < frame.width && at[1] < frame.height;
    return shown ? [{ place, x: at[0], y: at[1] }] : [];
  });
  const crowding = (x: number, y: number) =>
    anchored.filter((one) => Math.hypot(one.x - x, one.y - y) < 60).length;
  const labels = anchored.map(({ place, x, y }) => ({
    id: place.id,
    x,
    y,
    width: place.label.length * LETTER + 6,
    height: LETTER + 6,
    weight: -crowding(x, y),
  }));
  const by_id = new Map(anchored.map((one) => [one.place.id, one]));
  return place_labels(labels, frame, obstacles).flatMap(({ id, x, y, away }) => {
    const one = by_id.get(id);
    const at = geographic(drawing, x, y);
    return one && at
      ? [{ name: one.place.label, at, anchor: away ? geographic(drawing, one.x, one.y) : null }]
      : [];
  });
}

const size_of = (members: unknown[]) =>
  members.length === 1 ? 9 : Math.min(26, 13 + Math.sqrt(members.length) * 2.5);

function clusters(drawing: Drawing, { points }: OverlayPlan) {
  const shown = points.flatMap((point) => {
    const at = pixel(drawing, point.lng, point.lat);
    return at ? [{ ...point, x: at[0], y: at[1] }] : [];
  });
  return cluster(shown, RADIUS);
}

function dots(groups: ReturnType<typeof clusters>, palette: Palette) {
  return groups.map(({ members }) => {
    const single = members.length === 1;
    const mean = (of: "lng" | "lat") => members.reduce((sum, one) => sum + one[of], 0) / members.length;
    return {
      value: [mean("lng"), mean("lat")],
      name: members
        .map((one) => one.name)
        .slice(0, 12)
        .join("<br/>"),
      members: members.map((one) => one.id),
      symbolSize: size_of(members),
      itemStyle: {
        color: single ? members[0]?.colour : palette.ink,
        borderColor: palette.surface,
        borderWidth: 1.5,
        opacity: 0.92,
      },
      label: { show: !single, formatter: String(members.length), color: palette.surface, fontSize: 11 },
    };
  });
}

const last = new WeakMap<Drawing, string>();

// Draws names and points for the present zoom; does nothing when they already stand right, so that it may be called
// after every frame.
export function draw_overlay(drawing: Drawing, plan: OverlayPlan) {
  if (drawing.isDisposed()) return;
  const groups = clusters(drawing, plan);
  const obstacles = groups.map(({ x, y, members }) => ({
    x,
    y,
    width: size_of(members),
    height: size_of(members),
  }));
  const placed = names(drawing, plan, obstacles);
  const { palette } = plan;
  const series = [
    {
      id: "points",
      type: "scatter",
      coordinateSystem: "geo",
      data: dots(groups, palette),
      z: 10,
      tooltip: { formatter: "{b}" },
    },
    {
      id: "ties",
      type: "lines",
      coordinateSystem: "geo",
      silent: true,
      z: 11,
      lineStyle: { color: palette.ink, width: 1, opacity: 0.7 },
      data: placed.flatMap(({ anchor, at }) => (anchor ? [{ coords: [anchor, at] }] : [])),
    },
    {
      id: "names",
      type: "scatter",
      coordinateSystem: "geo",
      silent: true,
      z: 12,
      symbolSize: 0.1,
      itemStyle: { color: "transparent", opacity: 1 },
      label: {
        show: true,
        position: "inside",
        formatter: "{b}",
        color: palette.ink,
        fontFamily: FONT,
        fontSize: LETTER,
        textBorderColor: palette.surface,
        textBorderWidth: 3,
      },
      data: placed.map(({ name, at }) => ({ name, value: at })),
    },
  ];
  const sign = JSON.stringify(series);
  if (last.get(drawing) === sign) return;
  last.set(drawing, sign);
  drawing.setOption({ series });
}
