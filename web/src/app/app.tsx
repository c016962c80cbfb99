// Composition: language, theme, answers, router.
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import english from "antd/locale/en_US";
import chinese from "antd/locale/zh_CN";
import { useMemo } from "react";
import { RouterProvider } from "react-router";
import { useLanguage } from "@/ui/language";
import { ModeContext } from "@/ui/palette";
import { useMode } from "./mode";
import { ModeChangeContext } from "./mode_change";
import { query_client } from "./query_client";
import { router } from "./routes";
import { theme_of } from "./theme";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

export function App() {
  const [mode, change_mode] = useMode();
  const theme = useMemo(() => theme_of(mode, still), [mode]);
  const locale = useLanguage() === "en" ? english : chinese;
  return (
    <ModeContext value={mode}>
      <ModeChangeContext value={change_mode}>
        <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }}>
          <AntApp message={{ maxCount: 2 }}>
            <QueryClientProvider client={query_client}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </AntApp>
        </ConfigProvider>
      </ModeChangeContext>
    </ModeContext>
  );
}
