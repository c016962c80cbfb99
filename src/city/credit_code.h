// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters of a 31-letter alphabet (no I O
// S V Z), the last one a check character modulo 31.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace langqiao {

// The check character for the first 17 characters; nothing when one of them is not of the alphabet or the
// count is off. Weights are 3^i mod 31 (GB 32100-2015, 5.5).
std::optional<char> credit_code_check(std::string_view first_17);

// True for 18 characters of the alphabet whose last one is right.
bool is_credit_code(std::string_view code);

}  // namespace langqiao
