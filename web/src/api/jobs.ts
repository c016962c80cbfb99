// Long-running jobs: start one, follow it, come back for its result. They go on while nobody looks; the list of them is asked for again
// as long as one of them runs.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { address, get, post, remove } from "./client";
import { follow_job, has_ended, type Job } from "./follow";

const json_body = (value: unknown) => ({ content: JSON.stringify(value), type: "application/json" });
const LIST = ["jobs"];
const EVERY = 2_000;
const NOW_AND_THEN = 60_000; // somebody else may have started one

export const useJobs = (limit = 20) =>
  useQuery({
    queryKey: [...LIST, "newest", limit],
    queryFn: ({ signal }) => get("/api/v1/jobs", { query: { limit }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => !has_ended(each)) ? EVERY : NOW_AND_THEN,
  });

// The job as it stands, by events while it runs; `error` when it cannot be followed.
export function useJob(id: string | null): { job: Job | null; error: unknown } {
  const client = useQueryClient();
  const [known, set_known] = useState<{ id: string; job: Job | null; error: unknown } | null>(null);
  useEffect(() => {
    if (id === null) return;
    return follow_job(id, {
      hear: (job) => {
        set_known({ id, job, error: null });
        if (has_ended(job)) client.invalidateQueries({ queryKey: LIST });
      },
      lose: (error) => set_known({ id, job: null, error }),
    });
  }, [id, client]);
  return known && known.id === id ? known : { job: null, error: null };
}

// The result in the shape of the job's kind, once there is one.
export const useJobResult = <Result>(job: Job | null) =>
  useQuery({
    queryKey: [...LIST, "result", job?.id],
    enabled: job?.has_result === true,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      get("/api/v1/jobs/{id}/result", { path: { id: job?.id ?? "" }, signal }) as Promise<Result>,
  });

function useChange<Said, Answer>(change: (said: Said) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: [...LIST, "newest"] }),
  });
}

const start = (kind: string, request: unknown) =>
  post("/api/v1/jobs", json_body(request), { query: { kind } });

export const useStartJob = (kind: string) => useChange((request: unknown) => start(kind, request));

// The same request once more.
export const useStartAgain = () =>
  useChange(async (id: string) => {
    const { kind, request } = await get("/api/v1/jobs/{id}", { path: { id } });
    return start(kind, request);
  });

export const useCancelJob = () =>
  useChange((id: string) => post("/api/v1/jobs/{id}/cancel", json_body({}), { path: { id } }));

export const useDeleteJob = () => useChange((id: string) => remove("/api/v1/jobs/{id}", { path: { id } }));

// Where the result is as a file, for whoever has no page for its kind.
export const job_result_address = (id: string) => address("/api/v1/jobs/{id}/result", { id });
