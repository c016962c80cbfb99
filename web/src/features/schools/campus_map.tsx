import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type Schemas, useOutlines, useRegions } from "@/api";
import { short_place } from "@/ui/format";
import { SketchMap } from "@/ui/map/sketch_map";
import { usePalette } from "@/ui/palette";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";

export function CampusMap({ school }: { school: Schemas["SchoolRow"] }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const navigate = useNavigate();
  const outlines = useOutlines();
  const regions = useRegions();
  const plotted = useMemo(
    () => school.campuses.filter((campus) => campus.plotted && campus.lng !== null && campus.lat !== null),
    [school],
  );
  const points = useMemo(
    () =>
      plotted.map((campus) => ({
        id: campus.id,
        name: campus.name || school.name,
        lng: campus.lng ?? 0,
        lat: campus.lat ?? 0,
        colour: palette.vermilion,
      })),
    [plotted, school, palette],
  );
  const rows = regions.data?.items;
  const places = useMemo(() => {
    const held = (id: string) => school.campuses.filter((campus) => campus.region === id).length;
    return (rows ?? [])
      .filter((row) => row.region.kind === "district")
      .map(({ region }) => ({
        id: region.id,
        name: region.name,
        label: short_place(region.name),
        lng: region.lng,
        lat: region.lat,
        value: held(region.id),
      }));
  }, [rows, school]);
  const name_of = (id: string | null) => rows?.find((row) => row.region.id === id)?.region.name ?? null;
  if (!school.campuses.length)
    return (
      <section className="section">
        <Empty>{t("school.no_campus")}</Empty>
      </section>
    );
  return (
    <section className="section">
      <Loaded query={outlines}>
        {(shape) => (
          <SketchMap
            title={t("school.map")}
            summary={t("school.map_summary", {
              name: school.name,
              total: school.campuses.length,
              shown: plotted.length,
            })}
            outlines={shape}
            places={places}
            points={points}
            measure={t("schools.campuses")}
            height={440}
            on_place={(id) => navigate(paths.region(id))}
            table={{
              columns: [
                t("school.campus"),
                t("schools.region"),
                t("school.longitude"),
                t("school.latitude"),
                t("school.plotted"),
              ],
              rows: school.campuses.map((campus) => [
                campus.name || school.name,
                name_of(campus.region),
                campus.lng,
                campus.lat,
                t(campus.plotted ? "school.is_plotted" : "school.not_plotted"),
              ]),
            }}
          />
        )}
      </Loaded>
      {school.region ? <Link to={paths.region(school.region.id)}>{school.region.name}</Link> : null}
    </section>
  );
}
