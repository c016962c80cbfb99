// The registry's rates as the supply engine asks for them: by step, program and year, the narrowest row
// first, and scaled by a scenario. Knows no people.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "city/scenario.h"
#include "city/supply.h"

namespace langqiao::outlook {

// "<edition>:<category code>": what a rate or a route calls a category.
std::string category_of(const Program& program);
// "<edition>:<class code>".
std::string class_of(const Program& program);

// Whether a subject of a scenario ("*", a level, a category, a program) takes in the program.
bool takes_in(const std::string& subject, const Program& program);

class SupplyRates {
 public:
  // Both are copied. Of `changes` those of fill, participation and stay are used: the factor of every change
  // that takes in the program and holds in the year, up to the whole.
  SupplyRates(std::span<const SupplyRate> rates, std::span<const ScenarioChange> changes);

  // Of the rows of this step and level: a row of the category before one of "*", a row of the year of study
  // before one of 0, and of those the latest that holds in `year`. Nothing where there is none.
  std::optional<double> of(SupplyStep step, const Program& program, int year, int year_of_study = 0) const;

  // The weakest quality of all rows of a level; measured where there are none.
  Quality quality_of(ProgramLevel level) const;

  // Shares outside of 0 to 1.
  std::vector<Problem> problems() const;

 private:
  using Key = std::tuple<SupplyStep, ProgramLevel, std::string, int>;
  const SupplyRate* row(const Key& key, int year) const;
  double factor(SupplyStep step, const Program& program, int year) const;

  std::vector<SupplyRate> rates_;
  std::vector<ScenarioChange> changes_;
  std::map<Key, std::vector<std::size_t>> by_key_;  // positions in rates_, by since
};

}  // namespace langqiao::outlook
