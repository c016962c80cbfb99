// Cuts below the expected loss, seen as a function of the graduates: for every group of futures and harvest
// year a plane for each place where the futures were evaluated. The weights say which mean of the planes is
// looked at; whatever they are, the mean stays below the loss.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "portfolio/recourse.h"

namespace langqiao::portfolio {

class QuotaBundle {
 public:
  // The problem outlives this. Where it weighs the tail, groups and harvest years share one block of weights.
  QuotaBundle(const QuotaProblem& problem, unsigned threads);

  // A cut at quotas, of no weight yet unless it is the first. Of too many, one that weighs the least is
  // forgotten.
  void add(const RecourseValue& value, std::span<const double> quotas);

  std::size_t size() const { return cuts_.size(); }
  std::size_t blocks() const { return blocks_; }
  // Block by block, a weight for each cut; those of a block sum to one.
  std::span<const double> weights() const { return weights_; }
  void set_weights(std::span<const double> weights);  // none below zero

  // What each plane says at quotas, in the order of the weights.
  std::vector<double> values_at(std::span<const double> quotas) const;
  // Of the mean of planes: what it says at no quotas, and its slope by decision.
  double height(std::span<const double> weights) const;
  std::vector<double> slope(std::span<const double> weights) const;
  // For one person more of a harvest: how much steeper each plane is than the heaviest of its block; calls
  // `tell(plane, apart)` with the plane's place among the weights.
  template <class Tell>
  void each_plane(const Harvest& harvest, std::span<const std::size_t> heaviest, Tell tell) const {
    const std::size_t at = std::size_t{harvest.year} * sources_ + harvest.source;
    for (std::size_t group = 0; group < cuts_.front().groups.size(); ++group) {
      const std::size_t block = block_of(group, harvest.year);
      const double least = cuts_[heaviest[block]].groups[group].worth[at];
      for (std::size_t c = 0; c < cuts_.size(); ++c)
        if (c != heaviest[block]) tell(block * cuts_.size() + c, cuts_[c].groups[group].worth[at] - least);
    }
  }
  // By block, then decision: how far the slopes of the planes lie from each other at most.
  std::vector<std::vector<double>> spread() const;

 private:
  struct Cut {
    std::vector<FutureValue> groups;
    std::vector<double> height;  // by block
  };

  std::size_t block_of(std::size_t group, std::size_t year) const {
    return split_ ? group * harvests_ + year : 0;
  }
  std::span<const double> worth_of(const Cut& cut, std::size_t group, std::size_t year) const {
    return std::span(cut.groups[group].worth).subspan(year * sources_, sources_);
  }
  void forget_one();

  const QuotaProblem& problem_;
  unsigned threads_;
  std::size_t harvests_, sources_;
  bool split_;
  std::size_t blocks_ = 0;
  std::vector<Cut> cuts_;
  std::vector<double> weights_;
};

}  // namespace langqiao::portfolio
