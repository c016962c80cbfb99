import type { TableProps } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Change, Count, LevelMark, Rate, StateControlled } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { Proof } from "@/ui/proof";
import { Empty } from "@/ui/states";
import type { Filters } from "./filters";

type Row = Schemas["ProgramRow"];
type Columns = NonNullable<TableProps<Row>["columns"]>;

// The API's name of a column's order, by the key of the column.
const SORTS: Record<string, string> = {
  name: "name",
  code: "code",
  points: "points",
  growth: "growth",
  rate_bp: "rate",
  national_points: "national_points",
};

function useColumns(filters: Filters): Columns {
  const { t } = useTranslation();
  const sorted = (key: string) => ({
    sorter: true,
    sortDirections: ["descend" as const, "ascend" as const, "descend" as const],
    sortOrder:
      SORTS[key] === filters.sort
        ? filters.order === "asc"
          ? ("ascend" as const)
          : ("descend" as const)
        : null,
  });
  return [
    {
      key: "name",
      title: t("programs.name"),
      ...sorted("name"),
      className: "wrapping",
      render: (_, row) => (
        <>
          <Link to={paths.program(row.program.id)}>{row.program.name}</Link>{" "}
          {row.state_controlled ? <StateControlled /> : null}
        </>
      ),
    },
    {
      key: "code",
      responsive: ["md"],
      title: t("programs.code"),
      ...sorted("code"),
      render: (_, row) => <code>{row.program.code}</code>,
    },
    {
      key: "level",
      responsive: ["md"],
      title: t("programs.level"),
      render: (_, row) => <LevelMark level={row.program.level} />,
    },
    {
      key: "category",
      responsive: ["md"],
      title: t("programs.category"),
      render: (_, row) => row.category_name || row.class_name,
    },
    {
      key: "points",
      title: t("programs.points"),
      ...sorted("points"),
      align: "right",
      render: (_, row) => (
        <Proof
          label={`${row.program.name} · ${t("programs.points")}`}
          method={t("programs.points_method", { year: row.year })}
          records={[{ to: paths.program(row.program.id), label: t("programs.offered_by") }]}
        >
          <Count value={row.points} />
        </Proof>
      ),
    },
    {
      key: "schools",
      title: t("programs.schools"),
      align: "right",
      render: (_, row) => <Count value={row.schools} />,
    },
    {
      key: "districts",
      title: t("programs.districts"),
      align: "right",
      render: (_, row) => <Count value={row.districts} />,
    },
    {
      key: "growth",
      title: t("programs.growth"),
      ...sorted("growth"),
      align: "right",
      render: (_, row) => <Change value={row.growth} />,
    },
    {
      key: "rate_bp",
      title: t("programs.rate"),
      ...sorted("rate_bp"),
      align: "right",
      render: (_, row) => (
        <Proof
          label={`${row.program.name} · ${t("programs.rate")}`}
          method={t("duplicates.formula")}
          records={[{ to: paths.program(row.program.id), label: t("programs.offered_by") }]}
        >
          <Rate basis_points={row.rate_bp} />
        </Proof>
      ),
    },
    {
      key: "neighbours",
      title: t("programs.neighbours"),
      align: "right",
      render: (_, row) => <Count value={row.neighbours} />,
    },
    {
      key: "national_points",
      title: t("programs.national_points"),
      ...sorted("national_points"),
      align: "right",
      render: (_, row) => <Count value={row.national_points} />,
    },
    {
      key: "official_occupations",
      title: t("programs.occupations"),
      align: "right",
      render: (_, row) => <Count value={row.official_occupations} />,
    },
  ];
}

interface ProgramsTableProps {
  list: Schemas["ProgramList"];
  filters: Filters;
  change: (changes: Partial<Filters>) => void;
  waiting: boolean;
}

export function ProgramsTable({ list, filters, change, waiting }: ProgramsTableProps) {
  const { t } = useTranslation();
  const columns = useColumns(filters);
  return (
    <DataTable<Row>
      label={t("programs.list")}
      rowKey={(row) => row.program.id}
      dataSource={list.items}
      columns={columns}
      loading={waiting}
      locale={{ emptyText: <Empty>{t("programs.none")}</Empty> }}
      pagination={{ current: filters.page, pageSize: filters.size, total: list.total }}
      onChange={(page, _, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        const sort = SORTS[String(one?.columnKey)];
        const order = one?.order === "ascend" ? "asc" : "desc";
        const resorted = sort !== undefined && (sort !== filters.sort || order !== filters.order);
        change({
          ...(resorted ? { sort, order } : {}),
          size: page.pageSize ?? filters.size,
          page: resorted ? 1 : (page.current ?? 1),
        });
      }}
    />
  );
}
