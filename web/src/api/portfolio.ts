// Quota plans: jobs of one kind, and what they made.
import { useQuery } from "@tanstack/react-query";
import { get, type Schemas } from "./client";
import { useJobs, useStartJob } from "./jobs";

export const QUOTA_PLAN_JOB = "portfolio";
const MOST_JOBS = 200;

// Newest first, those that run and those that have a plan.
export function useQuotaPlanJobs() {
  const jobs = useJobs(MOST_JOBS);
  return { ...jobs, items: jobs.data?.items.filter((job) => job.kind === QUOTA_PLAN_JOB) };
}

export const useQuotaPlan = (id: string) =>
  useQuery({
    queryKey: ["portfolio", "plan", id],
    enabled: id !== "",
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => get("/api/v1/portfolio/plans/{id}", { path: { id }, signal }),
  });

export function useStartQuotaPlan() {
  const start = useStartJob(QUOTA_PLAN_JOB);
  return { ...start, begin: (request: Schemas["QuotaPlanRequest"]) => start.mutateAsync(request) };
}
