// Answers stay fresh for half a minute; a question that failed for a reason of its own is not asked again.
import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/api";

export const query_client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (times, error) =>
        times < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});

// What a question failed with is told in the language it was asked in.
export const ask_again_what_failed = () =>
  void query_client.resetQueries({ predicate: (query) => query.state.status === "error" });
