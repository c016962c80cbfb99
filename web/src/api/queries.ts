// One hook for each thing a page reads. Keys begin with the noun, so that a change can refresh a noun as a whole.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ApiError, get, get_text, type Schemas } from "./client";
import type { operations } from "./schema";

type Query<O extends keyof operations> = NonNullable<operations[O]["parameters"]["query"]>;
export type ProgramsQuery = Query<"listPrograms">;
export type SchoolsQuery = Query<"listSchools">;

export const useHealth = () =>
  useQuery({ queryKey: ["health"], queryFn: ({ signal }) => get("/api/v1/health", { signal }) });

export const useBrief = () =>
  useQuery({ queryKey: ["brief"], queryFn: ({ signal }) => get("/api/v1/brief", { signal }) });

export const useScoreboard = () =>
  useQuery({ queryKey: ["scoreboard"], queryFn: ({ signal }) => get("/api/v1/scoreboard", { signal }) });

export const useIndicatorRecords = (indicator: Schemas["Indicator"] | null, limit: number, offset: number) =>
  useQuery({
    queryKey: ["indicators", indicator, limit, offset],
    enabled: indicator !== null,
    queryFn: ({ signal }) =>
      get("/api/v1/indicators/{indicator}/records", {
        path: { indicator: indicator as Schemas["Indicator"] },
        query: { limit, offset },
        signal,
      }),
  });

export const useSearch = (query: string) =>
  useQuery({
    queryKey: ["search", query],
    enabled: query !== "",
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/search", { query: { query, limit: 30 }, signal }),
  });

export const useRegions = () =>
  useQuery({ queryKey: ["regions"], queryFn: ({ signal }) => get("/api/v1/regions", { signal }) });

export const useRegion = (id: string) =>
  useQuery({
    queryKey: ["regions", id],
    enabled: id !== "",
    queryFn: ({ signal }) => get("/api/v1/regions/{id}", { path: { id }, signal }),
  });

export const useOutlines = () =>
  useQuery({
    queryKey: ["outlines"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => get("/api/v1/outlines", { signal }),
  });

export const useSchools = (query: SchoolsQuery) =>
  useQuery({
    queryKey: ["schools", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/schools", { query, signal }),
  });

export const useSchool = (id: string) =>
  useQuery({
    queryKey: ["schools", "one", id],
    queryFn: ({ signal }) => get("/api/v1/schools/{id}", { path: { id }, signal }),
  });

export const usePrograms = (query: ProgramsQuery) =>
  useQuery({
    queryKey: ["programs", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/programs", { query, signal }),
  });

export const useProgram = (id: string) =>
  useQuery({
    queryKey: ["programs", "one", id],
    queryFn: ({ signal }) => get("/api/v1/programs/{id}", { path: { id }, signal }),
  });

export const useDuplicates = (query: Query<"getDuplicates">) =>
  useQuery({
    queryKey: ["duplicates", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/duplicates", { query, signal }),
  });

// The first answer after the data changed takes seconds: every advert is read.
export const useAdvertBoard = (query: Query<"getAdvertBoard">) =>
  useQuery({
    queryKey: ["adverts", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/adverts/board", { query, signal }),
  });

export const useWarnings = (query: Query<"listWarnings">) =>
  useQuery({
    queryKey: ["warnings", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/warnings", { query, signal }),
  });

export const useMergeProposals = (query: Query<"listMergeProposals">) =>
  useQuery({
    queryKey: ["warnings", "merges", query],
    queryFn: ({ signal }) => get("/api/v1/merge-proposals", { query, signal }),
  });

export const useFilings = (query: Query<"listFilings">) =>
  useQuery({
    queryKey: ["filings", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/filings", { query, signal }),
  });

export const useFiling = (id: string) =>
  useQuery({
    queryKey: ["filings", "one", id],
    queryFn: ({ signal }) => get("/api/v1/filings/{id}", { path: { id }, signal }),
  });

export const useFilingForm = (kind: Schemas["FilingKind"], program: string) =>
  useQuery({
    queryKey: ["filings", "form", kind, program],
    enabled: program !== "",
    queryFn: ({ signal }) => get("/api/v1/filing-form", { query: { kind, program }, signal }),
  });

export const useOccupation = (id: string) =>
  useQuery({
    queryKey: ["occupations", id],
    queryFn: ({ signal }) => get("/api/v1/occupations/{id}", { path: { id }, signal }),
  });

export const useOutlook = (query: Query<"getOutlook">) =>
  useQuery({
    queryKey: ["outlook", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/outlook", { query, signal }),
  });

export const useOccupationOutlook = (id: string, query: Query<"getOccupationOutlook">) =>
  useQuery({
    queryKey: ["outlook", "occupation", id, query],
    enabled: id !== "",
    queryFn: ({ signal }) => get("/api/v1/outlook/occupations/{id}", { path: { id }, query, signal }),
  });

export const useProgramOutlook = (id: string, query: Query<"getProgramOutlook">) =>
  useQuery({
    queryKey: ["outlook", "program", id, query],
    enabled: id !== "",
    queryFn: ({ signal }) => get("/api/v1/outlook/programs/{id}", { path: { id }, query, signal }),
  });

export const useChains = (query: Query<"getChains">) =>
  useQuery({
    queryKey: ["outlook", "chains", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/outlook/chains", { query, signal }),
  });

export const useOrganisations = (query: Query<"listOrganisations">) =>
  useQuery({
    queryKey: ["organisations", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/organisations", { query, signal }),
  });

export const useOrganisation = (id: string) =>
  useQuery({
    queryKey: ["organisations", "one", id],
    queryFn: ({ signal }) => get("/api/v1/organisations/{id}", { path: { id }, signal }),
  });

export const useDoubles = (limit: number, offset: number) =>
  useQuery({
    queryKey: ["organisations", "doubles", limit, offset],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/organisation-doubles", { query: { limit, offset }, signal }),
  });

export const useDecisions = () =>
  useQuery({
    queryKey: ["organisations", "decisions"],
    queryFn: ({ signal }) => get("/api/v1/organisation-decisions", { signal }),
  });

export const useDepartments = () =>
  useQuery({ queryKey: ["departments"], queryFn: ({ signal }) => get("/api/v1/departments", { signal }) });

export const useRules = (query: Query<"listRules">) =>
  useQuery({
    queryKey: ["rules", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/rules", { query, signal }),
  });

export const usePlans = () =>
  useQuery({ queryKey: ["plans"], queryFn: ({ signal }) => get("/api/v1/plans", { signal }) });

export const usePlan = (id: string) =>
  useQuery({
    queryKey: ["plans", id],
    queryFn: ({ signal }) => get("/api/v1/plans/{id}", { path: { id }, signal }),
  });

// The official text; null for the outline of a pack, which has none.
export const usePlanText = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: ["plans", id, "text"],
    enabled: wanted,
    queryFn: async ({ signal }) => {
      try {
        return await get_text("/api/v1/plans/{id}/text", { path: { id }, signal });
      } catch (failure) {
        if (failure instanceof ApiError && failure.status === 404) return null;
        throw failure;
      }
    },
  });

export const usePlanComparison = (id: string, other: string) =>
  useQuery({
    queryKey: ["plans", id, "compare", other],
    queryFn: ({ signal }) => get("/api/v1/plans/{id}/compare/{other}", { path: { id, other }, signal }),
  });

export const useSources = () =>
  useQuery({ queryKey: ["sources"], queryFn: ({ signal }) => get("/api/v1/sources", { signal }) });

export const useTables = () =>
  useQuery({ queryKey: ["tables"], queryFn: ({ signal }) => get("/api/v1/data/tables", { signal }) });

export const useImports = () =>
  useQuery({ queryKey: ["imports"], queryFn: ({ signal }) => get("/api/v1/data/imports", { signal }) });

export const useAudit = (limit: number, offset: number) =>
  useQuery({
    queryKey: ["audit", limit, offset],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/audit", { query: { limit, offset }, signal }),
  });
