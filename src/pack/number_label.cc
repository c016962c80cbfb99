#include "pack/number_label.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

#include "base/text.h"

namespace langqiao::pack {
namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kLegalDigits = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view kLegalDigitsTraditional = U"零壹貳參肆伍陸柒捌玖";

// Digit by digit: 120 → 一二〇.
std::string digit_by_digit(int value, std::u32string_view digits) {
  std::string out;
  for (const char c : fmt::format("{}", value)) append_utf8(out, digits[static_cast<std::size_t>(c - '0')]);
  return out;
}

// How a language spells whole numbers below ten thousand, and the sign for ten thousand.
struct Spelling {
  std::u32string_view digits;
  std::u32string_view tens;  // 十百千, lowest first
  char32_t ten_thousand;
  bool short_ten;  // 十 for 10, not 一十
};
constexpr Spelling kPlain = {U"零一二三四五六七八九", U"十百千", U'万', true};
constexpr Spelling kLegal = {kLegalDigits, U"拾佰仟", U'万', false};
constexpr Spelling kLegalTraditional = {kLegalDigitsTraditional, U"拾佰仟", U'萬', false};

// 1 to 9999; `led` when something stands before, so that zeros in front are spoken (一万零三).
std::string spelled_below_ten_thousand(int value, const Spelling& spelling, bool led) {
  constexpr std::array<int, 4> kScales = {1000, 100, 10, 1};
  std::string out;
  bool zero = false;
  for (std::size_t i = 0; i < kScales.size(); ++i) {
    const int digit = value / kScales[i] % 10;
    if (digit == 0) {
      zero = led || !out.empty();
      continue;
    }
    if (zero) append_utf8(out, spelling.digits[0]);
    zero = false;
    const bool silent_one = digit == 1 && kScales[i] == 10 && out.empty() && !led && spelling.short_ten;
    if (!silent_one) append_utf8(out, spelling.digits[static_cast<std::size_t>(digit)]);
    if (kScales[i] > 1) append_utf8(out, spelling.tens[2 - i]);
  }
  return out;
}

// 123 → 一百二十三. Precondition: 0 to 99,999,999.
std::string spelled(int value, const Spelling& spelling) {
  constexpr int kTenThousand = 10'000;
  std::string out;
  if (value == 0) append_utf8(out, spelling.digits[0]);
  if (value >= kTenThousand) {
    out = spelled_below_ten_thousand(value / kTenThousand, spelling, false);
    append_utf8(out, spelling.ten_thousand);
  }
  return out + spelled_below_ten_thousand(value % kTenThousand, spelling, value >= kTenThousand);
}

std::string roman(int value) {
  struct Step {
    int value;
    std::string_view sign;
  };
  constexpr std::array<Step, 13> kSteps = {{{1000, "M"},
                                            {900, "CM"},
                                            {500, "D"},
                                            {400, "CD"},
                                            {100, "C"},
                                            {90, "XC"},
                                            {50, "L"},
                                            {40, "XL"},
                                            {10, "X"},
                                            {9, "IX"},
                                            {5, "V"},
                                            {4, "IV"},
                                            {1, "I"}}};
  std::string out;
  for (const Step& step : kSteps) {
    for (; value >= step.value; value -= step.value) out += step.sign;
  }
  return out;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return text;
}

// a … z, aa … zz, aaa …
std::string letters(int value) {
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1),
                     static_cast<char>('A' + (value - 1) % 26));
}

// Signs that stand one after the other in Unicode: `first` is 1, up to `count`.
struct Run {
  std::string_view format;
  char32_t first;
  int count;
};
constexpr std::array kRuns = {
    Run{"decimalEnclosedCircle", U'①', 20},    Run{"decimalEnclosedCircleChinese", U'①', 20},
    Run{"decimalEnclosedFullstop", U'⒈', 20},  Run{"decimalEnclosedParen", U'⑴', 20},
    Run{"ideographEnclosedCircle", U'㊀', 10},
};

// Words in a row of their own.
struct Row {
  std::string_view format;
  std::u32string_view signs;
};
constexpr std::array kRows = {
    Row{"ideographTraditional", U"甲乙丙丁戊己庚辛壬癸"},
    Row{"ideographZodiac", U"子丑寅卯辰巳午未申酉戌亥"},
};

using Write = std::string (*)(int);
struct Format {
  std::string_view name;
  int least;
  int most;
  Write write;
};
constexpr int kMostSpelled = 99'999'999;
constexpr int kMostRoman = 3999;
constexpr int kMostLetters = 26 * 30;

std::string counting(int value) {
  return value < 100 ? spelled(value, kPlain) : digit_by_digit(value, kDigits);
}
std::string thousand(int value) { return spelled(value, kPlain); }
std::string digital(int value) { return digit_by_digit(value, kDigits); }
std::string full_width(int value) { return digit_by_digit(value, U"０１２３４５６７８９"); }

constexpr std::array kFormats = {
    Format{"chineseCounting", 0, kMostSpelled, counting},
    Format{"taiwaneseCounting", 0, kMostSpelled, counting},
    Format{"chineseCountingThousand", 0, kMostSpelled, thousand},
    Format{"taiwaneseCountingThousand", 0, kMostSpelled, thousand},
    Format{"japaneseCounting", 0, kMostSpelled, thousand},
    Format{"koreanDigital2", 0, kMostSpelled, digital},
    Format{"ideographDigital", 0, kMostSpelled, digital},
    Format{"japaneseDigitalTenThousand", 0, kMostSpelled, digital},
    Format{"taiwaneseDigital", 0, kMostSpelled, digital},
    Format{"chineseLegalSimplified", 0, kMostSpelled, [](int value) { return spelled(value, kLegal); }},
    Format{"ideographLegalTraditional", 0, kMostSpelled,
           [](int value) { return spelled(value, kLegalTraditional); }},
    Format{"decimalFullWidth", 0, kMostSpelled, full_width},
    Format{"decimalFullWidth2", 0, kMostSpelled, full_width},
    Format{"decimalZero", 0, 9, [](int value) { return fmt::format("0{}", value); }},
    Format{"numberInDash", 0, kMostSpelled, [](int value) { return fmt::format("- {} -", value); }},
    Format{"upperRoman", 1, kMostRoman, roman},
    Format{"lowerRoman", 1, kMostRoman, [](int value) { return lower(roman(value)); }},
    Format{"upperLetter", 1, kMostLetters, letters},
    Format{"lowerLetter", 1, kMostLetters, [](int value) { return lower(letters(value)); }},
};

}  // namespace

std::string number_label(int value, std::string_view format) {
  if (format == "none" || format == "bullet") return "";
  std::string out;
  const auto run = std::ranges::find(kRuns, format, &Run::format);
  const auto row = std::ranges::find(kRows, format, &Row::format);
  const auto other = std::ranges::find(kFormats, format, &Format::name);
  if (run != kRuns.end() && value >= 1 && value <= run->count) {
    append_utf8(out, run->first + static_cast<char32_t>(value - 1));
  } else if (row != kRows.end() && value >= 1 && static_cast<std::size_t>(value) <= row->signs.size()) {
    append_utf8(out, row->signs[static_cast<std::size_t>(value - 1)]);
  } else if (other != kFormats.end() && value >= other->least && value <= other->most) {
    out = other->write(value);
  } else {
    out = fmt::format("{}", value);
  }
  return out;
}

}  // namespace langqiao::pack
