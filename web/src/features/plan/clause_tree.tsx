// The clauses as a tree, each with its targets and duties; what is chosen here is lit in the text.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "@/ui/language";
import { paths } from "@/ui/paths";
import {
  type Clause,
  corrected,
  type Duty,
  depths_of,
  type Item,
  id_of,
  type Reading,
  type Review,
  type Target,
} from "./readings";

interface Pointing {
  active: string | null;
  chosen: string | null;
  onHover: (id: string | null) => void;
  onChoose: (id: string) => void;
}

export function Verdict({ review }: { review: Review | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!review) return null;
  return (
    <span
      className={`verdict verdict-${review.verdict}`}
      title={`${review.actor} · ${format.moment(review.at)}`}
    >
      {t(`verdict.${review.verdict}`)}
    </span>
  );
}

function DutyWords({ duty, review }: { duty: Duty; review: Review | null }) {
  const { t } = useTranslation();
  const shown = corrected({ unit: duty.unit, role: duty.role }, review);
  const flagged = !duty.known && review === null;
  return (
    <>
      <span className={review?.verdict === "rejected" ? "struck" : undefined}>{shown.unit}</span>
      {shown.unit === duty.unit ? null : (
        <span className="quiet"> {t("plan.machine_read", { text: duty.unit })}</span>
      )}
      <span className="quiet"> {t(`duty_role.${shown.role}`)}</span>
      {flagged ? <span className="flag"> ▲ {t("plan.unknown_unit")}</span> : null}
    </>
  );
}

// Whom the unit was found to be: one department by name, a group by its size.
function Departments({ duty }: { duty: Duty }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [only, ...others] = duty.departments;
  if (!only) return null;
  if (others.length) {
    return (
      <span className="duty-department quiet" title={format.listed(duty.departments.map((one) => one.name))}>
        {t("plan.members", { count: duty.departments.length })}
      </span>
    );
  }
  return (
    <Link className="duty-department" to={paths.departments(only.id)} tabIndex={-1}>
      {only.name}
    </Link>
  );
}

function TargetWords({ target, review }: { target: Target; review: Review | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = corrected(target, review);
  const wanted = format.amount(shown);
  return (
    <>
      <span className={review?.verdict === "rejected" ? "struck" : undefined}>
        {shown.subject} <strong>{wanted}</strong>
        {shown.change_points === null ? null : <strong> {format.points_change(shown.change_points)}</strong>}
      </span>
      {shown.deadline_year === null ? null : (
        <span className="quiet"> {t("plan.by_year", { year: shown.deadline_year })}</span>
      )}
      {shown.base_year === null ? null : (
        <span className="quiet"> {t("plan.from_year", { year: shown.base_year })}</span>
      )}
      {shown.indicator ? (
        <span className="chip target-indicator">{t(`indicator.${shown.indicator}`)}</span>
      ) : null}
    </>
  );
}

function Inner({ item, pointing }: { item: Item; pointing: Pointing }) {
  const { t } = useTranslation();
  const { active, chosen, onHover, onChoose } = pointing;
  if (item.kind === "clause") return null;
  return (
    <li
      className={`inner inner-${item.kind}${active === item.id ? " inner-active" : ""}${chosen === item.id ? " inner-chosen" : ""}`}
      onMouseEnter={() => onHover(item.id)}
      onMouseLeave={() => onHover(null)}
    >
      <button
        type="button"
        className="inner-button"
        data-item={item.id}
        aria-pressed={chosen === item.id}
        onFocus={() => onChoose(item.id)}
        onClick={() => onChoose(item.id)}
      >
        <span className="inner-kind">{t(`kind.${item.kind}`)}</span>
        <span className="inner-words">
          {item.kind === "duty" ? (
            <DutyWords duty={item.reading} review={item.review} />
          ) : (
            <TargetWords target={item.reading} review={item.review} />
          )}
        </span>
        <Verdict review={item.review} />
      </button>
      {item.kind === "duty" ? <Departments duty={item.reading} /> : null}
    </li>
  );
}

interface ClauseProps {
  clause: Clause;
  head: Item | undefined;
  inner: Item[];
  depth: number;
  pointing: Pointing;
}

const OneClause = memo(function OneClause({ clause, head, inner, depth, pointing }: ClauseProps) {
  const { t } = useTranslation();
  const { active, chosen, onHover, onChoose } = pointing;
  const id = id_of({ kind: "clause", clause: clause.path, seq: 0 });
  const shown = corrected({ heading: clause.heading }, clause.review);
  return (
    <li className="clause" style={{ "--depth": depth } as React.CSSProperties}>
      <button
        type="button"
        className={`clause-head${active === id ? " inner-active" : ""}${chosen === id ? " inner-chosen" : ""}`}
        data-item={id}
        aria-pressed={chosen === id}
        disabled={!head}
        onMouseEnter={() => onHover(id)}
        onMouseLeave={() => onHover(null)}
        onFocus={() => onChoose(id)}
        onClick={() => onChoose(id)}
      >
        <span className="clause-path">{clause.path}</span>
        <span className={clause.review?.verdict === "rejected" ? "struck clause-title" : "clause-title"}>
          {clause.label} {shown.heading || <span className="quiet">{t(`clause_kind.${clause.kind}`)}</span>}
        </span>
        <Verdict review={clause.review} />
      </button>
      {clause.summary ? <p className="clause-summary">{clause.summary}</p> : null}
      {inner.length ? (
        <ul className="inner-list">
          {inner.map((item) => (
            <Inner key={item.id} item={item} pointing={pointing} />
          ))}
        </ul>
      ) : null}
    </li>
  );
});

const QUIET: Pick<Pointing, "active" | "chosen"> = { active: null, chosen: null };

export function ClauseTree({ reading, items, ...pointing }: Pointing & { reading: Reading; items: Item[] }) {
  const { t } = useTranslation();
  const depths = depths_of(reading.clauses);
  const shown = reading.clauses.flatMap((clause) => {
    const held = items.filter((item) => item.clause === clause.path);
    return held.length ? [{ clause, held }] : [];
  });
  return (
    <ol className="clause-tree" aria-label={t("plan.tree")} lang="zh-CN">
      {shown.map(({ clause, held }) => {
        const id = id_of({ kind: "clause", clause: clause.path, seq: 0 });
        const near = [id, ...held.map((item) => item.id)].some(
          (one) => one === pointing.active || one === pointing.chosen,
        );
        return (
          <OneClause
            key={clause.path}
            clause={clause}
            head={held.find((item) => item.kind === "clause")}
            inner={held.filter((item) => item.kind !== "clause")}
            depth={depths.get(clause.path) ?? 0}
            pointing={near ? pointing : { ...pointing, ...QUIET }}
          />
        );
      })}
    </ol>
  );
}
