import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Citation } from "@/ui/citation";
import { useFormat } from "@/ui/language";
import { Force, useJurisdiction, useRuleWords } from "./rule_words";

type Value = Schemas["RuleValue"];

const same = (a: Value, b: Value | null) => b !== null && a.from === b.from && a.until === b.until;

function Version({ value, now }: { value: Value; now: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRuleWords();
  return (
    <li className={now ? "version version-now" : "version"}>
      <div className="quiet">
        {value.until
          ? t("rules.period", { from: format.day(value.from), until: format.day(value.until) })
          : t("rules.since", { from: format.day(value.from) })}
        {now ? ` · ${t("rules.now")}` : ""}
      </div>
      <div>
        <strong>{words.value(value)}</strong> <Force force={value.force} />
      </div>
      <Citation citation={value.citation} />
    </li>
  );
}

export function RuleDrawer({ rule, onClose }: { rule: Schemas["Rule"] | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const jurisdiction = useJurisdiction();
  return (
    <Drawer
      open={rule !== undefined}
      onClose={onClose}
      size={Math.min(560, innerWidth)}
      title={rule ? words.title(rule) : ""}
      destroyOnHidden
    >
      {rule ? (
        <>
          <dl className="proof">
            <dt>{t("rules.id")}</dt>
            <dd>
              <code>{rule.id}</code>
            </dd>
            <dt>{t("rules.jurisdiction")}</dt>
            <dd>{jurisdiction(rule.jurisdiction)}</dd>
            <dt>{t("rules.unit")}</dt>
            <dd>{t(`rule_unit.${rule.unit as "flag"}`, { defaultValue: rule.unit })}</dd>
            {words.note(rule) ? (
              <>
                <dt>{t("rules.remark")}</dt>
                <dd>{words.note(rule)}</dd>
              </>
            ) : null}
            <dt>{t("rules.file")}</dt>
            <dd>
              <code>{rule.file}</code>
            </dd>
          </dl>
          {rule.in_force ? null : <p>{t("rules.not_in_force_means")}</p>}
          <h3 className="versions-title">{t("rules.history")}</h3>
          <ol className="versions">
            {[...rule.history]
              .sort((a, b) => b.from.localeCompare(a.from))
              .map((value) => (
                <Version key={value.from} value={value} now={same(value, rule.today)} />
              ))}
          </ol>
        </>
      ) : null}
    </Drawer>
  );
}
