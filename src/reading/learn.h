// Learning what words say of occupations, from adverts whose title is sure (distant supervision): multinomial
// logistic regression over the words of text, tags and industry; the title, which gave the label, is left
// out. Occupations count by the root of how often they stand, so that the commonest do not draw all others to
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reader.h"

namespace langqiao::reading {

// The words of one advert by their position in the vocabulary, each once, and its occupation.
struct Lesson {
  std::vector<std::uint32_t> words;
  std::string occupation;
};

// The lesson of an advert; nothing when its title is not sure or it has no words beside.
std::optional<Lesson> lesson_of(const Reader& reader, const AdvertText& advert, Reader::Desk& desk);

// The lesson of a text whose occupation a person named; nothing when it has no word of the vocabulary.
std::optional<Lesson> lesson_of(const Reader& reader, std::string_view text, std::string occupation,
                                Reader::Desk& desk);

struct LearnOptions {
  std::size_t least_adverts = 5;  // of an occupation, and of a word
  std::size_t most_weights = 12'000;
  int rounds = 12;
};

// Weights of the most telling words, by word and occupation; without provenance, which is the caller's. The
// same lessons in the same order give the same weights.
std::vector<TermWeight> learn(std::span<const Lesson> lessons, const Vocabulary& vocabulary,
                              const LearnOptions& options = {});

}  // namespace langqiao::reading
