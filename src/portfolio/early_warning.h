// Early warning (专业预警, feature D2): what the records say of a program, and of a program at one school,
// held against the published rules, number by number. A warning is a question for a person, never a decision:
// review by a person is obligatory, and nothing here changes a program. What no record tells is unknown,
// never zero; what only synthetic records tell is marked so. Rules, method and limits:
// docs/reference/warnings.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "city/city.h"
#include "portfolio/duplicates.h"
#include "rulebook/finding.h"

namespace langqiao::portfolio {

// none: no ground. watch: one ground to look at it. warn: one of the grounds on which programs have been
// listed.
enum class WarningLevel { none, watch, warn };

enum class Signal {
  low_signing_many_sites,  // the precedent of 2012: low in every year looked back on, and many schools
  no_entrants,             // a point in every year looked back on, and nobody entered
  low_signing,             // low in every year looked back on
  low_fill,                // entrants as a share of the quota: low in every year looked back on
  many_sites,
  duplicate_setting,  // the duplicate-setting rate of the program
};

// What a rate was made of: `part` of `whole` persons. None: some record of that year is missing.
struct SignalYear {
  int year = 0;
  std::optional<Persons> part;
  std::optional<Persons> whole;

  bool operator==(const SignalYear&) const = default;
};

struct WarningSignal {
  Signal signal = Signal::low_fill;
  rulebook::Finding finding;       // warned: the signal shows. actual, limit and rule with its citation
  std::vector<SignalYear> years;   // that were looked at, oldest first; none for counts of the register
  std::optional<Quality> quality;  // of the worst record that was used; none where there is no record

  bool operator==(const WarningSignal&) const = default;
};

// One program, or one program at one school; positions in the tables of the snapshot.
struct Warning {
  std::uint32_t program = 0;
  std::optional<std::uint32_t> school;
  int year = 0;  // of the register
  WarningLevel level = WarningLevel::none;
  std::vector<WarningSignal> signals;
  std::optional<Quality> quality;      // of the signals that show; of all where none does
  std::optional<Share> next_plan_cut;  // what the precedent did to the next plan; a person may
  std::int64_t unknown = 0;            // signals that nothing is known of

  bool operator==(const Warning&) const = default;
};

// Every program with a point in the latest year of the register and every program at every school, those
// without any signal too. Highest level first, then most signals that show, then by program and school.
std::vector<Warning> early_warnings(const City& city, const Duplicates& register_of_city,
                                    const rulebook::Setting& setting, const rulebook::Rulebook& book);

// The name of what is warned of: the program's id, or "program@school".
std::string subject_of(const City& city, const Warning& warning);

constexpr auto names(WarningLevel) {
  using enum WarningLevel;
  return Names<WarningLevel, 3>{{{none, "none"}, {watch, "watch"}, {warn, "warn"}}};
}
constexpr auto names(Signal) {
  using enum Signal;
  return Names<Signal, 6>{{{low_signing_many_sites, "low_signing_many_sites"},
                           {no_entrants, "no_entrants"},
                           {low_signing, "low_signing"},
                           {low_fill, "low_fill"},
                           {many_sites, "many_sites"},
                           {duplicate_setting, "duplicate_setting"}}};
}

}  // namespace langqiao::portfolio
