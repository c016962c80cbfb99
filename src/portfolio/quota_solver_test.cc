#include "portfolio/quota_solver.h"

#include <cmath>
#include <functional>
#include <gmock/gmock.h>
#include <numeric>

#include "portfolio/drawn_city.h"
#include "portfolio/quota_bundle.h"
#include "portfolio/quota_real.h"
#include "portfolio/quota_turnover.h"
#include "portfolio/recourse.h"

namespace langqiao::portfolio {
namespace {

CityShape town(std::uint64_t seed) {
  return {.offerings = 60,
          .occupations = 30,
          .years = 4,
          .futures = 6,
          .schools = 3,
          .arcs = 6,
          .candidates = 6,
          .seed = seed};
}

// What quotas break, in words; empty when nothing.
std::vector<std::string> broken(const QuotaProblem& problem, const Quotas& quotas) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < quotas.size(); ++i) {
    const QuotaOffering& offering = problem.offerings[i / problem.years];
    const QuotaRange& range = problem.ranges[i];
    const int q = quotas[i], before = i % problem.years == 0 ? offering.last : quotas[i - 1];
    const bool fits = q == 0 ? range.may_be_closed : q >= range.least && q <= range.most;
    if (!fits) list.push_back(offering.id + " has " + std::to_string(q));
    if (q > 0 && before > 0 && (q - before > offering.step_up || before - q > offering.step_down))
      list.push_back(offering.id + " steps from " + std::to_string(before) + " to " + std::to_string(q));
  }
  for (const QuotaLimit& limit : problem.limits) {
    double used = 0;
    for (const QuotaLimit::Term& term : limit.terms) used += term.weight * quotas[term.decision];
    if (used < limit.low - 1e-6 || used > limit.high + 1e-6)
      list.push_back(limit.equation + " " + limit.subject);
  }
  return list;
}

TEST(QuotaSolver, KeepsToRangesStepsAndLimitsAndBoundsWhatItFinds) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    QuotaSolver solver(drawn_city(town(seed)));
    const auto found = solver.solve({.most_steps = 12, .tell = {}});
    ASSERT_TRUE(found) << "seed " << seed;
    EXPECT_THAT(broken(solver.problem(), found->quotas), testing::IsEmpty()) << "seed " << seed;
    EXPECT_NEAR(found->loss, solver.loss_of(found->quotas), 1e-6 * std::abs(found->loss));
    EXPECT_LE(found->bound, found->loss);
    EXPECT_LT(found->gap, 0.06) << "seed " << seed;
  }
}

TEST(QuotaSolver, KeepsToTheLimitsOfARealCity) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CityShape shape = town(seed);
    shape.offerings = 90;
    shape.ruled = true;
    QuotaSolver solver(drawn_city(shape));
    const auto found = solver.solve({.most_steps = 20, .tell = {}});
    ASSERT_TRUE(found) << "seed " << seed;
    EXPECT_THAT(broken(drawn_city(shape), found->quotas), testing::IsEmpty()) << "seed " << seed;
    EXPECT_LE(found->bound, found->loss) << "seed " << seed;
    Quotas held;
    for (const QuotaOffering& offering : solver.problem().offerings)
      held.insert(held.end(), shape.years, offering.last);
    EXPECT_LT(found->loss, solver.loss_of(held)) << "seed " << seed;
  }
}

// Prices are of the limits as they were given, whatever the units.
TEST(QuotaSolver, TellsThePriceOfOneUnit) {
  CityShape shape = town(2);
  shape.closing = false;
  QuotaProblem people = drawn_city(shape), thousands = people;
  for (QuotaLimit& limit : thousands.limits) {
    for (QuotaLimit::Term& term : limit.terms) term.weight *= 1000;
    limit.low *= 1000;
    limit.high *= 1000;
  }
  const auto one = QuotaSolver(people).solve({.most_steps = 6, .tell = {}});
  const auto other = QuotaSolver(thousands).solve({.most_steps = 6, .tell = {}});
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->quotas, other->quotas);
  ASSERT_TRUE(std::ranges::any_of(one->prices, [](double price) { return price != 0; }));
  for (std::size_t i = 0; i < one->prices.size(); ++i)
    EXPECT_NEAR(one->prices[i], 1000 * other->prices[i], 1e-9 + 1e-6 * std::abs(one->prices[i])) << i;
}

TEST(QuotaBundle, AnyMeanOfCutsIsBelowTheLossEverywhere) {
  CityShape shape = town(3);
  shape.ruled = true;
  const QuotaProblem problem = drawn_city(shape);
  Recourse recourse(problem, 1);
  QuotaBundle bundle(problem, 1);
  std::vector<std::vector<double>> places;
  for (int place = 0; place < 14; ++place) {  // more than are kept
    std::vector<double> quotas(problem.decisions());
    for (std::size_t i = 0; i < quotas.size(); ++i)
      quotas[i] =
          problem.offerings[i / problem.years].last * (1 + 0.1 * std::sin(static_cast<double>(i + place)));
    bundle.add(*recourse.at(quotas, problem.futures()), quotas);
    std::vector<double> weights(bundle.blocks() * bundle.size());
    for (std::size_t i = 0; i < weights.size(); ++i)  // nearly all on one cut
      weights[i] = i % bundle.size() == 0 ? 1 - 1e-8 * static_cast<double>(bundle.size() - 1) : 1e-8;
    bundle.set_weights(weights);
    places.push_back(std::move(quotas));
  }
  for (std::size_t block = 0; block < bundle.blocks(); ++block) {
    const auto own = bundle.weights().subspan(block * bundle.size(), bundle.size());
    EXPECT_NEAR(std::accumulate(own.begin(), own.end(), 0.0), 1, 1e-9);
  }
  const double height = bundle.height(bundle.weights());
  const std::vector<double> slope = bundle.slope(bundle.weights());
  for (const auto& quotas : places) {
    const double loss = recourse.at(quotas, problem.futures())->loss;
    const double mean = height + std::inner_product(quotas.begin(), quotas.end(), slope.begin(), 0.0);
    EXPECT_LE(mean, loss + 1e-6 * std::abs(loss));
    EXPECT_GT(mean, loss - std::abs(loss));
  }
}

TEST(QuotaSolver, FindsBetterQuotasThanLastYears) {
  CityShape shape = town(3);
  shape.closing = false;
  QuotaSolver solver(drawn_city(shape));
  Quotas last;
  for (const QuotaOffering& offering : solver.problem().offerings)
    last.insert(last.end(), shape.years, offering.last);
  const auto found = solver.solve({.most_steps = 30, .tell = {}});
  EXPECT_LT(found->loss, solver.loss_of(last));
}

// Two offerings over two years, small enough to try everything.
QuotaProblem tiny_city(std::uint64_t seed) {
  QuotaProblem problem = drawn_city({.offerings = 2,
                                     .occupations = 3,
                                     .years = 2,
                                     .futures = 3,
                                     .schools = 1,
                                     .arcs = 2,
                                     .candidates = 1,
                                     .seed = seed});
  problem.limits.clear();
  problem.limits.push_back({.equation = "capacity school", .terms = {{0, 1}, {2, 1}}, .low = 3, .high = 12});
  for (QuotaOffering& offering : problem.offerings) {
    offering.last = std::min(offering.last, 8);
    offering.step_up = offering.step_down = 4;
  }
  for (QuotaRange& range : problem.ranges) range = {3, 10, true};
  for (double& openings : problem.openings) openings /= 10;
  return problem;
}

double best_of_all(const QuotaProblem& problem, QuotaSolver& solver) {
  double best = std::numeric_limits<double>::infinity();
  Quotas quotas(4);
  const std::function<void(std::size_t)> each = [&](std::size_t at) {
    if (at == quotas.size()) {
      if (broken(problem, quotas).empty() && turnover_of(problem, quotas).keeps_to(problem))
        best = std::min(best, solver.loss_of(quotas));
      return;
    }
    for (quotas[at] = 0; quotas[at] <= 10; ++quotas[at]) each(at + 1);
  };
  each(0);
  return best;
}

TEST(QuotaSolver, TheBoundHoldsForEveryChoiceThereIs) {
  struct Case {
    std::vector<int> openings, closings;
    double tail = 0;
  };
  for (const Case& each : {Case{}, Case{{0, 1}, {1, 0}}, Case{{1, 0}, {0, 0}}, Case{{}, {}, 0.5}})
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      QuotaProblem problem = tiny_city(seed);
      problem.openings_at_most = each.openings;
      problem.closings_at_most = each.closings;
      problem.tail_weight = each.tail;
      QuotaSolver solver(problem);
      const auto found = solver.solve({.gap = 0, .most_steps = 40, .tell = {}});
      ASSERT_TRUE(found) << "seed " << seed;
      const double best = best_of_all(problem, solver);
      EXPECT_LE(found->bound, best + 1e-9) << "seed " << seed;
      EXPECT_GE(found->loss, best - 1e-9) << "seed " << seed;
      EXPECT_TRUE(turnover_of(problem, found->quotas).keeps_to(problem)) << "seed " << seed;
    }
}

TEST(QuotaSolver, GivesTheSameQuotasWithAnyNumberOfThreads) {
  std::vector<QuotaSolution> solutions;
  for (const unsigned threads : {1u, 2u, 5u}) {
    QuotaSolver solver(drawn_city(town(2)), threads);
    solutions.push_back(*solver.solve({.most_steps = 6, .tell = {}}));
  }
  for (const QuotaSolution& each : solutions) {
    EXPECT_EQ(each.quotas, solutions.front().quotas);
    EXPECT_EQ(each.loss, solutions.front().loss);
    EXPECT_EQ(each.bound, solutions.front().bound);
  }
}

TEST(QuotaSolver, KeepsToAPinAndGoesOnFromWhatItKnows) {
  QuotaSolver solver(drawn_city(town(4)));
  const auto before = *solver.solve({.most_steps = 10, .tell = {}});
  const std::uint32_t decision = 20 * 4 + 1;
  const int pinned = std::max(20, before.quotas[decision] - 3);
  solver.set_range(decision, {pinned, pinned, false});
  const auto after = *solver.solve({.most_steps = 10, .tell = {}});
  EXPECT_EQ(after.quotas[decision], pinned);
  EXPECT_THAT(broken(solver.problem(), after.quotas), testing::IsEmpty());
}

TEST(QuotaSolver, SaysWhenNoQuotasKeepToEverything) {
  QuotaProblem problem = drawn_city(town(5));
  for (QuotaLimit& limit : problem.limits)
    if (limit.equation == "capacity school") limit.low = limit.high = limit.high * 10;
  EXPECT_FALSE(QuotaSolver(std::move(problem)).solve({.tell = {}}));
}

// Pins that close more than may close are no plan, and what may go together with them is.
TEST(QuotaSolver, PinsDoNotPassTheNumberThatMayClose) {
  QuotaProblem problem = tiny_city(1);
  problem.limits.clear();
  for (QuotaOffering& offering : problem.offerings) offering.last = 8;
  problem.ranges[0] = problem.ranges[2] = {1, 0, true};  // both close in the first year
  problem.closings_at_most = {1, 0};
  EXPECT_FALSE(QuotaSolver(problem).solve({.most_steps = 10, .tell = {}}));
  problem.closings_at_most = {2, 0};
  const auto found = QuotaSolver(problem).solve({.most_steps = 10, .tell = {}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->quotas[0] + found->quotas[2], 0);
}

// A limit wants more than a class may have that closes, another less than it may have that stays.
TEST(QuotaSolver, NoPlanClosesAClassThatIsTooLargeToClose) {
  QuotaProblem problem = tiny_city(1);
  problem.offerings.resize(1);
  problem.offerings[0] = {.id = "0", .last = 20, .step_up = 15, .step_down = 7, .closing_most = 29};
  problem.ranges = {{16, 35, false}, {16, 35, true}};
  problem.harvest = {{0, 0, 0, 0.9}, {1, 0, 1, 0.9}};
  problem.limits = {{.equation = "at least", .terms = {{0, 1}}, .low = 30},
                    {.equation = "at most", .terms = {{0, 0.5}, {1, 13.25}}, .high = 212}};
  EXPECT_FALSE(QuotaSolver(problem).solve({.most_steps = 10, .tell = {}}));
  problem.limits[0].low = 20;
  const auto found = QuotaSolver(problem).solve({.most_steps = 10, .tell = {}});
  ASSERT_TRUE(found);
  EXPECT_LE(found->quotas[0], 29);
  EXPECT_EQ(found->quotas[1], 0);
}

TEST(QuotaSolver, ClosesNoMoreThanMayCloseInAYear) {
  CityShape shape = town(4);
  QuotaProblem problem = drawn_city(shape);
  problem.limits.clear();
  problem.surplus_weight = 2;
  for (double& each : problem.openings) each /= 20;  // so that many would close
  const auto closed = [&](const QuotaProblem& of) {
    const auto found = QuotaSolver(of).solve({.most_steps = 12, .tell = {}});
    EXPECT_TRUE(found);
    return turnover_of(of, found->quotas).closed;
  };
  EXPECT_GT(std::ranges::max(closed(problem)), 2);
  problem.closings_at_most.assign(problem.years, 2);
  EXPECT_LE(std::ranges::max(closed(problem)), 2);
}

TEST(QuotaSolver, OpensNoMoreThanMayOpenInAYear) {
  CityShape shape = town(6);
  shape.candidates = 12;
  QuotaProblem problem = drawn_city(shape);
  for (double& openings : problem.openings) openings *= 3;  // everybody is wanted
  problem.openings_at_most = {1, 0, 2, 1};
  for (QuotaLimit& limit : problem.limits) limit.high *= 2, limit.low = 0;
  QuotaSolver solver(problem);
  const auto found = *solver.solve({.most_steps = 25, .tell = {}});
  std::vector<int> opened(4, 0);
  for (std::size_t i = 0; i < found.quotas.size(); ++i) {
    const int before = i % 4 == 0 ? problem.offerings[i / 4].last : found.quotas[i - 1];
    if (before == 0 && found.quotas[i] > 0) ++opened[i % 4];
  }
  for (std::size_t year = 0; year < 4; ++year)
    EXPECT_LE(opened[year], problem.openings_at_most[year]) << year;
  EXPECT_GT(std::accumulate(opened.begin(), opened.end(), 0), 0);
}

TEST(Recourse, TheTailIsTheWorstOfAllChance) {
  EXPECT_THAT(tail_of(std::vector<double>{5, 9, 7, 1}, std::vector(4, 0.25), 0.5),
              testing::ElementsAre(0, 0.5, 0.5, 0));
  EXPECT_THAT(
      tail_of(std::vector<double>{5, 9, 7, 1}, std::vector(4, 0.25), 0.3),
      testing::ElementsAre(0, testing::DoubleEq(0.25 / 0.3), testing::DoubleNear(0.05 / 0.3, 1e-12), 0));
  EXPECT_THAT(tail_of(std::vector<double>{2, 1}, std::vector<double>{0.9, 0.1}, 1),
              testing::ElementsAre(testing::DoubleEq(0.9), testing::DoubleNear(0.1, 1e-12)));
}

TEST(QuotaSolver, WeighsTheTailAndBoundsIt) {
  CityShape shape = town(3);
  shape.closing = false;
  shape.candidates = 0;
  QuotaProblem problem = drawn_city(shape);
  problem.tail_weight = 1;
  problem.tail_share = 0.3;
  const auto real = *solve_real(problem, Quotas(problem.decisions(), 1), {.start = {}});
  QuotaSolver solver(problem);
  const auto found = *solver.solve({.most_steps = 40, .tell = {}});
  EXPECT_LE(found.bound, real.loss + 1e-6 * std::abs(real.loss));
  EXPECT_GE(found.loss, real.bound - 1e-6 * std::abs(real.loss));
  EXPECT_LT(found.gap, 0.01);
}

TEST(Recourse, TheSlopeIsBelowTheLossEverywhere) {
  QuotaProblem problem = drawn_city(town(7));
  for (const double tail : {0.0, 1.5}) {
    problem.tail_weight = tail;
    Recourse recourse(problem, 1);
    std::mt19937_64 random(1);
    std::vector<double> quotas(problem.decisions(), 40.0);
    const auto here = *recourse.at(quotas, problem.futures());
    for (int trial = 0; trial < 20; ++trial) {
      std::vector<double> there = quotas;
      double plane = here.loss;
      for (std::size_t i = 0; i < there.size(); ++i) {
        const double by = std::uniform_real_distribution(-30.0, 30.0)(random);
        there[i] += by;
        plane += here.slope[i] * by;
      }
      EXPECT_GE(recourse.at(there, problem.futures())->loss, plane - 1e-6);
    }
  }
}

TEST(Recourse, FuturesTakenOneByOneMakeUpTheWhole) {
  const QuotaProblem problem = drawn_city(town(8));
  Recourse recourse(problem, 2);
  const std::vector<double> quotas(problem.decisions(), 35.0);
  std::vector<std::vector<double>> worths(problem.futures());
  const auto value =
      *recourse.at(quotas, problem.futures(), {},
                   [&](std::uint32_t future, const FutureValue& of) { worths[future] = of.worth; });
  std::vector<double> mean(worths.front().size(), 0.0);
  for (std::uint32_t future = 0; future < problem.futures(); ++future)
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += problem.chance[future] * worths[future][i];
  const std::vector<double> slope = slope_of(problem, mean);
  for (std::size_t i = 0; i < slope.size(); ++i) EXPECT_NEAR(slope[i], value.slope[i], 1e-9);
}

TEST(Recourse, StopsWhenAsked) {
  const QuotaProblem problem = drawn_city(town(9));
  Recourse recourse(problem, 1);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(recourse.at(std::vector<double>(problem.decisions(), 30.0), 2, stop.get_token()));
}

}  // namespace
}  // namespace langqiao::portfolio
