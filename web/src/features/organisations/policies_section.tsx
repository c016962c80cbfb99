// Rules and clauses of the plan that fit an organisation, each with the reason.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useFittingPolicies } from "@/api";
import { useLanguage } from "@/ui/language";
import { Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";

function Reason({ reason, word }: { reason: Schemas["FitReason"]; word?: string }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      {t(`exchange.fit_${reason}`)}
      {word ? ` · ${word}` : null}
    </span>
  );
}

export function PoliciesSection({ id }: { id: string }) {
  const { t } = useTranslation();
  const zh = useLanguage() === "zh";
  const policies = useFittingPolicies(id);
  return (
    <Section title={t("exchange.policies")} note={t("exchange.policies_note")}>
      <Loaded query={policies}>
        {({ rules, clauses }) =>
          rules.length || clauses.length ? (
            <ul className="fitting" aria-label={t("exchange.policies")}>
              {rules.map(({ rule, jurisdiction, reason, title_zh, title_en, document, article }) => (
                <li key={`${rule} ${jurisdiction} ${reason}`}>
                  <Link to={paths.rules(rule, jurisdiction)}>{zh ? title_zh : title_en}</Link>{" "}
                  <Reason reason={reason} />
                  <div className="quiet">
                    {document} {article}
                  </div>
                </li>
              ))}
              {clauses.map(({ plan, plan_title, clause, heading, word, reason }) => (
                <li key={`${plan} ${clause} ${reason} ${word}`}>
                  <Link to={paths.plan(plan, clause)}>{heading || clause}</Link>{" "}
                  <Reason reason={reason} word={word} />
                  <div className="quiet">{plan_title}</div>
                </li>
              ))}
            </ul>
          ) : (
            <Empty>{t("exchange.no_policy")}</Empty>
          )
        }
      </Loaded>
    </Section>
  );
}
