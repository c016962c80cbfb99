import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "./client";
import { type Follower, follow_job, has_ended, type Job, type Ways } from "./follow";

const job = (state: Job["state"], step = 0): Job => ({
  id: "7",
  kind: "rehearsal",
  title: { zh: "演练", en: "Rehearsal" },
  state,
  actor: "owner",
  created: "2026-01-01T00:00:00Z",
  started: null,
  ended: null,
  stopped_by: null,
  progress: {
    stage: { zh: "", en: "" },
    step,
    of: 10,
    done_bp: step * 1000,
    gap_bp: null,
    seconds_left: null,
    note: { zh: "", en: "" },
  },
  problem: null,
  has_result: false,
});

// An EventSource in the hands of the test.
class Source extends EventTarget {
  readyState = 1;
  closed = false;
  constructor(readonly url: string) {
    super();
  }
  close() {
    this.closed = true;
    this.readyState = 2;
  }
  tell(event: "progress" | "ended", data: Job) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  // A break that the browser mends by itself, or (`for_good`) does not.
  break(for_good = false) {
    this.readyState = for_good ? 2 : 0;
    this.dispatchEvent(new Event("error"));
  }
}

let source: Source;
let waiting: { act: () => void; milliseconds: number }[];
let answers: (Job | ApiError)[];
let heard: Job[];
let lost: unknown[];
let ways: Ways;
let follower: Follower;

const asked_again = async () => {
  waiting.shift()?.act();
  await Promise.resolve();
};
const unreachable = new ApiError(0, { what: "unreachable", where: "", found: "", wanted: "", action: "" });
const missing = new ApiError(404, { what: "no such job", where: "", found: "", wanted: "", action: "" });

beforeEach(() => {
  waiting = [];
  answers = [];
  heard = [];
  lost = [];
  follower = { hear: (each) => heard.push(each), lose: (error) => lost.push(error) };
  ways = {
    open: (url) => {
      source = new Source(url);
      return source as unknown as EventSource;
    },
    ask: async () => {
      const answer = answers.shift() ?? unreachable;
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    later: (act, milliseconds) => {
      const entry = { act, milliseconds };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
  };
});

describe("following by events", () => {
  it("asks for the events of the job", () => {
    follow_job("a/7", follower, ways);
    expect(source.url).toBe("/api/v1/jobs/a%2F7/events");
  });
  it("hears each state and ends with the last", () => {
    follow_job("7", follower, ways);
    source.tell("progress", job("queued"));
    source.tell("progress", job("running", 3));
    source.tell("ended", job("finished"));
    source.tell("progress", job("running", 4));
    expect(heard.map((each) => each.state)).toEqual(["queued", "running", "finished"]);
    expect(source.closed).toBe(true);
    expect(waiting).toEqual([]);
  });
  it("lets the browser mend a break", () => {
    follow_job("7", follower, ways);
    source.break();
    source.break();
    source.tell("progress", job("running", 1));
    source.break();
    source.break();
    expect(source.closed).toBe(false);
  });
  it("hears nothing more once it is left", () => {
    const leave = follow_job("7", follower, ways);
    leave();
    source.tell("progress", job("running"));
    source.break(true);
    expect(heard).toEqual([]);
    expect(source.closed).toBe(true);
  });
});

describe("where events do not come through", () => {
  it("asks now and then until the job ends", async () => {
    answers = [job("running", 1), job("running", 2), job("cancelled")];
    follow_job("7", follower, ways);
    source.break(true);
    await vi.waitFor(() => expect(waiting.length).toBe(1));
    await asked_again();
    await vi.waitFor(() => expect(heard.length).toBe(2));
    await vi.waitFor(() => expect(waiting.length).toBe(1));
    await asked_again();
    await vi.waitFor(() =>
      expect(heard.map((each) => each.state)).toEqual(["running", "running", "cancelled"]),
    );
    expect(waiting).toEqual([]);
    expect(lost).toEqual([]);
  });
  it("does so after several breaks in a row, too", async () => {
    answers = [job("finished")];
    follow_job("7", follower, ways);
    source.break();
    source.break();
    source.break();
    await vi.waitFor(() => expect(heard.map((each) => each.state)).toEqual(["finished"]));
    expect(source.closed).toBe(true);
  });
  it("waits longer and longer for a server that is away, and comes back to it", async () => {
    answers = [unreachable, unreachable, unreachable, unreachable, unreachable, job("interrupted")];
    follow_job("7", follower, ways);
    source.break(true);
    const waits: number[] = [];
    while (heard.length === 0) {
      await vi.waitFor(() => expect(waiting.length + heard.length).toBeGreaterThan(0));
      if (waiting[0]) waits.push(waiting[0].milliseconds);
      waiting.shift()?.act();
      await Promise.resolve();
    }
    expect(waits).toEqual([2000, 4000, 8000, 15000, 15000]);
    expect(lost).toEqual([]);
  });
  it("says so when the job is gone", async () => {
    answers = [missing];
    follow_job("7", follower, ways);
    source.break(true);
    await vi.waitFor(() => expect(lost).toEqual([missing]));
    expect(waiting).toEqual([]);
  });
  it("does not ask once it is left", async () => {
    answers = [job("running", 1), job("running", 2)];
    const leave = follow_job("7", follower, ways);
    source.break(true);
    await vi.waitFor(() => expect(waiting.length).toBe(1));
    leave();
    expect(waiting).toEqual([]);
  });
});

describe("has_ended", () => {
  it("tells what goes on from what is over", () => {
    expect((["queued", "running"] as const).map((state) => has_ended({ state }))).toEqual([false, false]);
    for (const state of ["finished", "cancelled", "failed", "interrupted"] as const)
      expect(has_ended({ state })).toBe(true);
  });
});
