// Every number and date that a person reads is written here, in the habits of the reader's language. Pure.

export type Language = "zh" | "en";

const grouped = (value: number, digits = 0) =>
  value.toLocaleString("en-US", { maximumFractionDigits: digits });

// The value to the last digit: 123456 → 123,456.
export const exact = (value: number): string => grouped(value, 2);

// Three significant digits, without trailing zeros.
const three_digits = (value: number) => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return grouped(Number(value.toFixed(digits)), digits);
};

// A count as one speaks of it: 万 from 10,000, 亿 from 100,000,000; digits in groups in English.
export function count(value: number, language: Language): string {
  const size = Math.abs(value);
  if (language === "en" || size < 10_000) return exact(value);
  // 99,995,000 would be rounded to 10,000万: it is 1亿.
  const [unit, sign] = size >= 99_995_000 ? [100_000_000, "亿"] : [10_000, "万"];
  return `${value < 0 ? "-" : ""}${three_digits(size / Number(unit))}${sign}`;
}

// Does `count` say less than `exact`? Then the exact value belongs beside it.
export const is_rounded = (value: number, language: Language): boolean =>
  language === "zh" && Math.abs(value) >= 10_000;

// A count with its sign: +12, −3, 0.
export function change(value: number, language: Language): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${count(Math.abs(value), language)}`;
}

// Money, kept in fen, as one speaks of it: 43000000 → 43万元 · CNY 430,000.
export function money(fen: number, language: Language): string {
  return language === "zh" ? `${count(fen / 100, language)}元` : `CNY ${count(fen / 100, language)}`;
}

// Basis points as per cent: 4934 → 49.3%.
export const share = (basis_points: number, digits = 1): string => `${(basis_points / 100).toFixed(digits)}%`;

// A number that is no count: 0.046 → 0.05.
export const decimal = (value: number, digits = 1): string => value.toFixed(digits);

// A difference of shares, given in percentage points.
export function points_change(points: number, language: Language): string {
  const sign = points > 0 ? "+" : points < 0 ? "−" : "";
  const size = grouped(Math.abs(points), 1);
  return language === "zh" ? `${sign}${size}个百分点` : `${sign}${size} percentage points`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const parts = (iso: string) => iso.slice(0, 10).split("-").map(Number) as [number, number, number];

// 2026-03-05 → 2026年3月 · Mar 2026.
export function month(iso: string, language: Language): string {
  const [year, at] = parts(iso);
  return language === "zh" ? `${year}年${at}月` : `${MONTHS[at - 1]} ${year}`;
}

// 2026-03-05 → 2026年3月5日 · 5 Mar 2026.
export function day(iso: string, language: Language): string {
  const [year, at, date] = parts(iso);
  return language === "zh" ? `${year}年${at}月${date}日` : `${date} ${MONTHS[at - 1]} ${year}`;
}

// A moment in the reader's own time zone, to the minute.
export function moment(iso: string, language: Language): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day(date, language)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

// A time to wait, as roughly as it is known: 40 → 约 40 秒, 130 → 约 2 分钟, 7300 → 约 2 小时.
export function duration(seconds: number, language: Language): string {
  const [size, zh, en] =
    seconds < 100 ? [1, "秒", "s"] : seconds < 5_400 ? [60, "分钟", "min"] : [3_600, "小时", "h"];
  const value = grouped(Math.max(0, Math.round(seconds / Number(size))));
  return language === "zh" ? `约 ${value} ${zh}` : `about ${value} ${en}`;
}

export interface Amount {
  least: number | null;
  most: number | null;
  approximate: boolean;
  unit: string;
  qualitative: string;
}

// What a target asks for: 约 200 家 · 6–8 所 · ≥ 60% · 若干个. An empty text when it names no amount at all.
export function amount(target: Amount, language: Language): string {
  const { least, most } = target;
  const low = least ?? most;
  if (low === null) return target.qualitative;
  const about = target.approximate ? (language === "zh" ? "约 " : "about ") : "";
  const unit = target.unit === "%" ? "%" : target.unit ? ` ${target.unit}` : "";
  if (least !== null && most === null) return `≥ ${about}${count(least, language)}${unit}`;
  if (least === null) return `≤ ${about}${count(low, language)}${unit}`;
  const high = most !== null && most !== least ? `–${count(most, language)}` : "";
  return `${about}${count(least, language)}${high}${unit}`;
}

// Names one after another: 甲、乙 · A, B.
export const listed = (names: string[], language: Language): string =>
  names.join(language === "zh" ? "、" : ", ");

// A district's name without its kind, for a map: 浦东新区 → 浦东, 徐汇区 → 徐汇.
export const short_place = (name: string): string => name.replace(/(新区|区|县)$/, "") || name;

// Years as spans: 2013, 2014, 2015, 2019 → 2013–2015, 2019.
export function year_spans(years: number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const year of sorted) {
    const last = spans.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
