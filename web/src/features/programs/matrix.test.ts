import { expect, it } from "vitest";
import type { Schemas } from "@/api";
import { matrix_of } from "./matrix";

type Item = Schemas["Duplicates"]["items"][number];

const item = (name: string, ...schools: string[]): Item => ({
  row: {
    program: { id: `voc2021:${name}`, code: name, name, level: "higher_vocational", edition: "voc2021" },
    class_name: "",
    category_name: "",
    state_controlled: false,
    year: 2025,
    points: schools.length,
    schools: schools.length,
    districts: 1,
    points_2021: 0,
    growth: 0,
    rate_bp: 0,
    neighbours: 0,
    national_points: null,
    official_occupations: 0,
  },
  offered_by: schools.map((id) => ({ id, name: id })),
});

it("has a cell for every offer of the shown programs, and none else", () => {
  const { programs, schools, cells } = matrix_of(
    [item("a", "x", "y"), item("b", "y", "z"), item("c", "w")],
    2,
  );
  expect(programs.map((one) => one.name)).toEqual(["a", "b"]);
  expect(cells.map(([school, program]) => `${programs[program]?.name}${schools[school]?.id}`).sort()).toEqual(
    ["ax", "ay", "by", "bz"],
  );
});

it("puts the school with the most of the shown programs first", () =>
  expect(matrix_of([item("a", "x", "y"), item("b", "y")], 5).schools.map((one) => one.id)).toEqual([
    "y",
    "x",
  ]));

it("is empty when nothing stands twice", () =>
  expect(matrix_of([], 5)).toEqual({ programs: [], schools: [], cells: [] }));
