import { Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type Schemas, useOutlines, useRegions, useSchools } from "@/api";
import { short_place } from "@/ui/format";
import { SketchMap } from "@/ui/map/sketch_map";
import { usePalette } from "@/ui/palette";
import { paths } from "@/ui/paths";
import { Loaded } from "@/ui/states";

type Row = Schemas["RegionRow"];

const MEASURES = ["points", "schools", "organisations", "employed_persons"] as const;
type Measure = (typeof MEASURES)[number];

const place_of = (row: Row, measure: Measure) => ({
  id: row.region.id,
  name: row.region.name,
  label: short_place(row.region.name),
  lng: row.region.lng,
  lat: row.region.lat,
  value: row[measure],
});

function MapOf({
  outlines,
  rows,
  schools,
}: {
  outlines: Schemas["Outlines"];
  rows: Row[];
  schools: Schemas["SchoolRow"][];
}) {
  const { t } = useTranslation();
  const palette = usePalette();
  const navigate = useNavigate();
  const [measure, set_measure] = useState<Measure>("points");
  const districts = useMemo(() => rows.filter((row) => row.region.kind === "district"), [rows]);
  const places = useMemo(() => districts.map((row) => place_of(row, measure)), [districts, measure]);
  const points = useMemo(
    () =>
      schools.flatMap((school) =>
        school.campuses.flatMap((campus) =>
          campus.plotted && campus.lng !== null && campus.lat !== null
            ? [
                {
                  id: school.id,
                  name:
                    campus.name && campus.name !== school.name
                      ? `${school.name} · ${campus.name}`
                      : school.name,
                  lng: campus.lng,
                  lat: campus.lat,
                  colour: palette.level[school.level],
                },
              ]
            : [],
        ),
      ),
    [schools, palette],
  );
  const sorted = [...districts].sort((a, b) => (b[measure] ?? -1) - (a[measure] ?? -1));
  const synthetic =
    measure === "employed_persons" && districts.some((row) => row.employed_quality === "synthetic");
  return (
    <SketchMap
      title={t("overview.map")}
      summary={t("overview.map_summary", {
        measure: t(`measure.${measure}`),
        first: sorted[0]?.region.name ?? "",
      })}
      outlines={outlines}
      places={places}
      points={points}
      measure={t(`measure.${measure}`)}
      synthetic={synthetic}
      on_place={(id) => navigate(paths.region(id))}
      on_point={(id) => navigate(paths.school(id))}
      actions={
        <Select
          size="small"
          value={measure}
          onChange={set_measure}
          aria-label={t("overview.measure")}
          popupMatchSelectWidth={false}
          options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
      }
      table={{
        columns: [t("overview.region"), ...MEASURES.map((one) => t(`measure.${one}`))],
        rows: sorted.map((row) => [row.region.name, ...MEASURES.map((one) => row[one])]),
      }}
      linked={(at, text) => <Link to={paths.region(sorted[at]?.region.id ?? "")}>{text}</Link>}
    />
  );
}

export function CityMap() {
  const outlines = useOutlines();
  const regions = useRegions();
  const schools = useSchools({ limit: 2000 });
  return (
    <section className="section">
      <Loaded query={outlines}>
        {(shape) => (
          <Loaded query={regions}>
            {({ items }) => <MapOf outlines={shape} rows={items} schools={schools.data?.items ?? []} />}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}
