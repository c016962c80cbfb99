// Where the name of a place belongs: the centroid of its largest ring.

type Ring = number[][];

// Twice the signed area and the first moments of a closed ring (shoelace formula).
function moments(ring: Ring) {
  let [doubled, x, y] = [0, 0, 0];
  for (const [at, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    const cross = x1 * y2 - x2 * y1;
    doubled += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return { doubled, x, y };
}

// Longitude and latitude, or null when the rings hold no area.
export function centre_of(rings: Ring[]): [number, number] | null {
  const parts = rings.map(moments).sort((a, b) => Math.abs(b.doubled) - Math.abs(a.doubled));
  const [largest] = parts;
  if (!largest || largest.doubled === 0) return null;
  return [largest.x / (3 * largest.doubled), largest.y / (3 * largest.doubled)];
}
