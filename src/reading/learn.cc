#include "reading/learn.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/random.h"

namespace langqiao::reading {
namespace {

constexpr double kStep = 0.3;     // of AdaGrad (Duchi, Hazan and Singer 2011)
constexpr double kShrink = 2e-4;  // pull of a weight towards nothing, each time it is touched
constexpr double kLeastWeight = 0.2;
constexpr double kMilli = 1000;

// What the lessons are about, numbered.
struct Course {
  std::vector<std::string> occupations;
  std::vector<double> importance;              // by occupation
  std::vector<std::uint32_t> words;            // by number: position in the vocabulary
  std::vector<std::vector<std::uint32_t>> of;  // by lesson: numbers of its words
  std::vector<std::uint32_t> label;
};

Course course_of(std::span<const Lesson> lessons, const LearnOptions& options) {
  std::map<std::string, std::size_t> adverts_of;
  std::map<std::uint32_t, std::size_t> adverts_with;
  for (const Lesson& lesson : lessons) {
    ++adverts_of[lesson.occupation];
    for (const std::uint32_t word : lesson.words) ++adverts_with[word];
  }
  Course course;
  std::map<std::string, std::uint32_t> number_of;
  for (const auto& [occupation, adverts] : adverts_of) {
    if (adverts < options.least_adverts) continue;
    number_of[occupation] = static_cast<std::uint32_t>(course.occupations.size());
    course.occupations.push_back(occupation);
    course.importance.push_back(1 / std::sqrt(static_cast<double>(adverts)));
  }
  const double mean = std::accumulate(course.importance.begin(), course.importance.end(), 0.0) /
                      static_cast<double>(std::max<std::size_t>(course.importance.size(), 1));
  for (double& each : course.importance) each /= mean;
  std::map<std::uint32_t, std::uint32_t> number_of_word;
  for (const auto& [word, adverts] : adverts_with) {
    if (adverts < options.least_adverts) continue;
    number_of_word[word] = static_cast<std::uint32_t>(course.words.size());
    course.words.push_back(word);
  }
  for (const Lesson& lesson : lessons) {
    const auto label = number_of.find(lesson.occupation);
    if (label == number_of.end()) continue;
    auto& words = course.of.emplace_back();
    for (const std::uint32_t word : lesson.words) {
      if (const auto known = number_of_word.find(word); known != number_of_word.end())
        words.push_back(known->second);
    }
    course.label.push_back(label->second);
  }
  return course;
}

class Regression {
 public:
  explicit Regression(const Course& course)
      : course_(course),
        classes_(course.occupations.size()),
        weights_(course.words.size() * classes_),
        squares_(weights_.size(), 1e-6F),
        share_(classes_) {}

  void take(std::size_t lesson) {
    const auto& words = course_.of[lesson];
    if (words.empty()) return;
    std::ranges::fill(share_, 0.0);
    for (const std::uint32_t word : words)
      for (std::size_t c = 0; c < classes_; ++c) share_[c] += weights_[word * classes_ + c];
    const double most = *std::ranges::max_element(share_);
    double total = 0;
    for (double& share : share_) total += share = std::exp(share - most);
    const std::uint32_t label = course_.label[lesson];
    for (std::size_t c = 0; c < classes_; ++c) {
      const double error = (share_[c] / total - (c == label ? 1 : 0)) * course_.importance[label];
      if (std::abs(error) < 1e-4) continue;
      for (const std::uint32_t word : words) {
        const std::size_t at = word * classes_ + c;
        const double slope = error + kShrink * weights_[at];
        squares_[at] += static_cast<float>(slope * slope);
        weights_[at] -= static_cast<float>(kStep * slope / std::sqrt(static_cast<double>(squares_[at])));
      }
    }
  }

  double weight(std::size_t word, std::size_t occupation) const {
    return weights_[word * classes_ + occupation];
  }

 private:
  const Course& course_;
  std::size_t classes_;
  std::vector<float> weights_;
  std::vector<float> squares_;
  std::vector<double> share_;
};

// Of the words that stand on the desk.
std::optional<Lesson> lesson_from(const Reader& reader, std::string occupation, const Reader::Desk& desk) {
  Lesson lesson{.occupation = std::move(occupation)};
  for (const FoundWord& found : reader.words_of(desk)) {
    if (!reader.vocabulary().words()[found.word].senses.empty()) lesson.words.push_back(found.word);
  }
  std::ranges::sort(lesson.words);
  lesson.words.erase(std::unique(lesson.words.begin(), lesson.words.end()), lesson.words.end());
  if (lesson.words.empty()) return std::nullopt;
  return lesson;
}

}  // namespace

std::optional<Lesson> lesson_of(const Reader& reader, const AdvertText& advert, Reader::Desk& desk) {
  auto occupation = reader.sure_occupation(advert, desk);
  if (!occupation) return std::nullopt;
  return lesson_from(reader, std::move(*occupation), desk);
}

std::optional<Lesson> lesson_of(const Reader& reader, std::string_view text, std::string occupation,
                                Reader::Desk& desk) {
  reader.sure_occupation({.text = text}, desk);
  return lesson_from(reader, std::move(occupation), desk);
}

std::vector<TermWeight> learn(std::span<const Lesson> lessons, const Vocabulary& vocabulary,
                              const LearnOptions& options) {
  const Course course = course_of(lessons, options);
  Regression regression(course);
  std::vector<std::size_t> order(course.of.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(1);
  for (int round = 0; round < options.rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::size_t lesson : order) regression.take(lesson);
  }
  std::vector<TermWeight> weights;
  for (std::size_t word = 0; word < course.words.size(); ++word) {
    for (std::size_t c = 0; c < course.occupations.size(); ++c) {
      const double weight = regression.weight(word, c);
      if (std::abs(weight) < kLeastWeight) continue;
      weights.push_back({.term = vocabulary.words()[course.words[word]].text,
                         .occupation = Id<Occupation>(course.occupations[c]),
                         .weight_milli = static_cast<std::int64_t>(std::lround(weight * kMilli))});
    }
  }
  const auto kept =
      weights.begin() + static_cast<std::ptrdiff_t>(std::min(weights.size(), options.most_weights));
  std::ranges::stable_sort(weights, std::greater{},
                           [](const TermWeight& w) { return std::abs(w.weight_milli); });
  weights.erase(kept, weights.end());
  std::ranges::sort(weights, [](const TermWeight& a, const TermWeight& b) {
    return a.term != b.term ? a.term < b.term : a.occupation < b.occupation;
  });
  return weights;
}

}  // namespace langqiao::reading
