import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api";
import { ProblemText } from "@/ui/states";

// Tells why something was not done, in the server's words; stays until it is closed.
export function useRefusal() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  return (error: unknown) =>
    void notification.error({
      title: error instanceof ApiError && error.status !== 0 ? error.problem.what : t("state.failed"),
      description: <ProblemText error={error} />,
      duration: 0,
    });
}
