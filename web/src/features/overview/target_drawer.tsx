// What stands behind a tile: each target with its schedule, its evidence, and the records that are counted.
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useIndicatorRecords } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count, Lamp, Missing } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";

type Target = Schemas["BoardTarget"];
type Evidence = Schemas["Evidence"];
type Item = Schemas["IndicatorRecords"]["items"][number];

function EvidenceTable({ target }: { target: Target }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!target.evidence.length) return <Empty>{t("overview.no_evidence")}</Empty>;
  return (
    <DataTable<Evidence>
      label={t("overview.evidence")}
      rowKey={(row) => `${row.origin} ${row.observed} ${row.value}`}
      dataSource={target.evidence}
      pagination={false}
      rowClassName={(row) => (row.provenance.quality === "synthetic" ? "hatched" : "")}
      columns={[
        {
          title: t("overview.observed"),
          dataIndex: "observed",
          render: (value: string) => format.day(value),
        },
        {
          title: t("overview.value"),
          dataIndex: "value",
          align: "right",
          render: (value: number) => <Count value={value} unit={target.unit} />,
        },
        {
          title: t("overview.origin"),
          dataIndex: "origin",
          render: (origin: Evidence["origin"]) => t(`overview.origin_${origin}`),
        },
        { title: t("overview.note"), dataIndex: "note", className: "wrapping" },
        {
          title: t("proof.source"),
          dataIndex: "provenance",
          render: (provenance: Evidence["provenance"]) => (
            <RowProof provenance={provenance} label={target.subject} />
          ),
        },
      ]}
    />
  );
}

const PAGE = 10;

// Leads to the page of what is counted, where there is one.
function Name({ of: { table, id, name } }: { of: Item }) {
  if (table === "organisations") return <Link to={paths.organisation(id)}>{name}</Link>;
  if (table === "schools") return <Link to={paths.school(id)}>{name}</Link>;
  if (table === "regions") return <Link to={paths.region(id)}>{name}</Link>;
  return name;
}

function Records({ indicator }: { indicator: Schemas["Indicator"] }) {
  const { t } = useTranslation();
  const [page, set_page] = useState(1);
  const records = useIndicatorRecords(indicator, PAGE, (page - 1) * PAGE);
  return (
    <Loaded query={records}>
      {({ items, total }) =>
        total === 0 ? (
          <Empty>{t("overview.no_records")}</Empty>
        ) : (
          <DataTable<Item>
            label={t("overview.records")}
            rowKey={(row) => `${row.table} ${row.id}`}
            dataSource={items}
            rowClassName={(row) => (row.provenance.quality === "synthetic" ? "hatched" : "")}
            pagination={{ current: page, pageSize: PAGE, total, onChange: set_page, showSizeChanger: false }}
            columns={[
              { title: t("overview.name"), className: "wrapping", render: (_, row) => <Name of={row} /> },
              {
                title: t("overview.region"),
                dataIndex: "region",
                render: (region: Item["region"]) =>
                  region ? <Link to={paths.region(region.id)}>{region.name}</Link> : <Missing />,
              },
              {
                title: t("overview.counts"),
                dataIndex: "counts",
                align: "right",
                render: (counts: number) => <Count value={counts} />,
              },
              {
                title: t("overview.detail"),
                dataIndex: "detail",
                render: (detail: string) => t(`detail.${detail as "planned"}`, { defaultValue: detail }),
              },
              {
                title: t("proof.source"),
                dataIndex: "provenance",
                render: (provenance: Item["provenance"], row) => (
                  <RowProof provenance={provenance} label={row.name} />
                ),
              },
            ]}
          />
        )
      }
    </Loaded>
  );
}

function OneTarget({ target }: { target: Target }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lamp } = target;
  return (
    <article className="drawer-target">
      <h3>{target.subject}</h3>
      <dl className="proof">
        <dt>{t("overview.asked")}</dt>
        <dd>
          {format.amount(target) || t("overview.no_amount")}
          {target.deadline_year === null
            ? null
            : ` · ${t("overview.by_year", { year: target.deadline_year })}`}{" "}
          <Link to={paths.plan(target.plan, target.clause)}>
            {t("overview.clause", { clause: target.clause })}
          </Link>
        </dd>
        <dt>{t("overview.lamp")}</dt>
        <dd>
          <Lamp colour={lamp.colour} /> {t(`lamp_reason.${lamp.reason}`)}
        </dd>
        {lamp.expected === null ? null : (
          <>
            <dt>{t("overview.expected")}</dt>
            <dd>
              <Count value={lamp.expected} unit={target.unit} />
              <span className="quiet">
                {" "}
                {t("overview.reached", { share: format.share(lamp.reached_bp) })}
              </span>
            </dd>
          </>
        )}
        {lamp.goal === null ? null : (
          <>
            <dt>{t("overview.goal")}</dt>
            <dd>
              <Count value={lamp.goal} unit={target.unit} />
            </dd>
          </>
        )}
      </dl>
      <h4>{t("overview.evidence")}</h4>
      <EvidenceTable target={target} />
      {target.indicator ? (
        <>
          <h4>{t("overview.records")}</h4>
          <Records indicator={target.indicator} />
        </>
      ) : null}
    </article>
  );
}

export function TargetDrawer({ tile, onClose }: { tile: Schemas["Tile"] | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={tile !== null}
      onClose={onClose}
      size={Math.min(820, innerWidth)}
      title={tile ? t(`aspect.${tile.aspect}`) : ""}
      destroyOnHidden
    >
      {tile?.targets.length === 0 ? <Empty>{t("overview.no_target")}</Empty> : null}
      {tile?.targets.map((target) => (
        <OneTarget key={`${target.clause} ${target.subject}`} target={target} />
      ))}
      <p className="quiet">{t("overview.lamp_formula")}</p>
    </Drawer>
  );
}
