// Number formats of spreadsheets (ECMA-376 part 1, 18.8.30 and 18.8.31): which of them show a serial number
// as a day or a time, and what day that is. Does not lay out numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace langqiao::pack {

// year: a format that shows the year alone.
enum class Shape { plain, date, date_time, time, year };

// Shape of a format code such as yyyy"年"m"月"d"日"; of its first section.
Shape shape_of_code(std::string_view code);

// Shape of a built-in format, by number; those of the Chinese editions included. Unknown numbers are plain.
Shape shape_of_builtin(int id);

// Where day 1 is: 1 January 1900 (with the 29 February 1900 that never was), or 2 January 1904.
enum class Epoch { y1900, y1904 };

// A serial number as text: "2025-09-01", "2025-09-01T08:30:00", "08:30:00" (hours may pass 24), "2025".
// Nothing when there is no such day (negative, after 9999-12-31, or 29 February 1900).
std::optional<std::string> date_text(double serial, Shape shape, Epoch epoch);

// The shortest decimal that reads back as `value`, without an exponent where it has at most 21 digits before
// or 12 zeros after the point.
std::string number_text(double value);

}  // namespace langqiao::pack
