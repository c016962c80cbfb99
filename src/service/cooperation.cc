#include "service/cooperation.h"

#include <algorithm>

namespace langqiao::service {
namespace {

Failure<Refusal> not_in_force() {
  return refuse(RefusalKind::conflict,
                {.what = {"认定条件当日未生效", "The conditions are not in force on that day"},
                 .where = "certification.look_back",
                 .found = {"未生效", "not in force"},
                 .wanted = {"生效的规则", "a rule that is in force"},
                 .action = {"请查看规则库", "Look at the rulebook"}});
}

}  // namespace

Answer<CooperationView> cooperation(const Office& office, const Actor& actor, const Id<Organisation>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Organisation* const found = (*view)->city.find(id);
  if (!found)
    return no_such({"单位", "organisation"}, id.text(),
                   {"请在单位列表中查找", "Look it up in the list of organisations"});
  const auto setting = office.setting(office.today());
  const auto terms = exchange::cooperation_terms(setting, office.book());
  if (!terms) return not_in_force();

  const auto evidence = exchange::cooperation_evidence((*view)->city.tables().agreements, id, *terms);
  auto facts = rulebook::facts_of(exchange::cooperation_of(evidence), setting, office.book());
  std::erase_if(facts, [](const auto& each) { return !each.second; });  // not enough here is not too little
  const auto judged = rulebook::conditions_met(facts, setting, office.book());
  CooperationView shown{.organisation = named_of(*found),
                        .stage = found->stage,
                        .since = terms->within.first,
                        .on = setting.on,
                        .finding = view_of(judged.finding, office.book())};
  for (const rulebook::Condition& each : judged.conditions)
    shown.conditions.push_back({each.item.id, each.item.wording, each.state});
  for (const exchange::FactEvidence& each : evidence) {
    FactView fact{each.fact, each.value, each.synthetic, {}};
    for (const Id<Agreement>& agreement : each.agreements) fact.agreements.push_back(agreement.text());
    shown.facts.push_back(std::move(fact));
  }
  return shown;
}

Answer<ListOf<AgreementCountView>> agreement_counts(const Office& office, const Actor& actor,
                                                    const AgreementCountQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const CityTables& tables = view->city.tables();
    std::vector<AgreementCountView> counted;
    for (const auto& each :
         exchange::agreement_counts(tables.agreements, tables.organisations, tables.regions)) {
      if ((query.year && each.year != *query.year) || (query.kind && each.kind != *query.kind) ||
          (query.district && (!each.district || each.district->text() != *query.district)))
        continue;
      counted.push_back({named_of(view->city, each.district), named_of(view->city, each.industry), each.kind,
                         each.year, each.quality, each.agreements, each.persons, each.money});
    }
    std::ranges::stable_sort(counted, std::greater{}, &AgreementCountView::year);
    return whole_list(std::move(counted));
  });
}

Answer<ListOf<PlatformActivityView>> platform_activity(const Office& office, const Actor& actor,
                                                       std::optional<int> year) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const CityTables& tables = view->city.tables();
    const Store& store = office.store();
    const int of = year.value_or(office.today().year());
    const auto activity = exchange::platform_activity(tables.platforms, tables.agreements, store.resources(),
                                                      store.all_bookings(), store.list_entries(),
                                                      {Date(of, 1, 1), Date(of, 12, 31)});
    std::vector<PlatformActivityView> shown;
    for (std::size_t at = 0; at < activity.size(); ++at) {
      const auto& each = activity[at];
      shown.push_back({named_of(tables.platforms[at]), tables.platforms[at].kind, each.agreements,
                       each.persons, each.bookings, each.unit_days, each.list_entries});
    }
    std::ranges::stable_sort(shown, std::greater{}, [](const PlatformActivityView& each) {
      return each.agreements + each.bookings + each.list_entries;
    });
    return whole_list(std::move(shown));
  });
}

}  // namespace langqiao::service
