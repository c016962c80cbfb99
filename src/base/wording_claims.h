// For tests: what must hold of a text that is told in both languages.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/wording.h"

namespace langqiao {

inline bool holds_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value >= 0x4E00 && point.value <= 0x9FFF) return true;
    at += point.bytes;
  }
  return false;
}

// The numbers that a text names, sorted: languages may put them in another order.
inline std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  bool inside = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !inside) numbers.emplace_back();
    if (digit) numbers.back() += c;
    inside = digit;
  }
  std::ranges::sort(numbers);
  return numbers;
}

// What is wrong with a wording; empty when nothing is. What reads the same in both languages passes: it is a
// code or a name.
inline std::string flaw_of(const Wording& wording) {
  if (wording.zh == wording.en) return "";
  const std::string both = "\"" + wording.zh + "\" and \"" + wording.en + "\"";
  if (wording.zh.empty() || wording.en.empty()) return "one language is missing: " + both;
  if (!holds_han(wording.zh)) return "the Chinese holds no Han character: " + both;
  if (numbers_in(wording.zh) != numbers_in(wording.en)) return "the numbers differ: " + both;
  return "";
}

// As above, of a text that must be words in both languages.
inline std::string flaw_of_words(const Wording& wording) {
  if (wording.zh == wording.en) return "the same in both languages: \"" + wording.en + "\"";
  return flaw_of(wording);
}

}  // namespace langqiao
