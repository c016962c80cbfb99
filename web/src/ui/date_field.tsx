import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";

// A day, written as the records write it (2026-03-01) whatever the language of the browser. Enter takes the day and sends no form.
export function DateField({
  value,
  label,
  width = 160,
  on_change,
}: {
  value: string;
  label: string;
  width?: number;
  on_change: (day: string) => void;
}) {
  return (
    <DatePicker
      value={value ? dayjs(value) : null}
      format="YYYY-MM-DD"
      placeholder={label}
      aria-label={label}
      title={label}
      style={{ width }}
      onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      onChange={(day) => on_change(day ? day.format("YYYY-MM-DD") : "")}
    />
  );
}
