// The rulebook: every policy value the city works with, by rule, place and day. Immutable. Knows no file, no
// clock and no domain record; what a rule means for an enterprise or a school stands in the sources named
// after the subject.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rulebook/known_rules.h"
#include "rulebook/value.h"

namespace langqiao::rulebook {

// When and where a question is asked. Every place looks to its parent for what it does not rule itself.
struct Setting {
  Date on;
  std::string_view where = "cn";
};

// Where a value stands: what a finding or an estimate cites.
struct Basis {
  std::string rule;
  std::string jurisdiction;
  std::string file;
  Force force = Force::must;
  Citation citation;

  bool operator==(const Basis&) const = default;
};

// A value that holds in a setting.
template <class T>
struct Held {
  T value;
  Basis basis;
};

// One file consulted on the way from a place up to the top, and whether it decided.
struct Step {
  std::string jurisdiction;
  std::string file;  // empty: no file of this rule here
  bool decided = false;

  bool operator==(const Step&) const = default;
};

// A rule and which of its values holds. Both live as long as the rulebook.
struct InForce {
  const Rule* rule = nullptr;
  const Value* value = nullptr;
};

class Rulebook {
 public:
  // The rulebook, or every problem that stands in the way: two files for one rule and place, values that
  // overlap in time, a place that is not named or that is its own ancestor, a unit other than the code's or
  // than the rule has elsewhere. The parts of each rule have been read before (read.h) and are not checked
  // again.
  static Result<Rulebook, std::vector<Problem>> build(std::vector<Jurisdiction> jurisdictions,
                                                      std::vector<Rule> rules);

  std::span<const Jurisdiction> jurisdictions() const { return jurisdictions_; }
  // By id, then by jurisdiction.
  std::span<const Rule> rules() const { return rules_; }
  // All files of one rule.
  std::span<const Rule> rules_of(std::string_view id) const;
  const Rule* rule(std::string_view id, std::string_view jurisdiction) const;
  bool knows(std::string_view jurisdiction) const;

  // What holds on that day in that place: the nearest jurisdiction, from `where` upwards, with a value in
  // force. Nothing is "not in force", never zero; also nothing for a place the rulebook does not know.
  std::optional<InForce> value(std::string_view id, Date on, std::string_view where = "cn") const;

  // The same for a rule the code knows, with its type.
  template <class T>
  std::optional<Held<T>> held(RuleOf<T> rule, const Setting& setting) const;

  // Every dated value of the rule in that place itself (no parents), oldest first.
  std::span<const Value> history(std::string_view id, std::string_view jurisdiction = "cn") const;

  // Which files `value` consults, in order, up to the one that decides.
  std::vector<Step> trace(std::string_view id, Date on, std::string_view where = "cn") const;

 private:
  Rulebook(std::vector<Jurisdiction> jurisdictions, std::vector<Rule> rules);
  const Jurisdiction* jurisdiction(std::string_view id) const;

  std::vector<Jurisdiction> jurisdictions_;
  std::vector<Rule> rules_;
};

Basis basis_of(const InForce& found);

// Known rules for which the rulebook has no file in any jurisdiction.
std::vector<std::string_view> missing_rules(const Rulebook& book);

template <class T>
std::optional<Held<T>> Rulebook::held(RuleOf<T> rule, const Setting& setting) const {
  const auto found = value(rule.id(), setting.on, setting.where);
  if (!found) return std::nullopt;
  return Held<T>{std::get<T>(found->value->content), basis_of(*found)};
}

}  // namespace langqiao::rulebook
