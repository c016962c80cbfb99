import { Button } from "antd";
import { useTranslation } from "react-i18next";

export function WithoutText({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="source-text without-text" aria-label={t("plan.text")}>
      <h2>{t("plan.outline_only")}</h2>
      <p>{t("plan.outline_means")}</p>
      <Button type="primary" onClick={onImport}>
        {t("plan.import")}
      </Button>
      <p className="quiet">{t("plan.by_command")}</p>
      <pre>
        <code>langqiao plan import FILE</code>
      </pre>
    </section>
  );
}
