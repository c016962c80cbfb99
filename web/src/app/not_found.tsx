import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { PageHead } from "@/ui/page";
import { paths } from "@/ui/paths";

export function NotFound() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <div className="page">
      <PageHead title={t("not_found.title")} sentence={t("not_found.sentence", { address: pathname })} />
      <p>
        <Link to={paths.overview}>{t("not_found.home")}</Link>
      </p>
    </div>
  );
}
