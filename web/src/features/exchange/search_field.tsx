import { Input } from "antd";
import { useEffect, useRef, useState } from "react";

const PAUSE = 250; // ms; shorter than between two thoughts, longer than between two keys

// Searches while one types. Follows the address when that changes without it.
export function SearchField({
  value,
  label,
  onSettle,
}: {
  value: string;
  label: string;
  onSettle: (text: string) => void;
}) {
  const [text, set_text] = useState(value);
  const told = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (value !== told.current) set_text(value);
    told.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typed = (now: string) => {
    set_text(now);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = now.trim();
      onSettle(told.current);
    }, PAUSE);
  };
  return (
    <Input
      type="search"
      allowClear
      className="search-field"
      value={text}
      maxLength={100}
      placeholder={label}
      aria-label={label}
      onChange={(event) => typed(event.target.value)}
    />
  );
}
