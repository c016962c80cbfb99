// Filters that live in the address, so that a view can be sent to a colleague and the back button works.
// A value equal to its default is left out; a value that cannot be read counts as its default.
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

type Value = string | number | boolean;
export type Defaults = Record<string, Value>;
type Widened<D extends Defaults> = {
  [K in keyof D]: D[K] extends boolean ? boolean : D[K] extends number ? number : string;
};

function read_one(text: string, standard: Value): Value {
  if (typeof standard === "boolean") return text === "1" ? true : text === "0" ? false : standard;
  if (typeof standard === "number") return /^-?\d{1,9}$/.test(text) ? Number(text) : standard;
  return text;
}

export function read_filters<D extends Defaults>(search: URLSearchParams, defaults: D): Widened<D> {
  const read = Object.entries(defaults).map(([name, standard]) => {
    const text = search.get(name);
    return [name, text === null ? standard : read_one(text, standard)];
  });
  return Object.fromEntries(read) as Widened<D>;
}

// Keeps what it does not know, so that two filters can share an address.
export function write_filters<D extends Defaults>(
  search: URLSearchParams,
  defaults: D,
  changes: Partial<Widened<D>>,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === defaults[name]) written.delete(name);
    else written.set(name, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return written;
}

export function useUrlFilters<D extends Defaults>(defaults: D) {
  const [search, set_search] = useSearchParams();
  const filters = useMemo(() => read_filters(search, defaults), [search, defaults]);
  const change = useCallback(
    (changes: Partial<Widened<D>>) =>
      set_search((now) => write_filters(now, defaults, changes), { replace: true }),
    [set_search, defaults],
  );
  return [filters, change] as const;
}
