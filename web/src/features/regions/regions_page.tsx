import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useRegions } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { Count, QualityMark } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import "./regions.css";

type Row = Schemas["RegionRow"];
type Role = Schemas["Region"]["role"];

const ROLES: Role[] = ["core", "key", "other"];

function Card({ row }: { row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { region } = row;
  const counted = region.kind === "district";
  return (
    <article className={`region-card role-${region.role}`}>
      <h3>
        <Link to={paths.region(region.id)}>{region.name}</Link>
        <RowProof provenance={region.provenance} label={region.name} />
      </h3>
      {region.focus.length ? (
        <p>
          {region.focus.map((word) => (
            <span key={word} className="chip">
              {word}
            </span>
          ))}
        </p>
      ) : null}
      {region.members.length ? (
        <p className="quiet">
          {t("regions.members", { names: format.listed(region.members.map((one) => one.name)) })}
        </p>
      ) : null}
      {counted ? (
        <p className="region-numbers">
          <Link to={paths.schools({ region: region.id })}>
            {t("regions.schools", { count: row.schools })}
          </Link>
          <Link to={paths.programs({ region: region.id })}>{t("regions.points", { count: row.points })}</Link>
        </p>
      ) : null}
    </article>
  );
}

function Layout({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t("regions.layout")} note={t("regions.layout_note")}>
      {ROLES.map((role) => {
        const held = rows.filter((row) => row.region.role === role);
        return (
          <div key={role} className="region-band">
            <h3 className="region-role">
              {t(`role.${role}`)} <span className="quiet">{held.length}</span>
            </h3>
            <div className="region-cards">
              {held.map((row) => (
                <Card key={row.region.id} row={row} />
              ))}
            </div>
          </div>
        );
      })}
    </Section>
  );
}

function RegionsTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const number = (name: "schools" | "campuses" | "points" | "programs" | "organisations") => ({
    title: t(`measure.${name}`),
    align: "right" as const,
    sorter: (a: Row, b: Row) => a[name] - b[name],
    render: (_: unknown, row: Row) => <Count value={row[name]} />,
  });
  return (
    <DataTable<Row>
      label={t("regions.table")}
      rowKey={(row) => row.region.id}
      dataSource={rows}
      pagination={false}
      locale={{ emptyText: <Empty>{t("regions.none")}</Empty> }}
      columns={[
        {
          title: t("overview.region"),
          render: (_, row) => <Link to={paths.region(row.region.id)}>{row.region.name}</Link>,
        },
        { title: t("regions.role"), render: (_, row) => t(`role.${row.region.role}`) },
        number("schools"),
        number("campuses"),
        { ...number("points"), defaultSortOrder: "descend" },
        number("programs"),
        number("organisations"),
        {
          title: t("measure.employed_persons"),
          align: "right",
          sorter: (a, b) => (a.employed_persons ?? -1) - (b.employed_persons ?? -1),
          render: (_, row) => (
            <>
              <Count value={row.employed_persons} />{" "}
              {row.employed_quality ? <QualityMark quality={row.employed_quality} /> : null}
            </>
          ),
        },
      ]}
    />
  );
}

export function RegionsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const regions = useRegions();
  const rows = (regions.data?.items ?? []).filter(
    (row) => row.region.kind === "district" || row.region.kind === "zone",
  );
  const of_role = (role: Role) => rows.filter((row) => row.region.role === role);
  const most = [...rows].sort((a, b) => b.points - a.points)[0];
  const values = {
    core: format.listed(of_role("core").map((row) => row.region.name)),
    key: format.listed(of_role("key").map((row) => row.region.name)),
    keys: of_role("key").length,
    others: of_role("other").length,
    most: most?.region.name ?? "",
    schools: most?.schools ?? 0,
    points: most?.points ?? 0,
  };
  return (
    <div className="page">
      <PageHead
        title={t("regions.title")}
        sentence={
          regions.data ? (
            <Trans t={t} i18nKey="regions.sentence" values={values} components={{ b: <b /> }} />
          ) : null
        }
        actions={<LinkButton to={paths.region_comparison()}>{t("regions.compare")}</LinkButton>}
      />
      <Loaded query={regions}>
        {() => (
          <>
            <Layout rows={rows} />
            <Section title={t("regions.table")}>
              <RegionsTable rows={rows.filter((row) => row.region.kind === "district")} />
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}
