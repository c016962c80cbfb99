// Light or dark: what the person chose, else what the device prefers.
import { useEffect, useState } from "react";
import { css_variables, type Mode, palette_of } from "@/ui/palette";

const KEY = "langqiao.mode";
const preferred = (): Mode => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const remembered = (): Mode => {
  const kept = localStorage.getItem(KEY);
  return kept === "dark" || kept === "light" ? kept : preferred();
};

export function useMode() {
  const [mode, set_mode] = useState<Mode>(remembered);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.mode = mode;
    for (const [name, value] of Object.entries(css_variables(palette_of(mode))))
      root.style.setProperty(name, value);
  }, [mode]);
  const change = (next: Mode) => {
    localStorage.setItem(KEY, next);
    set_mode(next);
  };
  return [mode, change] as const;
}
