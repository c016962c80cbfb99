#include "service/policy_push.h"

#include <algorithm>
#include <array>

#include "service/plan_board.h"

namespace langqiao::service {
namespace {

struct RuleFit {
  FitReason reason;
  std::string_view rule;
};

// Which rules are worth knowing for whom.
constexpr std::array kRules = {
    RuleFit{FitReason::applicant, "certification.conditions"},
    RuleFit{FitReason::applicant, "certification.eligibility"},
    RuleFit{FitReason::applicant, "certification.clean_record"},
    RuleFit{FitReason::applicant, "certification.incentives"},
    RuleFit{FitReason::in_cultivation, "certification.plan_within"},
    RuleFit{FitReason::in_cultivation, "certification.annual_report_within"},
    RuleFit{FitReason::in_cultivation, "certification.cultivation_least"},
    RuleFit{FitReason::in_cultivation, "surcharge.offset_share"},
    RuleFit{FitReason::certified, "surcharge.offset_share"},
    RuleFit{FitReason::certified, "surcharge.carry_forward"},
    RuleFit{FitReason::certified, "certification.withdrawal_grounds"},
    RuleFit{FitReason::region, "subsidy.new_base_share"},
    RuleFit{FitReason::region, "subsidy.rebuilt_base_share"},
    RuleFit{FitReason::region, "subsidy.cooperation_share"},
    RuleFit{FitReason::interns, "internship.pay_least"},
    RuleFit{FitReason::interns, "internship.interns_per_unit"},
    RuleFit{FitReason::interns, "internship.interns_per_post"},
    RuleFit{FitReason::interns, "internship.agreement"},
    RuleFit{FitReason::interns, "internship.insurance"},
};

// The organisation's region and what is above it, the nearest first.
std::vector<const Region*> regions_of(const City& city, const Organisation& organisation) {
  std::vector<const Region*> chain;
  for (auto at = organisation.region; at && chain.size() < 8;) {
    const Region* const region = city.find(*at);
    if (!region) break;
    chain.push_back(region);
    at = region->parent;
  }
  return chain;
}

// The nearest place above the organisation that the rulebook knows; the city's own where there is none.
std::string place_of(const Office& office, const std::vector<const Region*>& regions) {
  for (const Region* each : regions) {
    if (office.book().knows(each->id.text())) return each->id.text();
  }
  return std::string(office.setting(office.today()).where);
}

bool trains_interns(const City& city, const Id<Organisation>& id) {
  return std::ranges::any_of(city.tables().agreements, [&](const Agreement& each) {
    return each.organisation == id && each.kind == AgreementKind::internship && counts(each.state);
  });
}

bool fits(FitReason reason, const City& city, const Organisation& who, bool own_place) {
  switch (reason) {
    case FitReason::applicant:
      return who.kind == OrganisationKind::enterprise && who.stage == CultivationStage::none;
    case FitReason::in_cultivation:
      return who.stage == CultivationStage::in_cultivation;
    case FitReason::certified:
      return who.stage == CultivationStage::certified;
    case FitReason::region:
      return own_place;
    case FitReason::interns:
      return trains_interns(city, who.id);
    case FitReason::industry:
    case FitReason::focus:
      break;  // of clauses
  }
  return false;
}

struct Word {
  FitReason reason;
  std::string text;
};

void add_industry_words(const City& city, const Organisation& who, std::vector<Word>& words) {
  for (auto at = who.industry; at;) {
    const Industry* const industry = city.find(*at);
    if (!industry) break;
    words.push_back({FitReason::industry, industry->name});
    for (const Alias& each : city.tables().aliases) {
      if (each.kind == AliasKind::industry && each.target == industry->id.text())
        words.push_back({FitReason::industry, each.alias});
    }
    at = industry->parent;
  }
}

// What a clause may name: its districts and zones, the fields these set their mind on, its industry.
std::vector<Word> words_of(const City& city, const Organisation& who,
                           const std::vector<const Region*>& regions) {
  std::vector<Word> words;
  for (const Region* each : regions) {
    if (each->kind != RegionKind::city) words.push_back({FitReason::region, each->name});
    for (const std::string& focus : each->focus) words.push_back({FitReason::focus, focus});
  }
  add_industry_words(city, who, words);
  constexpr std::size_t kTwoCharacters = 6;  // bytes; a shorter word says nothing
  std::erase_if(words, [](const Word& each) { return each.text.size() < kTwoCharacters; });
  return words;
}

std::vector<FittingClause> clauses_for(const PlanOnBoard& plan, const std::vector<Word>& words) {
  std::vector<FittingClause> found;
  for (const PlanClause& each : plan.clauses) {
    const auto word = std::ranges::find_if(words, [&](const Word& one) {
      return each.heading.find(one.text) != std::string::npos ||
             each.summary.find(one.text) != std::string::npos;
    });
    if (word == words.end()) continue;
    found.push_back(
        {word->reason, plan.head.id.text(), plan.head.title, each.clause, each.heading, word->text});
  }
  return found;
}

}  // namespace

Answer<FittingPolicies> fitting_policies(const Office& office, const Actor& actor,
                                         const Id<Organisation>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const City& city = (*view)->city;
  const Organisation* const who = city.find(id);
  if (!who)
    return no_such({"单位", "organisation"}, id.text(),
                   {"请在单位列表中查找", "Look it up in the list of organisations"});

  const auto regions = regions_of(city, *who);
  const std::string place = place_of(office, regions);
  const bool own_place = place != office.setting(office.today()).where;
  FittingPolicies found{.organisation = named_of(*who)};
  for (const RuleFit& each : kRules) {
    const auto held = office.book().value(each.rule, office.today(), place);
    if (!held || !fits(each.reason, city, *who, own_place)) continue;
    found.rules.push_back({each.reason, held->rule->id, held->rule->jurisdiction, held->rule->title,
                           held->value->citation.document, held->value->citation.article});
  }
  if (const auto plan = plan_on_board(office, **view))
    found.clauses = clauses_for(*plan, words_of(city, *who, regions));
  return found;
}

}  // namespace langqiao::service
