#include "service/outlook_seen.h"

#include <algorithm>

namespace langqiao::service {
namespace {

Failure<Refusal> bad_year(int year, const std::vector<int>& years) {
  return refuse(RefusalKind::missing, {.what = {"预测不包括这一年", "The outlook does not cover this year"},
                                       .where = "year",
                                       .found = as_is(std::to_string(year)),
                                       .wanted = worded("{} 至 {}", "{} to {}", years.front(), years.back()),
                                       .action = {"请选择其中一年", "Choose one of these years"}});
}

Answer<Seen> see_one(const Office& office, const View& view, const std::string& scenario,
                     std::optional<int> year) {
  const auto known = [&](const Scenario& each) { return each.id.text() == scenario; };
  if (scenario != kBaseScenario && std::ranges::none_of(view->city.tables().scenarios, known))
    return no_such({"情景", "scenario"}, scenario, {"请从情景列表中选择", "Choose one of the scenarios"});
  Seen seen{.view = view,
            .kept = view->outlooks->get(view->city, scenario,
                                        outlook_conventions(office.book(), office.setting(office.today())))};
  if (!seen.kept->has_value()) return refuse(RefusalKind::conflict, seen.kept->error().front());
  seen.year = year.value_or(seen.fan().first_year);
  if (const auto years = seen.years(); std::ranges::find(years, seen.year) == years.end())
    return bad_year(seen.year, years);
  return seen;
}

}  // namespace

std::vector<int> Seen::years() const {
  std::vector<int> all;
  for (int each = fan().first_year; each < fan().first_year + fan().years; ++each) all.push_back(each);
  return all;
}

Answer<SeenPair> see(const Office& office, const Actor& actor, const OutlookQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  auto first = see_one(office, *view, query.scenario, query.year);
  if (!first) return Failure<Refusal>(std::move(first.error()));
  SeenPair pair{.first = std::move(*first), .against = {}};
  if (query.against) {
    auto against = see_one(office, *view, *query.against, pair.first.year);
    if (!against) return Failure<Refusal>(std::move(against.error()));
    pair.against = std::move(*against);
  }
  return pair;
}

}  // namespace langqiao::service
