// Why a plan says what it says of one offering: the shortage it serves, what one person more would do, what holds it, what would turn it
// around; and a person's own decision instead.
import { Button, InputNumber, Select } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { Count, QualityMark } from "@/ui/marks";
import { paths } from "@/ui/paths";
import type { Pin } from "./trial";

type Plan = Schemas["QuotaPlan"];
type Row = Schemas["QuotaPlanRow"];
type Limit = Schemas["QuotaPlanLimit"];

const A_CLASS = 30; // persons: the size in which the need for more of a resource is told

export function useLimitWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    amount: (limit: Limit, value = limit.amount) =>
      limit.kind === "science_share"
        ? format.share(Math.round(value * 10_000), 1)
        : format.count(Math.round(value)),
    subject: (limit: Limit) =>
      limit.kind === "science_share" ? t(`level.${limit.subject.id as "bachelor"}`) : limit.subject.name,
  };
}

function Serves({ row }: { row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!row.weighed) return <p>{t("portfolio.not_linked")}</p>;
  return (
    <ul className="why-list">
      {row.serves.map((each) => (
        <li key={each.occupation.id}>
          <Link to={paths.outlook({ open: each.occupation.id })}>{each.occupation.name}</Link>{" "}
          {t("portfolio.serves", {
            unmet: format.count(each.unmet_persons),
            weight: format.share(each.weight_bp, 0),
          })}
        </li>
      ))}
    </ul>
  );
}

function Worth({ row }: { row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!row.weighed) return null;
  const { wanted_bp, saves, costs, price, turns_at_bp } = row.worth;
  return (
    <p>
      <Trans
        t={t}
        i18nKey="portfolio.worth"
        values={{
          wanted: format.share(wanted_bp, 0),
          unwanted: format.share(10_000 - wanted_bp, 0),
          saves: format.decimal(saves, 2),
          costs: format.decimal(costs, 2),
          price: format.decimal(price, 2),
        }}
        components={{ b: <b /> }}
      />{" "}
      {t(wanted_bp >= turns_at_bp ? "portfolio.turns_down" : "portfolio.turns_up", {
        at: format.share(turns_at_bp, 0),
      })}
    </p>
  );
}

function Held({ row, plan }: { row: Row; plan: Plan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLimitWords();
  const bound_rule: Partial<Record<Schemas["QuotaBoundKind"], string>> = {
    step_up: "portfolio.step_share",
    step_down: "portfolio.step_share",
    smallest_class: "portfolio.smallest_class",
    state_control: "program.state_controlled_approval",
    openings: "portfolio.openings_most",
    largest_class: "filing.first_year_most",
  };
  if (!row.bounds.length && !row.bindings.length)
    return <p className="quiet">{t("portfolio.nothing_binds")}</p>;
  return (
    <ul className="why-list">
      {row.bounds.map((bound) => (
        <li key={bound}>
          {t(`portfolio.bound.${bound}`)}{" "}
          {bound_rule[bound] ? <Link to={paths.rules(bound_rule[bound])}>{t("portfolio.rule")}</Link> : null}
        </li>
      ))}
      {row.bindings.map((binding) => {
        const limit = plan.limits[binding.limit] as Limit;
        const more = Math.max(1, Math.ceil(Math.abs(binding.use) * A_CLASS));
        return (
          <li key={binding.limit}>
            {t(`portfolio.limit.${limit.kind}`)} · {words.subject(limit)} · {limit.year}
            {t("portfolio.colon")}
            {t("portfolio.of_amount", { amount: words.amount(limit) })}
            {["places", "teachers", "laboratory_hours"].includes(limit.kind)
              ? t(`portfolio.more.${limit.kind as "places"}`, { count: A_CLASS, more: format.count(more) })
              : null}
            {t("portfolio.price", { price: format.decimal(binding.price, 3) })}{" "}
            {limit.rule ? <Link to={paths.rules(limit.rule)}>{t("portfolio.rule")}</Link> : null}
            {limit.rule ? null : <QualityMark quality={limit.quality} />}
          </li>
        );
      })}
    </ul>
  );
}

const EVERY_YEAR = 0;

function Decide({ row, plan, pins, pin, unpin }: WhyProps) {
  const { t } = useTranslation();
  const [year, set_year] = useState(EVERY_YEAR);
  const [persons, set_persons] = useState<number | null>(row.quotas_persons[0] ?? row.last_persons);
  const held = pins.filter((each) => each.offering === row.offering);
  const say = (quota_persons: number) =>
    pin({ offering: row.offering, quota_persons, ...(year === EVERY_YEAR ? {} : { year }) });
  return (
    <div className="why-decide">
      <Select
        aria-label={t("portfolio.pin_year")}
        value={year}
        onChange={set_year}
        options={[
          { value: EVERY_YEAR, label: t("portfolio.every_year") },
          ...plan.years.map((each) => ({ value: each, label: String(each) })),
        ]}
      />
      <InputNumber
        aria-label={t("portfolio.pin_persons")}
        min={0}
        max={100_000}
        precision={0}
        value={persons}
        onChange={set_persons}
      />
      <Button disabled={persons === null} onClick={() => persons !== null && say(persons)}>
        {t("portfolio.pin")}
      </Button>
      <Button onClick={() => say(row.last_persons)}>{t("portfolio.pin_last")}</Button>
      {held.length ? (
        <Button type="link" onClick={() => unpin(row.offering)}>
          {t("portfolio.unpin", { count: held.length })}
        </Button>
      ) : null}
    </div>
  );
}

interface WhyProps {
  row: Row;
  plan: Plan;
  pins: Pin[];
  pin: (pin: Pin) => void;
  unpin: (offering: string) => void;
}

export function WhyPanel(props: WhyProps) {
  const { row, plan } = props;
  const { t } = useTranslation();
  const filing = paths.new_filing({
    kind: row.last_persons === 0 ? "open" : "pause",
    program: row.program.id,
    school: row.school.id,
  });
  return (
    <div className="why">
      <table className="why-years">
        <thead>
          <tr>
            <th scope="col">{t("portfolio.year")}</th>
            <th scope="col">{(plan.years[0] ?? 0) - 1}</th>
            {plan.years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("portfolio.quota")}</th>
            <td className="number">
              <Count value={row.last_persons} />
            </td>
            {row.quotas_persons.map((quota, at) => (
              <td key={plan.years[at]} className="number">
                <Count value={quota} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <h4>{t("portfolio.why_serves")}</h4>
      <Serves row={row} />
      <Worth row={row} />
      <h4>{t("portfolio.why_held")}</h4>
      <Held row={row} plan={plan} />
      {row.application ? <p>{t("portfolio.application_means")}</p> : null}
      {row.proposal ? (
        <p>
          <Link to={paths.warnings({ tab: "merges" })}>{t("portfolio.has_proposal")}</Link>
        </p>
      ) : null}
      <h4>{t("portfolio.decide")}</h4>
      <Decide {...props} />
      {row.action === "open" || row.action === "close" || row.action === "pause" || row.action === "merge" ? (
        <p>
          <Link to={filing}>{t("portfolio.to_filing")}</Link>
        </p>
      ) : null}
    </div>
  );
}
