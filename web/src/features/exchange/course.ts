// The course of a deal as it is drawn: the way to fulfilment, and where it left that way. Pure.
import type { Schemas } from "@/api";

type State = Schemas["DealState"];

export const WAY: State[] = ["proposed", "accepted", "negotiating", "agreed", "running", "fulfilled"];
export const OVER: State[] = ["fulfilled", "declined", "withdrawn", "lapsed", "broken_off"];
export const is_over = (state: State) => OVER.includes(state);

// From here on each side sees the other's contact; a deal that ended without an agreement shows it no more.
export const shows_contacts = (state: State) => WAY.indexOf(state) >= WAY.indexOf("accepted");

export interface Stop {
  state: State;
  reached: string | null; // the moment
  here: boolean;
}

// Of a deal that ended otherwise: the states it went through, then its end.
export function stops(state: State, history: Schemas["DealHistoryStep"][]): Stop[] {
  const reached = new Map<State, string>();
  for (const step of history) if (!reached.has(step.to)) reached.set(step.to, step.at);
  const left_the_way = !WAY.includes(state);
  const states = left_the_way ? [...WAY.filter((each) => reached.has(each)), state] : WAY;
  return states.map((each) => ({
    state: each,
    reached: reached.get(each) ?? null,
    here: each === state,
  }));
}
