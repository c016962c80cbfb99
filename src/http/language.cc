#include "http/language.h"

#include <charconv>
#include <optional>

#include "base/text.h"

namespace langqiao::http {
namespace {

// One item of the field: "zh-CN;q=0.8".
struct Range {
  std::string_view primary;  // "zh"
  double weight = 1;
};

std::string_view before(std::string_view text, std::string_view signs) {
  return text.substr(0, text.find_first_of(signs));
}

// A weight that cannot be read counts as none.
double weight_of(std::string_view item) {
  const std::size_t at = item.find(';');
  if (at == std::string_view::npos) return 1;
  const std::string_view parameter = trim(item.substr(at + 1));
  double weight = 0;
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return 0;
  const std::string_view digits = parameter.substr(2);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
  const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  return whole && weight >= 0 && weight <= 1 ? weight : 0;
}

Range range_of(std::string_view item) { return {trim(before(item, "-;")), weight_of(item)}; }

// What the field says of one language: the highest weight of a range that names it, else that of "*".
struct Wish {
  std::optional<double> named;
  std::size_t place = SIZE_MAX;  // of that range

  void hear(const Range& range, std::size_t at) {
    if (named && *named >= range.weight) return;
    named = range.weight;
    place = at;
  }
};

}  // namespace

Language language_of(const Headers& headers) {
  Wish zh, en, any;
  const auto items = list_of(headers.get("Accept-Language").value_or(""));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Range range = range_of(items[i]);
    if (equals_ignoring_case(range.primary, "zh")) zh.hear(range, i);
    if (equals_ignoring_case(range.primary, "en")) en.hear(range, i);
    if (range.primary == "*") any.hear(range, i);
  }
  const double other = any.named.value_or(0);
  const double chinese = zh.named.value_or(other), english = en.named.value_or(other);
  if (chinese != english) return chinese > english ? Language::zh : Language::en;
  return chinese > 0 && zh.place < en.place ? Language::zh : Language::en;
}

void mark_language(Language language, Headers& headers) {
  headers.set("Content-Language", language == Language::zh ? "zh-CN" : "en");
  headers.add("Vary", "Accept-Language");
}

}  // namespace langqiao::http
