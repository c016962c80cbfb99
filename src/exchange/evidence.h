// What agreements prove: facts for the certification of an enterprise, counts by district, industry, kind and
// year, and the activity of platforms. Drafts and what was broken off prove nothing; synthetic records are
// counted apart and are never evidence. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "city/exchange.h"
#include "rulebook/certification.h"

namespace langqiao::exchange {

// The first and the last day of a period.
struct Period {
  Date first;
  Date last;
};

// What the conditions of certification ask for (发改社会〔2019〕590号 第五条).
// interns: people on internships that last long enough. intern_months: their months. co_built_programs:
// programs with an order class, an apprenticeship or a course built together. investment: fen put into bases,
// equipment and donations. shared_rights: agreements about intellectual property held together.
enum class CooperationFact { interns, intern_months, co_built_programs, investment, shared_rights };

struct FactEvidence {
  CooperationFact fact = CooperationFact::interns;
  std::int64_t value = 0;                 // of measured and estimated records
  std::int64_t synthetic = 0;             // beside it
  std::vector<Id<Agreement>> agreements;  // that it is made of, synthetic ones too; by id

  bool operator==(const FactEvidence&) const = default;
};

// How the facts are counted, from the rulebook.
struct CooperationTerms {
  Period within;                  // the years that the conditions look back on
  rulebook::Months least_months;  // that an internship lasts to count
  rulebook::Months most_months;   // that one person can be an intern
};

// The terms on a day in a place; nothing where one of the rules is not in force.
std::optional<CooperationTerms> cooperation_terms(const rulebook::Setting& setting,
                                                  const rulebook::Rulebook& book);

// One entry a fact, in the order of CooperationFact. An agreement counts when it was in force on a day of the
// period, money when it was signed in it. An internship without an end has no known length and does not
// count. Of a longer agreement each person counts with no more months than one internship may last: an upper
// bound, for the agreement does not say how many each stays.
std::vector<FactEvidence> cooperation_evidence(std::span<const Agreement> agreements,
                                               const Id<Organisation>& organisation,
                                               const CooperationTerms& terms);

// The facts as the rules take them. The exchange does not know all that an enterprise does with schools: a
// fact that is zero stays unknown.
rulebook::Cooperation cooperation_of(std::span<const FactEvidence> evidence);

struct AgreementCount {
  std::optional<Id<Region>> district;    // of the place where it is carried out, else of the organisation
  std::optional<Id<Industry>> industry;  // of the organisation
  AgreementKind kind = AgreementKind::internship;
  int year = 0;  // in which it was signed
  Quality quality = Quality::measured;
  std::int64_t agreements = 0;
  Persons persons;
  Money money;

  bool operator==(const AgreementCount&) const = default;
};

// By year, district, industry, kind and quality. Every agreement that counts is in exactly one of them. The
// district of a region is the nearest above it (or itself) of that kind; the region itself where there is
// none.
std::vector<AgreementCount> agreement_counts(std::span<const Agreement> agreements,
                                             std::span<const Organisation> organisations,
                                             std::span<const Region> regions);

struct PlatformActivity {
  Id<Platform> platform;
  std::int64_t agreements = 0;  // of its organisation or school, signed in the period
  Persons persons;
  std::int64_t bookings = 0;  // of its resources that hold on a day of the period
  std::int64_t unit_days = 0;
  std::int64_t list_entries = 0;  // noted in the period

  bool operator==(const PlatformActivity&) const = default;
};

// One entry a platform, in their order. Synthetic agreements are left out.
std::vector<PlatformActivity> platform_activity(std::span<const Platform> platforms,
                                                std::span<const Agreement> agreements,
                                                std::span<const Resource> resources,
                                                std::span<const Booking> bookings,
                                                std::span<const ListEntry> entries, Period within);

constexpr auto names(CooperationFact) {
  using enum CooperationFact;
  return Names<CooperationFact, 5>{{{interns, "interns"},
                                    {intern_months, "intern_months"},
                                    {co_built_programs, "co_built_programs"},
                                    {investment, "investment"},
                                    {shared_rights, "shared_rights"}}};
}

}  // namespace langqiao::exchange
