import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";

export type Action = Schemas["QuotaAction"];

export const ACTIONS: Action[] = ["open", "grow", "hold", "shrink", "merge", "pause", "close"];
const SHAPES: Record<Action, string> = {
  open: "✚",
  grow: "▲",
  hold: "◆",
  shrink: "▼",
  merge: "◈",
  pause: "◌",
  close: "✕",
};

// By shape and word as well as by colour.
export function ActionMark({ action }: { action: Action }) {
  const { t } = useTranslation();
  return (
    <span className={`quota-action quota-action-${action}`}>
      <span aria-hidden="true">{SHAPES[action]}</span> {t(`portfolio.action.${action}`)}
    </span>
  );
}
