// Every address of the application and the feature that answers it. Each feature is loaded when it is first opened.
import { createBrowserRouter } from "react-router";
import { PageFailure } from "./error_boundary";
import { NotFound } from "./not_found";
import { Shell } from "./shell";

const overview = () => import("@/features/overview");
const plan = () => import("@/features/plan");
const outlook = () => import("@/features/outlook");
const adverts = () => import("@/features/adverts");
const portfolio = () => import("@/features/portfolio");
const exchange = () => import("@/features/exchange");
const programs = () => import("@/features/programs");
const warnings = () => import("@/features/warnings");
const filings = () => import("@/features/filings");
const schools = () => import("@/features/schools");
const organisations = () => import("@/features/organisations");
const regions = () => import("@/features/regions");
const rules = () => import("@/features/rules");
const data = () => import("@/features/data");

const page =
  <F extends Record<string, unknown>, K extends keyof F & string>(load: () => Promise<F>, name: K) =>
  async () => ({ Component: (await load())[name] as React.ComponentType });

export const router = createBrowserRouter([
  {
    path: "/",
    element: <Shell />,
    errorElement: <PageFailure />,
    hydrateFallbackElement: <div />,
    children: [
      {
        errorElement: <PageFailure />,
        children: [
          { index: true, lazy: page(overview, "OverviewPage") },
          { path: "plan", lazy: page(plan, "PlansPage") },
          { path: "plan/:id", lazy: page(plan, "PlanPage") },
          { path: "plan/:id/compare/:other", lazy: page(plan, "ComparisonPage") },
          { path: "departments", lazy: page(plan, "DepartmentsPage") },
          { path: "outlook", lazy: page(outlook, "OutlookPage") },
          { path: "adverts", lazy: page(adverts, "AdvertsPage") },
          { path: "portfolio", lazy: page(portfolio, "PortfolioPage") },
          { path: "exchange", lazy: page(exchange, "ExchangePage") },
          { path: "exchange/new", lazy: page(exchange, "ListingFormPage") },
          { path: "exchange/listings/:id", lazy: page(exchange, "ListingPage") },
          { path: "exchange/listings/:id/edit", lazy: page(exchange, "ListingFormPage") },
          { path: "exchange/deals", lazy: page(exchange, "DealsPage") },
          { path: "exchange/deals/:id", lazy: page(exchange, "DealPage") },
          { path: "exchange/board", lazy: page(exchange, "BoardPage") },
          { path: "exchange/resources", lazy: page(exchange, "ResourcesPage") },
          { path: "exchange/resources/:id", lazy: page(exchange, "ResourcePage") },
          { path: "exchange/lists", lazy: page(exchange, "ConsortiumListsPage") },
          { path: "exchange/demand", lazy: page(exchange, "DemandPage") },
          { path: "programs", lazy: page(programs, "ProgramsPage") },
          { path: "programs/duplicates", lazy: page(programs, "DuplicatesPage") },
          { path: "programs/warnings", lazy: page(warnings, "WarningsPage") },
          { path: "filings", lazy: page(filings, "FilingsPage") },
          { path: "filings/new", lazy: page(filings, "FilingFormPage") },
          { path: "filings/:id", lazy: page(filings, "FilingPage") },
          { path: "filings/:id/draft", lazy: page(filings, "FilingFormPage") },
          { path: "programs/:id", lazy: page(programs, "ProgramPage") },
          { path: "occupations/:id", lazy: page(programs, "OccupationPage") },
          { path: "schools", lazy: page(schools, "SchoolsPage") },
          { path: "schools/:id", lazy: page(schools, "SchoolPage") },
          { path: "organisations", lazy: page(organisations, "OrganisationsPage") },
          { path: "organisations/doubles", lazy: page(organisations, "DoublesPage") },
          { path: "organisations/:id", lazy: page(organisations, "OrganisationPage") },
          { path: "regions", lazy: page(regions, "RegionsPage") },
          { path: "regions/compare", lazy: page(regions, "RegionComparisonPage") },
          { path: "regions/:id", lazy: page(regions, "RegionPage") },
          { path: "rules", lazy: page(rules, "RulesPage") },
          { path: "data", lazy: page(data, "DataPage") },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
]);
