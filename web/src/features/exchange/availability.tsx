// How many units are free, day by day: a strip to look at, and the same spans as a table.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { day_before, each_day, type FreeDay } from "./days";

type Span = Schemas["FreeUnits"];
const STEPS = 5; // of the palette's ramp

const shade = (free: number, units: number) =>
  Math.ceil((STEPS * Math.min(free, units)) / Math.max(units, 1));

// The first day of each month, with the share of the strip before it.
function month_starts(days: FreeDay[]): { day: string; at: number }[] {
  return days.flatMap(({ day }, at) => (at === 0 || day.endsWith("-01") ? [{ day, at }] : []));
}

export function Availability({ days: spans, units }: { days: Span[]; units: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = each_day(spans);
  const said = ({ day, free }: FreeDay) => t("exchange.free_on", { day: format.day(day), free, units });
  return (
    <>
      <div
        className="free-strip"
        aria-hidden="true"
        style={{ gridTemplateColumns: `repeat(${days.length}, 1fr)` }}
      >
        {days.map((each) => (
          <span
            key={each.day}
            title={said(each)}
            className={each.free > 0 ? "free-day" : "free-day free-none"}
            style={each.free > 0 ? { background: `var(--ramp-${shade(each.free, units)})` } : undefined}
          />
        ))}
      </div>
      <div className="free-months" aria-hidden="true">
        {month_starts(days)
          .filter(({ at }, nth, all) => nth > 0 || (all[1]?.at ?? days.length) - at > days.length / 8)
          .map(({ day, at }) => (
            <span key={day} style={{ left: `${(100 * at) / Math.max(days.length, 1)}%` }}>
              {format.month(day)}
            </span>
          ))}
      </div>
      <p className="section-note">{t("exchange.strip_note")}</p>
      <details>
        <summary>{t("exchange.as_table")}</summary>
        <table className="plain-table" aria-label={t("exchange.availability")}>
          <thead>
            <tr>
              <th scope="col">{t("exchange.from")}</th>
              <th scope="col">{t("exchange.last_day")}</th>
              <th scope="col" className="numeric">
                {t("exchange.free")}
              </th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ from, until, free }) => (
              <tr key={from}>
                <td>{format.day(from)}</td>
                <td>{format.day(day_before(until))}</td>
                <td className="numeric">{free}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
