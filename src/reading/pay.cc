#include "reading/pay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "reading/numbers.h"

namespace langqiao::reading {
namespace {

// Days that a month is paid for, and hours of a day: 劳社部发〔2008〕3号, 一 and 二.
constexpr double kDaysOfMonth = 21.75;
constexpr double kHoursOfDay = 8;
constexpr double kMonthsOfYear = 12;
constexpr double kWeeksOfMonth = kDaysOfMonth / 5;

constexpr double kLeastOfYear = 100'000;  // yuan; without a period so much is for a year
constexpr double kMostMonth = 2'000'000;  // yuan; more is no pay
constexpr double kLeastPlain = 100;       // an amount without a unit is yuan from here on …
constexpr double kLeastYuan = 1000;       // … beside one with a unit from here on
constexpr double kLeastHour = 5;          // yuan; less before /小时 and …
constexpr double kLeastDay = 40;          // … /天 are hours and days: 8/天
constexpr std::size_t kContext = 36;      // bytes before an amount that may say that it is pay

struct Amount {
  double value = 0;
  double unit = 0;  // 0: none was written
  std::size_t end = 0;
};

// Pay in other money has no amount in yuan without a rate of the day.
bool is_foreign(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 9> kBehind{"美元", "美金", "usd",  "港币", "港元",
                                                    "hkd",  "欧元", "日元", "新币"};
  constexpr std::array<std::string_view, 6> kBefore{"$", "€", "£", "usd", "hkd", "美元"};
  std::size_t at = past_blanks(text, end);
  if (pass_any(text, at, kBehind)) return true;
  // $3000-5000: the sign stands before the first of both.
  const std::string_view before =
      text.substr(0, text.substr(0, begin).find_last_not_of("0123456789.,-~k ") + 1);
  return std::ranges::any_of(kBefore, [&](auto word) { return before.ends_with(word); });
}

// 五千, 一万, 两万: the number of an amount whose unit stands right behind it.
std::optional<Number> han_number_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kHanBytes = 3;
  if (at + kHanBytes >= text.size()) return std::nullopt;
  const auto numeral = numeral_before(text.substr(at, kHanBytes), kHanBytes);
  if (!numeral) return std::nullopt;
  std::size_t unit = at + kHanBytes;
  constexpr std::array<std::string_view, 2> kUnits{"千", "万"};
  if (!pass_any(text, unit, kUnits)) return std::nullopt;
  return Number{static_cast<double>(numeral->value), at + kHanBytes};
}

std::optional<Amount> amount_at(std::string_view text, std::size_t at) {
  auto number = number_at(text, at);
  if (!number) number = han_number_at(text, at);
  if (!number) return std::nullopt;
  Amount amount{.value = number->value, .end = number->end};
  std::size_t after = past_blanks(text, number->end);
  constexpr std::array<std::string_view, 2> kThousand{"k", "千"};
  constexpr std::array<std::string_view, 2> kMyriad{"万", "w"};
  constexpr std::array<std::string_view, 4> kYuan{"元", "块", "rmb", "¥"};
  if (pass_any(text, after, kThousand)) {
    amount.unit = 1000;
  } else if (pass_any(text, after, kMyriad)) {
    amount.unit = 10'000;
  }
  if (amount.unit > 0) amount.end = after;
  if (pass_any(text, after, kYuan)) {
    amount.unit = std::max(amount.unit, 1.0);
    amount.end = after;
  }
  return amount;
}

struct Period {
  PayPeriod period;
  std::string_view after;  // "/月"
};

constexpr std::array kPeriods{Period{PayPeriod::month, "/月"},     Period{PayPeriod::month, "每月"},
                              Period{PayPeriod::month, "一个月"},  Period{PayPeriod::month, "/每月"},
                              Period{PayPeriod::month, "/month"},  Period{PayPeriod::month, "/个月"},
                              Period{PayPeriod::year, "/年"},      Period{PayPeriod::year, "每年"},
                              Period{PayPeriod::year, "一年"},     Period{PayPeriod::year, "/year"},
                              Period{PayPeriod::day, "/天"},       Period{PayPeriod::day, "/日"},
                              Period{PayPeriod::day, "每天"},      Period{PayPeriod::day, "一天"},
                              Period{PayPeriod::day, "/day"},      Period{PayPeriod::hour, "/小时"},
                              Period{PayPeriod::hour, "/时"},      Period{PayPeriod::hour, "每小时"},
                              Period{PayPeriod::hour, "一小时"},   Period{PayPeriod::hour, "/h"},
                              Period{PayPeriod::hour, "一个小时"}, Period{PayPeriod::week, "/周"},
                              Period{PayPeriod::week, "每周"},     Period{PayPeriod::month, "/人/月"}};

// What pay by the piece is for: how much of it a month has nobody says.
constexpr std::array<std::string_view, 16> kPieces{"/件", "/次", "/班", "/单", "/课时", "/节", "/条", "/篇",
                                                   "/套", "/个", "/场", "/人", "/票",   "/期", "/课", "/趟"};

constexpr std::array kPeriodWords{Period{PayPeriod::year, "年薪"},    Period{PayPeriod::year, "年收入"},
                                  Period{PayPeriod::day, "日薪"},     Period{PayPeriod::day, "日结"},
                                  Period{PayPeriod::hour, "时薪"},    Period{PayPeriod::month, "月薪"},
                                  Period{PayPeriod::month, "月收入"}, Period{PayPeriod::month, "底薪"}};

constexpr std::array<std::string_view, 14> kPayWords{"薪",   "工资", "待遇", "收入",   "月入",
                                                     "报酬", "津贴", "补助", "salary", "底薪",
                                                     "时薪", "日结", "到手", "无责"};

std::string_view before(std::string_view text, std::size_t at) {
  const std::size_t from = at > kContext ? at - kContext : 0;
  std::string_view context = text.substr(from, at - from);
  const std::size_t cut =
      std::max({context.rfind('\n') + 1, context.rfind(';') + 1, context.rfind("。") + 1});
  return context.substr(std::min(cut, context.size()));
}

double a_month(double amount, PayPeriod period) {
  switch (period) {
    case PayPeriod::month:
      return amount;
    case PayPeriod::year:
      return amount / kMonthsOfYear;
    case PayPeriod::day:
      return amount * kDaysOfMonth;
    case PayPeriod::hour:
      return amount * kHoursOfDay * kDaysOfMonth;
    case PayPeriod::week:
      return amount * kWeeksOfMonth;
  }
  return amount;
}

std::int64_t whole(double yuan) { return static_cast<std::int64_t>(std::floor(yuan + 1e-6)); }

// Units of the two ends of a range: "8-12k" has the one of the second, "8000-1.2万" each its own.
void share_units(Amount& least, Amount& most) {
  if (least.unit == 0 && most.unit > 1 && least.value < kLeastYuan) least.unit = most.unit;
  if (most.unit == 0 && least.unit > 1 && most.value < kLeastYuan) most.unit = least.unit;
  for (Amount* each : {&least, &most})
    if (each->unit == 0 && each->value >= kLeastPlain) each->unit = 1;
}

// What stands behind the amounts.
struct Tail {
  std::optional<PayPeriod> period;
  int months = 12;
  bool upward = false;
  bool downward = false;
  std::size_t end = 0;
};

Tail tail_at(std::string_view text, std::size_t at) {
  Tail tail{.end = at};
  constexpr std::array<std::string_view, 5> kUpward{"及以上", "以上", "起", "+", "/月起"};
  constexpr std::array<std::string_view, 3> kDownward{"以下", "以内", "及以下"};
  constexpr std::array<std::string_view, 6> kJoin{"·", "*", "x", "×", ",", "("};
  for (int round = 0; round < 4; ++round) {
    at = past_blanks(text, tail.end);
    if (pass_any(text, at, kUpward)) {
      tail.upward = true;
    } else if (pass_any(text, at, kDownward)) {
      tail.downward = true;
    } else if (const auto period = std::ranges::find_if(
                   kPeriods, [&](const Period& each) { return text.substr(at).starts_with(each.after); });
               period != kPeriods.end()) {
      tail.period = period->period;
      at += period->after.size();
    } else {
      const std::size_t join = at;
      pass_any(text, at, kJoin);
      const std::string_view sign = text.substr(join, at - join);
      const auto months = number_at(text, past_blanks(text, at));
      constexpr std::array<std::string_view, 4> kPaid{"薪", "个月薪", "个月", "月"};
      if (!months || months->value < 12 || months->value > 24) break;
      at = months->end;
      const bool times = sign == "*" || sign == "x" || sign == "×";  // 15-25k*14
      if (!pass_any(text, at, std::span(kPaid).first(times ? kPaid.size() : 2)) &&
          !(times && at == text.size()))
        break;
      tail.months = static_cast<int>(months->value);
    }
    tail.end = at;
  }
  return tail;
}

std::optional<PayPeriod> period_before(std::string_view context) {
  std::optional<PayPeriod> last;
  std::size_t at = 0;
  for (const Period& each : kPeriodWords) {
    const std::size_t found = context.rfind(each.after);
    if (found == std::string_view::npos || (last && found < at)) continue;
    last = each.period;
    at = found;
  }
  return last;
}

std::optional<FoundPay> pay_at(std::string_view text, std::size_t begin, bool cell) {
  auto least = amount_at(text, begin);
  if (!least) return std::nullopt;
  Amount most = *least;
  bool range = false;
  if (const auto dash = past_dash(text, least->end)) {
    if (const auto second = amount_at(text, *dash)) most = *second, range = true;
  }
  share_units(*least, most);
  // 22/小时, 25-30元/时: so little that only its period says that it is pay.
  const bool is_little = least->unit == 0 && (most.unit == 1 || (cell && most.unit == 0));
  if (least->unit == 0 && !is_little) return std::nullopt;
  const Tail tail = tail_at(text, most.end);
  if (is_little) {
    const bool enough = (tail.period == PayPeriod::hour && least->value >= kLeastHour) ||
                        (tail.period == PayPeriod::day && least->value >= kLeastDay);
    if (!enough) return std::nullopt;
    least->unit = most.unit = 1;
  }
  if (is_foreign(text, begin, most.end)) return std::nullopt;
  std::size_t behind = past_blanks(text, most.end);
  if (!tail.period && pass_any(text, behind, kPieces)) return std::nullopt;
  const std::string_view context = before(text, begin);
  const bool named =
      std::ranges::any_of(kPayWords, [&](auto word) { return context.find(word) != context.npos; });
  if (!cell && !named && !tail.period) return std::nullopt;
  if (!cell && !tail.period && least->value * least->unit < kLeastPlain) return std::nullopt;
  double low = least->value * least->unit, high = most.value * most.unit;
  if (high < low) std::swap(low, high);  // 12k-8k
  auto period = tail.period ? tail.period : period_before(context);
  // Nobody counts a year's pay in thousands.
  if (!period) period = high >= kLeastOfYear && most.unit != 1000 ? PayPeriod::year : PayPeriod::month;
  low = a_month(low, *period);
  high = a_month(high, *period);
  if (high < 1 || high > kMostMonth) return std::nullopt;
  FoundPay found{
      .pay = {.least_yuan = whole(low), .most_yuan = whole(high), .stated = *period, .months = tail.months},
      .span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(tail.end)}};
  if (!range && tail.upward) found.pay.most_yuan.reset();
  if (!range && tail.downward) found.pay.least_yuan = 0;
  return found;
}

std::optional<FoundPay> first_pay(std::string_view text, bool cell) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool may_begin = is_digit(text[at]) || (cell && han_number_at(text, at));
    if (!may_begin) continue;
    if (auto found = pay_at(text, at, cell)) return found;
    while (at + 1 < text.size() && (is_digit(text[at + 1]) || text[at + 1] == '.')) ++at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundPay> pay_of_cell(std::string_view folded) { return first_pay(folded, true); }
std::optional<FoundPay> pay_in_text(std::string_view folded) { return first_pay(folded, false); }

std::optional<ByteSpan> negotiable_pay(std::string_view folded) {
  constexpr std::array<std::string_view, 3> kWords{"面议", "面谈", "negotiable"};
  for (const auto word : kWords) {
    const std::size_t at = folded.find(word);
    if (at != folded.npos)
      return ByteSpan{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
  }
  return std::nullopt;
}

}  // namespace langqiao::reading
