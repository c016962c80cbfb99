// What a person takes home as an Excel workbook: the lists with the filters of the page, tables, and the errors of a file.
import { address, type Taken, take } from "./client";
import type { operations } from "./schema";

type Query<O extends keyof operations> = NonNullable<operations[O]["parameters"]["query"]>;

const workbook = (path: string, values: object = {}, query: object = {}): Promise<Taken> =>
  take(address(path, values, { ...query, format: "xlsx" }));

export const take_programs = ({ limit, offset, ...filters }: Query<"listPrograms">) =>
  workbook("/api/v1/programs", {}, filters);
export const take_program = (id: string) => workbook("/api/v1/programs/{id}", { id });
export const take_duplicates = (year: number) => workbook("/api/v1/duplicates", {}, { year });
export const take_outlook = (query: Query<"getOutlook">) => workbook("/api/v1/outlook", {}, query);
export const take_quota_plan = (id: string) => workbook("/api/v1/portfolio/plans/{id}", { id });
export const take_schools = ({ limit, offset, ...filters }: Query<"listSchools">) =>
  workbook("/api/v1/schools", {}, filters);
export const take_adverts = ({ limit, ...filters }: Query<"getAdvertBoard">) =>
  workbook("/api/v1/adverts/board", {}, filters);
export const take_warnings = ({ limit, offset, ...filters }: Query<"listWarnings">) =>
  workbook("/api/v1/warnings", {}, filters);
export const take_filings = ({ limit, offset, ...filters }: Query<"listFilings">) =>
  workbook("/api/v1/filings", {}, filters);
export const take_listings = ({ limit, offset, ...filters }: Query<"listListings">) =>
  workbook("/api/v1/listings", {}, filters);
export const take_matches = (id: string) => workbook("/api/v1/listings/{id}/matches", { id });
export const take_pairs = () => workbook("/api/v1/exchange/pairs");
export const take_deals = ({ limit, offset, ...filters }: Query<"listDeals">) =>
  workbook("/api/v1/deals", {}, filters);
export const take_due = ({ limit, offset, ...filters }: Query<"listDue">) =>
  workbook("/api/v1/exchange/due", {}, filters);
export const take_bookings = (id: string, from?: string) =>
  workbook("/api/v1/resources/{id}", { id }, { from });
export const take_consortium_lists = ({ limit, offset, ...filters }: Query<"listConsortiumLists">) =>
  workbook("/api/v1/consortium-lists", {}, filters);
export const take_demand_answers = ({ limit, offset, ...filters }: Query<"listDemandAnswers">) =>
  workbook("/api/v1/demand-answers", {}, filters);
export const take_rules = (filters: Query<"listRules">) => workbook("/api/v1/rules", {}, filters);
export const take_scoreboard = () => workbook("/api/v1/scoreboard");
export const take_plan = (id: string) => workbook("/api/v1/plans/{id}", { id });
export const take_table = (name: string) => workbook("/api/v1/data/tables/{name}", { name });
export const take_template = (name: string) => workbook("/api/v1/data/tables/{name}/template", { name });

// Checks the rows of a file again; nothing is taken.
export const take_row_errors = (name: string, content: BodyInit): Promise<Taken> =>
  take(address("/api/v1/data/tables/{name}/rows", { name }, { mode: "check", format: "xlsx" }), {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: content,
  });
