// The inputs behind one line: industries, staffing and separations of an occupation; cohorts, rates and routes of a
// program. Each with its source and mark.
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useOccupationOutlook, useProgramOutlook } from "@/api";
import { BandCell } from "@/ui/band";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count, Missing, QualityMark, Rate } from "@/ui/marks";
import { Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { FanChart } from "./fan_chart";
import { Places } from "./lists";

type Occupation = Schemas["OccupationOutlook"];
type Program = Schemas["ProgramOutlook"];
type Query = { year?: number; scenario?: string; against?: string };

function OpeningsFrom({ rows }: { rows: Occupation["openings_from"] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Occupation["openings_from"][number]>
      label={t("outlook.openings_from")}
      rowKey={(row) => row.industry.id}
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("outlook.industry"),
          className: "wrapping",
          render: (_, row) => `${row.industry.id} ${row.industry.name}`,
        },
        {
          title: t("outlook.of_openings"),
          align: "right",
          render: (_, row) => <Rate basis_points={row.openings_bp} />,
        },
        {
          title: t("outlook.employed"),
          align: "right",
          render: (_, row) => (
            <>
              <Count value={row.employed} /> <span className="quiet">{row.employed_year}</span>
            </>
          ),
        },
        {
          title: t("outlook.staffing"),
          align: "right",
          render: (_, row) =>
            row.staffing_bp === null ? <Missing /> : <Rate basis_points={row.staffing_bp} />,
        },
        {
          title: t("proof.source"),
          render: (_, row) => <RowProof provenance={row.provenance} label={row.industry.name} />,
        },
      ]}
    />
  );
}

function FilledBy({ rows }: { rows: Occupation["filled_by"] }) {
  const { t } = useTranslation();
  if (!rows.length) return <Empty>{t("outlook.no_program")}</Empty>;
  return (
    <DataTable<Occupation["filled_by"][number]>
      label={t("outlook.filled_by")}
      rowKey={(row) => row.program.id}
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, row) => <Link to={paths.program(row.program.id)}>{row.program.name}</Link>,
        },
        { title: t("outlook.placed"), align: "right", render: (_, row) => <Count value={row.placed} /> },
        {
          title: t("outlook.graduates"),
          align: "right",
          render: (_, row) => <Count value={row.graduates} />,
        },
        {
          title: t("outlook.weight"),
          align: "right",
          render: (_, row) => (
            <span title={t(`outlook.basis.${row.basis}`)}>
              <Rate basis_points={row.weight_bp} />
            </span>
          ),
        },
        { title: t("proof.quality"), render: (_, row) => <QualityMark quality={row.quality} /> },
      ]}
    />
  );
}

function Stated({ outlook }: { outlook: Occupation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { separations, inflow } = outlook;
  return (
    <p className="facts">
      {separations ? (
        <span>
          {t("outlook.leave_and_move", {
            leave: format.share(separations.leave_bp),
            move: format.share(separations.move_bp),
            of: separations.stated_for,
          })}{" "}
          <RowProof provenance={separations.provenance} label={t("outlook.separations")} />
        </span>
      ) : null}
      {inflow ? (
        <span>
          {t("outlook.inflow_is", { share: format.share(inflow.share_bp), of: inflow.stated_for })}{" "}
          <RowProof provenance={inflow.provenance} label={t("outlook.inflow")} />
        </span>
      ) : null}
    </p>
  );
}

export function OccupationPanel({ id, query, close }: { id: string; query: Query; close: () => void }) {
  const { t } = useTranslation();
  const outlook = useOccupationOutlook(id, query);
  return (
    <Drawer
      open={id !== ""}
      onClose={close}
      size="large"
      title={outlook.data?.occupation.name ?? id}
      destroyOnHidden
    >
      <Loaded query={outlook}>
        {(data) => (
          <>
            <p className="facts">
              <code>{data.occupation.id}</code>
              <QualityMark quality={data.quality} />
              <Link to={paths.occupation(data.occupation.id)}>{t("outlook.occupation_page")}</Link>
            </p>
            <FanChart outlook={data} />
            <Section title={t("outlook.openings_from")} note={t("outlook.openings_method")}>
              <Stated outlook={data} />
              <OpeningsFrom rows={data.openings_from} />
            </Section>
            <Section title={t("outlook.filled_by")} note={t("outlook.allocation_method")}>
              <FilledBy rows={data.filled_by} />
            </Section>
            <Section title={t("outlook.by_district")} note={t("outlook.district_method")}>
              <Places rows={data.districts} label={t("outlook.by_district")} districts={false} />
            </Section>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function Cohorts({ rows }: { rows: Program["cohorts"] }) {
  const { t } = useTranslation();
  const number = (name: "quota" | "entrants" | "graduates" | "further" | "idle" | "gone" | "stay") => ({
    title: t(`outlook.cohort.${name}`),
    align: "right" as const,
    render: (_: unknown, row: Program["cohorts"][number]) =>
      name === "quota" && (row.promoted || row.returned) ? <Missing /> : <Count value={row[name]} />,
  });
  return (
    <DataTable<Program["cohorts"][number]>
      label={t("outlook.cohorts")}
      rowKey={(row) => `${row.offering} ${row.entered} ${row.promoted} ${row.returned}`}
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("programs.school"),
          className: "wrapping",
          render: (_, row) => (
            <>
              <Link to={paths.school(row.school.id)}>{row.school.name}</Link>{" "}
              {row.promoted ? <span className="chip">{t("outlook.cohort.promoted")}</span> : null}
              {row.returned ? <span className="chip">{t("outlook.cohort.returned")}</span> : null}
            </>
          ),
        },
        { title: t("outlook.cohort.entered"), dataIndex: "entered" },
        number("quota"),
        number("entrants"),
        number("graduates"),
        number("further"),
        number("idle"),
        number("gone"),
        number("stay"),
      ]}
    />
  );
}

function Registry({ outlook }: { outlook: Program }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="registry">
      {outlook.rates.map((rate) => (
        <li key={`${rate.step} ${rate.category} ${rate.year_of_study} ${rate.since}`}>
          {t(`outlook.step.${rate.step}`)} <b>{format.share(rate.share_bp)}</b>{" "}
          <span className="quiet">{t("outlook.since", { year: rate.since })}</span>{" "}
          <RowProof provenance={rate.provenance} label={t(`outlook.step.${rate.step}`)} />
        </li>
      ))}
      {outlook.routes.map((route) => (
        <li key={route.id}>
          {t(`outlook.route.${route.kind}`)} <b>{format.share(route.share_bp)}</b>{" "}
          <span className="quiet">{t("outlook.years_more", { years: route.years_more })}</span>{" "}
          <RowProof provenance={route.provenance} label={t(`outlook.route.${route.kind}`)} />
        </li>
      ))}
    </ul>
  );
}

export function ProgramPanel({ id, query, close }: { id: string; query: Query; close: () => void }) {
  const { t } = useTranslation();
  const outlook = useProgramOutlook(id, query);
  return (
    <Drawer
      open={id !== ""}
      onClose={close}
      size="large"
      title={outlook.data?.program.name ?? id}
      destroyOnHidden
    >
      <Loaded query={outlook}>
        {(data) => (
          <>
            <p className="facts">
              <QualityMark quality={data.quality} />
              <Link to={paths.program(data.program.id)}>{t("outlook.program_page")}</Link>
            </p>
            <DataTable<Program["by_year"][number]>
              label={t("outlook.by_year")}
              rowKey="year"
              dataSource={data.by_year}
              page_size={10}
              columns={[
                { title: t("outlook.year"), dataIndex: "year" },
                {
                  title: t("outlook.graduates"),
                  align: "right",
                  render: (_, row) => <Count value={row.graduates} />,
                },
                {
                  title: t("outlook.placed"),
                  align: "right",
                  render: (_, row) => <Count value={row.placed} />,
                },
                {
                  title: t("outlook.surplus"),
                  align: "right",
                  render: (_, row) => <BandCell band={row.surplus} />,
                },
              ]}
            />
            <Section title={t("outlook.leads_to")} note={t("outlook.allocation_method")}>
              <DataTable<Program["leads_to"][number]>
                label={t("outlook.leads_to")}
                rowKey={(row) => row.occupation.id}
                dataSource={data.leads_to}
                page_size={10}
                columns={[
                  {
                    title: t("outlook.occupation"),
                    className: "wrapping",
                    render: (_, row) => (
                      <Link to={paths.occupation(row.occupation.id)}>{row.occupation.name}</Link>
                    ),
                  },
                  {
                    title: t("outlook.placed"),
                    align: "right",
                    render: (_, row) => <Count value={row.placed} />,
                  },
                  {
                    title: t("outlook.unmet"),
                    align: "right",
                    render: (_, row) => <BandCell band={row.unmet} />,
                  },
                  {
                    title: t("outlook.weight"),
                    align: "right",
                    render: (_, row) => (
                      <span title={t(`outlook.basis.${row.basis}`)}>
                        <Rate basis_points={row.weight_bp} />
                      </span>
                    ),
                  },
                ]}
              />
            </Section>
            <Section title={t("outlook.cohorts_of", { year: data.year })} note={t("outlook.supply_method")}>
              <Cohorts rows={data.cohorts} />
            </Section>
            <Section title={t("outlook.rates")}>
              <Registry outlook={data} />
            </Section>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
