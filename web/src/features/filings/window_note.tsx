import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Citation } from "@/ui/citation";
import { useFormat } from "@/ui/language";

// When a filing may be submitted: open now, or from when.
export function WindowNote({ window }: { window: Schemas["FilingWindow"] | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!window) return <Alert type="warning" showIcon title={t("filings.no_window")} />;
  const dates = { opens: format.day(window.opens), closes: format.day(window.closes) };
  return (
    <Alert
      type={window.open ? "success" : "warning"}
      showIcon
      title={t(window.open ? "filings.window_open" : "filings.window_closed", dates)}
      description={<Citation citation={window.citation} />}
    />
  );
}
