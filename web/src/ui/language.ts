// The formatters of format.ts, bound to the language on the screen.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import * as format from "./format";

export function useLanguage(): format.Language {
  const { i18n } = useTranslation();
  return i18n.resolvedLanguage === "en" ? "en" : "zh";
}

export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      language,
      exact: format.exact,
      share: format.share,
      decimal: format.decimal,
      year_spans: format.year_spans,
      listed: (names: string[]) => format.listed(names, language),
      count: (value: number) => format.count(value, language),
      money: (fen: number) => format.money(fen, language),
      change: (value: number) => format.change(value, language),
      points_change: (points: number) => format.points_change(points, language),
      month: (iso: string) => format.month(iso, language),
      day: (iso: string) => format.day(iso, language),
      moment: (iso: string) => format.moment(iso, language),
      duration: (seconds: number) => format.duration(seconds, language),
      amount: (target: format.Amount) => format.amount(target, language),
    }),
    [language],
  );
}
