// Which jobs have ended since the person last looked: what the tray reports, also after the page was closed meanwhile. Pure.
import { has_ended, type Job } from "@/api";

type Known = Pick<Job, "id" | "state" | "ended">;

// Ended after the moment `seen` (ISO 8601; "" when nobody has ever looked: then nothing is news).
export const ended_since = <J extends Known>(jobs: J[], seen: string): J[] =>
  seen === "" ? [] : jobs.filter((job) => has_ended(job) && job.ended !== null && job.ended > seen);

// Ended between two looks at the list.
export function ended_between<J extends Known>(before: Known[], now: J[]): J[] {
  const ran = new Set(before.filter((job) => !has_ended(job)).map((job) => job.id));
  return now.filter((job) => has_ended(job) && ran.has(job.id));
}

// The latest end in the list, or what was known before: what a look at the list makes seen.
export const seen_until = (jobs: Known[], seen: string): string =>
  jobs.reduce((latest, { ended }) => (ended !== null && ended > latest ? ended : latest), seen);
