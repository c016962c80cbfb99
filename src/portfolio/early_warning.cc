#include "portfolio/early_warning.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <tuple>

#include "portfolio/attendance.h"
#include "rulebook/program_rules.h"

namespace langqiao::portfolio {
namespace {

using namespace rulebook;

using Positions = std::span<const std::uint32_t>;

// A share of people, year by year.
struct RateSeries {
  std::vector<SignalYear> years;  // oldest first
  std::vector<std::optional<Share>> rates;
  std::optional<Quality> quality;
};

std::optional<Quality> worst(std::optional<Quality> a, std::optional<Quality> b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

// What is asked of one program, or of one program at one school.
struct Question {
  std::uint32_t program = 0;
  std::optional<std::uint32_t> school;
  std::map<int, std::vector<std::uint32_t>> offerings;  // with a point, by year
  const ProgramDuplication* counted = nullptr;

  Positions in(int year) const {
    const auto at = offerings.find(year);
    return at == offerings.end() ? Positions() : Positions(at->second);
  }
};

class Warner {
 public:
  Warner(const City& city, int year, const Setting& setting, const Rulebook& book)
      : attendance_(city), year_(year), setting_(setting), book_(book) {}

  Warning answer(const Question& asked) const {
    Warning warning{.program = asked.program, .school = asked.school, .year = year_};
    const RateSeries signing = signing_of(asked);
    if (!asked.school) add_precedent(warning, asked, signing);
    warning.signals.push_back(no_entrants(asked));
    warning.signals.push_back(low(Signal::low_signing, "portfolio.warning_signing_rate", signing));
    warning.signals.push_back(low(Signal::low_fill, "portfolio.warning_fill_rate", fill_of(asked)));
    if (!asked.school) add_register(warning, *asked.counted);
    settle(warning);
    return warning;
  }

 private:
  template <class Part, class Whole>
  static RateSeries series(int last, std::int64_t years, Part part, Whole whole) {
    RateSeries made;
    for (int year = last - static_cast<int>(years) + 1; year <= last; ++year) {
      const std::optional<Counted> of = whole(year), some = part(year);
      made.years.push_back({year, some ? std::optional(some->persons) : std::nullopt,
                            of ? std::optional(of->persons) : std::nullopt});
      const bool known = some && of && of->persons > Persons(0);
      made.rates.push_back(known ? std::optional(Share::floor_ratio(some->persons, of->persons))
                                 : std::nullopt);
      if (some) made.quality = worst(made.quality, some->quality);
      if (of) made.quality = worst(made.quality, of->quality);
    }
    return made;
  }

  std::int64_t look_back() const {
    const auto years = book_.held<Years>("warning.years", setting_);
    return years ? years->value.count() : 0;
  }

  // The latest year for which the records can answer, not after the register's.
  int last_year(std::optional<int> known) const { return std::min(known.value_or(year_), year_); }

  RateSeries fill_of(const Question& asked) const {
    return series(
        last_year(attendance_.latest_enrolment()), look_back(),
        [&](int year) { return attendance_.entrants(asked.in(year), year); },
        [&](int year) { return attendance_.quota(asked.in(year), year); });
  }

  // Those who finish need not stand in the register any more: asked of the offerings of the latest year.
  RateSeries signing_of(const Question& asked) const {
    const Positions offerings = asked.in(year_);
    return series(
        last_year(attendance_.latest_outcome()), look_back(),
        [&](int year) { return attendance_.signed_on(offerings, year); },
        [&](int year) { return attendance_.reported(offerings, year); });
  }

  // Shows when the rate is below the limit in every year; the best year is the actual value. One year at or
  // above the limit settles it, whatever else is missing.
  WarningSignal low(Signal signal, RuleOf<Share> rule, const RateSeries& series) const {
    const auto limit = book_.held(rule, setting_);
    WarningSignal made{signal, not_in_force(rule.id()), series.years, series.quality};
    if (!limit || series.rates.empty()) return made;
    std::optional<Share> best;
    for (const auto& rate : series.rates) {
      if (rate) best = std::max(best.value_or(*rate), *rate);
    }
    const bool complete = std::ranges::all_of(series.rates, [](auto& rate) { return rate.has_value(); });
    if (!best || (*best < limit->value && !complete)) {
      made.finding = unknown(limit->basis, limit->value);
      return made;
    }
    made.finding = judged(limit->basis, *best >= limit->value, *best, limit->value);
    if (made.finding.outcome == Outcome::broken) made.finding.outcome = Outcome::warned;  // a person decides
    return made;
  }

  // Years in a row up to the latest with a point and nobody entering.
  WarningSignal no_entrants(const Question& asked) const {
    const RuleOf<Years> rule = "program.no_entrants_years";
    const auto most = book_.held(rule, setting_);
    WarningSignal made{Signal::no_entrants, not_in_force(rule.id()), {}, {}};
    if (!most) return made;
    std::int64_t empty_years = 0;  // up to the latest
    bool settled = false, gap = false;
    const int last = last_year(attendance_.latest_enrolment());
    for (int year = last; year > last - most->value.count(); --year) {
      const std::optional<Counted> entrants = attendance_.entrants(asked.in(year), year);
      made.years.insert(made.years.begin(),
                        {year, entrants ? std::optional(entrants->persons) : std::nullopt, std::nullopt});
      if (entrants) made.quality = worst(made.quality, entrants->quality);
      const bool people = entrants && entrants->persons > Persons(0);
      settled = settled || people || asked.in(year).empty();
      gap = gap || !entrants;
      if (!settled && !gap) ++empty_years;
    }
    if (gap && !settled) {
      made.finding = unknown(most->basis, most->value);
    } else {
      made.finding = judged(most->basis, settled, Years(empty_years), most->value);
      if (!settled) made.finding.outcome = Outcome::warned;  // a person decides
    }
    return made;
  }

  void add_precedent(Warning& warning, const Question& asked, const RateSeries& signing) const {
    const auto [finding, cut] =
        early_warning({.signing_rates = signing.rates, .sites = Count(std::ssize(asked.counted->schools))},
                      setting_, book_);
    warning.signals.push_back({Signal::low_signing_many_sites, finding, signing.years, signing.quality});
    warning.next_plan_cut = cut;
  }

  void add_register(Warning& warning, const ProgramDuplication& counted) const {
    const RuleOf<Count> rule = "portfolio.warning_sites";
    const auto many = book_.held(rule, setting_);
    const Count sites(std::ssize(counted.schools));
    Finding of_sites = not_in_force(rule.id());
    if (many) {
      of_sites = judged(many->basis, sites < many->value, sites, many->value);
      if (of_sites.outcome == Outcome::broken) of_sites.outcome = Outcome::warned;
    }
    warning.signals.push_back({Signal::many_sites, of_sites, {}, Quality::measured});
    warning.signals.push_back({Signal::duplicate_setting,
                               rulebook::duplicate_setting(counted.rate, setting_, book_),
                               {},
                               Quality::measured});
  }

  static bool shows(const Warning& warning, Signal signal) {
    return std::ranges::any_of(warning.signals, [&](const WarningSignal& each) {
      return each.signal == signal && each.finding.outcome == Outcome::warned;
    });
  }

  static void settle(Warning& warning) {
    using enum Signal;
    const auto has = [&](Signal signal) { return shows(warning, signal); };
    if (has(low_signing_many_sites) || has(no_entrants)) {
      warning.level = WarningLevel::warn;
    } else if (has(low_signing) || has(low_fill) || (has(many_sites) && has(duplicate_setting))) {
      warning.level = WarningLevel::watch;
    }
    for (const WarningSignal& each : warning.signals) {
      if (each.finding.outcome == Outcome::unknown) ++warning.unknown;
      const bool counts = warning.level == WarningLevel::none || each.finding.outcome == Outcome::warned;
      if (counts) warning.quality = worst(warning.quality, each.quality);
    }
  }

  Attendance attendance_;
  int year_;
  const Setting& setting_;
  const Rulebook& book_;
};

// Every program of the year and every program at every school, with the offerings that had a point, by year.
std::vector<Question> questions(const City& city, const YearOfRegister& of_year) {
  using Key = std::pair<std::uint32_t, std::optional<std::uint32_t>>;
  std::map<Key, Question> asked;
  for (const ProgramDuplication& counted : of_year.programs) {
    asked[{counted.program, std::nullopt}] = {counted.program, std::nullopt, {}, &counted};
    for (const std::uint32_t school : counted.schools)
      asked[{counted.program, school}] = {counted.program, school, {}, &counted};
  }
  const PointColumns& points = city.points();
  for (std::size_t row = 0; row < points.size(); ++row) {
    for (const auto& school : {std::optional<std::uint32_t>(), std::optional(points.school[row])}) {
      const auto at = asked.find({points.program[row], school});
      if (at != asked.end()) at->second.offerings[points.year[row]].push_back(points.offering[row]);
    }
  }
  std::vector<Question> all;
  for (auto& [key, question] : asked) all.push_back(std::move(question));
  return all;
}

std::int64_t showing(const Warning& warning) {
  return std::ranges::count_if(
      warning.signals, [](const WarningSignal& each) { return each.finding.outcome == Outcome::warned; });
}

}  // namespace

std::vector<Warning> early_warnings(const City& city, const Duplicates& register_of_city,
                                    const Setting& setting, const Rulebook& book) {
  if (register_of_city.years.empty()) return {};
  const YearOfRegister& latest = register_of_city.years.back();
  const Warner warner(city, latest.year, setting, book);
  std::vector<Warning> warnings;
  for (const Question& question : questions(city, latest)) warnings.push_back(warner.answer(question));
  std::ranges::stable_sort(warnings, std::greater{}, [](const Warning& warning) {
    return std::tuple(warning.level, showing(warning));
  });
  return warnings;
}

std::string subject_of(const City& city, const Warning& warning) {
  const std::string& program = city.tables().programs[warning.program].id.text();
  if (!warning.school) return program;
  return fmt::format("{}@{}", program, city.tables().schools[*warning.school].id.text());
}

}  // namespace langqiao::portfolio
