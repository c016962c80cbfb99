// What a person says of a warning or proposal, beside it: accept, dismiss, postpone, with the reason; and the way back.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, useReviewResult, useUndoReviewOfResult } from "@/api";
import { DateField } from "@/ui/date_field";
import { useFormat } from "@/ui/language";
import { ProblemText } from "@/ui/states";

type Review = Schemas["ResultReview"];
interface Subject {
  result: Schemas["PortfolioResult"];
  subject: string;
}

export function ReviewMark({ review }: { review: Review | null }) {
  const { t } = useTranslation();
  if (!review) return <span className="review-open">○ {t("warnings.not_reviewed")}</span>;
  return (
    <span className={`review-${review.verdict}`} title={review.reason}>
      {t(`warnings.is_${review.verdict}`)}
      {review.open ? ` · ${t("warnings.look_again")}` : ""}
    </span>
  );
}

function Said({ review, onUndo, busy }: { review: Review; onUndo: () => void; busy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="review-said">
      <ReviewMark review={review} /> {review.reason}
      {review.until ? ` (${t("warnings.until_day", { day: format.day(review.until) })})` : ""}{" "}
      <span className="quiet">
        {review.actor} · {format.moment(review.at)}
      </span>{" "}
      <Button size="small" loading={busy} onClick={onUndo}>
        {t("warnings.undo")}
      </Button>
    </p>
  );
}

export function ReviewBox({ result, subject, review }: Subject & { review: Review | null }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const [reason, set_reason] = useState("");
  const [until, set_until] = useState("");
  const keep = useReviewResult();
  const undo = useUndoReviewOfResult();
  const failed = (error: unknown) =>
    void notification.error({ title: t("state.failed"), description: <ProblemText error={error} /> });
  const say = (verdict: Schemas["PortfolioVerdict"]) =>
    keep.mutate(
      {
        result,
        subject,
        request: { verdict, reason: reason.trim(), until: verdict === "postponed" ? until : null },
      },
      {
        onSuccess: () => {
          set_reason("");
          message.success(t(`warnings.kept_${verdict}`));
        },
        onError: failed,
      },
    );
  const empty = reason.trim() === "";
  return (
    <div className="review-box">
      {review ? (
        <Said
          review={review}
          busy={undo.isPending}
          onUndo={() => undo.mutate({ result, subject }, { onError: failed })}
        />
      ) : null}
      <Input
        value={reason}
        maxLength={1000}
        onChange={(event) => set_reason(event.target.value)}
        placeholder={t("warnings.reason_needed")}
        aria-label={t("warnings.reason")}
      />
      <div className="review-buttons">
        <Button type="primary" disabled={empty} loading={keep.isPending} onClick={() => say("accepted")}>
          {t("warnings.accept")}
        </Button>
        <Button disabled={empty} loading={keep.isPending} onClick={() => say("dismissed")}>
          {t("warnings.dismiss")}
        </Button>
        <Button disabled={empty || !until} loading={keep.isPending} onClick={() => say("postponed")}>
          {t("warnings.postpone")}
        </Button>
        <DateField value={until} label={t("warnings.until")} on_change={set_until} />
      </div>
    </div>
  );
}
