import type { Schemas } from "@/api";

export interface Wanted {
  find: string;
  jurisdiction: string;
  unchecked: boolean;
}

// Is this one of the rules that the person asked to see? Words are looked for in id, titles and citations.
export function matches(rule: Schemas["Rule"], { find, jurisdiction, unchecked }: Wanted): boolean {
  if (jurisdiction && rule.jurisdiction !== jurisdiction) return false;
  if (unchecked && rule.today?.citation.checked !== null) return false;
  const documents = rule.history.map((value) => value.citation.document);
  const text = [rule.id, rule.title_zh, rule.title_en, ...documents].join("\n").toLowerCase();
  return text.includes(find.toLowerCase());
}
