import { App, Button, Select } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { take_plan, useDeletePlan, usePlan, usePlans, usePlanText } from "@/api";
import { useFormat } from "@/ui/language";
import { PageHead } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded, ProblemText } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { ImportPlan } from "./import_plan";
import "./plan.css";
import { id_of, type Reading } from "./readings";
import { Workbench } from "./workbench";

function Sentence({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { head, clauses, duties, targets } = reading;
  const units = new Set(duties.flatMap((duty) => duty.departments.map((one) => one.id)));
  const values = {
    issuers: head.issuers.length,
    issued: head.issued ? format.day(head.issued) : "",
    clauses: clauses.length,
    duties: duties.length,
    units: units.size,
    targets: targets.length,
    unknown: duties.filter((duty) => !duty.known).length,
  };
  return (
    <>
      <Trans t={t} i18nKey="plan.sentence" values={values} components={{ b: <b /> }} />{" "}
      {values.unknown ? (
        <Trans t={t} i18nKey="plan.sentence_unknown" values={values} components={{ b: <b /> }} />
      ) : (
        t("plan.sentence_all_known")
      )}
    </>
  );
}

function useDeletion(reading: Reading | undefined) {
  const { t } = useTranslation();
  const { modal, message, notification } = App.useApp();
  const navigate = useNavigate();
  const deletion = useDeletePlan();
  return () => {
    if (!reading) return;
    const { head, clauses, duties, targets } = reading;
    const reviews = [...clauses, ...duties, ...targets].filter((one) => one.review).length;
    modal.confirm({
      title: t("plan.delete_title", { title: head.title }),
      content: t("plan.delete_means", { clauses: clauses.length, reviews }),
      okText: t("plan.delete_do"),
      okButtonProps: { danger: true },
      onOk: () =>
        deletion.mutateAsync(head.id).then(
          () => {
            message.success(t("plan.deleted", { title: head.title }));
            navigate(paths.plans);
          },
          (error: unknown) =>
            notification.error({ title: t("state.failed"), description: <ProblemText error={error} /> }),
        ),
    });
  };
}

function Compare({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const plans = usePlans();
  const others = (plans.data?.items ?? []).filter((item) => item.head.id !== id);
  if (!others.length) return null;
  return (
    <Select
      value={null}
      placeholder={t("plan.compare_with")}
      aria-label={t("plan.compare_with")}
      popupMatchSelectWidth={false}
      onChange={(other: string | null) => other && navigate(paths.plan_comparison(id, other))}
      options={others.map((item) => ({
        value: item.head.id,
        label: `${item.head.title}${item.head.outline ? ` · ${t("plan.outline")}` : ""}`,
      }))}
      style={{ minWidth: 150 }}
    />
  );
}

function Facts({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { head, characters, encoding } = reading;
  return (
    <p className="facts plan-facts">
      {head.number ? <span>{head.number}</span> : null}
      {head.issuers.length ? (
        <span title={format.listed(head.issuers.map((one) => one.name))}>
          {format.listed(head.issuers.map((one) => one.name))}
        </span>
      ) : null}
      {characters ? (
        <span className="quiet">
          {t("plan.characters", { characters: format.exact(characters), encoding })}
        </span>
      ) : null}
    </p>
  );
}

export function PlanPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [search] = useSearchParams();
  const plan = usePlan(id);
  const outline = plan.data?.head.outline ?? true;
  const text = usePlanText(id, plan.data !== undefined && !outline);
  const [importing, set_importing] = useState(false);
  const remove = useDeletion(plan.data);
  const clause = search.get("clause");
  return (
    <div className="page plan-page">
      <Loaded query={plan}>
        {(reading) => (
          <>
            <PageHead
              title={reading.head.title}
              back={{ to: paths.plans, label: t("plan.title") }}
              marks={reading.head.outline ? <span className="chip">{t("plan.outline")}</span> : null}
              sentence={<Sentence reading={reading} />}
              actions={
                <>
                  <TakeHome fetch={() => take_plan(id)} label={reading.head.title} />
                  <Compare id={id} />
                  {reading.head.outline ? null : (
                    <Button danger onClick={remove}>
                      {t("plan.delete")}
                    </Button>
                  )}
                </>
              }
            />
            <Facts reading={reading} />
            {reading.head.outline ? (
              <Workbench
                key={id}
                reading={reading}
                text={null}
                first={clause ? id_of({ kind: "clause", clause, seq: 0 }) : null}
                onImport={() => set_importing(true)}
              />
            ) : (
              <Loaded query={text}>
                {(official) => (
                  <Workbench
                    key={id}
                    reading={reading}
                    text={official}
                    first={clause ? id_of({ kind: "clause", clause, seq: 0 }) : null}
                    onImport={() => set_importing(true)}
                  />
                )}
              </Loaded>
            )}
          </>
        )}
      </Loaded>
      <ImportPlan open={importing} onClose={() => set_importing(false)} />
    </div>
  );
}
