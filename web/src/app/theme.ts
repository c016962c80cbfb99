// Ant Design in our colours: calm, dense, square-shouldered.
import { type ThemeConfig, theme } from "antd";
import { FONT } from "@/ui/chart/option";
import { type Mode, palette_of } from "@/ui/palette";

export function theme_of(mode: Mode): ThemeConfig {
  const palette = palette_of(mode);
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: mode === "dark" ? "#3c9aa2" : palette.accent,
      colorLink: palette.accent,
      colorLinkHover: palette.vermilion,
      colorInfo: palette.accent,
      colorSuccess: palette.lamp.green,
      colorWarning: palette.lamp.yellow,
      colorError: palette.lamp.red,
      colorText: palette.ink,
      colorTextSecondary: palette.quiet,
      colorTextDescription: palette.quiet,
      colorTextPlaceholder: palette.quiet,
      colorTextTertiary: palette.quiet,
      colorBgBase: palette.surface,
      colorBgLayout: palette.page,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      borderRadius: 4,
      fontFamily: FONT,
      fontSize: 14,
      controlHeight: 32,
      wireframe: false,
    },
    components: {
      Table: { headerBg: palette.raised, cellPaddingBlockSM: 6, headerColor: palette.quiet },
      Tabs: { horizontalMargin: "0 0 12px 0" },
      Segmented: { trackBg: palette.raised },
    },
  };
}
