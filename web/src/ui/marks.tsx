// Small marks that carry meaning by shape and word as well as by colour: quality, lamp, level, missing.
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { exact, is_rounded } from "./format";
import { useFormat } from "./language";

const SHAPES = { green: "●", yellow: "▲", red: "■", none: "○" } as const;
export type LampColour = keyof typeof SHAPES;

export function Lamp({ colour, title }: { colour: LampColour; title?: string }) {
  const { t } = useTranslation();
  return (
    <span className={`lamp lamp-${colour}`} title={title}>
      <span aria-hidden="true">{SHAPES[colour]}</span> {t(`lamp.${colour}`)}
    </span>
  );
}

export function QualityMark({ quality }: { quality: Schemas["Quality"] }) {
  const { t } = useTranslation();
  return (
    <span className={`quality quality-${quality}`} title={t(`quality.${quality}_means`)}>
      {t(`quality.${quality}`)}
    </span>
  );
}

// A value nobody knows. Never zero.
export function Missing() {
  const { t } = useTranslation();
  return (
    <span className="missing" title={t("state.missing_means")}>
      —<span className="unseen">{t("state.missing")}</span>
    </span>
  );
}

// A count as people write it; the exact value on hover where it was rounded.
export function Count({ value, unit }: { value: number | null; unit?: string }) {
  const format = useFormat();
  if (value === null) return <Missing />;
  return (
    <span className="number" title={is_rounded(value, format.language) ? exact(value) : undefined}>
      {format.count(value)}
      {unit ? <span className="unit"> {unit}</span> : null}
    </span>
  );
}

export function Change({ value }: { value: number | null }) {
  const format = useFormat();
  if (value === null) return <Missing />;
  const direction = value > 0 ? "up" : value < 0 ? "down" : "level";
  return <span className={`number change-${direction}`}>{format.change(value)}</span>;
}

export function Rate({ basis_points }: { basis_points: number }) {
  return <span className="number">{useFormat().share(basis_points)}</span>;
}

export function LevelMark({ level }: { level: Schemas["ProgramLevel"] }) {
  const { t } = useTranslation();
  return (
    <span className="level">
      <span className="level-dot" style={{ background: `var(--level-${level})` }} aria-hidden="true" />
      {t(`level.${level}`)}
    </span>
  );
}

export function StateControlled() {
  const { t } = useTranslation();
  return (
    <Tag className="state-controlled" title={t("programs.state_controlled_means")}>
      {t("programs.state_controlled")}
    </Tag>
  );
}
