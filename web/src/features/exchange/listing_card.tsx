// A need or an offer in a few lines: who, what, where, when, for how many.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { PartyLink, SideMark, useWindow } from "./marks";

type Row = Schemas["ListingRow"];

export function ListingFacts({ row }: { row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  const window = useWindow()(row.starts, row.ends);
  return (
    <p className="listing-facts">
      <PartyLink party={row.owner} />
      {row.region ? <span>{row.region.name}</span> : null}
      {window ? <span>{window}</span> : null}
      {row.seats_persons === null ? null : (
        <span>
          {t("exchange.seats_left", {
            left: format.count(row.seats_left_persons ?? row.seats_persons),
            all: format.count(row.seats_persons),
          })}
        </span>
      )}
      {row.education ? (
        <span>{t("exchange.education_least", { education: t(`education.${row.education}`) })}</span>
      ) : null}
      {row.open ? (
        row.expires ? (
          <span className="quiet">{t("exchange.shown_until", { day: format.day(row.expires) })}</span>
        ) : null
      ) : (
        <span className="lamp lamp-none">
          <span aria-hidden="true">○</span> {t("exchange.not_open")}
        </span>
      )}
      {row.provenance.quality === "measured" ? null : (
        <RowProof provenance={row.provenance} label={row.title} />
      )}
    </p>
  );
}

export function ListingCard({ row, level = 3, children }: { row: Row; level?: 3 | 4; children?: ReactNode }) {
  const { t } = useTranslation();
  const Heading = `h${level}` as const;
  return (
    <article
      className={`listing-card${row.provenance.quality === "synthetic" ? " hatched" : ""}`}
      aria-label={row.title}
    >
      <p className="listing-kind">
        <SideMark side={row.side} /> <span className="quiet">{t(`exchange.kind_${row.kind}`)}</span>
      </p>
      <Heading>
        <Link to={paths.listing(row.id)}>{row.title}</Link>
      </Heading>
      <ListingFacts row={row} />
      {children}
    </article>
  );
}
