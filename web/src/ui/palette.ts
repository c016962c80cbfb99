// Colours that mean something, the same for the same thing on every page. Chosen to stay apart for colour-blind eyes
// and to keep 4.5:1 against the page where they carry words.
import { createContext, useContext } from "react";
import type { Schemas } from "@/api";

export type Mode = "light" | "dark";
export const ModeContext = createContext<Mode>("light");

const LIGHT = {
  page: "#f5f3ee",
  surface: "#ffffff",
  raised: "#faf8f4",
  ink: "#1d2a2c",
  quiet: "#566466",
  line: "#dcd8cf",
  missing: "#d3d0c9",
  accent: "#0e5a63",
  accent_soft: "#dcebea",
  vermilion: "#b8421f",
  lamp: { green: "#1c7a4a", yellow: "#8f6200", red: "#b3301a", none: "#5f6b6d" },
  level: {
    higher_vocational: "#14747f",
    vocational_bachelor: "#b97a0a",
    bachelor: "#4a63a8",
    secondary_vocational: "#a0558a",
  },
  ramp: ["#eef1ea", "#cfe0dc", "#9cc4c4", "#5e9ea5", "#2b7680", "#0e4f57"],
  series: ["#14747f", "#b97a0a", "#4a63a8", "#a0558a", "#b8421f", "#6d7f2f", "#7d5136", "#5f6b6d"],
};

const DARK: typeof LIGHT = {
  page: "#12191a",
  surface: "#1a2324",
  raised: "#202b2c",
  ink: "#e6ebe9",
  quiet: "#a3b1b1",
  line: "#334142",
  missing: "#3a4546",
  accent: "#6cc5cc",
  accent_soft: "#1d3a3d",
  vermilion: "#f08a68",
  lamp: { green: "#5fc38e", yellow: "#e0b04a", red: "#f0846c", none: "#a3b1b1" },
  level: {
    higher_vocational: "#4fb3bd",
    vocational_bachelor: "#e0a63a",
    bachelor: "#8fa4e0",
    secondary_vocational: "#d493c0",
  },
  ramp: ["#202b2c", "#24434a", "#2a606a", "#35828d", "#52a7b1", "#8ad4da"],
  series: ["#4fb3bd", "#e0a63a", "#8fa4e0", "#d493c0", "#f08a68", "#a9bd63", "#c99a7a", "#a3b1b1"],
};

export type Palette = typeof LIGHT;
export const palette_of = (mode: Mode): Palette => (mode === "dark" ? DARK : LIGHT);
export const usePalette = (): Palette => palette_of(useContext(ModeContext));
export const level_colour = (palette: Palette, level: Schemas["ProgramLevel"]) => palette.level[level];

// The CSS variables that style.css speaks of.
export function css_variables(palette: Palette): Record<string, string> {
  const { lamp, level, ramp, series, ...plain } = palette;
  const named = Object.entries(plain).map(([name, value]) => [`--${name.replace("_", "-")}`, value]);
  const lamps = Object.entries(lamp).map(([name, value]) => [`--lamp-${name}`, value]);
  const levels = Object.entries(level).map(([name, value]) => [`--level-${name}`, value]);
  const steps = ramp.map((value, at) => [`--ramp-${at}`, value]);
  const several = series.map((value, at) => [`--series-${at}`, value]);
  return Object.fromEntries([...named, ...lamps, ...levels, ...steps, ...several]);
}
