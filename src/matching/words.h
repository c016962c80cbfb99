// Text as the index knows it: keys of single Han characters, of pairs of neighbouring ones, and of Latin
// words, with case, width and traditional characters folded. Pairs need no dictionary and miss no word; see
// docs/decisions/0021.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/text.h"

namespace langqiao::matching {

// What a posting list is kept under. The two highest bits tell what it is.
using Key = std::uint64_t;

constexpr Key concept_key(std::uint32_t id) { return id; }
constexpr Key single_key(char32_t c) { return Key{1} << 62 | c; }
constexpr Key pair_key(char32_t first, char32_t second) { return Key{2} << 62 | Key{first} << 21 | second; }
// Of the folded bytes of a word (FNV-1a, 62 bits); two words may share one, and are then one word.
constexpr Key word_key(std::uint64_t hash) { return Key{3} << 62 | hash >> 2; }
inline constexpr std::uint64_t kEmptyHash = 0xCBF2'9CE4'8422'2325;
constexpr std::uint64_t hash_with(std::uint64_t hash, char32_t c) {
  return (hash ^ c) * 0x0000'0100'0000'01B3;
}

// A code point as the index sees it: written without spaces between words (Han, kana, hangul), part of a
// word, or neither; folded.
struct Letter {
  enum class Kind : std::uint8_t { none, joined, spaced };
  char32_t folded = 0;
  Kind kind = Kind::none;
};
Letter letter_of(char32_t c);

// Calls single(key), pair(key) and word(key) in the order in which they end in the text; a pair is told
// behind its second character. run_ends(length) is told behind each run of joined characters. Precondition:
// UTF-8.
template <class Visit>
void read_words(std::string_view text, Visit& visit) {
  std::uint64_t hash = kEmptyHash;
  char32_t before = 0;
  std::size_t run = 0;
  bool in_word = false;
  const auto end_word = [&] {
    if (in_word) visit.word(word_key(hash));
    in_word = false;
    hash = kEmptyHash;
  };
  const auto end_run = [&] {
    if (run > 0) visit.run_ends(run, before);
    run = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    const Letter letter = letter_of(point.value);
    if (letter.kind == Letter::Kind::joined) {
      end_word();
      visit.single(single_key(letter.folded));
      if (run > 0) visit.pair(pair_key(before, letter.folded));
      before = letter.folded;
      ++run;
      continue;
    }
    end_run();
    if (letter.kind == Letter::Kind::none) {
      end_word();
      continue;
    }
    hash = hash_with(hash, letter.folded);
    in_word = true;
  }
  end_word();
  end_run();
}

// The keys that a query of `text` asks for, each once, in order: pairs, words, and the characters that stand
// alone.
std::vector<Key> query_keys(std::string_view text);

// A text counted: how often each key stands in it (at most kMostCount times), by key, and how many characters
// and words it has (at most kLongest).
struct CountedKey {
  Key key = 0;
  std::uint8_t count = 0;
};
inline constexpr std::uint8_t kMostCount = 15;
inline constexpr std::uint8_t kLongest = 255;

struct CountedText {
  std::vector<CountedKey> keys;
  std::uint8_t length = 0;
};
CountedText count_words(std::string_view text);
std::uint8_t length_of_text(std::string_view text);  // that of count_words()

// BM25 (Robertson and Zaragoza 2009), apart from the weight of the word: what `count` occurrences in a text
// of `length` are worth, 1 for one in a text of usual length. The usual length is fixed for an index so that
// bounds of blocks stay true while listings come and go.
class TextModel {
 public:
  struct Shape {
    double usual_length = 48, k1 = 1.2, b = 0.75;

    bool operator==(const Shape&) const = default;
  };
  TextModel() : TextModel(Shape()) {}
  explicit TextModel(const Shape& shape);

  const Shape& shape() const { return shape_; }
  // Precondition: 1 ≤ count ≤ kMostCount.
  float worth(std::uint8_t count, std::uint8_t length) const {
    return worth_[std::size_t{count} << 8 | length];
  }
  // So many occurrences are worth at most so many times one, whatever the length.
  float most_times(std::uint8_t count) const { return worth(count, kLongest) / worth(1, kLongest); }

 private:
  Shape shape_;
  std::vector<float> worth_;
};

// Weight of a word that stands in `frequency` of `listings` texts: ln(1 + (listings − frequency + ½) /
// (frequency + ½)).
float word_weight(std::uint64_t listings, std::uint64_t frequency);

}  // namespace langqiao::matching
