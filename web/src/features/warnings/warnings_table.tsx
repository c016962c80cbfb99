import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { Actual, Basis, Limit, OutcomeMark, useFindingWords } from "@/ui/finding";
import { Count, Missing, QualityMark, StateControlled } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { ReviewBox, ReviewMark } from "./review_box";

type Warning = Schemas["Warning"];
type Signal = Schemas["SignalView"];

const LEVELS = { warn: ["red", "■"], watch: ["yellow", "▲"], none: ["none", "○"] } as const;

export function WarningMark({ level }: { level: Schemas["WarningLevel"] }) {
  const { t } = useTranslation();
  const [colour, sign] = LEVELS[level];
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{sign}</span> {t(`warnings.level_${level}`)}
    </span>
  );
}

function Grounds({ signals }: { signals: Signal[] }) {
  const { t } = useTranslation();
  const words = useFindingWords();
  return signals
    .filter((signal) => signal.finding.outcome === "warned")
    .map((signal) => (
      <span key={signal.signal} className="chip">
        {t(`warnings.signal_${signal.signal}`)} {words.actual(signal.finding)}
      </span>
    ));
}

function Years({ signal }: { signal: Signal }) {
  const { t } = useTranslation();
  if (!signal.years.length) return <span className="quiet">{t("warnings.from_register")}</span>;
  return signal.years.map((year) => (
    <span key={year.year} className="signal-year">
      {year.year}: {year.part_persons ?? <Missing />}
      {year.whole_persons === null ? "" : ` / ${year.whole_persons}`}
    </span>
  ));
}

function Signals({ row }: { row: Warning }) {
  const { t } = useTranslation();
  return (
    <DataTable<Signal>
      label={t("warnings.signals", { name: row.program.name })}
      rowKey="signal"
      dataSource={row.signals}
      pagination={false}
      columns={[
        { title: t("warnings.signal"), render: (_, signal) => t(`warnings.signal_${signal.signal}`) },
        {
          title: t("finding.outcome"),
          render: (_, { finding }) => <OutcomeMark outcome={finding.outcome} />,
        },
        {
          title: t("finding.actual"),
          align: "right",
          render: (_, { finding }) => <Actual finding={finding} />,
        },
        {
          title: t("finding.limit"),
          align: "right",
          render: (_, { finding }) => <Limit finding={finding} />,
        },
        {
          title: t("warnings.years"),
          className: "wrapping",
          render: (_, signal) => <Years signal={signal} />,
        },
        {
          title: t("proof.quality"),
          render: (_, { quality }) => (quality ? <QualityMark quality={quality} /> : <Missing />),
        },
        {
          title: t("finding.basis"),
          className: "wrapping",
          render: (_, { finding }) => <Basis finding={finding} />,
        },
      ]}
    />
  );
}

// To file is only a draft: the school and the offices decide.
function Opened({ row }: { row: Warning }) {
  const { t } = useTranslation();
  return (
    <div className="warning-opened">
      <Signals row={row} />
      {row.next_plan_cut_bp === null ? null : (
        <p className="quiet">{t("warnings.precedent_cut", { share: `${row.next_plan_cut_bp / 100}%` })}</p>
      )}
      <ReviewBox result="warning" subject={row.subject} review={row.review} />
      {row.school ? (
        <Link
          to={paths.new_filing({
            kind: "pause",
            program: row.program.id,
            school: row.school.id,
            basis: row.subject,
          })}
        >
          <Button>{t("warnings.to_filing")}</Button>
        </Link>
      ) : null}
    </div>
  );
}

export function WarningsTable({ rows, sites }: { rows: Warning[]; sites: boolean }) {
  const { t } = useTranslation();
  return (
    <DataTable<Warning>
      label={t("warnings.title")}
      rowKey="subject"
      dataSource={rows}
      expandable={{ expandedRowRender: (row) => <Opened row={row} /> }}
      columns={[
        { title: t("warnings.level"), render: (_, row) => <WarningMark level={row.level} /> },
        {
          title: t("programs.name"),
          className: "wrapping",
          render: (_, row) => (
            <>
              <Link to={paths.program(row.program.id)}>{row.program.name}</Link>{" "}
              {row.state_controlled ? <StateControlled /> : null}
            </>
          ),
        },
        ...(sites
          ? [
              {
                title: t("programs.school"),
                className: "wrapping",
                render: (_: unknown, row: Warning) =>
                  row.school ? <Link to={paths.school(row.school.id)}>{row.school.name}</Link> : <Missing />,
              },
            ]
          : []),
        {
          title: t("programs.schools"),
          align: "right" as const,
          sorter: (a: Warning, b: Warning) => a.schools - b.schools,
          render: (_: unknown, row: Warning) => <Count value={row.schools} />,
        },
        {
          title: t("warnings.grounds"),
          className: "wrapping",
          render: (_, row) => <Grounds signals={row.signals} />,
        },
        {
          title: t("warnings.unknown"),
          align: "right" as const,
          render: (_: unknown, row: Warning) => <Count value={row.unknown} />,
        },
        {
          title: t("proof.quality"),
          render: (_, { quality }) => (quality ? <QualityMark quality={quality} /> : <Missing />),
        },
        { title: t("warnings.review"), render: (_, row) => <ReviewMark review={row.review} /> },
      ]}
    />
  );
}
