import { describe, expect, it } from "vitest";
import { class_ends, class_of } from "./bins";
import { centre_of } from "./centre";
import { cluster } from "./cluster";
import { type Label, place_labels } from "./labels";

const FRAME = { width: 600, height: 600 };
const label = (id: string, x: number, y: number, weight = 1): Label => ({
  id,
  x,
  y,
  weight,
  width: 44,
  height: 16,
});

describe("place_labels", () => {
  it("leaves a label that is alone on its place", () =>
    expect(place_labels([label("a", 300, 300)], FRAME)).toEqual([{ id: "a", x: 300, y: 300, away: false }]));

  it("gives the place to the heavier of two and moves the other beside it", () => {
    const placed = place_labels([label("light", 300, 300, 1), label("heavy", 302, 302, 9)], FRAME);
    expect(placed.find((one) => one.id === "heavy")?.away).toBe(false);
    expect(placed.find((one) => one.id === "light")?.away).toBe(true);
  });

  it("moves a label out of the way of an obstacle", () => {
    const [placed] = place_labels([label("a", 300, 300)], FRAME, [{ x: 305, y: 298, width: 20, height: 20 }]);
    expect(placed?.away).toBe(true);
  });

  it("never lets two labels overlap nor leave the frame, however crowded", () => {
    const crowd = Array.from({ length: 60 }, (_, at) =>
      label(`${at}`, 300 + (at % 8) * 9, 300 + Math.floor(at / 8) * 7, at),
    );
    const placed = place_labels(crowd, FRAME);
    expect(placed.length).toBeGreaterThan(15);
    for (const [at, a] of placed.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(22);
      expect(a.x).toBeLessThanOrEqual(578);
      for (const b of placed.slice(at + 1)) {
        expect(Math.abs(a.x - b.x) >= 44 || Math.abs(a.y - b.y) >= 16).toBe(true);
      }
    }
  });
});

describe("cluster", () => {
  it("keeps every point exactly once", () => {
    const points = Array.from({ length: 200 }, (_, at) => ({ x: (at * 37) % 300, y: (at * 53) % 200, at }));
    const members = cluster(points, 25).flatMap((one) => one.members.map((point) => point.at));
    expect([...members].sort((a, b) => a - b)).toEqual(points.map((point) => point.at));
  });

  it("joins near points and leaves far ones alone", () => {
    const joined = cluster(
      [
        { x: 0, y: 0 },
        { x: 4, y: 0 },
        { x: 100, y: 0 },
      ],
      10,
    );
    expect(joined.map((one) => [one.x, one.members.length])).toEqual([
      [2, 2],
      [100, 1],
    ]);
  });
});

describe("classes", () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null];
  const ends = class_ends(values, 5);
  it("are quantiles of what is above zero", () => expect(ends).toEqual([2, 4, 6, 8, 10]));
  it("keep zero and missing apart", () => {
    expect(class_of(0, ends)).toBe(0);
    expect(class_of(null, ends)).toBeNull();
  });
  it("hold every value", () =>
    expect([1, 2, 3, 10].map((value) => class_of(value, ends))).toEqual([1, 1, 2, 5]));
  it("are one class when all values are equal", () => expect(class_ends([4, 4, 4], 5)).toEqual([4]));
  it("are none when nothing is known", () => expect(class_ends([null, 0], 5)).toEqual([]));
});

describe("the centre of a place", () => {
  const square = (x: number, y: number, side: number) => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
  it("is that of its area", () => expect(centre_of([square(10, 20, 4)])).toEqual([12, 22]));
  it("is on the largest of its parts", () =>
    expect(centre_of([square(0, 0, 1), square(10, 10, 6), square(30, 30, 2)])).toEqual([13, 13]));
  it("does not depend on the direction of the ring", () =>
    expect(centre_of([square(10, 20, 4).reverse()])).toEqual([12, 22]));
  it("is nowhere without an area", () => {
    expect(centre_of([])).toBeNull();
    expect(
      centre_of([
        [
          [1, 1],
          [2, 2],
          [1, 1],
        ],
      ]),
    ).toBeNull();
  });
});
