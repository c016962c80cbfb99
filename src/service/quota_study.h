// What a quota plan is computed on: the city with the offerings that might be opened and with what a person
// tries, its supply and openings, the model, and a solver that remembers. The last one of a city is kept, so
// that another plan with other pins goes on from it.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "portfolio/quota_plan_answer.h"
#include "portfolio/quota_solver.h"
#include "service/outlook_run.h"
#include "service/quota_plans.h"

namespace langqiao::service {

// What plans have in common that go on from one another.
struct QuotaStudyKey {
  Date on;
  std::string scenario;
  int years = 0;
  int futures = 0;
  Share tail_weight, tail_share;
  std::vector<QuotaTrial> trials;

  bool operator==(const QuotaStudyKey&) const = default;
};

class QuotaStudy {
 public:
  // Refused as make_quota_plan is.
  static Answer<std::unique_ptr<QuotaStudy>> make(const JobTask& task, const QuotaPlanRequest& request);
  static QuotaStudyKey key_of(const JobTask& task, const QuotaPlanRequest& request);

  // Holds these and nothing else.
  std::optional<Refusal> pin(const std::vector<QuotaPinSaid>& pins);

  // Until the gap or the time of the request is reached; with other pins than before, also when the gap is as
  // good as before. Nothing when no quotas that keep to all limits were found.
  std::optional<portfolio::QuotaSolution> solve(const JobTask& task, const QuotaPlanRequest& request);

  // By future; costs of change left out.
  std::vector<double> losses_of(const portfolio::Quotas& quotas) { return solver_->losses_of(quotas); }

  const QuotaStudyKey& key() const { return key_; }
  const City& city() const { return *city_; }
  const OutlookRun& run() const { return **outlook_; }
  const SupplyMap& supply() const { return supply_; }
  std::span<const Preparation> preparations() const { return preparations_; }
  const portfolio::QuotaPlanModel& model() const { return model_; }
  std::int64_t candidates() const { return candidates_; }  // openings that were looked at

 private:
  QuotaStudy() = default;
  std::optional<Refusal> extend(const JobTask& task, const QuotaPlanRequest& request);
  void add_offering(CityTables& tables, const Offering& each);
  std::optional<Refusal> set_model(const JobTask& task, const QuotaPlanRequest& request);

  QuotaStudyKey key_;
  OutlookShelf::Kept outlook_;
  std::optional<portfolio::QuotaConventions> rules_;
  std::vector<std::uint32_t> opening_;  // positions of the candidates
  std::int64_t candidates_ = 0;
  std::optional<City> city_;  // with the candidates, and what is tried
  SupplyMap supply_;
  std::vector<Preparation> preparations_;
  portfolio::QuotaPlanModel model_;
  std::unique_ptr<portfolio::QuotaSolver> solver_;
  bool changed_ = false;           // other pins than in the last solve
  std::optional<double> reached_;  // the gap of the last solve that did not aim at another's
};

// The last study of one view. For several threads at once: who takes it has it alone.
class QuotaStudies {
 public:
  // Null when it is another one, or at work.
  std::unique_ptr<QuotaStudy> take(const QuotaStudyKey& key);
  void put(std::unique_ptr<QuotaStudy> study);

 private:
  std::mutex guard_;
  std::unique_ptr<QuotaStudy> last_;
};

// A number of a request that is out of its range.
Problem quota_problem(std::string where, std::int64_t found, std::int64_t least, std::int64_t most);

}  // namespace langqiao::service
