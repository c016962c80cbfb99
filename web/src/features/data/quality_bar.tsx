// How many rows are measured, estimated, synthetic: one bar, with the numbers in its label.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";

const MARKS = ["measured", "estimated", "synthetic"] as const;

export function QualityBar({ counts }: { counts: Schemas["QualityCounts"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const held = MARKS.filter((mark) => counts[mark] > 0);
  const label = held.map((mark) => `${t(`quality.${mark}`)} ${format.exact(counts[mark])}`).join(" · ");
  if (!held.length) return <span className="quiet">{t("data.no_rows")}</span>;
  return (
    <span className="quality-counts">
      <span className="quality-bar" role="img" aria-label={label} title={label}>
        {held.map((mark) => (
          <span key={mark} className={`quality-part part-${mark}`} style={{ flexGrow: counts[mark] }} />
        ))}
      </span>
      <span className="quality-words">{label}</span>
    </span>
  );
}
