// The words of a vocabulary in a text: at every place the longest, from the left, none overlapping another;
// Latin words whole (`C` is not in `CAD`), and what the clause around each says of it.
//
// Vectorscan looks for heads, the first characters of words, in the short form of scan_text.h; at each head
// the longest word that begins there is found among the sorted words (docs/decisions/0020 has the
// measurements).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/folded.h"
#include "reading/literal_scanner.h"
#include "reading/scan_text.h"
#include "reading/vocabulary.h"

namespace langqiao::reading {

// A word in the text: its position in Vocabulary::words(), and its bytes in the original.
struct FoundWord {
  std::uint32_t word = 0;
  ByteSpan span;
  Cue cue = Cue::none;

  bool operator==(const FoundWord&) const = default;
};

class WordFinder {
 public:
  // What one thread works with; good for any number of texts.
  class Desk {
   public:
    explicit Desk(const WordFinder& finder) : scratch_(finder.scanner_) {}

    const Folded& folded() const { return folded_; }             // of the latest text
    std::span<const FoundWord> found() const { return found_; }  // in the latest text, by place

   private:
    friend class WordFinder;
    Folded folded_;
    ScanText scan_text_;
    LiteralScanner::Scratch scratch_;
    std::vector<LiteralScanner::Hit> hits_;
    std::vector<FoundWord> found_;
  };

  // Borrows the vocabulary, which outlives this.
  explicit WordFinder(const Vocabulary& vocabulary);

  // Leaves what `text` holds in `desk`. Any bytes, fewer than 2³².
  void find(std::string_view text, Desk& desk) const;

  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // A literal of the scanner: the first characters of words.
  struct Head {
    std::uint32_t word = kNone;  // the word that it is by itself
    std::uint32_t first = 0;  // the words longer than it are from here in tails_ to where the next head's are
    std::uint8_t bytes = 0;
    std::uint8_t units = 0;
    bool short_tails = false;  // some word is longer by less than a character
  };
  // A word behind its head.
  struct Tail {
    std::uint64_t key = 0;  // its first bytes, to compare at once
    std::uint32_t word = 0;
  };
  struct Longest {
    std::uint32_t word = kNone;
    std::uint32_t bytes = 0;
  };

  // The literal that finds a word, as units, and how many bytes of the word that is.
  struct Cut {
    std::string units;
    std::uint8_t bytes = 0;
  };
  Cut cut_head(std::string_view word, Folded& folded, ScanText& scan) const;
  std::vector<std::string> take_heads();
  void add_tail(std::uint32_t head, std::uint32_t word);
  void link_prefixes();
  std::string_view text_of(std::uint32_t word) const {
    return std::string_view(pool_).substr(text_at_[word], text_at_[word + 1] - text_at_[word]);
  }
  Longest longest_at(std::string_view text, std::size_t begin, std::uint32_t head) const;
  Longest longest_with_tail(std::string_view text, std::size_t begin, std::uint32_t head) const;
  bool may_go_on(std::string_view text, std::size_t after, std::uint32_t head) const;
  void keep_longest(Desk& desk) const;
  void give_cues(Desk& desk) const;

  const Vocabulary& vocabulary_;
  std::string pool_;  // all words, one behind the other: texts near each other in memory
  std::vector<std::uint32_t> text_at_;
  std::vector<std::uint32_t> prefix_of_;  // by word: the longest other word that it begins with
  std::vector<std::uint8_t> cue_of_;      // by word, a Cue
  ScanAlphabet alphabet_;
  std::vector<Head> heads_;            // by literal, and one behind the last
  std::vector<Tail> tails_;            // by head, then by text
  std::vector<std::uint64_t> filter_;  // which characters follow which head
  LiteralScanner scanner_;
};

}  // namespace langqiao::reading
