// The words of a rule in the reader's language, and its force.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useLanguage } from "@/ui/language";

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
