// Days of bookings. The records name the first day that is free again; people name the last day that is taken. Pure.
import dayjs from "dayjs";

const ISO = "YYYY-MM-DD";
export const day_after = (day: string) => dayjs(day).add(1, "day").format(ISO);
export const day_before = (day: string) => dayjs(day).subtract(1, "day").format(ISO);

export interface FreeDay {
  day: string;
  free: number;
}

// Spans with one number of free units, day by day.
export function each_day(spans: { from: string; until: string; free: number }[]): FreeDay[] {
  return spans.flatMap(({ from, until, free }) =>
    Array.from({ length: Math.max(0, dayjs(until).diff(dayjs(from), "day")) }, (_, at) => ({
      day: dayjs(from).add(at, "day").format(ISO),
      free,
    })),
  );
}
