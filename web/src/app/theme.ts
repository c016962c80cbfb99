// Ant Design in our colours: calm, dense, square-shouldered.
import { type ThemeConfig, theme } from "antd";
import { FONT } from "@/ui/chart/option";
import { type Mode, palette_of } from "@/ui/palette";

// `still`: the person asked for less motion.
export function theme_of(mode: Mode, still: boolean): ThemeConfig {
  const palette = palette_of(mode);
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
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
      colorBgContainer: palette.surface,
      colorBgElevated: mode === "dark" ? palette.raised : palette.surface,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      borderRadius: 4,
      fontFamily: FONT,
      fontSize: 14,
      controlHeight: 32,
      motion: !still,
    },
    components: {
      Table: {
        headerBg: palette.raised,
        cellPaddingBlockSM: 6,
        headerColor: palette.quiet,
        headerSortActiveBg: palette.raised,
        headerSortHoverBg: palette.accent_soft,
        bodySortBg: palette.surface,
        rowHoverBg: palette.raised,
      },
      Alert: { colorSuccessBg: palette.accent_soft, colorSuccessBorder: palette.line },
      Button: { primaryColor: mode === "dark" ? palette.page : palette.surface },
      Tabs: {
        horizontalMargin: "0 0 12px 0",
        itemSelectedColor: palette.accent,
        inkBarColor: palette.vermilion,
      },
      Segmented: { trackBg: palette.raised },
    },
  };
}
