// Where a value is written, with "wording to be confirmed" where nobody has compared it with a copy yet.
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "./language";

export function Citation({ citation }: { citation: Schemas["Citation"] }) {
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
