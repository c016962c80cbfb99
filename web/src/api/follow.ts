// Follows a job until it ends: by server-sent events, which a browser takes up again by itself after a break, and by asking now and then
// where events do not come through. Knows no page.
import { ApiError, address, get, type Schemas } from "./client";

export type Job = Schemas["Job"];

export const has_ended = (job: Pick<Job, "state">) => job.state !== "queued" && job.state !== "running";

// What a browser offers, so that a test can offer something else.
export interface Ways {
  open: (url: string) => EventSource;
  ask: (id: string) => Promise<Job>;
  later: (act: () => void, milliseconds: number) => () => void;
}

const browser: Ways = {
  open: (url) => new EventSource(url),
  ask: (id) => get("/api/v1/jobs/{id}", { path: { id } }),
  later: (act, milliseconds) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

const CLOSED = 2; // EventSource.CLOSED
const BREAKS = 3; // in a row, before events are given up
const EVERY = 2_000;
const AT_MOST_EVERY = 15_000;

export interface Follower {
  hear: (job: Job) => void;
  // The job cannot be followed any more: it was deleted, or the server says why.
  lose: (error: unknown) => void;
}

// Begins to follow; the function that it returns ends it.
export function follow_job(id: string, { hear, lose }: Follower, ways: Ways = browser): () => void {
  let source: EventSource | undefined;
  let forget_timer: (() => void) | undefined;
  let left = false;

  const leave = () => {
    left = true;
    source?.close();
    forget_timer?.();
  };
  const take = (job: Job) => {
    if (left) return;
    hear(job);
    if (has_ended(job)) leave();
  };

  const ask_now_and_then = (wait: number) => {
    source?.close();
    ways.ask(id).then(
      (job) => {
        take(job);
        if (!left) forget_timer = ways.later(() => ask_now_and_then(EVERY), EVERY);
      },
      (error: unknown) => {
        if (left) return;
        const gone = error instanceof ApiError && error.status >= 400 && error.status < 500;
        if (gone) {
          leave();
          lose(error);
        } else {
          forget_timer = ways.later(() => ask_now_and_then(Math.min(2 * wait, AT_MOST_EVERY)), wait);
        }
      },
    );
  };

  let breaks = 0;
  const told = (event: MessageEvent<string>) => {
    breaks = 0;
    take(JSON.parse(event.data));
  };
  source = ways.open(address("/api/v1/jobs/{id}/events", { id }));
  source.addEventListener("progress", told);
  source.addEventListener("ended", told);
  source.addEventListener("error", () => {
    breaks += 1;
    if (!left && (source?.readyState === CLOSED || breaks >= BREAKS)) ask_now_and_then(EVERY);
  });
  return leave;
}
