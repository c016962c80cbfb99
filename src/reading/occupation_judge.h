// Which occupation an advert seeks: the title where it is known, likeness to known titles, and what the words
// of the whole advert usually go with (a linear classifier). The evidence is put together, and how far the
// first is ahead of the second is the margin.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/likeness.h"
#include "reading/word_finder.h"

namespace langqiao::reading {

class OccupationJudge {
 public:
  explicit OccupationJudge(const Vocabulary& vocabulary);

  // What one thread works with.
  struct Room {
    TitleLikeness::Room likeness;
    std::vector<Vote> votes;
    std::vector<double> sums;
    std::vector<std::uint32_t> seen;
  };

  // A title as it was written with the words found in it, and those of text and tags.
  struct Evidence {
    std::string_view title;
    std::string_view folded_title;
    std::span<const FoundWord> title_words;
    std::span<const FoundWord> other_words;
  };

  // Nothing when neither title nor words point anywhere.
  std::optional<OccupationRead> judge(const Evidence& evidence, Room& room) const;

  // The occupation that the title alone names, where it is known well enough to learn from: one title word
  // that is most of the title, and none for another occupation.
  std::optional<std::string> sure_title(const Evidence& evidence) const;

 private:
  void vote_by_title(const Evidence& evidence, std::vector<Vote>& votes) const;
  void vote_by_words(const Evidence& evidence, Room& room) const;

  const Vocabulary& vocabulary_;
  std::vector<std::string> occupations_;
  std::vector<std::vector<Vote>> titles_of_;   // by word: occupations that it names in a title
  std::vector<std::vector<Vote>> weights_of_;  // by word: what it adds to the score of occupations
  std::vector<bool> has_weights_;              // by word, at hand where weights_of_ would not be
  std::optional<TitleLikeness> likeness_;
};

}  // namespace langqiao::reading
