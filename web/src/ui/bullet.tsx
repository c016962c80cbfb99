// A value against what a target asks for: bar, target range, and the mark where the schedule wants it to be.
import { Hatch, hatch_id } from "./hatch";

interface BulletProps {
  value: number | null;
  least: number;
  most: number;
  expected: number | null;
  hatched: boolean;
  colour: string;
  label: string;
}

export function Bullet({ value, least, most, expected, hatched, colour, label }: BulletProps) {
  const top = Math.max(value ?? 0, most, least) * 1.08 || 1;
  const at = (amount: number) => (amount / top) * 100;
  return (
    <svg className="bullet" viewBox="0 0 100 14" preserveAspectRatio="none" role="img" aria-label={label}>
      {hatched ? <Hatch colour={colour} /> : null}
      <rect x="0" y="4" width="100" height="6" className="bullet-ground" />
      {most > least ? (
        <rect x={at(least)} y="2" width={at(most) - at(least)} height="10" className="bullet-range" />
      ) : null}
      {value !== null ? (
        <rect
          x="0"
          y="4"
          width={at(value)}
          height="6"
          fill={hatched ? `url(#${hatch_id(colour)})` : colour}
        />
      ) : null}
      <rect x={at(least) - 0.5} y="1" width="1" height="12" className="bullet-target" />
      {expected !== null && expected !== least ? (
        <rect x={at(expected) - 0.35} y="2.5" width="0.7" height="9" className="bullet-expected" />
      ) : null}
    </svg>
  );
}
