// The one address of each thing, so that every mention can link to it.

const at = (base: string, id: string) => `${base}/${encodeURIComponent(id)}`;
const asked = (base: string, query: Record<string, string | number | undefined>) => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${base}?${search}` : base;
};

// A page for the results of a kind of job is named here.
const RESULT_PAGES: Record<string, (id: string) => string> = {
  portfolio: (id) => asked("/portfolio", { plan: id }),
};

export const paths = {
  overview: "/",
  plans: "/plan",
  plan: (id: string, clause?: string) => asked(at("/plan", id), { clause }),
  plan_comparison: (id: string, other: string) => `${at("/plan", id)}/compare/${encodeURIComponent(other)}`,
  departments: (id?: string) => asked("/departments", { id }),
  outlook: (filters: { year?: number; scenario?: string; open?: string; program?: string } = {}) =>
    asked("/outlook", filters),
  adverts: (filters: { occupation?: string; place?: string } = {}) => asked("/adverts", filters),
  portfolio: (filters: { plan?: string; against?: string } = {}) => asked("/portfolio", filters),
  exchange: (filters: { query?: string; side?: string; kind?: string; region?: string } = {}) =>
    asked("/exchange", filters),
  new_listing: (start: { side?: string; kind?: string } = {}) => asked("/exchange/new", start),
  listing: (id: string) => at("/exchange/listings", id),
  revise_listing: (id: string) => `${at("/exchange/listings", id)}/edit`,
  deals: (filters: { state?: string; query?: string; party?: string } = {}) =>
    asked("/exchange/deals", filters),
  deal: (id: string) => at("/exchange/deals", id),
  exchange_board: "/exchange/board",
  resources: "/exchange/resources",
  resource: (id: string) => at("/exchange/resources", id),
  consortium_lists: (filters: { list?: string } = {}) => asked("/exchange/lists", filters),
  demand_survey: "/exchange/demand",
  programs: (filters: { region?: string; school?: string; query?: string; category?: string } = {}) =>
    asked("/programs", filters),
  program: (id: string) => at("/programs", id),
  duplicates: "/programs/duplicates",
  warnings: (filters: { tab?: string; scope?: string; query?: string } = {}) =>
    asked("/programs/warnings", filters),
  filings: (filters: { stand?: string; query?: string } = {}) => asked("/filings", filters),
  filing: (id: string) => at("/filings", id),
  filing_draft: (id: string) => `${at("/filings", id)}/draft`,
  new_filing: (
    start: {
      kind?: string;
      school?: string;
      program?: string;
      into_program?: string;
      into_school?: string;
      basis?: string;
    } = {},
  ) => asked("/filings/new", start),
  occupation: (id: string) => at("/occupations", id),
  schools: (filters: { region?: string; level?: string } = {}) => asked("/schools", filters),
  school: (id: string) => at("/schools", id),
  organisations: (filters: { query?: string; region?: string } = {}) => asked("/organisations", filters),
  organisation: (id: string) => at("/organisations", id),
  doubles: "/organisations/doubles",
  regions: "/regions",
  region: (id: string) => at("/regions", id),
  region_comparison: (a?: string, b?: string) => asked("/regions/compare", { a, b }),
  rules: (id?: string, at?: string) => asked("/rules", { id, at }),
  // The page that shows results of this kind of job; null when there is none.
  job_result: (kind: string, id: string): string | null => RESULT_PAGES[kind]?.(id) ?? null,
  data: (tab?: string, find?: string) => asked("/data", { tab, find }),
};
