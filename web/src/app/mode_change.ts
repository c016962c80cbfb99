import { createContext } from "react";
import type { Mode } from "@/ui/palette";

export const ModeChangeContext = createContext<(mode: Mode) => void>(() => undefined);
