#include "reading/likeness.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/text.h"

namespace langqiao::reading {
namespace {

constexpr std::size_t kCommonPart = 40;      // a pair in more than one of so many titles is common
constexpr std::size_t kLeastCommon = 50;     // in a small list none is
constexpr std::size_t kMostCharacters = 60;  // of a title that are compared

// Pairs of neighbouring characters, and single Han characters as pairs with nothing: the last character of a
// title (师, 员, 工) says what kind of work it is.
std::vector<std::uint64_t> grams_of(std::string_view title) {
  std::vector<std::uint64_t> grams;
  char32_t before = 0;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < title.size() && characters < kMostCharacters;) {
    const CodePoint point = code_point_at(title, at);
    at += point.bytes;
    if (is_blank(point.value)) continue;
    ++characters;
    if (before != 0) grams.push_back(std::uint64_t{before} << 32 | point.value);
    if (is_han(point.value)) grams.push_back(point.value);
    before = point.value;
  }
  std::ranges::sort(grams);
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

}  // namespace

TitleLikeness::TitleLikeness(std::span<const Example> examples) {
  std::vector<std::vector<std::uint32_t>> grams_of_example;
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    examples_.push_back({examples[i].occupation, static_cast<float>(examples[i].weight)});
    occupations_ = std::max(occupations_, examples[i].occupation + 1);
    auto& grams = grams_of_example.emplace_back();
    for (const std::uint64_t gram : grams_of(examples[i].title)) {
      const auto [at, is_new] = grams_.try_emplace(gram, static_cast<std::uint32_t>(postings_.size()));
      if (is_new) postings_.emplace_back();
      postings_[at->second].push_back({i, 0});
      grams.push_back(at->second);
    }
  }
  for (const auto& postings : postings_)
    rarity_.push_back(static_cast<float>(
        std::log(static_cast<double>(examples.size() + 1) / static_cast<double>(postings.size()))));
  // Pairs that very many titles have (程师) tell little and would cost most of the time.
  for (auto& postings : postings_)
    if (postings.size() > std::max(kLeastCommon, examples.size() / kCommonPart)) postings.clear();
  std::vector<float> length(examples.size());
  for (std::size_t i = 0; i < grams_of_example.size(); ++i) {
    for (const std::uint32_t gram : grams_of_example[i]) length[i] += rarity_[gram] * rarity_[gram];
  }
  for (std::size_t gram = 0; gram < postings_.size(); ++gram) {
    for (Posting& posting : postings_[gram])
      posting.weight = rarity_[gram] / std::sqrt(length[posting.example]);
  }
}

// Thousands of postings a title: what is new is written always and counted when it is, since no processor
// foretells whether it is, and most occupations fall short of the kMost best by one comparison.
std::span<const Vote> TitleLikeness::nearest(std::string_view title, Room& room) const {
  room.score_of.resize(examples_.size());
  room.touched.resize(examples_.size() + 1);
  room.best_of.resize(occupations_);
  room.named.resize(occupations_ + 1);
  float* const score_of = room.score_of.data();
  float* const best_of = room.best_of.data();
  // Pairs that no example has still make the title longer: it is then less like all of them.
  const auto unknown = static_cast<float>(std::log(static_cast<double>(examples_.size() + 1)));
  float length = 0;
  std::size_t touched = 0;
  for (const std::uint64_t gram : grams_of(title)) {
    const auto known = grams_.find(gram);
    const float weight = known == grams_.end() ? unknown : rarity_[known->second];
    length += weight * weight;
    if (known == grams_.end()) continue;
    for (const Posting& posting : postings_[known->second]) {
      float& score = score_of[posting.example];
      room.touched[touched] = posting.example;
      touched += score == 0 ? 1 : 0;
      score += weight * posting.weight;
    }
  }
  const float root = std::sqrt(length);
  std::size_t named = 0;
  for (const std::uint32_t example : std::span(room.touched).first(touched)) {
    const Known known = examples_[example];
    float& best = best_of[known.occupation];
    room.named[named] = known.occupation;
    named += best == 0 ? 1 : 0;
    best = std::max(best, std::min(1.0F, std::exchange(score_of[example], 0.0F) / root) * known.trust);
  }
  const auto before = [](const Vote& a, const Vote& b) {
    return a.score != b.score ? a.score > b.score : a.occupation < b.occupation;
  };
  room.nearest.clear();
  for (const std::uint32_t occupation : std::span(room.named).first(named)) {
    const Vote vote{occupation, std::exchange(best_of[occupation], 0.0F)};
    if (room.nearest.size() == kMost && !before(vote, room.nearest.back())) continue;
    if (room.nearest.size() == kMost) room.nearest.pop_back();
    room.nearest.insert(std::ranges::upper_bound(room.nearest, vote, before), vote);
  }
  return room.nearest;
}

}  // namespace langqiao::reading
