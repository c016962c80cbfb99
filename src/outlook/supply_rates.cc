#include "outlook/supply_rates.h"

#include <algorithm>
#include <fmt/format.h>

#include "city/names.h"

namespace langqiao::outlook {
namespace {

std::optional<ScenarioLever> lever_of(SupplyStep step) {
  switch (step) {
    case SupplyStep::participation:
      return ScenarioLever::participation;
    case SupplyStep::stay:
      return ScenarioLever::stay;
    case SupplyStep::fill:
    case SupplyStep::progress:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string category_of(const Program& program) {
  return program.edition.text() + ":" + program.category_code;
}
std::string class_of(const Program& program) { return program.edition.text() + ":" + program.class_code; }

bool takes_in(const std::string& subject, const Program& program) {
  return subject == kEverything || subject == name_of(program.level) || subject == category_of(program) ||
         subject == program.id.text();
}

SupplyRates::SupplyRates(std::span<const SupplyRate> rates, std::span<const ScenarioChange> changes)
    : rates_(rates.begin(), rates.end()), changes_(changes.begin(), changes.end()) {
  for (std::size_t at = 0; at < rates_.size(); ++at) {
    const SupplyRate& rate = rates_[at];
    by_key_[{rate.step, rate.level, rate.category, rate.year_of_study}].push_back(at);
  }
  for (auto& [key, rows] : by_key_)
    std::ranges::sort(rows, {}, [&](std::size_t at) { return rates_[at].since; });
}

const SupplyRate* SupplyRates::row(const Key& key, int year) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  const SupplyRate* latest = nullptr;
  for (const std::size_t at : found->second) {
    if (rates_[at].since.begins() <= year) latest = &rates_[at];
  }
  return latest;
}

double SupplyRates::factor(SupplyStep step, const Program& program, int year) const {
  const auto lever = lever_of(step);
  double factor = 1;
  for (const ScenarioChange& change : changes_) {
    if (change.lever != lever || change.since.begins() > year || !takes_in(change.subject, program)) continue;
    factor *= 1 + static_cast<double>(change.change_bp) / Share::kWhole;
  }
  return std::max(factor, 0.0);
}

std::optional<double> SupplyRates::of(SupplyStep step, const Program& program, int year,
                                      int year_of_study) const {
  for (const std::string& category : {category_of(program), std::string(kEverything)}) {
    for (const int of_year : {year_of_study, 0}) {
      const SupplyRate* rate = row({step, program.level, category, of_year}, year);
      if (!rate) continue;
      const double share = rate->share.part();
      return std::min(1.0, share * factor(step, program, year));
    }
  }
  return std::nullopt;
}

Quality SupplyRates::quality_of(ProgramLevel level) const {
  Quality weakest = Quality::measured;
  for (const SupplyRate& rate : rates_) {
    if (rate.level == level) weakest = std::max(weakest, rate.provenance.quality);
  }
  return weakest;
}

std::vector<Problem> SupplyRates::problems() const {
  std::vector<Problem> problems;
  for (const SupplyRate& rate : rates_) {
    if (rate.share >= Share() && rate.share <= Share::per_cent(100)) continue;
    problems.push_back(
        {.what = {"比率不在 0 到 1 之间", "A rate is not between 0 and 1"},
         .where = fmt::format("supply_rates: {} {} {} {} {}", name_of(rate.step), name_of(rate.level),
                              rate.category, rate.year_of_study, rate.since.begins()),
         .found = as_is(fmt::format("{} bp", rate.share.basis_points())),
         .wanted = {"0 到 10000 基点", "0 to 10000 basis points"},
         .action = {"请更正 share_bp", "Correct share_bp"}});
  }
  return problems;
}

}  // namespace langqiao::outlook
