#include "service/demand_survey.h"

#include <algorithm>
#include <map>

#include "rulebook/certification.h"

namespace langqiao::service {
namespace {

template <class R>
Named named_here(const City& city, const Id<R>& id) {
  const R* const record = city.find(id);
  return record ? named_of(*record) : Named{id.text(), id.text()};
}

DemandAnswerView view_of(const City& city, const DemandAnswer& each, Date today) {
  return {named_here(city, each.organisation),
          named_here(city, each.occupation),
          each.year.begins(),
          each.persons,
          each.answered,
          each.expires,
          each.expires < today};
}

bool asked_for(const DemandAnswer& each, const DemandAnswerQuery& query) {
  return (!query.organisation || each.organisation.text() == *query.organisation) &&
         (!query.occupation || each.occupation.text() == *query.occupation) &&
         (!query.year || each.year.begins() == *query.year);
}

std::vector<DemandSum> sums_of(const City& city, const std::vector<DemandAnswer>& answers, Date today) {
  std::map<std::pair<Id<Occupation>, SchoolYear>, DemandSum> sums;
  for (const DemandAnswer& each : answers) {
    if (each.expires < today) continue;
    auto& sum = sums.try_emplace({each.occupation, each.year},
                                 DemandSum{named_here(city, each.occupation), each.year.begins(), {}, 0})
                    .first->second;
    sum.persons += each.persons;
    ++sum.organisations;
  }
  std::vector<DemandSum> all;
  for (auto& [key, sum] : sums) all.push_back(std::move(sum));
  return all;
}

}  // namespace

Answer<DemandAnswers> demand_answers(const Office& office, const Actor& actor,
                                     const DemandAnswerQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const Date today = office.today();
    auto answers = office.store().demand_answers();
    std::erase_if(answers, [&](const DemandAnswer& each) { return !asked_for(each, query); });
    DemandAnswers found{.sums = sums_of(view->city, answers, today)};
    if (!query.expired_too)
      std::erase_if(answers, [&](const DemandAnswer& each) { return each.expires < today; });
    std::ranges::stable_sort(answers, {}, &DemandAnswer::expires);
    const auto page = page_of(std::move(answers), query.page);
    for (const DemandAnswer& each : page.items) found.items.push_back(view_of(view->city, each, today));
    found.total = page.total;
    return found;
  });
}

Answer<DemandAnswerView> answer_demand(const Office& office, const Actor& actor,
                                       const DemandAnswerDraft& draft) {
  if (const auto refusal = refused(actor, Act::use_exchange)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Answer<PartyOf> party = admit_party(**view, draft.organisation, "");
  if (!party) return Failure<Refusal>(party.error());
  if (const auto refusal = not_their_own(**view, actor, party->organisation, {}))
    return Failure<Refusal>(*refusal);
  const Id<Occupation> occupation(draft.occupation);
  if (!(*view)->city.find(occupation))
    return no_such({"职业", "occupation"}, draft.occupation,
                   {"请在职业目录中查找", "Look it up in the catalogue of occupations"});
  const Date today = office.today();
  const auto valid =
      office.book().held<rulebook::Months>("exchange.demand_answer_valid", office.setting(today));
  if (!valid)
    return refuse(RefusalKind::conflict,
                  {.what = {"没有规定答复的有效期", "No rule says how long an answer counts"},
                   .where = "exchange.demand_answer_valid",
                   .found = {"未生效", "not in force"},
                   .wanted = {"一个月数", "a number of months"},
                   .action = {"请在规则库中补充", "Add it to the rulebook"}});
  const DemandAnswer answer{*party->organisation,
                            occupation,
                            draft.year,
                            draft.persons,
                            today,
                            rulebook::later(today, valid->value),
                            actor.name};
  office.store().keep_demand_answer(
      answer, office.entry(actor, "demand.answer", draft.organisation, draft.occupation));
  return view_of((*view)->city, answer, today);
}

}  // namespace langqiao::service
