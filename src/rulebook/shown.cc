#include "rulebook/shown.h"

#include <fmt/format.h>
#include <string_view>

namespace langqiao::rulebook {
namespace {

std::string thousands(std::int64_t whole) {
  std::string digits = fmt::format("{}", whole);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > (whole < 0 ? 1 : 0); at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

std::string plural(std::int64_t count, std::string_view one) {
  return fmt::format("{} {}{}", thousands(count), one, count == 1 ? "" : "s");
}

Wording joined(const std::vector<Item>& items) {
  Wording all;
  for (const Item& item : items) {
    all.zh.append(all.zh.empty() ? "" : "；").append(item.wording.zh);
    all.en.append(all.en.empty() ? "" : "; ").append(item.wording.en);
  }
  return all;
}

struct Shower {
  Wording operator()(Share share) const { return {shown(share), shown(share)}; }
  Wording operator()(Persons p) const {
    return {fmt::format("{} 人", thousands(p.count())), plural(p.count(), "person")};
  }
  Wording operator()(Money money) const { return shown(money); }
  Wording operator()(Years y) const { return {fmt::format("{} 年", y.count()), plural(y.count(), "year")}; }
  Wording operator()(Months m) const {
    return {fmt::format("{} 个月", m.count()), plural(m.count(), "month")};
  }
  Wording operator()(Days d) const { return {fmt::format("{} 天", d.count()), plural(d.count(), "day")}; }
  Wording operator()(Count c) const { return {fmt::format("{}", c.count()), fmt::format("{}", c.count())}; }
  Wording operator()(bool flag) const { return flag ? Wording{"是", "yes"} : Wording{"否", "no"}; }
  Wording operator()(const Wording& text) const { return text; }
  Wording operator()(const ItemList& list) const { return joined(list.items); }
  Wording operator()(const PointChange& change) const {
    return {fmt::format("{} 个百分点（{}→{}）", change.points, change.base_year, change.deadline_year),
            fmt::format("{} ({} to {})", plural(change.points, "percentage point"), change.base_year,
                        change.deadline_year)};
  }
  Wording operator()(const YearlyWindow& window) const {
    const auto zh = [](MonthDay at) { return fmt::format("{} 月 {} 日", at.month, at.day); };
    const auto en = [](MonthDay at) { return fmt::format("{:02}-{:02}", at.month, at.day); };
    return {fmt::format("每年 {}至 {}", zh(window.from), zh(window.until)),
            fmt::format("every year from {} to {}", en(window.from), en(window.until))};
  }
  Wording operator()(const KOfN& set) const {
    const auto n = static_cast<std::ptrdiff_t>(set.conditions.size());
    const Wording all = joined(set.conditions);
    if (set.k == n) return {fmt::format("须全部具备：{}", all.zh), fmt::format("all of: {}", all.en)};
    return {fmt::format("{} 项中至少 {} 项：{}", n, set.k, all.zh),
            fmt::format("at least {} of {}: {}", set.k, n, all.en)};
  }
};

}  // namespace

std::string shown(Share share) {
  const std::int64_t bp = share.basis_points();
  std::string text = fmt::format("{}{}.{:02}", bp < 0 ? "-" : "", std::abs(bp) / 100, std::abs(bp) % 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return fmt::format("{} %", text);
}

Wording shown(Money money) {
  const std::int64_t fen = money.count();
  std::string yuan = fmt::format("{}{}", fen < 0 ? "-" : "", thousands(std::abs(fen) / 100));
  if (fen % 100 != 0) yuan += fmt::format(".{:02}", std::abs(fen) % 100);
  return {fmt::format("{} 元", yuan), fmt::format("{} yuan", yuan)};
}

Wording shown(const Content& content) { return std::visit(Shower{}, content); }

}  // namespace langqiao::rulebook
