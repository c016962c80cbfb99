// The panel behind a number: where it comes from, of what day, how it was made, and the records it counts.
import { Popover } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useSources } from "@/api";
import { useFormat } from "./language";
import { QualityMark } from "./marks";
import { paths } from "./paths";

export interface ProofProps {
  provenance?: Schemas["Provenance"];
  quality?: Schemas["Quality"];
  method?: string;
  records?: { to: string; label: string }[];
}

function Source({ id }: { id: string }) {
  const { data } = useSources();
  const source = data?.items.find((item) => item.id === id);
  if (!source) return <code>{id}</code>;
  return (
    <>
      <Link to={paths.data("sources", id)}>{source.title}</Link>
      {source.publisher ? <div className="quiet">{source.publisher}</div> : null}
    </>
  );
}

export function ProofPanel({ provenance, quality, method, records = [] }: ProofProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const mark = provenance?.quality ?? quality;
  return (
    <dl className="proof">
      {provenance ? (
        <>
          <dt>{t("proof.source")}</dt>
          <dd>
            <Source id={provenance.source} />
          </dd>
          <dt>{t("proof.as_of")}</dt>
          <dd>{format.day(provenance.as_of)}</dd>
        </>
      ) : null}
      {mark ? (
        <>
          <dt>{t("proof.quality")}</dt>
          <dd>
            <QualityMark quality={mark} /> <span className="quiet">{t(`quality.${mark}_means`)}</span>
          </dd>
        </>
      ) : null}
      {method ? (
        <>
          <dt>{t("proof.method")}</dt>
          <dd>{method}</dd>
        </>
      ) : null}
      {records.length ? (
        <>
          <dt>{t("proof.records")}</dt>
          <dd>
            {records.map((record) => (
              <div key={record.to}>
                <Link to={record.to}>{record.label}</Link>
              </div>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

// Wraps a number so that a click or Enter opens its panel.
export function Proof({ children, label, ...panel }: ProofProps & { children: ReactNode; label: string }) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      title={label}
      content={<ProofPanel {...panel} />}
      placement="bottom"
      destroyOnHidden
    >
      <button type="button" className="proof-button">
        {children}
        <span className="unseen">{t("proof.open", { label })}</span>
      </button>
    </Popover>
  );
}

// The mark of quality at the end of a row; opens the record's source.
export function RowProof({ provenance, label }: { provenance: Schemas["Provenance"]; label: string }) {
  return (
    <Proof provenance={provenance} label={label}>
      <QualityMark quality={provenance.quality} />
    </Proof>
  );
}
