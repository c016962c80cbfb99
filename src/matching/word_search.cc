// Search for words alone: MaxScore (Turtle and Flood 1995) by windows of positions, with bounds from the
// heads of the blocks that reach into a window (as in block-max WAND, Ding and Suel 2011). Words are taken in
// the order of the score's sum, so that its floats are those of the referee.
#include <algorithm>
#include <array>
#include <bit>

#include "base/check.h"
#include "matching/best.h"
#include "matching/search.h"
#include "matching/word_lists.h"

namespace langqiao::matching {
namespace {

constexpr std::size_t kWindow = 4096;

// Sums by place in a window, and which of them are not zero.
class Window {
 public:
  void add(std::size_t place, float worth) {
    sums_[place] += worth;
    set_[place >> 6] |= std::uint64_t{1} << (place & 63);
  }
  // visit(place, sum), by place; all are zero afterwards.
  template <class Visit>
  void take(Visit visit) {
    for (std::size_t w = 0; w < set_.size(); ++w) {
      for (std::uint64_t left = std::exchange(set_[w], 0); left != 0; left &= left - 1) {
        const std::size_t place = w << 6 | static_cast<std::size_t>(std::countr_zero(left));
        visit(place, std::exchange(sums_[place], 0.0F));
      }
    }
  }

 private:
  std::array<float, kWindow> sums_{};
  std::array<std::uint64_t, kWindow / 64> set_{};
};

// A block of a list that is being summed; it may reach over many windows.
struct Unpacked {
  std::size_t number = ~std::size_t{0}, next = 0, count = 0;
  Position positions[kBlock];
  std::uint8_t counts[kBlock];

  void read(const PostingList& list, std::size_t block) {
    list.positions(block, positions);
    list.values(block, counts);
    number = block;
    next = 0;
    count = list.count_of(block);
  }
};

class WordSearch {
 public:
  WordSearch(std::span<const QueryWord> words, const Piece& piece, const TextModel& text,
             std::uint32_t shelves, Best& best)
      : piece_(piece), segment_(*piece.segment), text_(text), shelves_(shelves), best_(best) {
    for (const QueryWord& word : words) {
      const PostingList list = segment_.word_postings().find(word.key);
      if (list.count() == 0) continue;
      words_.push_back({.list = list, .weight = word.weight});
      cursors_.emplace_back(list);
    }
    unpacked_.resize(words_.size());
  }

  void run() {
    for (Position begin = 0; begin < segment_.size(); begin += kWindow)
      look_at({begin, static_cast<Position>(std::min<std::size_t>(begin + kWindow, segment_.size()))});
  }

 private:
  void look_at(Segment::Range range);
  void sum(std::size_t w, Segment::Range range);
  void finish(Position at, float sum, std::size_t known);

  const Piece& piece_;
  const Segment& segment_;
  const TextModel& text_;
  const std::uint32_t shelves_;
  Best& best_;
  std::vector<WordList> words_;
  std::vector<Cursor> cursors_;
  std::vector<Unpacked> unpacked_;
  std::vector<float> rest_;
  Window window_;
};

// The first words are summed over the window until what the others can add is not enough by itself; those are
// then read for the listings found.
void WordSearch::look_at(Segment::Range range) {
  for (WordList& word : words_) word.set_most(range, text_);
  rest_ = rest_of(words_);
  const double least = best_.least();
  std::size_t known = 0;
  while (known < words_.size() && at_most(rest_[known]) >= least) sum(known++, range);
  if (known == 0) return;
  const float bar = static_cast<float>(best_.least() / double{kAnyOrder} - double{rest_[known]});
  window_.take([&](std::size_t place, float sum) {
    if (sum >= bar) finish(range.begin + static_cast<Position>(place), sum, known);
  });
}

void WordSearch::sum(std::size_t w, Segment::Range range) {
  const WordList& word = words_[w];
  Unpacked& block = unpacked_[w];
  for (std::size_t b = word.block; b < word.list.heads().size(); ++b) {
    if (block.number != b) block.read(word.list, b);
    while (block.next < block.count && block.positions[block.next] < range.begin) ++block.next;
    for (; block.next < block.count; ++block.next) {
      const Position at = block.positions[block.next];
      if (at >= range.end) return;
      window_.add(at - range.begin, word.weight * text_.worth(block.counts[block.next], segment_.length(at)));
    }
  }
}

void WordSearch::finish(Position at, float sum, std::size_t known) {
  for (std::size_t i = known; i < words_.size(); ++i) {
    if (at_most(sum + rest_[i]) < best_.least()) return;
    if (words_[i].most > 0 && cursors_[i].seek(at) == at)
      sum += words_[i].weight * text_.worth(cursors_[i].value(), segment_.length(at));
  }
  if (sum < best_.least()) return;
  const Facts& facts = segment_.facts(at);
  if (facts.open() && (shelves_ >> facts.shelf() & 1) != 0 && piece_.has(at)) best_.offer({facts.id, sum});
}

}  // namespace

std::vector<Match> best_with_words(std::string_view words, const Snapshot& snapshot, const TextModel& text,
                                   std::size_t most, std::uint32_t shelves) {
  CHECK(text.shape() == snapshot.text());
  const std::vector<QueryWord> asked = query_words(words, snapshot.collection());
  Best best(most);
  for (const Piece& piece : snapshot.pieces()) WordSearch(asked, piece, text, shelves, best).run();
  return std::move(best).sorted();
}

std::vector<Match> scan_words(std::string_view words, std::span<const Listing> listings,
                              const TextModel& text, const Collection& collection, std::size_t most) {
  const std::vector<QueryWord> asked = query_words(words, collection);
  std::vector<Match> found;
  for (const Listing& listing : listings) {
    if (!facts_of(listing).open()) continue;
    const float sum = text_sum(asked, listing.text, text);
    if (sum > 0) found.push_back({listing.id, sum});
  }
  std::ranges::sort(found, better);
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace langqiao::matching
