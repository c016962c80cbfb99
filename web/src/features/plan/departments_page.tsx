import { Input, Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useDepartments } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { useUrlFilters } from "@/ui/url_state";

type Department = Schemas["DepartmentList"]["items"][number];
type Level = Department["level"];

const DEFAULTS = { id: "", find: "", level: "" };
const LEVELS: Level[] = ["national", "city", "district", "other"];

function Duties({ department }: { department: Department }) {
  const { t } = useTranslation();
  if (!department.duties.length) return <Empty>{t("departments.no_duty")}</Empty>;
  return (
    <ul className="duty-list">
      {department.duties.map((duty) => (
        <li key={`${duty.plan} ${duty.clause} ${duty.unit}`}>
          <span className="clause-path">{duty.clause}</span>{" "}
          <Link to={paths.plan(duty.plan, duty.clause)}>{duty.heading || duty.clause}</Link>{" "}
          <span className="quiet">
            {t(`duty_role.${duty.role}`)} · {t("departments.printed", { unit: duty.unit })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function found(department: Department, { id, find, level }: typeof DEFAULTS): boolean {
  if (id) return department.id === id;
  if (level && department.level !== level) return false;
  return [department.name, department.id, ...department.aliases].some((name) => name.includes(find));
}

export function DepartmentsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const departments = useDepartments();
  const all = departments.data?.items ?? [];
  const shown = all.filter((department) => found(department, filters));
  const busy = all.filter((department) => department.duties.length);
  const most = [...busy].sort((a, b) => b.duties.length - a.duties.length)[0];
  const values = {
    total: all.length,
    busy: busy.length,
    most: most?.name ?? "",
    duties: most?.duties.length ?? 0,
  };
  return (
    <div className="page">
      <PageHead
        title={t("departments.title")}
        back={{ to: paths.plans, label: t("plan.title") }}
        sentence={
          departments.data ? (
            <Trans
              t={t}
              i18nKey={most ? "departments.sentence" : "departments.sentence_none"}
              values={values}
              components={{ b: <b /> }}
            />
          ) : null
        }
      />
      <Section
        title={t("departments.list")}
        note={filters.id ? <Link to={paths.departments()}>{t("departments.all")}</Link> : undefined}
      >
        <search className="filters" aria-label={t("programs.filters")}>
          <Input.Search
            key={filters.find}
            allowClear
            defaultValue={filters.find}
            onSearch={(find) => change({ find: find.trim(), id: "" })}
            placeholder={t("departments.search")}
            aria-label={t("departments.search")}
            style={{ width: 240 }}
          />
          <Select
            allowClear
            value={filters.level || undefined}
            onChange={(level) => change({ level: level ?? "", id: "" })}
            placeholder={t("departments.level")}
            aria-label={t("departments.level")}
            options={LEVELS.map((value) => ({ value, label: t(`department_level.${value}`) }))}
            style={{ width: 140 }}
          />
        </search>
        <Loaded query={departments}>
          {() => (
            <DataTable<Department>
              key={filters.id}
              label={t("departments.list")}
              rowKey="id"
              dataSource={[...shown].sort((a, b) => b.duties.length - a.duties.length)}
              locale={{ emptyText: <Empty>{t("departments.none")}</Empty> }}
              expandable={{
                defaultExpandedRowKeys: filters.id ? [filters.id] : [],
                rowExpandable: (department) => department.duties.length > 0,
                expandedRowRender: (department) => <Duties department={department} />,
              }}
              columns={[
                { title: t("departments.name"), className: "wrapping", render: (_, row) => row.name },
                { title: t("departments.level"), render: (_, row) => t(`department_level.${row.level}`) },
                {
                  title: t("departments.duties"),
                  align: "right",
                  sorter: (a, b) => a.duties.length - b.duties.length,
                  render: (_, row) => <Count value={row.duties.length} />,
                },
                {
                  title: t("departments.aliases"),
                  className: "wrapping",
                  render: (_, row) => format.listed(row.aliases.slice(0, 6)),
                },
                {
                  title: t("proof.source"),
                  render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </div>
  );
}
