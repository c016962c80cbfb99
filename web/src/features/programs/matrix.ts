// The program × school matrix of duplicates: rows as given, columns by how many of the shown programs a school offers.
import type { Schemas } from "@/api";

type Item = Schemas["Duplicates"]["items"][number];

export interface Matrix {
  programs: { id: string; name: string; level: Schemas["ProgramLevel"]; schools: number }[];
  schools: Schemas["Named"][];
  cells: [school: number, program: number][];
}

export function matrix_of(items: Item[], most: number): Matrix {
  const shown = items.slice(0, most);
  const offers = new Map<string, { school: Schemas["Named"]; count: number }>();
  for (const school of shown.flatMap((item) => item.offered_by)) {
    const one = offers.get(school.id) ?? { school, count: 0 };
    offers.set(school.id, { ...one, count: one.count + 1 });
  }
  const schools = [...offers.values()]
    .sort((a, b) => b.count - a.count || a.school.id.localeCompare(b.school.id))
    .map((one) => one.school);
  const column = new Map(schools.map((school, at) => [school.id, at]));
  return {
    programs: shown.map(({ row }) => ({ ...row.program, schools: row.schools })),
    schools,
    cells: shown.flatMap((item, row) =>
      item.offered_by.map((school) => [column.get(school.id) ?? 0, row] as [number, number]),
    ),
  };
}
