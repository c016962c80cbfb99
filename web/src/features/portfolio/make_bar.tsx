// Which plan is looked at and beside which other, how the next one is made, and how far one is that is being made.
import { Button, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { has_ended, type Job, useJob, useOutlook } from "@/api";
import { JobProgress } from "@/ui/job_progress";
import { useFormat } from "@/ui/language";
import { paths } from "@/ui/paths";
import { PLAIN, type Request, with_trial } from "./trial";

// Rules that a person may try other values of, with their unit.
const TRIED = [
  { of: "portfolio.step_share", unit: "bp" },
  { of: "portfolio.school_step_share", unit: "bp" },
  { of: "portfolio.smallest_class", unit: "persons" },
  { of: "portfolio.openings_most", unit: "count" },
  { of: "portfolio.points_pace", unit: "bp" },
] as const;

interface ChoiceProps {
  jobs: Job[];
  value: string;
  none?: string;
  label: string;
  choose: (id: string) => void;
}

export function PlanChoice({ jobs, value, none, label, choose }: ChoiceProps) {
  const format = useFormat();
  const options = jobs
    .filter((job) => job.has_result)
    .map((job) => ({
      value: job.id,
      label: `${job.title[format.language]} · ${format.moment(job.ended ?? job.created)}`,
    }));
  return (
    <Select
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={none === undefined ? options : [{ value: "", label: none }, ...options]}
      onChange={choose}
    />
  );
}

function Trial({
  of,
  unit,
  request,
  keep,
}: {
  of: string;
  unit: string;
  request: Request;
  keep: (r: Request) => void;
}) {
  const { t } = useTranslation();
  const given = request.trials?.find((each) => each.of === of)?.value ?? null;
  const scale = unit === "bp" ? 100 : 1;
  return (
    <div className="trial">
      <span>
        <Link to={paths.rules(of)}>
          {t(`portfolio.trial.${of.replace("portfolio.", "") as "step_share"}`)}
        </Link>
      </span>
      <InputNumber
        aria-label={t(`portfolio.trial.${of.replace("portfolio.", "") as "step_share"}`)}
        min={0}
        max={unit === "bp" ? 100 : 10_000}
        value={given === null ? null : given / scale}
        placeholder={t("portfolio.as_ruled")}
        suffix={unit === "bp" ? "%" : undefined}
        onChange={(value) => keep(with_trial(request, of, value === null ? null : Math.round(value * scale)))}
      />
    </div>
  );
}

function Wanted({ request, keep }: { request: Request; keep: (request: Request) => void }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const outlook = useOutlook({});
  const scenarios = outlook.data?.scenarios ?? [];
  const number = (name: "years" | "futures" | "seconds", most: number) => (
    <div className="trial">
      <span>{t(`portfolio.wanted.${name}`)}</span>
      <InputNumber
        aria-label={t(`portfolio.wanted.${name}`)}
        min={1}
        max={most}
        precision={0}
        value={request[name] ?? PLAIN[name]}
        onChange={(value) => keep({ ...request, [name]: value ?? PLAIN[name] })}
      />
    </div>
  );
  return (
    <div className="trials">
      <div className="trial">
        <span>{t("outlook.scenario")}</span>
        <Select
          aria-label={t("outlook.scenario")}
          value={request.scenario ?? "base"}
          popupMatchSelectWidth={false}
          options={[
            { value: "base", label: t("outlook.base") },
            ...scenarios.map((each) => ({
              value: each.id,
              label: language === "en" && each.title_en ? each.title_en : each.title,
            })),
          ]}
          onChange={(scenario) => keep({ ...request, scenario })}
        />
      </div>
      {number("years", 8)}
      {number("futures", 200)}
      {number("seconds", 3600)}
      <div className="trial">
        <span>{t("portfolio.wanted.tail_weight_bp")}</span>
        <InputNumber
          aria-label={t("portfolio.wanted.tail_weight_bp")}
          min={0}
          max={100}
          precision={0}
          suffix="%"
          value={(request.tail_weight_bp ?? 0) / 100}
          onChange={(value) => keep({ ...request, tail_weight_bp: (value ?? 0) * 100 })}
        />
      </div>
      {TRIED.map((each) => (
        <Trial key={each.of} {...each} request={request} keep={keep} />
      ))}
    </div>
  );
}

interface MakeBarProps {
  request: Request;
  keep: (request: Request) => void;
  begin: () => void;
  starting: boolean;
  problem: string | null;
  running: Job | undefined;
}

export function MakeBar({ request, keep, begin, starting, problem, running }: MakeBarProps) {
  const { t } = useTranslation();
  const [open, set_open] = useState(false);
  const followed = useJob(running?.id ?? null);
  const job = followed.job ?? running;
  const pins = request.pins?.length ?? 0;
  const trials = request.trials?.length ?? 0;
  return (
    <section className="make-bar" aria-label={t("portfolio.make")}>
      <div className="make-row">
        <Button type="primary" loading={starting} disabled={running !== undefined} onClick={begin}>
          {t("portfolio.make")}
        </Button>
        <Button aria-expanded={open} onClick={() => set_open(!open)}>
          {t("portfolio.try_limits")}
        </Button>
        <span className="quiet">{t("portfolio.tried", { pins, trials })}</span>
        {pins + trials > 0 ? (
          <Button type="link" onClick={() => keep({ ...request, pins: [], trials: [] })}>
            {t("portfolio.forget")}
          </Button>
        ) : null}
      </div>
      {open ? <Wanted request={request} keep={keep} /> : null}
      {problem ? (
        <p className="make-problem" role="alert">
          {problem}
        </p>
      ) : null}
      {job && !has_ended(job) ? <JobProgress job={job} /> : null}
    </section>
  );
}
