// How far a job is: its stage in words, steps, gap, time left, a way to stop it; when it has ended, how.
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { has_ended, type Job, useCancelJob } from "@/api";
import { useFormat } from "./language";

const SHAPES: Record<Job["state"], string> = {
  queued: "◌",
  running: "◔",
  finished: "●",
  cancelled: "◐",
  failed: "■",
  interrupted: "▲",
};

export function JobState({ state }: { state: Job["state"] }) {
  const { t } = useTranslation();
  return (
    <span className={`job-state job-state-${state}`}>
      <span aria-hidden="true">{SHAPES[state]}</span> {t(`jobs.state.${state}`)}
    </span>
  );
}

// Stage, steps, gap and time left on one line; what is not known is left out.
function Facts({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stage, step, of, gap_bp, seconds_left, note } = job.progress;
  const facts = [
    of > 0 ? t("jobs.step", { step: format.count(step), of: format.count(of) }) : "",
    gap_bp === null ? "" : t("jobs.gap", { gap: format.share(gap_bp, 2) }),
    seconds_left === null ? "" : t("jobs.left", { time: format.duration(seconds_left) }),
    note[format.language],
  ].filter(Boolean);
  const stage_words = stage[format.language] || t(`jobs.state.${job.state}`);
  return (
    <p className="job-facts">
      <span className="job-stage" aria-live="polite">
        {stage_words}
      </span>
      {facts.map((fact) => (
        <span key={fact} className="quiet">
          {fact}
        </span>
      ))}
    </p>
  );
}

function Running({ job }: { job: Job }) {
  const { t } = useTranslation();
  const cancel = useCancelJob();
  const { done_bp } = job.progress;
  const stopping = job.stopped_by !== null || cancel.isPending;
  return (
    <>
      <div className="job-bar">
        <Progress
          percent={done_bp === null ? 0 : done_bp / 100}
          showInfo={done_bp !== null}
          format={(percent) => `${Math.floor(percent ?? 0)}%`}
          status="active"
          size="small"
          aria-label={t("jobs.progress")}
        />
        <Button size="small" disabled={stopping} onClick={() => cancel.mutate(job.id)}>
          {t(stopping ? "jobs.stopping" : "jobs.cancel")}
        </Button>
      </div>
      <Facts job={job} />
    </>
  );
}

function Ended({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { problem } = job;
  return (
    <p className="job-facts">
      <JobState state={job.state} />
      {job.state !== "finished" && job.has_result ? (
        <span className="quiet">{t("jobs.best_so_far")}</span>
      ) : null}
      {problem ? (
        <span className="job-problem">
          {t("jobs.problem", {
            what: problem.what[language],
            found: problem.found[language],
            action: problem.action[language],
          })}
        </span>
      ) : null}
    </p>
  );
}

export function JobProgress({ job }: { job: Job }) {
  return <div className="job-progress">{has_ended(job) ? <Ended job={job} /> : <Running job={job} />}</div>;
}
