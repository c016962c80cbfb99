#include "exchange/evidence.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace langqiao::exchange {
namespace {

using namespace rulebook;

Date begin_of(const Agreement& agreement) { return agreement.starts.value_or(agreement.signed_on); }

bool is_in_force_within(const Agreement& agreement, Period within) {
  return begin_of(agreement) <= within.last && (!agreement.until || within.first <= *agreement.until);
}

bool is_within(Date day, Period within) { return within.first <= day && day <= within.last; }

// Whole months from the first day to the day after the last.
std::int64_t months_between(Date first, Date last) {
  const auto from = first.ymd();
  const auto to = Date(last.days() + std::chrono::days(1)).ymd();
  const auto months =
      ((to.year() / to.month()) - (from.year() / from.month())).count() - (to.day() < from.day() ? 1 : 0);
  return std::max<std::int64_t>(0, months);
}

// Months of an internship agreement that lie in the period.
std::int64_t months_within(const Agreement& agreement, Period within) {
  if (!agreement.until) return 0;
  return months_between(std::max(begin_of(agreement), within.first), std::min(*agreement.until, within.last));
}

bool is_long_internship(const Agreement& agreement, const CooperationTerms& terms) {
  return agreement.kind == AgreementKind::internship && agreement.until &&
         months_between(begin_of(agreement), *agreement.until) >= terms.least_months.count();
}

bool builds_program(AgreementKind kind) {
  using enum AgreementKind;
  return kind == order_class || kind == apprenticeship || kind == course;
}

bool is_investment(AgreementKind kind) {
  using enum AgreementKind;
  return kind == base || kind == equipment || kind == donation;
}

// Adds up one fact, measured and synthetic apart.
class Tally {
 public:
  explicit Tally(CooperationFact fact) : evidence_{.fact = fact} {}

  void add(const Agreement& agreement, std::int64_t value) {
    if (value == 0) return;
    (agreement.provenance.quality == Quality::synthetic ? evidence_.synthetic : evidence_.value) += value;
    evidence_.agreements.push_back(agreement.id);
  }
  FactEvidence result() && {
    std::ranges::sort(evidence_.agreements);
    return std::move(evidence_);
  }

 private:
  FactEvidence evidence_;
};

// A program counts once, for the first of its agreements that is no synthetic record, if there is one.
FactEvidence programs_built(const std::vector<const Agreement*>& theirs, Period within) {
  std::map<Id<Program>, const Agreement*> of;
  for (const Agreement* each : theirs) {
    if (!builds_program(each->kind) || !each->program || !is_in_force_within(*each, within)) continue;
    const Agreement*& kept = of[*each->program];
    const auto rank = [](const Agreement& one) {
      return std::tuple(one.provenance.quality == Quality::synthetic, one.id);
    };
    if (!kept || rank(*each) < rank(*kept)) kept = each;
  }
  Tally tally(CooperationFact::co_built_programs);
  for (const auto& [program, agreement] : of) tally.add(*agreement, 1);
  return std::move(tally).result();
}

}  // namespace

std::optional<CooperationTerms> cooperation_terms(const Setting& setting, const Rulebook& book) {
  const auto years = book.held<Years>("certification.look_back", setting);
  const auto least = book.held<Months>("certification.internship_months_least", setting);
  const auto most = book.held<Months>("internship.length_most", setting);
  if (!years || !least || !most) return std::nullopt;
  const auto on = setting.on.ymd();
  const auto back = on - std::chrono::years(years->value.count());
  const Date first(back.ok() ? std::chrono::sys_days(back)
                             : std::chrono::sys_days(back.year() / back.month() / std::chrono::last));
  return CooperationTerms{{first, setting.on}, least->value, most->value};
}

std::vector<FactEvidence> cooperation_evidence(std::span<const Agreement> agreements,
                                               const Id<Organisation>& organisation,
                                               const CooperationTerms& terms) {
  std::vector<const Agreement*> theirs;
  for (const Agreement& each : agreements) {
    if (each.organisation == organisation && counts(each.state)) theirs.push_back(&each);
  }
  Tally interns(CooperationFact::interns), months(CooperationFact::intern_months),
      investment(CooperationFact::investment), rights(CooperationFact::shared_rights);
  for (const Agreement* each : theirs) {
    if (is_long_internship(*each, terms) && is_in_force_within(*each, terms.within)) {
      const std::int64_t persons = each->persons.value_or(Persons()).count();
      interns.add(*each, persons);
      months.add(*each, persons * std::min(months_within(*each, terms.within), terms.most_months.count()));
    }
    if (is_investment(each->kind) && is_within(each->signed_on, terms.within))
      investment.add(*each, each->money.value_or(Money()).count());
    if (each->kind == AgreementKind::shared_rights && is_in_force_within(*each, terms.within))
      rights.add(*each, 1);
  }
  return {std::move(interns).result(), std::move(months).result(), programs_built(theirs, terms.within),
          std::move(investment).result(), std::move(rights).result()};
}

Cooperation cooperation_of(std::span<const FactEvidence> evidence) {
  Cooperation known;
  for (const FactEvidence& each : evidence) {
    if (each.value == 0) continue;
    switch (each.fact) {
      case CooperationFact::interns:
        known.interns = Persons(each.value);
        break;
      case CooperationFact::intern_months:
        break;  // shown beside the people; no condition is in months
      case CooperationFact::co_built_programs:
        known.specialty_points = Count(each.value);
        break;
      case CooperationFact::investment:
        known.investment = Money(each.value);
        break;
      case CooperationFact::shared_rights:
        known.shared_rights = true;
        break;
    }
  }
  return known;
}

std::vector<AgreementCount> agreement_counts(std::span<const Agreement> agreements,
                                             std::span<const Organisation> organisations,
                                             std::span<const Region> regions) {
  std::unordered_map<Id<Organisation>, const Organisation*> organisation_of;
  for (const Organisation& each : organisations) organisation_of.emplace(each.id, &each);
  std::unordered_map<Id<Region>, const Region*> region_of;
  for (const Region& each : regions) region_of.emplace(each.id, &each);
  const auto district_of = [&](std::optional<Id<Region>> region) {
    for (auto at = region; at;) {
      const auto found = region_of.find(*at);
      if (found == region_of.end()) break;
      if (found->second->kind == RegionKind::district) return at;
      at = found->second->parent;
    }
    return region;
  };

  using Key = std::tuple<int, std::optional<Id<Region>>, std::optional<Id<Industry>>, AgreementKind, Quality>;
  std::map<Key, AgreementCount> counted;
  for (const Agreement& each : agreements) {
    if (!counts(each.state)) continue;
    const auto at = organisation_of.find(each.organisation);
    const Organisation* const with = at == organisation_of.end() ? nullptr : at->second;
    const auto region = each.region || !with ? each.region : with->region;
    const auto district = district_of(region);
    const auto industry = with ? with->industry : std::nullopt;
    const int year = each.signed_on.year();
    AgreementCount& count = counted[{year, district, industry, each.kind, each.provenance.quality}];
    count = {district,
             industry,
             each.kind,
             year,
             each.provenance.quality,
             count.agreements + 1,
             count.persons + each.persons.value_or(Persons()),
             count.money + each.money.value_or(Money())};
  }
  std::vector<AgreementCount> all;
  for (auto& [key, count] : counted) all.push_back(std::move(count));
  return all;
}

std::vector<PlatformActivity> platform_activity(std::span<const Platform> platforms,
                                                std::span<const Agreement> agreements,
                                                std::span<const Resource> resources,
                                                std::span<const Booking> bookings,
                                                std::span<const ListEntry> entries, Period within) {
  std::vector<PlatformActivity> all;
  for (const Platform& platform : platforms) {
    PlatformActivity activity{.platform = platform.id};
    for (const Agreement& each : agreements) {
      const bool theirs = platform.organisation == each.organisation || platform.school == each.school;
      if (!theirs || !counts(each.state) || each.provenance.quality == Quality::synthetic ||
          !is_within(each.signed_on, within))
        continue;
      ++activity.agreements;
      activity.persons = activity.persons + each.persons.value_or(Persons());
    }
    std::set<Id<Resource>> own;
    for (const Resource& each : resources) {
      if (each.platform == platform.id) own.insert(each.id);
    }
    for (const Booking& each : bookings) {
      const Date from = std::max(each.from, within.first);
      const Date until = std::min(each.until, Date(within.last.days() + std::chrono::days(1)));
      if (each.cancelled || !own.contains(each.resource) || until <= from) continue;
      ++activity.bookings;
      activity.unit_days += each.units * days_between(from, until);
    }
    activity.list_entries = std::ranges::count_if(entries, [&](const ListEntry& each) {
      return each.consortium == platform.id && is_within(each.noted, within);
    });
    all.push_back(std::move(activity));
  }
  return all;
}

}  // namespace langqiao::exchange
