#include "exchange/deadlines.h"

#include <array>
#include <span>

namespace langqiao::exchange {
namespace {

using namespace rulebook;

struct Stage {
  DueStage stage;
  RuleOf<Days> after;
};

// In the order in which they come.
constexpr std::array kStages = {
    Stage{DueStage::reminded, "exchange.remind_after"}, Stage{DueStage::district, "exchange.district_after"},
    Stage{DueStage::city, "exchange.city_after"}, Stage{DueStage::lapsed, "exchange.lapse_after"}};

Date plus(Date day, Days days) { return Date(day.days() + std::chrono::days(days.count())); }

std::optional<Due> due_since(Date since, std::span<const Stage> stages, const Setting& setting,
                             const Rulebook& book) {
  std::optional<Due> due;
  for (const auto& [stage, rule] : stages) {
    const auto after = book.held(rule, setting);
    if (!after) continue;
    const Date begins = plus(since, after->value);
    if (!due) due = Due{DueStage::waiting, since, begins, after->basis};
    if (setting.on < begins) {
      due->next = begins;
      return due;
    }
    due = Due{stage, since, std::nullopt, after->basis};
  }
  return due;
}

bool waits_for_a_side(DealState state) {
  using enum DealState;
  return state == proposed || state == accepted || state == negotiating;
}

}  // namespace

std::optional<Due> due_of(const Deal& deal, const Setting& setting, const Rulebook& book) {
  if (!waits_for_a_side(deal.state)) return std::nullopt;
  return due_since(deal.since, kStages, setting, book);
}

std::optional<Due> due_of(const Listing& need, std::optional<Date> last_deal_over, const Setting& setting,
                          const Rulebook& book) {
  if (need.side != ListingSide::need || !is_open(need, setting.on)) return std::nullopt;
  const Date since = std::max(need.posted, last_deal_over.value_or(need.posted));
  return due_since(since, std::span(kStages).first(kStages.size() - 1), setting, book);
}

}  // namespace langqiao::exchange
