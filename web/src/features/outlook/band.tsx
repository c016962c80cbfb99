// A number of people over the futures: the middle, and between what four in five of them lie.
import type { Schemas } from "@/api";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";

export type Band = Schemas["Band"];

export function useBand() {
  const format = useFormat();
  return (band: Band) => {
    const range = format.language === "zh" ? "{} 至 {}" : "{} to {}";
    const [low, high] = [format.count(band.p10), format.count(band.p90)];
    return { middle: format.count(band.p50), range: range.replace("{}", low).replace("{}", high) };
  };
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
