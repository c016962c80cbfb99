#include "outlook/promotion.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "city/names.h"
#include "outlook/supply_rates.h"

namespace langqiao::outlook {
namespace {

constexpr double kRounding = 1e-9;

std::string place_of(const PromotionRoute& route) { return "promotion_routes: " + route.id.text(); }

bool begins_at(const PromotionRoute& route, const Program& program) {
  if (route.from_program) return program.id == *route.from_program;
  return program.level == route.from_level &&
         (route.from_category == kEverything || route.from_category == category_of(program));
}

bool has_target(const PromotionRoute& route) { return route.to_level || route.to_program; }

bool leads_to(const PromotionRoute& route, const Program& program) {
  if (route.to_program) return program.id == *route.to_program;
  return route.to_level && program.level == *route.to_level &&
         (route.to_category == kEverything || route.to_category == category_of(program));
}

// A walk over programs that finds one that promotion leads back to.
class CycleSearch {
 public:
  CycleSearch(std::vector<std::vector<std::uint32_t>> routes_of,
              std::vector<std::vector<std::uint32_t>> programs_of)
      : routes_of_(std::move(routes_of)),
        programs_of_(std::move(programs_of)),
        state_(routes_of_.size(), State::unseen),
        seen_route_(programs_of_.size(), false) {}

  // The programs of a cycle in order, the first one also at the end; empty where there is none.
  std::vector<std::uint32_t> find() {
    for (std::uint32_t program = 0; program < state_.size(); ++program) {
      if (state_[program] == State::unseen && visit(program)) return cycle_;
    }
    return {};
  }

 private:
  enum class State { unseen, open, done };

  bool visit(std::uint32_t program) {
    state_[program] = State::open;
    path_.push_back(program);
    for (const std::uint32_t route : routes_of_[program]) {
      for (const std::uint32_t next : programs_of_[route]) {
        if (state_[next] == State::open) return close(next);
        if (!seen_route_[route] && state_[next] == State::unseen && visit(next)) return true;
      }
      seen_route_[route] = true;
    }
    path_.pop_back();
    state_[program] = State::done;
    return false;
  }

  bool close(std::uint32_t at) {
    cycle_.assign(std::ranges::find(path_, at), path_.end());
    cycle_.push_back(at);
    return true;
  }

  std::vector<std::vector<std::uint32_t>> routes_of_, programs_of_;
  std::vector<State> state_;
  std::vector<bool> seen_route_;  // all programs that it leads to are done
  std::vector<std::uint32_t> path_, cycle_;
};

// Opens the routes of a city and gathers what is wrong with them.
class Opening {
 public:
  Opening(const City& city, std::span<const double> entrants) : city_(city), entrants_(entrants) {}

  void open_all() {
    by_program_.resize(programs().size());
    for (std::uint32_t row = 0; row < routes().size(); ++row) open(row);
    check_sums();
    if (problems_.empty()) check_cycles();
  }

  std::vector<Promotion::Route> opened_;
  std::vector<std::vector<std::uint32_t>> by_program_;
  std::vector<Problem> problems_;

 private:
  const std::vector<Program>& programs() const { return city_.tables().programs; }
  const std::vector<PromotionRoute>& routes() const { return city_.tables().promotion_routes; }

  void report(std::string where, Wording what, Wording found, Wording wanted, Wording action) {
    problems_.push_back(
        {std::move(what), std::move(where), std::move(found), std::move(wanted), std::move(action)});
  }

  void open(std::uint32_t row) {
    const PromotionRoute& route = routes()[row];
    const std::int64_t bp = route.share.basis_points();
    if (bp < 0 || bp > Share::kWhole) {
      report(place_of(route), {"升学比例不在 0 到 1 之间", "A share of promotion is not between 0 and 1"},
             as_is(fmt::format("{} bp", bp)), {"0 到 10000 基点", "0 to 10000 basis points"},
             {"请更正 share_bp", "Correct share_bp"});
    }
    Promotion::Route opened{.row = row,
                            .share = static_cast<double>(bp) / Share::kWhole,
                            .years_more = route.years_more,
                            .targets = targets_of(route)};
    if (has_target(route) && opened.targets.empty()) {
      report(place_of(route),
             {"升学路径没有在招生的去处", "A route of promotion leads to no offering that runs"},
             as_is(target_name(route)), {"有招生的开设专业", "an offering with entrants"},
             {"请更正目标，或删去该行", "Correct the target or remove the row"});
    }
    const auto at = static_cast<std::uint32_t>(opened_.size());
    opened_.push_back(std::move(opened));
    for (std::uint32_t program = 0; program < programs().size(); ++program) {
      if (begins_at(route, programs()[program])) by_program_[program].push_back(at);
    }
  }

  static std::string target_name(const PromotionRoute& route) {
    if (route.to_program) return route.to_program->text();
    return fmt::format("{} {}", name_of(*route.to_level), route.to_category);
  }

  std::vector<PromotionTarget> targets_of(const PromotionRoute& route) const {
    std::vector<PromotionTarget> targets;
    double sum = 0;
    if (!has_target(route)) return targets;
    for (std::uint32_t at = 0; at < city_.tables().offerings.size(); ++at) {
      const Offering& offering = city_.tables().offerings[at];
      if (entrants_[at] <= 0 || offering.length_years < route.years_more) continue;
      if (!leads_to(route, *city_.find(offering.program))) continue;
      targets.push_back({at, entrants_[at]});
      sum += entrants_[at];
    }
    for (PromotionTarget& target : targets) target.part /= sum;
    return targets;
  }

  void check_sums() {
    for (std::uint32_t program = 0; program < by_program_.size(); ++program) {
      double sum = 0;
      std::string ids;
      for (const std::uint32_t at : by_program_[program]) {
        sum += opened_[at].share;
        ids += (ids.empty() ? "" : " + ") + routes()[opened_[at].row].id.text();
      }
      if (sum <= 1 + kRounding) continue;
      report("promotion_routes: " + programs()[program].id.text(),
             {"升学比例之和超过 1", "Shares of promotion sum to more than 1"},
             as_is(fmt::format("{} = {:.4f}", ids, sum)), {"至多 1", "at most 1"},
             {"请降低其中的比例", "Lower one of the shares"});
      return;  // every program of the same routes would say the same
    }
  }

  void check_cycles() {
    std::vector<std::vector<std::uint32_t>> targets(opened_.size());
    for (std::size_t at = 0; at < opened_.size(); ++at) {
      std::set<std::uint32_t> reached;
      for (const PromotionTarget& target : opened_[at].targets) {
        reached.insert(city_.position(*city_.find(city_.tables().offerings[target.offering].program)));
      }
      targets[at].assign(reached.begin(), reached.end());
    }
    const auto cycle = CycleSearch(by_program_, std::move(targets)).find();
    if (cycle.empty()) return;
    std::string names;
    for (const std::uint32_t program : cycle) {
      names += (names.empty() ? "" : " → ") + programs()[program].id.text();
    }
    report("promotion_routes", {"升学路径成环", "Promotion goes in a circle"}, as_is(names),
           {"由低层次到高层次的路径", "routes from lower levels to higher ones"},
           {"请删去环上的一条路径", "Remove one route of the circle"});
  }

  const City& city_;
  std::span<const double> entrants_;
};

}  // namespace

Result<Promotion, std::vector<Problem>> Promotion::of(const City& city, std::span<const double> entrants) {
  Opening opening(city, entrants);
  opening.open_all();
  if (!opening.problems_.empty()) return Failure<std::vector<Problem>>(std::move(opening.problems_));
  Promotion promotion;
  promotion.routes_ = std::move(opening.opened_);
  promotion.by_program_ = std::move(opening.by_program_);
  return promotion;
}

}  // namespace langqiao::outlook
