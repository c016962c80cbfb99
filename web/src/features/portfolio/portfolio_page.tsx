import { App } from "antd";
import { useEffect, useRef, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import {
  ApiError,
  has_ended,
  type Schemas,
  take_quota_plan,
  useQuotaPlan,
  useQuotaPlanJobs,
  useStartQuotaPlan,
} from "@/api";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { Count, QualityMark } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { Decisions } from "./decisions";
import { MakeBar, PlanChoice } from "./make_bar";
import { Comparison, Limits, Years } from "./tables";
import { goes_on, type Request, useRequest, with_pin, without_pins } from "./trial";
import "./portfolio.css";

type Plan = Schemas["QuotaPlan"];

const DEFAULTS = { plan: "", against: "", action: "", level: "", find: "" };

function Sentence({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (action: string) =>
    format.count(plan.actions.find((each) => each.action === action)?.offerings ?? 0);
  return (
    <Trans
      t={t}
      i18nKey="portfolio.sentence"
      values={{
        first: plan.years[0],
        last: plan.years[plan.years.length - 1],
        open: count("open"),
        grow: count("grow"),
        shrink: count("shrink"),
        close: count("close"),
        pause: count("pause"),
        merge: count("merge"),
        hold: count("hold"),
      }}
      components={{ b: <b /> }}
    />
  );
}

function Numbers({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const end = plan.by_year[plan.by_year.length - 1];
  const { quality } = plan;
  const saved = plan.loss_held - plan.loss;
  return (
    <Figures>
      <Figure
        label={t("portfolio.saved")}
        quality={quality}
        method={t("portfolio.loss_method")}
        note={t("portfolio.saved_note", {
          held: format.count(Math.round(plan.loss_held)),
          loss: format.count(Math.round(plan.loss)),
        })}
      >
        <Count value={Math.round(saved)} />
      </Figure>
      {plan.tail_weight_bp > 0 ? (
        <Figure
          label={t("portfolio.worst", { share: format.share(plan.tail_share_bp) })}
          quality={quality}
          method={t("portfolio.worst_method")}
          note={t("portfolio.unchanged", { count: format.count(Math.round(plan.loss_worst_held)) })}
        >
          <Count value={Math.round(plan.loss_worst)} />
        </Figure>
      ) : null}
      <Figure
        label={t("portfolio.gap")}
        quality={quality}
        method={t("portfolio.gap_method")}
        note={t(plan.stopped ? "portfolio.more_at_most_stopped" : "portfolio.more_at_most", {
          more: format.count(Math.round(plan.loss - plan.bound)),
        })}
      >
        <span className="number">{format.share(plan.gap_bp, 2)}</span>
      </Figure>
      {end ? (
        <Figure
          label={t("portfolio.unmet_in", { year: end.year })}
          quality={quality}
          method={t("outlook.district_method")}
          note={t("portfolio.unchanged", { count: format.count(end.unmet_before.p50) })}
        >
          <Count value={end.unmet_after.p50} />
        </Figure>
      ) : null}
      <Figure
        label={t("portfolio.quotas_in", { year: plan.years[plan.years.length - 1] })}
        quality={quality}
        method={t("portfolio.quotas_method")}
        note={t("portfolio.last_year", { count: format.count(plan.last_persons) })}
      >
        <Count value={plan.by_year[plan.years.length - 1]?.quotas_persons ?? 0} />
      </Figure>
    </Figures>
  );
}

function Against({ plan, id }: { plan: Plan; id: string }) {
  const { t } = useTranslation();
  const other = useQuotaPlan(id);
  return (
    <Section id="comparison" title={t("portfolio.comparison")}>
      <Loaded query={other}>{(data) => <Comparison plan={plan} other={data} />}</Loaded>
    </Section>
  );
}

// What to say of a plan that could not be asked for.
const problem_of = (error: unknown) =>
  error instanceof ApiError
    ? `${error.problem.what}: ${error.problem.where} ${error.problem.found}. ${error.problem.wanted}. ${error.problem.action}`
    : null;

export function PortfolioPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const [request, keep] = useRequest();
  const jobs = useQuotaPlanJobs();
  const start = useStartQuotaPlan();
  const items = jobs.items ?? [];
  const running = items.find((job) => !has_ended(job));
  const chosen = filters.plan || items.find((job) => job.has_result)?.id || "";
  const plan = useQuotaPlan(chosen);

  const [failed, set_failed] = useState("");
  const refusal = items.find((job) => job.id === failed)?.problem ?? null;

  // A plan that was being made while the person looked is shown when it is there.
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const ended = items.find((job) => job.id === awaited.current && has_ended(job));
    if (!ended) return;
    awaited.current = null;
    if (ended.has_result) change({ plan: ended.id });
    else set_failed(ended.id);
  }, [items, change]);

  const begin = async () => {
    set_failed("");
    try {
      awaited.current = (await start.begin({ ...request, resume: goes_on(request, plan.data) })).id;
    } catch {
      // Told below the button.
    }
  };
  const pinned = (next: Request) => {
    keep(next);
    message.info(t("portfolio.pin_kept"));
  };
  return (
    <div className="page portfolio">
      <PageHead
        title={t("portfolio.title")}
        marks={plan.data ? <QualityMark quality={plan.data.quality} /> : null}
        sentence={
          plan.data ? (
            <Sentence plan={plan.data} />
          ) : chosen === "" && !jobs.isPending ? (
            t("portfolio.none_sentence")
          ) : null
        }
        actions={
          chosen ? <TakeHome fetch={() => take_quota_plan(chosen)} label={t("portfolio.title")} /> : null
        }
      />
      <MakeBar
        request={request}
        keep={keep}
        begin={begin}
        starting={start.isPending}
        problem={
          problem_of(start.error) ??
          (refusal &&
            t("jobs.problem", {
              what: refusal.what[format.language],
              found: refusal.found[format.language],
              action: refusal.action[format.language],
            }))
        }
        running={running}
      />
      {chosen === "" ? (
        jobs.isPending ? null : (
          <Empty>{t("portfolio.none_yet")}</Empty>
        )
      ) : (
        <Loaded query={plan}>
          {(data) => (
            <>
              <div className="plan-choice">
                <PlanChoice
                  jobs={items}
                  value={chosen}
                  label={t("portfolio.choose")}
                  choose={(id) => change({ plan: id })}
                />
                <PlanChoice
                  jobs={items.filter((job) => job.id !== chosen)}
                  value={filters.against}
                  none={t("outlook.no_comparison")}
                  label={t("portfolio.against")}
                  choose={(against) => change({ against })}
                />
              </div>
              {data.quality === "synthetic" ? <p className="quiet">{t("portfolio.synthetic")}</p> : null}
              <Numbers plan={data} />
              {filters.against ? <Against plan={data} id={filters.against} /> : null}
              <Section id="decisions" title={t("portfolio.decisions")} note={t("portfolio.decisions_note")}>
                <Decisions
                  plan={data}
                  filters={filters}
                  change={change}
                  pins={request.pins ?? []}
                  pin={(pin) => pinned(with_pin(request, pin))}
                  unpin={(offering) => keep(without_pins(request, offering))}
                />
              </Section>
              <Section id="limits" title={t("portfolio.limits")} note={t("portfolio.limits_note")}>
                <Limits plan={data} />
              </Section>
              <Section id="years" title={t("portfolio.years")}>
                <Years plan={data} />
              </Section>
              <p className="quiet">
                {t("portfolio.made", {
                  on: format.day(data.on),
                  futures: format.count(data.futures),
                  seed: data.seed,
                  candidates: format.count(data.candidates),
                })}
                {data.resumed ? ` ${t("portfolio.resumed")}` : null}
              </p>
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}
