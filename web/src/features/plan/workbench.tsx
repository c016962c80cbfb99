// Text on the left, tree on the right, and the judging between them by mouse or by one-letter keys.
import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover, Progress, Segmented } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ClauseTree } from "./clause_tree";
import { CorrectionDialog } from "./correction_dialog";
import { NotesList } from "./notes_list";
import { type Item, is_shown, items_of, type Reading, type Show } from "./readings";
import { SourceText } from "./source_text";
import { useKeys } from "./use_keys";
import { useReviews } from "./use_reviews";
import { WithoutText } from "./without_text";

const KEYS = ["j", "k", "y", "n", "e", "u"] as const;

function KeysHelp() {
  const { t } = useTranslation();
  return (
    <dl className="proof keys-help">
      {KEYS.map((key) => [
        <dt key={key}>
          <kbd>{key}</kbd>
        </dt>,
        <dd key={`${key} means`}>{t(`keys.${key}`)}</dd>,
      ])}
    </dl>
  );
}

// Brings what was chosen into sight on both sides.
function useShown(chosen: string | null) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!chosen || !frame.current) return;
    const [kind, path] = chosen.split(" ");
    const name = CSS.escape(chosen);
    const here = kind === "clause" ? `[data-clause="${CSS.escape(path ?? "")}"]` : `[data-mark="${name}"]`;
    for (const found of [
      frame.current.querySelector(here),
      frame.current.querySelector(`[data-item="${name}"]`),
    ]) {
      found?.scrollIntoView({ block: "nearest", behavior: "instant" });
    }
  }, [chosen]);
  return frame;
}

interface ToolsProps {
  items: Item[];
  chosen: Item | undefined;
  show: Show;
  onShow: (show: Show) => void;
  acts: Record<"y" | "n" | "e" | "u", () => void>;
  help: boolean;
  onHelp: (open: boolean) => void;
  waiting: boolean;
}

function Tools({ items, chosen, show, onShow, acts, help, onHelp, waiting }: ToolsProps) {
  const { t } = useTranslation();
  const reviewed = items.filter((item) => item.review).length;
  const doubtful = items.filter((item) => is_shown(item, "doubtful")).length;
  const text = t("plan.progress", { reviewed, total: items.length });
  const act = (key: "y" | "n" | "e" | "u", words: string) => (
    <Button
      size="small"
      onClick={acts[key]}
      disabled={waiting || (key !== "u" && !chosen)}
      aria-keyshortcuts={key}
    >
      {words} <kbd>{key}</kbd>
    </Button>
  );
  return (
    <div className="workbench-tools">
      <div className="workbench-progress">
        <Progress
          percent={items.length ? (reviewed / items.length) * 100 : 0}
          showInfo={false}
          size="small"
          aria-label={text}
        />
        <span className="number">{text}</span>
      </div>
      <Segmented<Show>
        size="small"
        value={show}
        onChange={onShow}
        aria-label={t("plan.show")}
        options={[
          { value: "all", label: t("plan.show_all") },
          { value: "open", label: t("plan.show_open", { count: items.length - reviewed }) },
          { value: "doubtful", label: t("plan.show_doubtful", { count: doubtful }) },
        ]}
      />
      <div className="workbench-acts" role="toolbar" aria-label={t("plan.judge")}>
        {act("y", t("plan.confirm"))}
        {act("n", t("plan.reject"))}
        {act("e", t("plan.correct"))}
        {act("u", t("plan.undo"))}
        <Popover
          open={help}
          onOpenChange={onHelp}
          trigger="click"
          title={t("plan.keys")}
          content={<KeysHelp />}
          placement="bottomRight"
        >
          <Button size="small" type="text" icon={<QuestionCircleOutlined />} aria-label={t("plan.keys")} />
        </Popover>
      </div>
    </div>
  );
}

interface WorkbenchProps {
  reading: Reading;
  text: string | null;
  first: string | null;
  onImport: () => void;
}

export function Workbench({ reading, text, first, onImport }: WorkbenchProps) {
  const { t } = useTranslation();
  const [hovered, set_hovered] = useState<string | null>(null);
  const [chosen, set_chosen] = useState<string | null>(first);
  const [show, set_show] = useState<Show>("all");
  const [face, set_face] = useState<"tree" | "notes" | "text">("tree");
  const [editing, set_editing] = useState<Item | null>(null);
  const [help, set_help] = useState(false);
  const frame = useShown(chosen);
  const { judge, undo, waiting } = useReviews(reading.head.id);

  const items = useMemo(() => items_of(reading), [reading]);
  const shown = useMemo(
    () => items.filter((item) => is_shown(item, show) || item.id === chosen),
    [items, show, chosen],
  );
  const at = items.find((item) => item.id === chosen);

  const choose = useCallback((id: string) => set_chosen(id), []);
  const step = (by: 1 | -1) => {
    const now = shown.findIndex((item) => item.id === chosen);
    const next = shown[now < 0 ? (by > 0 ? 0 : shown.length - 1) : now + by];
    if (!next) return;
    set_chosen(next.id);
    frame.current
      ?.querySelector<HTMLElement>(`[data-item="${CSS.escape(next.id)}"]`)
      ?.focus({ preventScroll: true });
  };
  const say = (verdict: "confirmed" | "rejected") => {
    if (!at) return;
    judge(at, { verdict });
    step(1);
  };
  const acts = {
    y: () => say("confirmed"),
    n: () => say("rejected"),
    e: () => at && set_editing(at),
    u: () => undo(at),
  };
  useKeys({ ...acts, j: () => step(1), k: () => step(-1), "?": () => set_help((open) => !open) });

  const pointing = { active: hovered ?? chosen, chosen, onHover: set_hovered, onChoose: choose };
  return (
    <div className="workbench" ref={frame} data-face={face}>
      <Tools
        items={items}
        chosen={at}
        show={show}
        onShow={set_show}
        acts={acts}
        help={help}
        onHelp={set_help}
        waiting={waiting}
      />
      <div className="workbench-panes">
        <div className="workbench-faces">
          <Segmented
            size="small"
            value={face}
            onChange={set_face}
            aria-label={t("plan.faces")}
            options={[
              { value: "text", label: t("plan.text"), className: "face-text" },
              { value: "tree", label: t("plan.tree_count", { count: reading.clauses.length }) },
              { value: "notes", label: t("plan.notes_count", { count: reading.notes.length }) },
            ]}
          />
        </div>
        {text === null ? (
          <WithoutText onImport={onImport} />
        ) : (
          <SourceText
            reading={reading}
            text={text}
            active={pointing.active}
            onHover={set_hovered}
            onChoose={choose}
          />
        )}
        <section
          className="workbench-side"
          aria-label={face === "notes" ? t("plan.notes") : t("plan.tree")}
          tabIndex={-1}
        >
          {face === "notes" ? (
            <NotesList
              notes={reading.notes}
              active={pointing.active}
              onHover={set_hovered}
              onChoose={choose}
            />
          ) : (
            <ClauseTree reading={reading} items={shown} {...pointing} />
          )}
        </section>
      </div>
      <CorrectionDialog
        item={editing}
        onCorrect={(item, corrected) => judge(item, { verdict: "corrected", corrected })}
        onClose={() => set_editing(null)}
      />
    </div>
  );
}
