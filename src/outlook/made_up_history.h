// Histories that look like a statistical office's and are made up: groups with trends of their own, trends
// that wander, shocks, breaks, sampling noise that falls with size, irregular years, suppressed cells, codes
// that split.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/random.h"
#include "city/history.h"

namespace langqiao {

struct HistoryRecipe {
  std::vector<int> years = {2004, 2005, 2007, 2009, 2010, 2014, 2017, 2019, 2021, 2024};
  std::size_t industries = 12;
  std::size_t occupations = 150;
  std::size_t groups = 12;
  double trend = 0.022;   // deviation of yearly trends
  double lasting = 0.94;  // share of a trend that lasts a year
  double shock = 0.025;   // deviation of a year's change
  double noise = 0.02;    // relative, of a large series
  bool matrix = false;    // employment by industry and occupation, else occupations only
  bool totals = true;     // with a matrix: also totals
  double suppressed = 0;  // below so many people a cell of the matrix is suppressed
};

class MadeUp {
 public:
  MadeUp(const HistoryRecipe& recipe, std::uint64_t seed) : recipe_(recipe), random_(seed) {}

  History history() {
    history_.id = "made-up";
    history_.head =
        HistoryHead{.title = "Made up", .publisher = {}, .address = {}, .quality = Quality::synthetic};
    const std::size_t span = static_cast<std::size_t>(recipe_.years.back() - recipe_.years.front()) + 1;
    std::vector<double> total = walk(span, 0.009, 0, 0.012);
    std::vector<std::vector<double>> of_group;
    for (std::size_t g = 0; g < recipe_.groups; ++g)
      of_group.push_back(walk(span, recipe_.trend / 2 * normal(), 1, 0.008));
    std::vector<std::vector<double>> of_industry;
    std::vector<double> size;
    for (std::size_t i = 0; i < recipe_.industries; ++i) {
      of_industry.push_back(walk(span, 0.015 * normal(), 1, 0.015));
      size.push_back(std::exp(12.5 + normal()));
      if (recipe_.matrix) history_.industries.push_back({code("I", i), "industry", code("S", i % 4)});
    }
    std::vector<std::vector<double>> drift;
    std::vector<double> weight;
    for (std::size_t o = 0; o < recipe_.occupations; ++o) {
      drift.push_back(walk(span, recipe_.trend * normal(), recipe_.lasting, recipe_.shock));
      weight.push_back(std::exp(1.2 * normal()));
      history_.occupations.push_back({code("O", o), "occupation", code("G", o % recipe_.groups)});
    }
    for (const int year : recipe_.years) {
      const auto t = static_cast<std::size_t>(year - recipe_.years.front());
      std::vector<double> occupied(recipe_.occupations, 0);
      for (std::size_t i = 0; i < recipe_.industries; ++i) {
        double whole = 0, employed = 0;
        for (std::size_t o = 0; o < recipe_.occupations; ++o)
          if (has(i, o)) whole += weight[o] * std::exp(drift[o][t] + of_group[o % recipe_.groups][t]);
        for (std::size_t o = 0; o < recipe_.occupations; ++o) {
          if (!has(i, o)) continue;
          const double share = weight[o] * std::exp(drift[o][t] + of_group[o % recipe_.groups][t]) / whole;
          const double people = size[i] * std::exp(total[t] + of_industry[i][t]) * share;
          const double seen =
              std::round(people * std::exp(normal() * std::hypot(recipe_.noise, 2 / std::sqrt(people + 10))));
          occupied[o] += seen;
          employed += seen;
          if (recipe_.matrix)
            history_.employment.push_back(
                {{year},
                 code("I", i),
                 code("O", o),
                 seen < recipe_.suppressed ? SurveyedPersons{} : SurveyedPersons{seen}});
        }
        if (recipe_.matrix && recipe_.totals)
          history_.industry_totals.push_back({{year}, code("I", i), {employed}});
      }
      for (std::size_t o = 0; o < recipe_.occupations; ++o)
        if (!recipe_.matrix || recipe_.totals)
          history_.occupation_totals.push_back({{year}, code("O", o), {occupied[o]}});
    }
    return std::move(history_);
  }

 private:
  static std::string code(const char* letter, std::size_t number) {
    return letter + std::to_string(1000 + number);
  }
  // Every occupation has a home and some more industries.
  bool has(std::size_t industry, std::size_t occupation) const {
    return (occupation * 7 + industry * 3) % recipe_.industries < 3;
  }

  // The sum of twelve even numbers is near enough to a normal one, and the same everywhere.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(random_.below(1'000'001)) / 1e6;
    return sum;
  }
  std::vector<double> walk(std::size_t span, double trend, double lasting, double shock) {
    std::vector<double> path{0};
    const double start = trend;
    for (std::size_t t = 1; t < span; ++t) {
      trend = lasting > 0 ? lasting * trend + std::sqrt(1 - lasting * lasting) * std::abs(start) * normal()
                          : start;
      path.push_back(path.back() + trend + shock * normal());
    }
    return path;
  }

  HistoryRecipe recipe_;
  Random random_;
  History history_;
};

}  // namespace langqiao
