// One hook for each thing a person changes; each refreshes what it may have moved.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { post, put, remove, type Schemas } from "./client";

export interface ReadingKey {
  kind: Schemas["ReadingKind"];
  clause: string;
  seq: number;
}

const at = (plan: string, key: ReadingKey) => ({
  path: { id: plan, kind: key.kind, clause: key.clause, seq: key.seq },
});

const REVIEW = "/api/v1/plans/{id}/reviews/{kind}/{clause}/{seq}";

// Puts the review into the reading that is on the screen, before and after the server answers.
function show_review(client: QueryClient, plan: string, key: ReadingKey, review: Schemas["Review"] | null) {
  client.setQueryData<Schemas["PlanReading"]>(["plans", plan], (old) => {
    if (!old) return old;
    const clauses = old.clauses.map((c) =>
      key.kind === "clause" && c.path === key.clause ? { ...c, review } : c,
    );
    const duties = old.duties.map((d) =>
      key.kind === "duty" && d.clause === key.clause && d.seq === key.seq ? { ...d, review } : d,
    );
    const targets = old.targets.map((t) =>
      key.kind === "target" && t.clause === key.clause && t.seq === key.seq ? { ...t, review } : t,
    );
    return { ...old, clauses, duties, targets };
  });
  client.invalidateQueries({ queryKey: ["plans"], exact: true });
  client.invalidateQueries({ queryKey: ["audit"] });
}

export function useReview(plan: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, request }: { key: ReadingKey; request: Schemas["ReviewRequest"] }) =>
      put(REVIEW, request, at(plan, key)),
    onSuccess: (review, { key }) => show_review(client, plan, key, review),
  });
}

export function useUndoReview(plan: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: ReadingKey) => remove(REVIEW, at(plan, key)),
    onSuccess: (_, key) => show_review(client, plan, key, null),
  });
}

export interface GivenText {
  content: string | ArrayBuffer;
  filename?: string;
}

export function useImportPlan(dry_run: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ content, filename }: GivenText) =>
      post(
        "/api/v1/plans",
        {
          content,
          type: typeof content === "string" ? "text/plain; charset=utf-8" : "application/octet-stream",
        },
        { query: { dry_run, filename } },
      ),
    onSuccess: () => (dry_run ? undefined : client.invalidateQueries()),
  });
}

export function useDeletePlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove("/api/v1/plans/{id}", { path: { id } }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: ["plans", id] });
      return client.invalidateQueries();
    },
  });
}

export type ImportMode = Schemas["ImportReport"]["mode"];

// Bad rows answer 422 with the same report, so that the page can list them.
export function useImportRows() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, mode, content }: { name: string; mode: ImportMode; content: ArrayBuffer }) =>
      post(
        "/api/v1/data/tables/{name}/rows",
        { content, type: "text/csv" },
        { path: { name }, query: { mode } },
        [422],
      ),
    onSuccess: (report) => (report.taken ? client.invalidateQueries() : undefined),
  });
}

// A file from a job site, and what a person says of it.
export interface AdvertFile {
  name: string;
  content: ArrayBuffer;
  columns: Record<string, Schemas["AdvertColumn"] | "none">; // by header
  posted: string;
  source: string;
}

export function useImportAdverts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, content, columns, posted, source, mode }: AdvertFile & { mode: ImportMode }) =>
      post(
        "/api/v1/adverts/rows",
        { content, type: "application/octet-stream" },
        {
          query: {
            mode,
            filename: name,
            columns: Object.entries(columns)
              .map(([header, holds]) => `${header}=${holds}`)
              .join("\n"),
            posted,
            source,
          },
        },
        [422],
      ),
    onSuccess: ({ report }) => (report.taken ? client.invalidateQueries() : undefined),
  });
}

export function useWithdrawImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove("/api/v1/data/imports/{id}", { path: { id } }),
    onSuccess: () => client.invalidateQueries(),
  });
}

const DECISION = "/api/v1/organisation-decisions/{id}/{other}";

interface PairOfIds {
  id: string;
  other: string;
}

// A decision about two organisations moves every count that they are in.
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, other, request }: PairOfIds & { request: Schemas["DecisionRequest"] }) =>
      put(DECISION, request, { path: { id, other } }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useUndoDecision() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: PairOfIds) => remove(DECISION, { path }),
    onSuccess: () => client.invalidateQueries(),
  });
}

const RESULT_REVIEW = "/api/v1/portfolio-reviews/{result}/{subject}";

interface ReviewedResult {
  result: Schemas["PortfolioResult"];
  subject: string;
}

function refresh_warnings(client: QueryClient) {
  client.invalidateQueries({ queryKey: ["audit"] });
  return client.invalidateQueries({ queryKey: ["warnings"] });
}

export function useReviewResult() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      result,
      subject,
      request,
    }: ReviewedResult & { request: Schemas["ResultReviewRequest"] }) =>
      put(RESULT_REVIEW, request, { path: { result, subject } }),
    onSuccess: () => refresh_warnings(client),
  });
}

export function useUndoReviewOfResult() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: ReviewedResult) => remove(RESULT_REVIEW, { path }),
    onSuccess: () => refresh_warnings(client),
  });
}

const JSON_TYPE = "application/json";

function refresh_filings(client: QueryClient, filing: Schemas["Filing"]) {
  client.setQueryData(["filings", "one", filing.filing.id], filing);
  client.invalidateQueries({ queryKey: ["audit"] });
  return client.invalidateQueries({ queryKey: ["filings"] });
}

export function useDraftFiling() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas["FilingRequest"]) =>
      post("/api/v1/filings", { content: JSON.stringify(request), type: JSON_TYPE }),
    onSuccess: (filing) => refresh_filings(client, filing),
  });
}

export function useReviseFiling(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas["FilingRequest"]) => put("/api/v1/filings/{id}", request, { path: { id } }),
    onSuccess: (filing) => refresh_filings(client, filing),
  });
}

export function useFilingStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas["FilingStepRequest"]) =>
      post(
        "/api/v1/filings/{id}/steps",
        { content: JSON.stringify(request), type: JSON_TYPE },
        { path: { id } },
      ),
    onSuccess: (filing) => refresh_filings(client, filing),
  });
}
