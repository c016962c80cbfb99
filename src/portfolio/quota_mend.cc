#include "portfolio/quota_mend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace langqiao::portfolio {
namespace {

constexpr double kSlack = 1e-7;          // of a limit, in its own unit
constexpr std::size_t kFirstMoves = 64;  // the cheapest, when two are made at once

class Mending {
 public:
  Mending(const QuotaProblem& problem, std::span<const YearCost> costs, Quotas& quotas)
      : problem_(problem),
        costs_(costs),
        quotas_(quotas),
        uses_(problem.decisions()),
        activity_(problem.limits.size()) {
    for (std::uint32_t limit = 0; limit < problem.limits.size(); ++limit) {
      for (const QuotaLimit::Term& term : problem.limits[limit].terms) {
        uses_[term.decision].push_back({limit, term.weight});
        activity_[limit] += term.weight * quotas[term.decision];
      }
    }
  }

  bool run() {
    bool whole = true;
    for (std::uint32_t limit = 0; limit < activity_.size(); ++limit)
      while (excess(limit) > kSlack)
        if (!move_for(limit)) {
          whole = false;
          break;
        }
    // A move for a later limit never breaks an earlier one: moves that add to what is broken are not made.
    return whole;
  }

 private:
  struct Use {
    std::uint32_t limit;
    double weight;
  };
  struct Move {
    std::uint32_t offering = 0, begin = 0, end = 0;
    int by = 0;
    double cost = 0;
    double price = std::numeric_limits<double>::infinity();  // of what it mends
  };
  struct Breach {
    std::uint32_t limit = 0;
    bool too_much = false;
  };

  static double excess_of(const QuotaLimit& limit, double activity) {
    return std::max({0.0, activity - limit.high, limit.low - activity});
  }
  double excess(std::uint32_t limit) const { return excess_of(problem_.limits[limit], activity_[limit]); }

  // Makes the cheapest move, or else the cheapest two, that bring a broken limit nearer and break nothing
  // else more; false when there are none.
  bool move_for(std::uint32_t limit) {
    std::vector<Move> nearer;  // that would break another one
    Move best;
    for (const Move& move : moves_for(limit)) {
      const double mended = mended_by({&move, 1});
      if (mended > kSlack && move.cost / mended < best.price) {
        best = move;
        best.price = move.cost / mended;
      }
      if (mended < 0) nearer.push_back(move);
    }
    if (best.by != 0) {
      make(best);
      return true;
    }
    return move_two(std::move(nearer));
  }

  // The second of the two makes up in the limit that the first breaks, in the same years.
  bool move_two(std::vector<Move> nearer) {
    std::ranges::stable_sort(nearer, {}, &Move::cost);
    if (nearer.size() > kFirstMoves) nearer.resize(kFirstMoves);
    std::array<Move, 2> best;
    double least = std::numeric_limits<double>::infinity();
    for (const Move& first : nearer) {
      mended_by({&first, 1});
      const Breach breach = breach_;
      for (const QuotaLimit::Term& term : problem_.limits[breach.limit].terms) {
        const std::uint32_t offering = term.decision / problem_.years;
        if (offering == first.offering || term.decision % problem_.years != first.begin) continue;
        Move second{offering, first.begin, first.end, (term.weight > 0) == breach.too_much ? -1 : 1};
        second.cost = cost_change(second);
        if (!std::isfinite(second.cost)) continue;
        const std::array<Move, 2> both{first, second};
        const double mended = mended_by(both);
        if (mended <= kSlack || (first.cost + second.cost) / mended >= least) continue;
        least = (first.cost + second.cost) / mended;
        best = both;
      }
    }
    if (!std::isfinite(least)) return false;
    for (const Move& move : best) make(move);
    return true;
  }

  // Of one person, over some years running, that an offering may make, and that help the limit.
  std::vector<Move> moves_for(std::uint32_t limit) {
    const bool too_much = activity_[limit] > problem_.limits[limit].high;
    std::vector<Move> moves;
    for (const QuotaLimit::Term& term : problem_.limits[limit].terms) {
      const int by = (term.weight > 0) == too_much ? -1 : 1;
      const std::uint32_t offering = term.decision / problem_.years, year = term.decision % problem_.years;
      for (std::uint32_t begin = 0; begin <= year; ++begin)
        for (std::uint32_t end = year + 1; end <= problem_.years; ++end) {
          Move move{offering, begin, end, by};
          move.cost = cost_change(move);
          if (std::isfinite(move.cost)) moves.push_back(move);
        }
    }
    return moves;
  }

  double cost_change(const Move& move) {
    const std::size_t first = std::size_t{move.offering} * problem_.years;
    const auto ranges = std::span(problem_.ranges).subspan(first, problem_.years);
    const auto costs = costs_.subspan(first, problem_.years);
    const std::span<const int> path = std::span(quotas_).subspan(first, problem_.years);
    moved_.assign(path.begin(), path.end());
    for (std::uint32_t year = move.begin; year < move.end; ++year) {
      if (moved_[year] == 0) return std::numeric_limits<double>::infinity();
      moved_[year] += move.by;
    }
    const QuotaOffering& offering = problem_.offerings[move.offering];
    return cost_of(offering, ranges, costs, moved_) - cost_of(offering, ranges, costs, path);
  }

  // How much less is broken after the moves; below zero, with the worst breach noted, where any limit would
  // be broken more than before.
  double mended_by(std::span<const Move> moves) {
    changed_.clear();
    for (const Move& move : moves)
      for (std::uint32_t year = move.begin; year < move.end; ++year)
        for (const Use& use : uses_[move.offering * problem_.years + year])
          changed_.push_back({use.limit, use.weight * move.by});
    std::ranges::sort(changed_, {}, &Use::limit);
    double mended = 0, worst = kSlack;
    for (std::size_t i = 0; i < changed_.size();) {
      const std::uint32_t limit = changed_[i].limit;
      double change = 0;
      for (; i < changed_.size() && changed_[i].limit == limit; ++i) change += changed_[i].weight;
      const double less = excess(limit) - excess_of(problem_.limits[limit], activity_[limit] + change);
      if (-less > worst) {
        worst = -less;
        breach_ = {limit, activity_[limit] + change > problem_.limits[limit].high};
      }
      mended += less;
    }
    return worst > kSlack ? -worst : mended;
  }

  void make(const Move& move) {
    for (std::uint32_t year = move.begin; year < move.end; ++year) {
      const std::uint32_t decision = move.offering * problem_.years + year;
      quotas_[decision] += move.by;
      for (const Use& use : uses_[decision]) activity_[use.limit] += use.weight * move.by;
    }
  }

  const QuotaProblem& problem_;
  std::span<const YearCost> costs_;
  Quotas& quotas_;
  std::vector<std::vector<Use>> uses_;
  std::vector<double> activity_;
  std::vector<int> moved_;
  std::vector<Use> changed_;
  Breach breach_;  // the worst of the moves weighed last
};

}  // namespace

bool mend(const QuotaProblem& problem, std::span<const YearCost> costs, Quotas& quotas) {
  return Mending(problem, costs, quotas).run();
}

}  // namespace langqiao::portfolio
