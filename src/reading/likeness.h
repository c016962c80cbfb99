// Titles that are like known ones: the nearest names by the cosine of their character pairs, weighted by
// rarity (tf–idf; Salton and Buckley 1988). Finds 高压设备电工 near 高压电工 where no rule knows it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langqiao::reading {

// An occupation by its position in a list of the caller's, and how much speaks for it.
struct Vote {
  std::uint32_t occupation = 0;
  double score = 0;
};

class TitleLikeness {
 public:
  struct Example {
    std::string_view title;  // folded
    std::uint32_t occupation = 0;
    double weight = 1;
  };

  explicit TitleLikeness(std::span<const Example> examples);

  // Room for one question at a time.
  struct Room {
    std::vector<float> score_of;         // by example
    std::vector<std::uint32_t> touched;  // examples with a score, as many as were counted
    std::vector<float> best_of;          // by occupation
    std::vector<std::uint32_t> named;    // occupations of such examples, as many as were counted
    std::vector<Vote> nearest;
  };

  // Occupations of the examples like `title` (folded), each with its best cosine in (0, 1]; at most kMost,
  // best first, equal ones by position. In `room` until the next question.
  std::span<const Vote> nearest(std::string_view title, Room& room) const;

  static constexpr std::size_t kMost = 5;

 private:
  struct Posting {
    std::uint32_t example;
    float weight;  // of the pair in the example, whose weights have length 1
  };

  std::unordered_map<std::uint64_t, std::uint32_t> grams_;  // to positions in postings_
  std::vector<std::vector<Posting>> postings_;
  std::vector<float> rarity_;
  struct Known {
    std::uint32_t occupation;
    float trust;
  };
  std::vector<Known> examples_;
  std::uint32_t occupations_ = 0;
};

}  // namespace langqiao::reading
