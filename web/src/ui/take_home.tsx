// A button that fetches a workbook and hands it to the browser to keep: busy while it is made, and what went wrong is told.
import { FileExcelOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, type Taken } from "@/api";
import { download_from } from "./csv";

interface TakeHomeProps {
  fetch: () => Promise<Taken>;
  label: string; // what is taken, for those who do not see where the button stands
  text?: string;
  small?: boolean;
}

export function TakeHome({ fetch, label, text = "Excel", small = false }: TakeHomeProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, set_busy] = useState(false);
  const take = async () => {
    set_busy(true);
    try {
      const { name, content } = await fetch();
      const address = URL.createObjectURL(content);
      download_from(name, address);
      URL.revokeObjectURL(address);
    } catch (error) {
      const told = error instanceof ApiError && error.status !== 0;
      message.error(
        told
          ? `${error.problem.what}: ${error.problem.found}. ${error.problem.action}`
          : t("state.unreachable"),
      );
    } finally {
      set_busy(false);
    }
  };
  return (
    <Button
      className="take-home"
      size={small ? "small" : "middle"}
      icon={<FileExcelOutlined />}
      loading={busy}
      onClick={take}
      aria-label={t("table.excel", { what: label })}
    >
      {text}
    </Button>
  );
}
