// Where the names of places stand so that they do not cover one another. Pure geometry in pixels.

export interface Label {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  weight: number; // larger is placed first
}

export interface Placed {
  id: string;
  x: number;
  y: number;
  away: boolean; // stands beside its place, tied to it by a line
}

export interface Frame {
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const overlap = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

const inside = (box: Box, frame: Frame) =>
  box.x - box.width / 2 >= 0 &&
  box.x + box.width / 2 <= frame.width &&
  box.y - box.height / 2 >= 0 &&
  box.y + box.height / 2 <= frame.height;

const RINGS = [20, 32, 46, 62, 80, 100];
const DIRECTIONS = Array.from({ length: 16 }, (_, at) => (at * Math.PI) / 8);

// The place itself, then positions around it, nearest first.
function* candidates(label: Label): Generator<{ x: number; y: number; away: boolean }> {
  yield { x: label.x, y: label.y, away: false };
  for (const radius of RINGS) {
    for (const angle of DIRECTIONS) {
      const reach = radius + (Math.abs(Math.cos(angle)) * label.width) / 2;
      yield { x: label.x + Math.cos(angle) * reach, y: label.y + Math.sin(angle) * radius, away: true };
    }
  }
}

// No placed label overlaps another or an obstacle, and all lie in the frame; a label for which there is no room is left
// out, lightest first.
export function place_labels(labels: Label[], frame: Frame, obstacles: Box[] = []): Placed[] {
  const taken: Box[] = [...obstacles];
  const placed: Placed[] = [];
  for (const label of [...labels].sort((a, b) => b.weight - a.weight)) {
    for (const { x, y, away } of candidates(label)) {
      const box = { x, y, width: label.width, height: label.height };
      if (!inside(box, frame) || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      placed.push({ id: label.id, x, y, away });
      break;
    }
  }
  return placed;
}
