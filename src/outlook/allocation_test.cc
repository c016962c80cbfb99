#include "outlook/allocation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <random>

#include "base/wording_claims.h"
#include "outlook/allocation_links.h"
#include "outlook/supply_test_city.h"

namespace langqiao::outlook {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

constexpr double kNear = 1e-6;

AllocationGraph graph_of(std::uint32_t programs, std::uint32_t occupations,
                         std::vector<AllocationGraph::Link> links) {
  auto graph = AllocationGraph::of(programs, occupations, std::move(links));
  EXPECT_TRUE(graph.has_value());
  return std::move(*graph);
}

TEST(Allocation, PlacesAsManyAsItCanAndSaysWhatIsLeft) {
  const auto graph = graph_of(2, 2, {{0, 0, 1}, {0, 1, .5}, {1, 1, 1}});
  Allocation allocation(graph);
  const double graduates[] = {100, 30}, openings[] = {40, 50};
  allocation.solve(graduates, openings);
  const double placed = std::accumulate(allocation.flows().begin(), allocation.flows().end(), 0.0);
  EXPECT_NEAR(placed, 90, kNear);
  EXPECT_THAT(allocation.unmet(), ElementsAre(DoubleNear(0, kNear), DoubleNear(0, kNear)));
  EXPECT_NEAR(allocation.surplus()[1], 0, kNear) << "who fits better goes first";
  EXPECT_NEAR(allocation.surplus()[0], 40, kNear);
}

TEST(Allocation, SpreadsAShortageOverOccupationsThatFitEquallyWell) {
  const auto graph = graph_of(1, 2, {{0, 0, .8}, {0, 1, .8}});
  Allocation allocation(graph);
  const double graduates[] = {100}, openings[] = {100, 100};
  allocation.solve(graduates, openings);
  EXPECT_THAT(allocation.unmet(), ElementsAre(DoubleNear(50, kNear), DoubleNear(50, kNear)));
}

TEST(Allocation, SpreadsASurplusOverProgramsThatFitEquallyWell) {
  const auto graph = graph_of(2, 1, {{0, 0, .8}, {1, 0, .8}});
  Allocation allocation(graph);
  const double graduates[] = {100, 100}, openings[] = {100};
  allocation.solve(graduates, openings);
  EXPECT_THAT(allocation.surplus(), ElementsAre(DoubleNear(50, kNear), DoubleNear(50, kNear)));
}

TEST(Allocation, PrefersABetterLinkToAnEvenSpread) {
  const auto graph = graph_of(1, 2, {{0, 0, .9}, {0, 1, .8}});
  Allocation allocation(graph);
  const double graduates[] = {100}, openings[] = {100, 100};
  allocation.solve(graduates, openings);
  EXPECT_THAT(allocation.unmet(), ElementsAre(DoubleNear(0, kNear), DoubleNear(100, kNear)));
}

TEST(Allocation, LosesNobodyOnRandomCrosswalks) {
  std::mt19937 random(11);
  const auto below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
  for (int trial = 0; trial < 30; ++trial) {
    const std::uint32_t programs = 1 + below(12), occupations = 1 + below(12);
    std::vector<AllocationGraph::Link> links;
    for (std::uint32_t p = 0; p < programs; ++p) {
      for (std::uint32_t o = 0; o < occupations; ++o)
        if (below(3) == 0) links.push_back({p, o, below(11) / 10.0});
    }
    if (links.empty()) continue;
    const auto graph = graph_of(programs, occupations, links);
    Allocation warm(graph);
    for (int again = 0; again < 3; ++again) {
      std::vector<double> graduates(programs), openings(occupations);
      for (double& people : graduates) people = below(500);
      for (double& people : openings) people = below(500);
      warm.solve(graduates, openings);
      Allocation cold(graph);
      cold.solve(graduates, openings);
      std::vector<double> in(occupations), out(programs);
      for (std::size_t at = 0; at < links.size(); ++at) {
        EXPECT_GE(warm.flows()[at], -kNear);
        out[graph.links()[at].program] += warm.flows()[at];
        in[graph.links()[at].occupation] += warm.flows()[at];
      }
      double warm_gain = 0, cold_gain = 0;
      for (std::size_t at = 0; at < links.size(); ++at) {
        warm_gain += warm.flows()[at] * (2 + graph.links()[at].weight);
        cold_gain += cold.flows()[at] * (2 + graph.links()[at].weight);
      }
      for (std::uint32_t p = 0; p < programs; ++p)
        EXPECT_NEAR(graduates[p], out[p] + warm.surplus()[p], kNear);
      for (std::uint32_t o = 0; o < occupations; ++o)
        EXPECT_NEAR(openings[o], in[o] + warm.unmet()[o], kNear);
      EXPECT_NEAR(warm_gain, cold_gain, 1e-3 + std::abs(cold_gain) * .05);
    }
  }
}

TEST(Allocation, RefusesAnEmptyOrWrongCrosswalk) {
  for (const auto& [links, where] :
       {std::pair<std::vector<AllocationGraph::Link>, const char*>{{}, "program_occupations"},
        {{{0, 0, .5}, {2, 0, .5}}, "crosswalk: 1"},
        {{{0, 0, 1.5}}, "crosswalk: 0"},
        {{{0, 0, -.5}}, "crosswalk: 0"}}) {
    const auto graph = AllocationGraph::of(2, 1, links);
    ASSERT_FALSE(graph);
    EXPECT_EQ(graph.error().where, where);
    EXPECT_EQ(flaw_of(graph.error().wanted), "");
  }
}

// The nursing city with occupations, a standard of the college program only, and a class of the university's.
City linked_city() {
  CityTables city = nursing_city();
  const auto occupation = [](const char* id, int level, const char* parent) {
    return Occupation{.id = Id<Occupation>(id),
                      .edition = Id<Edition>("o"),
                      .level = level,
                      .name = id,
                      .parent = parent ? std::optional(Id<Occupation>(parent)) : std::nullopt,
                      .provenance = by(Quality::measured)};
  };
  city.occupations = {occupation("2", 1, nullptr),
                      occupation("2-05", 2, "2"),
                      occupation("2-05-07", 3, "2-05"),
                      occupation("2-05-08", 3, "2-05"),
                      occupation("2-05-08-01", 4, "2-05-08"),
                      occupation("2-05-08-02", 4, "2-05-08")};
  Program old = nursing("9", ProgramLevel::higher_vocational);
  old.edition = Id<Edition>("old");
  old.id = Id<Program>("old:9");
  old.class_code = "";
  city.editions.push_back(
      {Id<Edition>("old"), CatalogueKind::program, "旧", "", {}, {}, by(Quality::measured)});
  Program mate = nursing("42", ProgramLevel::higher_vocational);
  mate.name = "助产";
  mate.class_code = "41";
  city.programs.push_back(old);
  city.programs.push_back(mate);
  const auto link = [](const char* program, const char* to) {
    return ProgramOccupation{Id<Program>(program), Id<Occupation>(to), {}, by(Quality::measured)};
  };
  city.program_occupations = {link("v:41", "2-05-08-01"), link("v:41", "2-05-07"), link("v:41", "2-05")};
  city.class_occupations = {{"v:21", Id<Occupation>("2-05-08"), Share::per_cent(90), by(Quality::estimated)}};
  return std::move(*City::build(std::move(city)));
}

TEST(AllocationLinks, SayWhatTheyRestOnAndWeighTheLessCertainLess) {
  const City city = linked_city();
  const LinkWeights weights{.group = Share::per_cent(100),
                            .occupation = Share::per_cent(80),
                            .same_name = Share::per_cent(90),
                            .class_mates = Share::per_cent(50)};
  const std::vector<std::uint32_t> programs = {0, 1, 2, 3, 4};
  const auto found = preparations(city, programs, weights);
  const auto is = [](std::uint32_t program, std::uint32_t occupation, double weight, LinkBasis basis) {
    return Preparation{program, occupation, weight, basis, Quality::estimated};
  };
  ASSERT_EQ(found.size(), 7u) << "secondary nursing has no standard and no class: it has no link";
  EXPECT_EQ(found[0], is(1, 2, 1.0, LinkBasis::standard));
  EXPECT_EQ(found[1], is(1, 3, 0.8, LinkBasis::standard));
  EXPECT_EQ(found[2], is(2, 3, 0.9, LinkBasis::stated_class));
  EXPECT_EQ(found[3], is(3, 2, 0.9, LinkBasis::same_name));
  EXPECT_NEAR(found[4].weight, 0.72, 1e-12);
  EXPECT_EQ(found[5], is(4, 2, 0.5, LinkBasis::class_mates));
  EXPECT_EQ(found[6], is(4, 3, 0.4, LinkBasis::class_mates));
}

}  // namespace
}  // namespace langqiao::outlook
