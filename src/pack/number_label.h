// Numbers of automatic lists as they are printed: 3 → 三, ③, ⒊, III, c, 丙 (ECMA-376 part 1, 17.18.59). Knows
// formats, not lists (numbering.h).
#pragma once

#include <string>
#include <string_view>

namespace langqiao::pack {

// `value` in the format of that name ("chineseCounting", "decimalEnclosedCircle" …). An unknown format, and a
// value that a format has no sign for, is a decimal number; "none" and "bullet" are empty.
std::string number_label(int value, std::string_view format);

}  // namespace langqiao::pack
