// Points that would cover one another on the screen become one, with their count. Pure geometry in pixels.

export interface Dot {
  x: number;
  y: number;
}

export interface Cluster<T> {
  x: number;
  y: number;
  members: T[];
}

// Every point is in exactly one cluster; no two cluster centres of the answer were founded nearer than `radius`.
export function cluster<T extends Dot>(points: T[], radius: number): Cluster<T>[] {
  const clusters: (Cluster<T> & { founded: Dot })[] = [];
  for (const point of points) {
    const near = clusters.find(
      (one) => Math.hypot(one.founded.x - point.x, one.founded.y - point.y) < radius,
    );
    if (near) near.members.push(point);
    else clusters.push({ founded: { x: point.x, y: point.y }, x: 0, y: 0, members: [point] });
  }
  return clusters.map(({ members }) => ({
    members,
    x: members.reduce((sum, one) => sum + one.x, 0) / members.length,
    y: members.reduce((sum, one) => sum + one.y, 0) / members.length,
  }));
}
