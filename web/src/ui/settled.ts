// What is being typed, once it has stood still for a moment.
import { useEffect, useState } from "react";

export function useSettled(text: string, milliseconds: number) {
  const [settled, set_settled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set_settled(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return settled;
}
