// A need or an offer that is being written. It is kept in the browser until it is posted. Pure but for the two ends.
import type { Schemas } from "@/api";
import type { Corrections } from "./chips";
import type { Party } from "./party";

type Reading = Schemas["Reading"];

// undefined: the person has not said, so what was read in the text stands; null: the person says "none".
export interface Draft {
  side: Schemas["ListingSide"];
  kind: Schemas["ListingKind"];
  owner: Party | null;
  title: string;
  text: string;
  region?: string | null;
  seats?: number | null;
  education?: Schemas["Education"] | null;
  starts: string;
  ends: string;
  expires: string;
  contact_name: string;
  contact_phone: string;
  corrections: Corrections;
}

export const new_draft = (side: Draft["side"], kind: Draft["kind"]): Draft => ({
  side,
  kind,
  owner: null,
  title: "",
  text: "",
  starts: "",
  ends: "",
  expires: "",
  contact_name: "",
  contact_phone: "",
  corrections: {},
});

export interface Read {
  region?: string;
  seats?: number;
  education?: Schemas["Education"];
}

// What the text says of the fields. A town counts as its district, the first six digits of its code.
export function read_fields(reading: Reading | undefined, districts: string[]): Read {
  const district = reading?.place?.code.slice(0, 6);
  return {
    region: districts.find((each) => each === district),
    seats: reading?.recruits?.persons,
    education: reading?.education?.least,
  };
}

const stands = <T>(said: T | null | undefined, read: T | undefined): T | null =>
  said === undefined ? (read ?? null) : said;

export function filled(draft: Draft, read: Read) {
  return {
    region: stands(draft.region, read.region),
    seats: stands(draft.seats, read.seats),
    education: stands(draft.education, read.education),
  };
}

export function request_of(draft: Draft, read: Read): Schemas["ListingRequest"] {
  const { region, seats, education } = filled(draft, read);
  return {
    side: draft.side,
    kind: draft.kind,
    title: draft.title.trim(),
    text: draft.text.trim() || null,
    organisation: draft.owner && !draft.owner.is_school ? draft.owner.id : null,
    school: draft.owner?.is_school ? draft.owner.id : null,
    region,
    seats_persons: seats,
    education,
    starts: draft.starts || null,
    ends: draft.ends || null,
    expires: draft.expires || null,
    contact_name: draft.contact_name.trim() || null,
    contact_phone: draft.contact_phone.trim() || null,
  };
}

export function draft_of({ listing, text }: Schemas["Listing"]): Draft {
  return {
    ...new_draft(listing.side, listing.kind),
    owner: listing.owner,
    title: listing.title,
    text,
    region: listing.region?.id ?? null,
    seats: listing.seats_persons,
    education: listing.education,
    starts: listing.starts ?? "",
    ends: listing.ends ?? "",
    expires: listing.expires ?? "",
  };
}

const KEY = "langqiao.listing_draft";
const TEXTS = ["side", "kind", "title", "text", "starts", "ends", "expires", "contact_name", "contact_phone"];

// A kept draft; nothing where it is none of ours, for anybody can write to what a browser keeps.
export function parse_draft(kept: string | null): Draft | null {
  try {
    const draft = JSON.parse(kept ?? "null");
    const whole = TEXTS.every((name) => typeof draft?.[name] === "string");
    return whole && typeof draft.corrections === "object" && draft.corrections ? draft : null;
  } catch {
    return null;
  }
}

export const kept_draft = () => parse_draft(localStorage.getItem(KEY));
export const keep_draft = (draft: Draft) => localStorage.setItem(KEY, JSON.stringify(draft));
export const forget_draft = () => localStorage.removeItem(KEY);
export const is_begun = (draft: Draft) => draft.title.trim() !== "" || draft.text.trim() !== "";
