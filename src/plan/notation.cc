#include "plan/notation.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kLongestNumber = 6;

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

// Characters that make "1.5" and "3、4" amounts and enumerations rather than labels.
bool measures(char32_t c) { return among(c, U"万亿千百%‰倍元个家所项米公亩年月日号级"); }

struct Number {
  int value = 0;
  std::uint32_t length = 0;
  bool han = false;
};

std::optional<Number> number_at(const Page& page, std::uint32_t i) {
  std::uint32_t end = i;
  const bool digits = is_digit(page.look(i));
  while (end < i + kLongestNumber && (digits ? is_digit(page.look(end)) : is_han_numeral(page.look(end))))
    ++end;
  if (end == i || (digits && is_digit(page.look(end)))) return std::nullopt;
  const auto value = small_number(page.view({i, end}));
  if (!value) return std::nullopt;
  return Number{*value, end - i, !digits};
}

// One sign that is a label by itself, such as ③ or ㈡.
std::optional<Label> single_sign(char32_t c) {
  struct Block {
    char32_t first, last;
    Notation notation;
    int begins = 1;
  };
  constexpr auto kBlocks = std::to_array<Block>({{U'①', U'⑳', Notation::circled},
                                                 {U'㉑', U'㉟', Notation::circled, 21},
                                                 {U'❶', U'❿', Notation::circled},
                                                 {U'➀', U'➉', Notation::circled},
                                                 {U'⑴', U'⒇', Notation::digit_bracket},
                                                 {U'⒈', U'⒛', Notation::digit_dot},
                                                 {U'㈠', U'㈩', Notation::han_bracket},
                                                 {U'Ⅰ', U'Ⅻ', Notation::roman},
                                                 {U'ⅰ', U'ⅻ', Notation::roman}});
  for (const Block& block : kBlocks) {
    if (c >= block.first && c <= block.last) {
      return Label{block.notation, static_cast<int>(c - block.first) + block.begins, 0, 1};
    }
  }
  return std::nullopt;
}

// 第三章, 第二部分, 第一,
std::optional<Label> ordinal(const Page& page, std::uint32_t i, bool line_start) {
  const auto number = number_at(page, i + 1);
  if (!number) return std::nullopt;
  const std::uint32_t after = i + 1 + number->length;
  const auto label = [&](Notation notation, std::uint32_t length) {
    return Label{notation, number->value, 0, after - i + length};
  };
  if (page.has(after, U"部分")) return label(Notation::part, 2);
  const char32_t next = page.look(after + 1);
  switch (page.look(after)) {
    case U'编':
    case U'篇':
      return label(Notation::part, 1);
    case U'章':
      if (!among(next, U"第至和、,规的")) return label(Notation::chapter, 1);
      break;
    case U'节':
      if (!among(next, U"第至和、,规的")) return label(Notation::section, 1);
      break;
    case U'条':
      if (!among(next, U"第至和、,规的所之中款") || (line_start && page.before(after + 1) != Gap::none)) {
        return label(Notation::article, 1);
      }
      break;
    case U',':
    case U'、':
      return label(Notation::first_comma, 1);
    default:
      break;
  }
  return std::nullopt;
}

char32_t closing(char32_t open) {
  switch (open) {
    case U'(':
      return U')';
    case U'[':
      return U']';
    case U'【':
      return U'】';
    case U'〔':
      return U'〕';
    default:
      return U'\0';
  }
}

// (一) (1) (a)
std::optional<Label> bracketed(const Page& page, std::uint32_t i) {
  const char32_t close = closing(page.look(i));
  if (const char32_t c = page.look(i + 1);
      page.look(i + 2) == close && ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'))) {
    return Label{Notation::letter, static_cast<int>((c | 0x20) - U'a') + 1, 0, 3};
  }
  const auto number = number_at(page, i + 1);
  if (!number || page.look(i + 1 + number->length) != close || number->value > 200) return std::nullopt;
  const bool round = page.look(i) == U'(';
  const Notation of_han = round ? Notation::han_bracket : Notation::han_square;
  const Notation of_digits = round ? Notation::digit_bracket : Notation::digit_square;
  return Label{number->han ? of_han : of_digits, number->value, 0, number->length + 2};
}

// 一、二线城市 and 三、四级 are words, not labels.
bool goes_on_counting(const Page& page, std::uint32_t i, int value) {
  const auto next = number_at(page, i);
  if (!next || next->value != value + 1) return false;
  return among(page.look(i + next->length), U"、,线级类产等期批年层次代档三四五六");
}

std::optional<Label> han_number(const Page& page, std::uint32_t i, bool line_start) {
  const auto number = number_at(page, i);
  if (!number || number->value > 99) return std::nullopt;
  const std::uint32_t after = i + number->length;
  const auto label = [&](Notation notation) { return Label{notation, number->value, 0, number->length + 1}; };
  switch (page.look(after)) {
    case U'、':
      if (!goes_on_counting(page, after + 1, number->value)) return label(Notation::han_comma);
      break;
    case U'.':
      if (line_start) return label(Notation::han_dot);
      break;
    case U')':
      if (line_start) return label(Notation::han_half);
      break;
    case U'是':
      if (number->length == 1 && page.look(after + 1) != U'否') return label(Notation::is_first);
      break;
    default:
      break;
  }
  return std::nullopt;
}

// 1.1 and 1.1.1 at the head of a line, followed by words.
std::optional<Label> decimal(const Page& page, std::uint32_t i) {
  std::array<int, 3> parts{};
  std::size_t count = 0;
  std::uint32_t at = i;
  while (count < parts.size()) {
    const auto part = number_at(page, at);
    if (!part || part->han || part->value > 40) return std::nullopt;
    parts[count++] = part->value;
    at += part->length;
    if (page.look(at) != U'.' || !is_digit(page.look(at + 1))) break;
    ++at;
  }
  if (count < 2 || page.look(at) == U'.' || !is_han(page.look(at)) || measures(page.look(at)))
    return std::nullopt;
  if (count == 2) return Label{Notation::decimal_2, parts[1], parts[0], at - i};
  return Label{Notation::decimal_3, parts[2], parts[0] * 100 + parts[1], at - i};
}

// 3.2025年 and 11.121人才 begin with a label, no amount has so many decimals.
bool long_number(const Page& page, std::uint32_t i) {
  return is_digit(page.look(i)) && is_digit(page.look(i + 1)) && is_digit(page.look(i + 2)) &&
         !among(page.look(i + 3), U"%‰");
}

std::optional<Label> digit_number(const Page& page, std::uint32_t i, bool line_start) {
  if (line_start) {
    if (const auto label = decimal(page, i)) return label;
  }
  const auto number = number_at(page, i);
  if (!number || number->value > 200) return std::nullopt;
  const std::uint32_t after = i + number->length;
  const char32_t next = page.look(after + 1);
  const auto label = [&](Notation notation, std::uint32_t sign) {
    return Label{notation, number->value, 0, number->length + sign};
  };
  switch (page.look(after)) {
    case U'.':
      if (!is_digit(next) || page.before(after + 1) != Gap::none ||
          (line_start && long_number(page, after + 1)))
        return label(Notation::digit_dot, 1);
      break;
    case U'、':
      if (!is_digit(next)) return label(Notation::digit_comma, 1);
      break;
    case U')':
      return label(Notation::digit_half, 1);
    default:
      if (line_start && after < page.size() && page.before(after) == Gap::blank && is_han(page.look(after)) &&
          !measures(page.look(after)) && number->value <= 30) {
        return label(Notation::digit_bare, 0);
      }
  }
  return std::nullopt;
}

int roman_digit(char32_t c) {
  switch (c) {
    case U'I':
      return 1;
    case U'V':
      return 5;
    case U'X':
      return 10;
    default:
      return 0;
  }
}

// A. B、 II. IV)
std::optional<Label> latin(const Page& page, std::uint32_t i) {
  std::uint32_t end = i;
  int roman = 0;
  while (end < i + 5 && roman_digit(page.look(end)) > 0) {
    const int here = roman_digit(page.look(end)), next = roman_digit(page.look(end + 1));
    roman += here < next ? -here : here;
    ++end;
  }
  const auto closes = [&](std::uint32_t at) {
    return among(page.look(at), U".、)") && !(page.look(at) == U'.' && page.look(at + 1) < 0x80);
  };
  if (roman > 0 && roman <= 20 && closes(end)) return Label{Notation::roman, roman, 0, end - i + 1};
  const char32_t c = page.look(i);
  const bool is_letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  if (is_letter && closes(i + 1))
    return Label{Notation::letter, static_cast<int>((c | 0x20) - U'a') + 1, 0, 2};
  return std::nullopt;
}

// 专栏1, 任务1: 工程一: 行动2. A box needs no sign behind its number, a task does.
std::optional<Label> worded(const Page& page, std::uint32_t i) {
  constexpr auto kTasks = std::to_array<View>(
      {U"任务", U"工程", U"行动", U"专项", U"项目", U"措施", U"举措", U"目标", U"重点任务", U"专项行动"});
  const bool box = page.has(i, U"专栏");
  const auto word = std::ranges::find_if(kTasks, [&](View one) {
    return page.has(i, one) && number_at(page, i + static_cast<std::uint32_t>(one.size()));
  });
  if (!box && word == kTasks.end()) return std::nullopt;
  const std::uint32_t from = i + static_cast<std::uint32_t>(box ? 2 : word->size());
  const auto number = number_at(page, from);
  if (!number || number->value > 99) return std::nullopt;
  const std::uint32_t after = from + number->length;
  const bool sign = among(page.look(after), U":、.") && !is_digit(page.look(after + 1));
  const bool parted = page.before(after) != Gap::none || among(page.look(after), U"“《【");
  if (!sign && !(box && (parted || is_han(page.look(after)))) &&
      !(parted && page.before(after) == Gap::blank))
    return std::nullopt;
  return Label{box ? Notation::box : Notation::task, number->value, 0, after - i + (sign ? 1 : 0)};
}

// 附件 or 附件2 alone on its line, a colon at most behind it; or with its title behind a colon or blank.
std::optional<Label> attachment(const Page& page, std::uint32_t i) {
  if (!page.has(i, U"附件") && !page.has(i, U"附表") && !page.has(i, U"附录")) return std::nullopt;
  const auto number = number_at(page, i + 2);
  std::uint32_t end = i + 2 + (number ? number->length : 0);
  const bool colon = page.look(end) == U':';
  const std::uint32_t past = end + colon;
  const bool alone = past >= page.size() || page.starts_line(past);
  if (alone) end = past;
  if (!alone && !colon && page.before(end) == Gap::none) return std::nullopt;
  return Label{Notation::attachment, number ? number->value : 1, 0, end - i};
}

}  // namespace

bool same_family(Notation a, Notation b) {
  const auto family = [](Notation one) {
    switch (one) {
      case Notation::han_dot:
        return Notation::han_comma;
      case Notation::han_half:
        return Notation::han_bracket;
      case Notation::digit_comma:
        return Notation::digit_dot;
      case Notation::digit_half:
        return Notation::digit_bracket;
      default:
        return one;
    }
  };
  return family(a) == family(b);
}

int customary_rank(Notation notation) { return static_cast<int>(notation); }

std::optional<Label> label_at(const Page& page, std::uint32_t i, bool line_start) {
  const char32_t c = page.look(i);
  if (auto label = single_sign(c)) {
    if (label->notation == Notation::roman && among(page.look(i + 1), U"、.")) ++label->length;
    return label;
  }
  if (c == U'第') return ordinal(page, i, line_start);
  if (closing(c) != U'\0') return bracketed(page, i);
  if (is_digit(c)) return digit_number(page, i, line_start);
  if (is_han_numeral(c)) return han_number(page, i, line_start);
  if (c == U'附' && line_start) return attachment(page, i);
  if (line_start && is_han(c)) return worded(page, i);
  if (c < 0x80 && line_start) return latin(page, i);
  return std::nullopt;
}

}  // namespace langqiao::plan
