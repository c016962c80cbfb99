// What a person tries before the next plan is made: quotas held fixed, other limits, and how far to look. Kept in the browser until the plan
// has been asked for.
import { useCallback, useState } from "react";
import type { Schemas } from "@/api";

export type Request = Schemas["QuotaPlanRequest"];
export type Pin = Schemas["QuotaPin"];

const KEPT = "langqiao.quota_plan";
export const PLAIN: Request = {
  scenario: "base",
  years: 5,
  futures: 50,
  seconds: 60,
  gap_bp: 10,
  tail_weight_bp: 0,
  tail_share_bp: 1000,
  resume: false,
  pins: [],
  trials: [],
};

// What was kept, or the plain request where it cannot be read.
export function read_request(text: string | null): Request {
  try {
    const read = JSON.parse(text ?? "") as Request;
    return Array.isArray(read.pins) && Array.isArray(read.trials) ? { ...PLAIN, ...read } : PLAIN;
  } catch {
    return PLAIN;
  }
}

// One pin an offering and year.
export function with_pin(request: Request, pin: Pin): Request {
  const others = (request.pins ?? []).filter(
    (each) => each.offering !== pin.offering || (each.year ?? null) !== (pin.year ?? null),
  );
  return { ...request, pins: [...others, pin] };
}

export const without_pins = (request: Request, offering: string): Request => ({
  ...request,
  pins: (request.pins ?? []).filter((each) => each.offering !== offering),
});

export function with_trial(request: Request, of: string, value: number | null): Request {
  const others = (request.trials ?? []).filter((each) => each.of !== of);
  return { ...request, trials: value === null ? others : [...others, { of, value }] };
}

const said = (words: string[]) => words.sort().join("\n");

// Whether the request differs from a plan by its pins alone: then the server may go on from where that plan ended.
export function goes_on(request: Request, plan: Schemas["QuotaPlan"] | undefined): boolean {
  if (!plan) return false;
  const trials = (list: Request["trials"]) => said((list ?? []).map(({ of, value }) => `${of}=${value}`));
  const pins = (list: Request["pins"]) =>
    said(
      (list ?? []).map(({ offering, year, quota_persons }) => `${offering}@${year ?? ""}=${quota_persons}`),
    );
  return (
    (request.scenario ?? PLAIN.scenario) === plan.scenario &&
    request.years === plan.years.length &&
    request.futures === plan.futures &&
    (request.tail_weight_bp ?? 0) === plan.tail_weight_bp &&
    trials(request.trials) === trials(plan.trials) &&
    pins(request.pins) !== pins(plan.pins)
  );
}

export function useRequest() {
  const [request, set_request] = useState(() => read_request(localStorage.getItem(KEPT)));
  const keep = useCallback((next: Request) => {
    localStorage.setItem(KEPT, JSON.stringify(next));
    set_request(next);
  }, []);
  return [request, keep] as const;
}
