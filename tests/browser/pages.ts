// Every page of the application, with one example of each page that shows a single thing.
import { ask } from "./browser";

interface List<Row> {
  items: Row[];
}

export interface PageAddress {
  name: string;
  path: string;
}

export async function all_pages(): Promise<PageAddress[]> {
  const programs = await ask<List<{ program: { id: string } }>>(
    "/api/v1/programs?limit=1&level=higher_vocational",
  );
  const schools = await ask<List<{ id: string; points: number }>>("/api/v1/schools?limit=2000");
  const regions =
    await ask<List<{ region: { id: string; kind: string }; points: number }>>("/api/v1/regions");
  const plans = await ask<List<{ head: { id: string; outline: boolean } }>>("/api/v1/plans");
  const organisations = await ask<List<{ id: string; merged: number }>>(
    "/api/v1/organisations?limit=1&stage=certified",
  );
  const organisation = organisations.items[0]?.id;
  const filing = (await ask<List<{ id: string }>>("/api/v1/filings?limit=1")).items[0]?.id;
  const listing = (await ask<List<{ id: string }>>("/api/v1/listings?limit=1&side=need")).items[0]?.id;
  const deal = (await ask<List<{ id: string }>>("/api/v1/deals?limit=1")).items[0]?.id;
  const resource = (await ask<List<{ id: string }>>("/api/v1/resources?limit=1")).items[0]?.id;
  const most = <Row extends { points: number }>(rows: Row[]) =>
    [...rows].sort((a, b) => b.points - a.points)[0];
  const program = programs.items[0]?.program.id ?? "";
  const profile = await ask<{ occupations: { id: string }[] }>(
    `/api/v1/programs/${encodeURIComponent(program)}`,
  );
  const districts = regions.items.filter((row) => row.region.kind === "district");
  const [a, b] = [...districts].sort((left, right) => right.points - left.points).map((row) => row.region.id);
  const zone = regions.items.find((row) => row.region.kind === "zone")?.region.id;
  const text = plans.items.find((row) => !row.head.outline)?.head.id;
  const outline = plans.items.find((row) => row.head.outline)?.head.id;
  const pages: (PageAddress | null)[] = [
    { name: "overview", path: "/" },
    { name: "plans", path: "/plan" },
    outline ? { name: "plan-outline", path: `/plan/${encodeURIComponent(outline)}` } : null,
    text ? { name: "plan", path: `/plan/${encodeURIComponent(text)}` } : null,
    text && outline
      ? {
          name: "comparison",
          path: `/plan/${encodeURIComponent(text)}/compare/${encodeURIComponent(outline)}`,
        }
      : null,
    { name: "departments", path: "/departments" },
    { name: "outlook", path: "/outlook" },
    { name: "adverts", path: "/adverts" },
    { name: "portfolio", path: "/portfolio" },
    { name: "exchange", path: "/exchange" },
    { name: "exchange-new", path: "/exchange/new?side=need" },
    listing ? { name: "exchange-listing", path: `/exchange/listings/${encodeURIComponent(listing)}` } : null,
    { name: "exchange-desk", path: "/exchange/deals" },
    deal ? { name: "exchange-deal", path: `/exchange/deals/${encodeURIComponent(deal)}` } : null,
    { name: "exchange-board", path: "/exchange/board" },
    { name: "exchange-resources", path: "/exchange/resources" },
    resource
      ? { name: "exchange-resource", path: `/exchange/resources/${encodeURIComponent(resource)}` }
      : null,
    { name: "exchange-lists", path: "/exchange/lists" },
    { name: "exchange-demand", path: "/exchange/demand" },
    { name: "programs", path: "/programs" },
    { name: "program", path: `/programs/${encodeURIComponent(program)}` },
    { name: "duplicates", path: "/programs/duplicates" },
    { name: "warnings", path: "/programs/warnings" },
    { name: "proposals", path: "/programs/warnings?tab=merges" },
    { name: "filings", path: "/filings" },
    filing ? { name: "filing", path: `/filings/${encodeURIComponent(filing)}` } : null,
    { name: "filing-new", path: "/filings/new" },
    profile.occupations[0]
      ? { name: "occupation", path: `/occupations/${encodeURIComponent(profile.occupations[0].id)}` }
      : null,
    { name: "schools", path: "/schools" },
    { name: "school", path: `/schools/${most(schools.items)?.id ?? ""}` },
    { name: "organisations", path: "/organisations" },
    organisation
      ? { name: "organisation", path: `/organisations/${encodeURIComponent(organisation)}` }
      : null,
    { name: "doubles", path: "/organisations/doubles" },
    { name: "regions", path: "/regions" },
    { name: "region", path: `/regions/${a ?? ""}` },
    zone ? { name: "zone", path: `/regions/${encodeURIComponent(zone)}` } : null,
    { name: "region-comparison", path: `/regions/compare?a=${a ?? ""}&b=${b ?? ""}` },
    { name: "rules", path: "/rules" },
    { name: "data-sources", path: "/data" },
    { name: "data-tables", path: "/data?tab=tables" },
    { name: "data-imports", path: "/data?tab=imports" },
    { name: "data-audit", path: "/data?tab=audit" },
    { name: "not-found", path: "/no-such-page" },
  ];
  return pages.filter((page) => page !== null);
}
