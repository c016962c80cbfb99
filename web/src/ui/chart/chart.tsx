// A chart with its title, its table behind it, and its export. The table is what a screen reader reads.
import { Button, Segmented } from "antd";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Cell, csv_of, download, download_from, type PlainTable } from "../csv";
import { usePalette } from "../palette";
import type { Drawing, DrawingProps } from "./drawing";

const Canvas = lazy(() => import("./canvas"));

interface ChartProps extends DrawingProps {
  title: string;
  summary: string;
  table: PlainTable;
  filename: string;
  height?: number;
  note?: ReactNode;
  actions?: ReactNode;
  linked?: (row: number, text: string) => ReactNode;
}

function Rows({ table, linked }: { table: PlainTable; linked?: ChartProps["linked"] }) {
  const shown = (cell: Cell) => (cell === null ? "—" : String(cell));
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) =>
              column === 0 ? (
                <th key={column} scope="row">
                  {linked ? linked(at, shown(cell)) : shown(cell)}
                </th>
              ) : (
                <td key={column} className={typeof cell === "number" ? "numeric" : undefined}>
                  {shown(cell)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Chart(props: ChartProps) {
  const {
    title,
    summary,
    table,
    filename,
    height = 300,
    note,
    actions,
    linked,
    on_ready,
    ...drawing
  } = props;
  const { t } = useTranslation();
  const palette = usePalette();
  const [face, set_face] = useState<"picture" | "table">("picture");
  const drawn = useRef<Drawing | null>(null);
  const ready = useRef(on_ready);
  ready.current = on_ready;
  const [keep] = useState(() => (made: Drawing) => {
    drawn.current = made;
    return ready.current?.(made);
  });

  const save_picture = () => {
    const address = drawn.current?.getDataURL({
      type: "png",
      pixelRatio: 2,
      backgroundColor: palette.surface,
    });
    if (address) download_from(`${filename}.png`, address);
  };
  return (
    <figure className="chart" aria-label={title}>
      <div className="chart-head">
        <figcaption>{title}</figcaption>
        <div className="chart-tools">
          {actions}
          <Segmented
            size="small"
            value={face}
            onChange={set_face}
            aria-label={t("chart.face", { title })}
            options={[
              { value: "picture", label: t("chart.picture") },
              { value: "table", label: t("chart.table") },
            ]}
          />
          {face === "picture" ? (
            <Button size="small" type="text" onClick={save_picture}>
              PNG
            </Button>
          ) : null}
          <Button size="small" type="text" onClick={() => download(`${filename}.csv`, csv_of(table))}>
            CSV
          </Button>
        </div>
      </div>
      {face === "picture" ? (
        <div className="chart-frame" role="img" aria-label={`${title}. ${summary}`} style={{ height }}>
          <Suspense fallback={<div className="chart-waiting" />}>
            <Canvas {...drawing} on_ready={keep} />
          </Suspense>
        </div>
      ) : (
        <section
          className="chart-table"
          aria-label={title}
          style={{ maxHeight: Math.max(height, 360) }}
          tabIndex={0}
        >
          <Rows table={table} linked={linked} />
        </section>
      )}
      {note ? <div className="chart-note">{note}</div> : null}
    </figure>
  );
}
