// The words of a rule in the reader's language, its force, and its citation with "wording to be confirmed".
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat, useLanguage } from "@/ui/language";

type Rule = Schemas["Rule"];
type Value = Schemas["RuleValue"];

export function useRuleWords() {
  const zh = useLanguage() === "zh";
  return {
    title: (rule: Rule) => (zh ? rule.title_zh : rule.title_en) || rule.id,
    note: (rule: Rule) => (zh ? rule.note_zh : rule.note_en),
    value: (value: Value) => (zh ? value.value_zh : value.value_en) || JSON.stringify(value.value),
  };
}

export function useJurisdiction() {
  const { t } = useTranslation();
  return (code: string) => t(`jurisdiction.${code.replaceAll(".", "_") as "cn"}`, { defaultValue: code });
}

export function Force({ force }: { force: Value["force"] }) {
  const { t } = useTranslation();
  return <span className={`force force-${force}`}>{t(`force.${force}`)}</span>;
}

export function Citation({ citation }: { citation: Value["citation"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = `${citation.document}${citation.article ? ` ${citation.article}` : ""}`;
  return (
    <span className="citation">
      {citation.address ? (
        <a href={citation.address} target="_blank" rel="noreferrer">
          {words}
        </a>
      ) : (
        words
      )}{" "}
      {citation.checked === null ? (
        <Tag className="unchecked" title={t("rules.unchecked_means")}>
          {t("rules.unchecked")}
        </Tag>
      ) : (
        <span className="quiet" title={t(`rules.grade_${citation.grade}`)}>
          {t("rules.checked", { day: format.day(citation.checked) })}
        </span>
      )}
    </span>
  );
}
