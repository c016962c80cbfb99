#include "http/conditional.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

#include "http/message.h"

namespace langqiao::http {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// All of `text` as a decimal number without sign.
std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view without_weakness(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

std::string http_date(sys_seconds at) {
  const auto day = floor<days>(at);
  const year_month_day date(day);
  const hh_mm_ss time(at - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::optional<sys_seconds> parse_http_date(std::string_view text) {
  if (text.size() != 29) return std::nullopt;
  const auto month_at = std::ranges::find(kMonths, text.substr(8, 3));
  const auto d = number(text.substr(5, 2)), y = number(text.substr(12, 4));
  const auto h = number(text.substr(17, 2)), m = number(text.substr(20, 2)), s = number(text.substr(23, 2));
  if (month_at == kMonths.end() || !d || !y || !h || !m || !s) return std::nullopt;
  const year_month_day date(year(static_cast<int>(*y)),
                            month(static_cast<unsigned>(month_at - kMonths.begin() + 1)),
                            day(static_cast<unsigned>(*d)));
  if (!date.ok()) return std::nullopt;
  const sys_seconds at = sys_days(date) + hours(*h) + minutes(*m) + seconds(*s);
  if (http_date(at) != text) return std::nullopt;  // the weekday, the punctuation and the ranges, all at once
  return at;
}

bool lists_tag(std::string_view if_none_match, std::string_view tag) {
  const auto tags = list_of(if_none_match);
  return std::ranges::any_of(tags, [&](std::string_view one) {
    return one == "*" || without_weakness(one) == without_weakness(tag);
  });
}

RangeWish parse_range(std::string_view value, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!equals_ignoring_case(value.substr(0, kUnit.size()), kUnit)) return {};
  value.remove_prefix(kUnit.size());
  const std::size_t dash = value.find('-');
  if (dash == std::string_view::npos) return {};
  const auto first = number(value.substr(0, dash)), last = number(value.substr(dash + 1));
  const bool open_end = dash + 1 == value.size();

  if (dash == 0) {  // the last N bytes
    if (!last) return {};
    if (*last == 0 || size == 0) return {.kind = RangeKind::unsatisfiable, .range = {}};
    const std::uint64_t bytes = std::min(*last, size);
    return {.kind = RangeKind::part, .range = {.first = size - bytes, .bytes = bytes}};
  }
  if (!first || (!last && !open_end) || (last && *last < *first)) return {};
  if (*first >= size) return {.kind = RangeKind::unsatisfiable, .range = {}};
  const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
  return {.kind = RangeKind::part, .range = {.first = *first, .bytes = end - *first + 1}};
}

}  // namespace langqiao::http
