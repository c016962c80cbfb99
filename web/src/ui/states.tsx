// What stands in a page's place while it has nothing to show: loading, empty, wrong, and "no city yet".
import type { UseQueryResult } from "@tanstack/react-query";
import { Alert, Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api";

export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="state" role="status" aria-label={t("state.loading")}>
      <Skeleton active title paragraph={{ rows }} />
    </div>
  );
}

export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="state state-empty">
      <span className="state-sign" aria-hidden="true">
        ○
      </span>
      <div>{children}</div>
      {action}
    </div>
  );
}

export function NoCity() {
  const { t } = useTranslation();
  return (
    <section className="state no-city" aria-labelledby="no-city">
      <h1 id="no-city">{t("state.no_city")}</h1>
      <p>{t("state.no_city_means")}</p>
      <pre>
        <code>langqiao pack import packs/shanghai</code>
      </pre>
      <p className="quiet">{t("state.no_city_next")}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t("state.look_again")}
      </Button>
    </section>
  );
}

// What, where, found, wanted, what to do: as the server said it.
export function ProblemText({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof ApiError))
    return <span>{error instanceof Error ? error.message : String(error)}</span>;
  if (error.status === 0) return <span>{t("state.unreachable")}</span>;
  const { where, found, wanted, action } = error.problem;
  const told = { where, found, wanted, action };
  return (
    <dl className="proof">
      {Object.entries(told)
        .filter(([, text]) => text)
        .map(([name, text]) => [
          <dt key={name}>{t(`problem.${name as keyof typeof told}`)}</dt>,
          <dd key={`${name} text`}>{text}</dd>,
        ])}
    </dl>
  );
}

export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const what = error instanceof ApiError && error.status !== 0 ? error.problem.what : t("state.failed");
  return (
    <Alert
      className="state"
      type="error"
      showIcon
      title={what}
      description={<ProblemText error={error} />}
      action={retry ? <Button onClick={retry}>{t("state.retry")}</Button> : undefined}
    />
  );
}

// Shows what a query answered, or says why it cannot. `conflicts`: a 409 has reasons of its own and does not mean "no city".
export function Loaded<T>({
  query,
  conflicts = false,
  children,
}: {
  query: UseQueryResult<T>;
  conflicts?: boolean;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    if (!conflicts && query.error instanceof ApiError && query.error.status === 409) return <NoCity />;
    return <Problem error={query.error} retry={() => query.refetch()} />;
  }
  return <Loading />;
}
