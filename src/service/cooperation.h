// What agreements prove, as people ask for it: the conditions of certification of an enterprise with the
// agreements behind each, counts of agreements, the activity of platforms.
#pragma once

#include "exchange/evidence.h"
#include "rulebook/certification.h"
#include "service/finding_view.h"
#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

struct ConditionView {
  std::string id;
  Wording title;
  rulebook::ConditionState state = rulebook::ConditionState::unknown;
};

struct FactView {
  exchange::CooperationFact fact = exchange::CooperationFact::interns;
  std::int64_t value = 0;
  std::int64_t synthetic = 0;
  std::vector<std::string> agreements;
};

struct CooperationView {
  Named organisation;
  CultivationStage stage = CultivationStage::none;
  Date since;  // the first day that counts
  Date on;
  FindingView finding;  // "k of n"
  std::vector<ConditionView> conditions;
  std::vector<FactView> facts;
};

// What the agreements known here prove of the conditions. They prove and never disprove: an enterprise may
// work with schools elsewhere, so a condition that they do not show is unknown. Refused when the organisation
// is not in the city, and when the rules are not in force.
Answer<CooperationView> cooperation(const Office& office, const Actor& actor, const Id<Organisation>& id);

struct AgreementCountView {
  std::optional<Named> district;
  std::optional<Named> industry;
  AgreementKind kind = AgreementKind::internship;
  int year = 0;
  Quality quality = Quality::measured;
  std::int64_t agreements = 0;
  Persons persons;
  Money money_fen;
};

struct AgreementCountQuery {
  std::optional<int> year;
  std::optional<std::string> district;
  std::optional<AgreementKind> kind;
};

// By year (newest first), district, industry and kind; of the pack and of the exchange.
Answer<ListOf<AgreementCountView>> agreement_counts(const Office& office, const Actor& actor,
                                                    const AgreementCountQuery& query);

struct PlatformActivityView {
  Named platform;
  std::string kind;
  std::int64_t agreements = 0;
  Persons persons;
  std::int64_t bookings = 0;
  std::int64_t unit_days = 0;
  std::int64_t list_entries = 0;
};

// Of a calendar year; this one when absent. The busiest first.
Answer<ListOf<PlatformActivityView>> platform_activity(const Office& office, const Actor& actor,
                                                       std::optional<int> year);

}  // namespace langqiao::service
