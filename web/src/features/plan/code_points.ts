// The server counts characters as Unicode code points; JavaScript strings count UTF-16 units. This is the bridge.

export interface CodePoints {
  length: number;
  // The text from one code point to another, the second not included. Positions outside the text are its ends.
  slice: (begin: number, end: number) => string;
}

const BEYOND_BMP = /[\ud800-\udbff][\udc00-\udfff]/;

// Offsets in UTF-16 units of each code point, and of the end.
function offsets_of(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let points = 0;
  let units = 0;
  for (const character of text) {
    offsets[points++] = units;
    units += character.length;
  }
  offsets[points] = units;
  return offsets.subarray(0, points + 1);
}

export function code_points(text: string): CodePoints {
  if (!BEYOND_BMP.test(text))
    return { length: text.length, slice: (begin, end) => text.slice(Math.max(0, begin), Math.max(0, end)) };
  const offsets = offsets_of(text);
  const length = offsets.length - 1;
  const unit = (at: number) => offsets[Math.min(Math.max(0, at), length)] ?? 0;
  return { length, slice: (begin, end) => text.slice(unit(begin), unit(end)) };
}
