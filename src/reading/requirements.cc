#include "reading/requirements.h"

#include <algorithm>
#include <array>

#include "reading/numbers.h"

namespace langqiao::reading {
namespace {

using Texts = std::span<const std::string_view>;

constexpr std::size_t kNear = 30;  // bytes around a word in which its company counts
constexpr int kMostYears = 40;     // of work; more is the age of a firm
constexpr int kMostRecruits = 100'000;

std::string_view around(std::string_view text, std::size_t begin, std::size_t end, std::size_t back,
                        std::size_t on) {
  const std::size_t from = begin > back ? begin - back : 0;
  return text.substr(from, std::min(end + on, text.size()) - from);
}

bool holds_any(std::string_view text, Texts words) {
  return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

ByteSpan span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Words that make a schooling word a demand.
constexpr std::array<std::string_view, 13> kDemand{"学历",     "以上",     "毕业", "统招", "全日制",
                                                   "文化程度", "教育背景", "在读", "专业", "degree",
                                                   "or above", "相关",     "学位"};

// Numbers of years around 年 at `at`: before it a number or numeral, perhaps a range.
struct Span {
  Years years;
  std::size_t begin;
  std::size_t end;
};

std::optional<std::size_t> digits_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_digit(text[begin - 1]) && end - begin < 3) --begin;
  return begin == end || (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.'))
             ? std::nullopt
             : std::optional(begin);
}

std::optional<Numeral> count_before(std::string_view text, std::size_t end) {
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '+')) --end;
  if (const auto begin = digits_before(text, end))
    return Numeral{static_cast<int>(number_at(text, *begin)->value), *begin};
  return numeral_before(text, end);
}

std::optional<std::size_t> dash_before(std::string_view text, std::size_t end) {
  for (const std::string_view dash : {"-", "~", "–", "—", "至", "到", "、"}) {
    if (text.substr(0, end).ends_with(dash)) return end - dash.size();
  }
  return std::nullopt;
}

std::optional<Span> years_at(std::string_view text, std::size_t year, std::size_t word) {
  const auto last = count_before(text, year);
  if (!last || last->value > kMostYears) return std::nullopt;
  Span span{.years = {.least = last->value}, .begin = last->begin, .end = year + word};
  if (text.substr(span.end).starts_with('s')) ++span.end;  // years
  std::size_t dash_end = last->begin;
  while (dash_end > 0 && text[dash_end - 1] == ' ') --dash_end;
  if (const auto dash = dash_before(text, dash_end)) {
    std::size_t first_end = *dash;
    if (text.substr(0, first_end).ends_with("年")) first_end -= std::string_view("年").size();
    const auto first = count_before(text, first_end);
    if (first && first->value <= last->value) {
      span.years = {.least = first->value, .most = last->value};
      span.begin = first->begin;
    }
  }
  if (text.substr(last->begin, year - last->begin).find('+') != text.npos) return span;  // 5+ years
  std::size_t at = past_blanks(text, span.end);
  constexpr std::array<std::string_view, 4> kUpward{"及以上", "以上", "或以上", "+"};
  constexpr std::array<std::string_view, 4> kDownward{"以下", "及以下", "以内", "之内"};
  if (pass_any(text, at, kUpward)) {
    span.end = at;
    span.years.most.reset();
  } else if (pass_any(text, at, kDownward)) {
    span.end = at;
    span.years = {.least = 0, .most = span.years.most.value_or(span.years.least)};
  }
  return span;
}

bool is_work(std::string_view text, const Span& span) {
  constexpr std::array<std::string_view, 5> kAfter{"经验", "工作", "经历", "从业", "experience"};
  constexpr std::array<std::string_view, 3> kBefore{"经验", "从事", "工作"};
  constexpr std::array<std::string_view, 4> kNot{"成立", "历史", "创办", "年龄"};
  std::string_view after = text.substr(span.end, 2 * kNear);
  after = after.substr(0, std::min(after.find_first_of(";\n"), after.find("。")));
  const std::size_t from = span.begin > kNear ? span.begin - kNear : 0;
  std::string_view before = text.substr(from, span.begin - from);
  const std::size_t cut = before.find_last_of(";\n,");
  if (cut != before.npos) before = before.substr(cut + 1);
  return (holds_any(after, kAfter) || holds_any(before, kBefore)) && !holds_any(before, kNot);
}

std::optional<FoundIn<Years>> none_asked(std::string_view text) {
  constexpr std::array<std::string_view, 11> kNone{"经验不限",   "不限经验", "无需经验",   "无经验要求",
                                                   "无工作经验", "无经验",   "不要求经验", "应届",
                                                   "在校",       "零基础",   "不需要经验"};
  for (const auto word : kNone) {
    const std::size_t at = find_han(text, word);
    if (at != text.npos) return FoundIn<Years>{{}, span_of(at, at + word.size())};
  }
  return std::nullopt;
}

// A cell that asks for nothing, or for less than there is a level for.
bool is_open(std::string_view cell) {
  constexpr std::array<std::string_view, 6> kOpen{"不限", "无要求", "不要求", "不作要求", "不做要求", "小学"};
  return cell == "无" || holds_any(cell, kOpen);
}

std::optional<FoundIn<Years>> years_in(std::string_view folded, bool cell, std::string_view year) {
  const auto next = [&](std::size_t from) {  // find_han is for Han characters
    return year == "年" ? find_han(folded, year, from) : folded.find(year, from);
  };
  for (std::size_t at = next(0); at != folded.npos; at = next(at + year.size())) {
    const auto span = years_at(folded, at, year.size());
    if (span && (cell || is_work(folded, *span)))
      return FoundIn<Years>{span->years, span_of(span->begin, span->end)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundIn<Education>> least_education(std::string_view original, std::span<const FoundWord> found,
                                                  const Vocabulary& vocabulary, EducationPlace place) {
  std::optional<FoundIn<Education>> least;
  for (const FoundWord& each : found) {
    if (!vocabulary.is_schooling(each.word)) continue;
    const auto education = vocabulary.words()[each.word].education;
    if (!place.is_cell) {
      if (each.cue == Cue::preferred) continue;
      const auto company = around(original, each.span.begin, each.span.end, kNear / 2, kNear);
      if (*education != Education::any && !holds_any(company, kDemand)) continue;
    }
    // The first demand counts; words right behind it name further levels that will do (大专/本科).
    if (least && each.span.begin > least->span.end + kNear / 2) break;
    if (!least) {
      least = {*education, each.span};
    } else if (*education < least->value) {
      least->value = *education;
      least->span.end = each.span.end;
    }
  }
  if (!least && place.any_word && is_open(original))
    return FoundIn<Education>{Education::any, span_of(0, original.size())};
  return least;
}

std::optional<FoundIn<Years>> experience_of(std::string_view folded, bool cell) {
  for (const std::string_view year : {"年", "year"})
    if (auto years = years_in(folded, cell, year)) return years;
  if (auto none = none_asked(folded)) return none;
  // Less than a year, and those who are still at school or have just left it.
  constexpr std::array<std::string_view, 6> kNone{"半年", "个月以上", "届", "毕业", "在读", "实习"};
  if (cell && (is_open(folded) || holds_any(folded, kNone)))
    return FoundIn<Years>{{}, span_of(0, folded.size())};
  return std::nullopt;
}

std::optional<FoundIn<int>> recruits_of(std::string_view folded) {
  constexpr std::array<std::string_view, 3> kCounters{"人", "名", "位"};
  for (const std::string_view cue : {"招聘人数", "招", "人数"}) {
    for (std::size_t at = find_han(folded, cue); at != folded.npos;
         at = find_han(folded, cue, at + cue.size())) {
      // From 招 to the number at most a short title; 人数 has it behind a colon.
      std::size_t digit = at + cue.size();
      const std::size_t limit = std::min(folded.size(), digit + kNear);
      while (digit < limit && !is_digit(folded[digit]) && folded[digit] != '\n' && folded[digit] != ',')
        ++digit;
      if (digit >= limit || !is_digit(folded[digit])) continue;
      const auto number = number_at(folded, digit);
      if (!number || number->value < 1 || number->value > kMostRecruits) continue;
      std::size_t end = past_blanks(folded, number->end);
      const bool counted = pass_any(folded, end, kCounters);
      if (counted || cue == "招聘人数")
        return FoundIn<int>{static_cast<int>(number->value), span_of(at, counted ? end : number->end)};
    }
  }
  return std::nullopt;
}

}  // namespace langqiao::reading
