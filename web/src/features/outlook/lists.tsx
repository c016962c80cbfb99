// Shortages and surpluses, ranked; a row opens down to what it was computed from.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { BandCell } from "@/ui/band";
import { DataTable } from "@/ui/data_table";
import { Count, LevelMark, QualityMark } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { Empty } from "@/ui/states";

type Shortage = Schemas["Shortage"];
type Surplus = Schemas["Surplus"];
type PlaceGap = Schemas["PlaceGap"];

export function Shortages({
  rows,
  compare,
  open,
}: {
  rows: Shortage[];
  compare: boolean;
  open: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <DataTable<Shortage>
      label={t("outlook.shortages")}
      rowKey={(row) => row.occupation.id}
      dataSource={rows}
      page_size={12}
      columns={[
        {
          title: t("outlook.occupation"),
          className: "wrapping",
          render: (_, row) => (
            <Button type="link" className="row-opener" onClick={() => open(row.occupation.id)}>
              {row.occupation.name}
            </Button>
          ),
        },
        {
          title: t("outlook.unmet"),
          align: "right",
          sorter: (a, b) => a.unmet.p50 - b.unmet.p50,
          render: (_, row) => <BandCell band={row.unmet} />,
        },
        ...(compare
          ? [
              {
                title: t("outlook.against"),
                align: "right" as const,
                render: (_: unknown, row: Shortage) => <BandCell band={row.against} />,
              },
            ]
          : []),
        {
          title: t("outlook.open_to_graduates"),
          align: "right",
          sorter: (a, b) => a.open_to_graduates.p50 - b.open_to_graduates.p50,
          render: (_, row) => <BandCell band={row.open_to_graduates} />,
        },
        {
          title: t("outlook.placed"),
          align: "right",
          sorter: (a, b) => a.placed - b.placed,
          render: (_, row) => <Count value={row.placed} />,
        },
        { title: t("proof.quality"), render: (_, row) => <QualityMark quality={row.quality} /> },
      ]}
    />
  );
}

export function Surpluses({
  rows,
  compare,
  open,
}: {
  rows: Surplus[];
  compare: boolean;
  open: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <DataTable<Surplus>
      label={t("outlook.surpluses")}
      rowKey={(row) => row.program.id}
      dataSource={rows}
      page_size={12}
      columns={[
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, row) => (
            <Button type="link" className="row-opener" onClick={() => open(row.program.id)}>
              {row.program.name}
            </Button>
          ),
        },
        { title: t("programs.level"), render: (_, row) => <LevelMark level={row.program.level} /> },
        {
          title: t("outlook.surplus"),
          align: "right",
          sorter: (a, b) => a.surplus.p50 - b.surplus.p50,
          render: (_, row) => <BandCell band={row.surplus} />,
        },
        ...(compare
          ? [
              {
                title: t("outlook.against"),
                align: "right" as const,
                render: (_: unknown, row: Surplus) => <BandCell band={row.against} />,
              },
            ]
          : []),
        {
          title: t("outlook.graduates"),
          align: "right",
          sorter: (a, b) => a.graduates - b.graduates,
          render: (_, row) => <Count value={row.graduates} />,
        },
        { title: t("proof.quality"), render: (_, row) => <QualityMark quality={row.quality} /> },
      ]}
    />
  );
}

export function Places({ rows, label, districts }: { rows: PlaceGap[]; label: string; districts: boolean }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("outlook.no_place")}</Empty>;
  return (
    <DataTable<PlaceGap>
      label={label}
      rowKey={(row) => row.place.id}
      dataSource={rows}
      page_size={16}
      columns={[
        {
          title: t(districts ? "programs.region" : "outlook.industry"),
          className: "wrapping",
          render: (_, row) =>
            districts ? <Link to={paths.region(row.place.id)}>{row.place.name}</Link> : row.place.name,
        },
        {
          title: t("outlook.unmet"),
          align: "right",
          sorter: (a, b) => a.unmet.p50 - b.unmet.p50,
          render: (_, row) => <BandCell band={row.unmet} />,
        },
        ...(districts
          ? [
              {
                title: t("outlook.surplus_of_schools"),
                align: "right" as const,
                render: (_: unknown, row: PlaceGap) => <Count value={row.surplus} />,
              },
            ]
          : []),
      ]}
    />
  );
}
