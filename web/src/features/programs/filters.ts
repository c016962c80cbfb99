// What the list of programs is asked for, and how that stands in the address.
import type { ProgramsQuery, Schemas } from "@/api";

export const DEFAULTS = {
  query: "",
  level: "",
  category: "",
  region: "",
  school: "",
  year: 0,
  all: false,
  controlled: "",
  sort: "points",
  order: "desc",
  page: 1,
  size: 20,
};

export type Filters = {
  [K in keyof typeof DEFAULTS]: (typeof DEFAULTS)[K] extends number
    ? number
    : (typeof DEFAULTS)[K] extends boolean
      ? boolean
      : string;
};

const LEVELS: Schemas["ProgramLevel"][] = [
  "secondary_vocational",
  "higher_vocational",
  "vocational_bachelor",
  "bachelor",
];
const SORTS = ["code", "name", "points", "growth", "rate", "national_points"] as const;
type Sort = (typeof SORTS)[number];

const one_of = <T extends string>(wanted: string, known: readonly T[]): T | undefined =>
  known.find((one) => one === wanted);

// A value that the API does not know is not sent: an old link opens the list instead of an error.
export function query_of(filters: Filters): ProgramsQuery {
  const size = Math.min(100, Math.max(1, filters.size));
  return {
    query: filters.query || undefined,
    level: one_of(filters.level, LEVELS),
    category: filters.category || undefined,
    region: filters.region || undefined,
    school: filters.school || undefined,
    year: filters.year || undefined,
    offered: filters.all ? false : undefined,
    state_controlled: filters.controlled === "yes" ? true : filters.controlled === "no" ? false : undefined,
    sort: one_of<Sort>(filters.sort, SORTS) ?? "points",
    order: filters.order === "asc" ? "asc" : "desc",
    limit: size,
    offset: (Math.max(1, filters.page) - 1) * size,
  };
}

export const is_filtered = (filters: Filters): boolean =>
  (["query", "level", "category", "region", "school", "year", "all", "controlled"] as const).some(
    (name) => filters[name] !== DEFAULTS[name],
  );
