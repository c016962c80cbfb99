// Long work in the header: how many run, what has ended since one last looked, and the way to each result. A job goes on when its page is
// closed; here it reports back.
import { DeleteOutlined, HourglassOutlined } from "@ant-design/icons";
import { App, Badge, Button, Drawer } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { has_ended, type Job, job_result_address, useDeleteJob, useJob, useJobs, useStartAgain } from "@/api";
import { JobProgress } from "@/ui/job_progress";
import { useFormat } from "@/ui/language";
import { paths } from "@/ui/paths";
import { ended_between, ended_since, seen_until } from "./jobs_news";

const SEEN = "langqiao.jobs_seen";
const NOTHING_YET = "0"; // before every moment

// Until when the person has seen what ended; kept in this browser. What ended before the first visit is no news.
function useSeen(jobs: Job[] | undefined) {
  const [seen, set_seen] = useState(() => localStorage.getItem(SEEN) ?? "");
  const look = useCallback((at: Job[]) => {
    set_seen((before) => {
      const until = seen_until(at, before || NOTHING_YET);
      localStorage.setItem(SEEN, until);
      return until;
    });
  }, []);
  useEffect(() => {
    if (jobs && seen === "") look(jobs);
  }, [jobs, seen, look]);
  return [seen, look] as const;
}

function Result({ job, onOpen }: { job: Job; onOpen: () => void }) {
  const { t } = useTranslation();
  const page = paths.job_result(job.kind, job.id);
  const words = t("jobs.result");
  return page ? (
    <Link to={page} onClick={onOpen}>
      {words}
    </Link>
  ) : (
    <a href={job_result_address(job.id)} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}

function Row({ listed, onOpen }: { listed: Job; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const followed = useJob(has_ended(listed) || listed.state === "queued" ? null : listed.id);
  const job = followed.job ?? listed;
  const again = useStartAgain();
  const erase = useDeleteJob();
  const ended = has_ended(job);
  const title = job.title[format.language];
  return (
    <li className="job">
      <div className="job-head">
        <span className="job-title">{title}</span>
        <span className="quiet job-when">{format.moment(job.ended ?? job.created)}</span>
      </div>
      <JobProgress job={job} />
      {ended ? (
        <div className="job-ways">
          {job.has_result ? <Result job={job} onOpen={onOpen} /> : null}
          {job.state === "finished" ? null : (
            <Button type="link" size="small" loading={again.isPending} onClick={() => again.mutate(job.id)}>
              {t("jobs.again")}
            </Button>
          )}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("jobs.delete", { title })}
            loading={erase.isPending}
            onClick={() => erase.mutate(job.id)}
          />
        </div>
      ) : null}
    </li>
  );
}

// Says it when a job ends while somebody is here, on whatever page.
function useReports(jobs: Job[] | undefined, open: () => void) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { message } = App.useApp();
  const before = useRef<Job[]>([]);
  useEffect(() => {
    if (!jobs) return;
    for (const job of ended_between(before.current, jobs)) {
      const words = t("jobs.ended", { title: job.title[language], state: t(`jobs.state.${job.state}`) });
      message.open({
        type: job.state === "finished" ? "success" : "info",
        duration: 6,
        content: (
          <Button type="link" size="small" onClick={open}>
            {words}
          </Button>
        ),
      });
    }
    before.current = jobs;
  }, [jobs, language, message, open, t]);
}

export function JobsTray() {
  const { t } = useTranslation();
  const jobs = useJobs();
  const [shown, set_shown] = useState(false);
  const [show] = useState(() => () => set_shown(true));
  const [seen, look] = useSeen(jobs.data?.items);
  useReports(jobs.data?.items, show);
  const items = jobs.data?.items ?? [];
  if (items.length === 0) return null;
  const running = items.filter((job) => !has_ended(job)).length;
  const news = ended_since(items, seen).length;
  const close = () => {
    look(items);
    set_shown(false);
  };
  return (
    <>
      <Badge count={running} dot={running === 0 && news > 0} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          className="jobs-button"
          icon={<HourglassOutlined />}
          aria-label={t(running > 0 ? "jobs.open_running" : "jobs.open", { count: running })}
          onClick={show}
        />
      </Badge>
      <Drawer
        open={shown}
        onClose={close}
        placement="right"
        size={440}
        title={t("jobs.title")}
        className="jobs-tray"
      >
        <p className="quiet">{t("jobs.goes_on")}</p>
        <ul className="jobs">
          {items.map((job) => (
            <Row key={job.id} listed={job} onOpen={close} />
          ))}
        </ul>
      </Drawer>
    </>
  );
}
