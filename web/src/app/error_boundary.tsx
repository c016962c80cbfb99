// When a page itself fails: say so, and offer a way on. Used by the router for every page.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { Problem } from "@/ui/states";
import { NotFound } from "./not_found";

export function PageFailure() {
  const error = useRouteError();
  const { t } = useTranslation();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <div className="page">
      <title>{`${t("state.failed")} · ${t("app.name")}`}</title>
      <Problem error={error} />
      <Button type="primary" onClick={() => location.reload()}>
        {t("state.retry")}
      </Button>
    </div>
  );
}
