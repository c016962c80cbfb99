// Classes of a choropleth: zero stands alone, the rest is cut at quantiles. Missing is no class.

// Upper ends of up to `most` classes of the positive values, ascending; equal ends are one class.
export function class_ends(values: (number | null)[], most: number): number[] {
  const sorted = values.filter((value): value is number => value !== null && value > 0).sort((a, b) => a - b);
  const ends = Array.from(
    { length: most },
    (_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / most) - 1],
  );
  return [...new Set(ends.filter((end): end is number => end !== undefined))];
}

// 0 for zero, else 1 + the index of the first end that holds the value; null when the value is missing.
export function class_of(value: number | null, ends: number[]): number | null {
  if (value === null) return null;
  if (value <= 0) return 0;
  const at = ends.findIndex((end) => value <= end);
  return at < 0 ? ends.length : at + 1;
}
