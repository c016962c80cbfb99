// Judging, and taking a judgement back: every act can be undone, in this visit or after a reload.
import { App, Button } from "antd";
import { createElement, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ReadingKey, type Schemas, useReview, useUndoReview } from "@/api";
import { ProblemText } from "@/ui/states";
import type { Item, Review } from "./readings";

interface Done {
  key: ReadingKey;
  before: Review | null;
}

export function useReviews(plan: string) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const review = useReview(plan);
  const take_back = useUndoReview(plan);
  const done = useRef<Done[]>([]);

  const failed = (error: unknown) =>
    notification.error({ title: t("state.failed"), description: createElement(ProblemText, { error }) });
  const said = (text: string, undo?: () => void) =>
    message.open({
      type: "success",
      key: "review",
      content: createElement(
        "span",
        null,
        text,
        undo ? createElement(Button, { type: "link", size: "small", onClick: undo }, t("plan.undo")) : null,
      ),
    });

  const restore = ({ key, before }: Done) => {
    const settled = { onSuccess: () => void said(t("plan.undone")), onError: failed };
    if (!before) return take_back.mutate(key, settled);
    const request = {
      verdict: before.verdict,
      ...(before.corrected ? { corrected: before.corrected as never } : {}),
    };
    review.mutate({ key, request }, settled);
  };
  const undo_last = () => {
    message.destroy("review");
    const last = done.current.pop();
    if (last) restore(last);
    return last !== undefined;
  };
  const key_of = ({ kind, clause, seq }: Item): ReadingKey => ({ kind, clause, seq });

  const judge = (item: Item, request: Schemas["ReviewRequest"]) =>
    review.mutate(
      { key: key_of(item), request },
      {
        onSuccess: () => {
          done.current.push({ key: key_of(item), before: item.review });
          said(t(`plan.did_${request.verdict}`), undo_last);
        },
        onError: failed,
      },
    );
  // The last act of this visit; when there is none, the judgement on what is chosen.
  const undo = (chosen: Item | undefined) => {
    if (undo_last()) return;
    if (chosen?.review) restore({ key: key_of(chosen), before: null });
    else message.info(t("plan.nothing_to_undo"));
  };
  return { judge, undo, waiting: review.isPending || take_back.isPending };
}
