// A number of people over the futures: the middle, and between what four in five of them lie.
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";

export type Band = Schemas["Band"];

export function useBand() {
  const format = useFormat();
  const { t } = useTranslation();
  return (band: Band) => ({
    middle: format.count(band.p50),
    range: t("outlook.range", { low: format.count(band.p10), high: format.count(band.p90) }),
  });
}

export function BandCell({ band }: { band: Band | null }) {
  const told = useBand();
  if (band === null) return <Missing />;
  const { middle, range } = told(band);
  return (
    <span className="band">
      <span className="number">{middle}</span> <span className="quiet">{range}</span>
    </span>
  );
}
