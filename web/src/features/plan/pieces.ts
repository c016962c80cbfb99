// Cuts a stretch of text at the edges of the marks that lie in it, so that each piece knows every mark over it.

export interface Mark {
  key: string;
  kind: "heading" | "duty" | "target" | "note";
  begin: number;
  end: number;
}

export interface Piece {
  begin: number;
  end: number;
  marks: Mark[]; // narrowest first
}

// The pieces tile [begin, end). A mark without characters marks nothing.
export function pieces_of(begin: number, end: number, marks: Mark[]): Piece[] {
  const here = marks.filter((mark) => mark.begin < mark.end && mark.begin < end && mark.end > begin);
  const edges = here.flatMap((mark) => [Math.max(begin, mark.begin), Math.min(end, mark.end)]);
  const cuts = [...new Set([begin, ...edges, end])].sort((a, b) => a - b);
  return cuts.slice(1).map((cut, at) => {
    const from = cuts[at] ?? begin;
    const over = here.filter((mark) => mark.begin <= from && mark.end >= cut);
    return { begin: from, end: cut, marks: over.sort((a, b) => a.end - a.begin - (b.end - b.begin)) };
  });
}
