// Search for words alone: a bound of a byte for every listing of a window, from bits and walked lists, beside
// what the shortest text of its block makes of it; those whose bound is high are summed exactly, in the order
// of the referee's floats.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/check.h"
#include "matching/best.h"
#include "matching/posting_walk.h"
#include "matching/search.h"
#include "matching/word_lists.h"

namespace langqiao::matching {
namespace {

constexpr std::size_t kBlocks = 512;  // of kLanes listings: a window

class WordSearch {
 public:
  WordSearch(std::span<const QueryWord> words, const Piece& piece, const TextModel& text,
             std::uint32_t shelves, Best& best)
      : piece_(piece), segment_(*piece.segment), text_(text), shelves_(shelves), best_(best) {
    float all = 0;
    for (const QueryWord& word : words) {
      const WordList list(word, segment_, {0, segment_.size()}, text_);
      if (list.list.count() == 0) continue;
      words_.push_back(list);
      cursors_.emplace_back(list.list);
      all += word.weight;
    }
    rest_ = rest_of(words_);
    // All words once have so many steps; what has more of them than a byte holds may be anything.
    step_ = all / kStepsOfAll;
    for (std::size_t length = 0; length < steps_of_one_.size(); ++length)
      steps_of_one_[length] = 1 / at_most(step_ * text_.worth(1, static_cast<std::uint8_t>(length)));
    for (const WordList& word : words_) plan(word);
  }

  void run() {
    if (words_.empty() || at_most(rest_[0]) < best_.least()) return;
    const std::size_t blocks = (segment_.size() + kLanes - 1) / kLanes;
    for (std::size_t first = 0; first < blocks; first += kBlocks)
      look_at(first, std::min(kBlocks, blocks - first));
  }

 private:
  static constexpr float kStepsOfAll = 170;
  static constexpr std::ptrdiff_t kFirst = 8;  // so many blocks of a window are looked at before the others

  struct Walked {
    PostingWalk walk;
    std::array<std::uint8_t, kMostCount + 1> steps{};  // by count
  };

  void plan(const WordList& word);
  std::uint8_t steps_of(float worth) const {
    return static_cast<std::uint8_t>(std::clamp(std::ceil(at_most(worth) / step_), 1.0F, 255.0F));
  }
  void look_at(std::size_t first, std::size_t blocks);
  void bound(std::size_t first, std::size_t blocks);
  void look_at_block(std::size_t first, std::size_t block);
  void sum(Position at);
  std::uint8_t count(std::size_t word, Position at);
  // Steps that a listing of the block must have.
  int needed(std::size_t block) const {
    const float steps = static_cast<float>(best_.least()) * steps_of_one_[segment_.shortest(block)];
    return std::clamp(static_cast<int>(steps), 1, 255);
  }

  const Piece& piece_;
  const Segment& segment_;
  const TextModel& text_;
  const std::uint32_t shelves_;
  Best& best_;
  std::vector<WordList> words_;
  std::vector<Cursor> cursors_;
  std::vector<float> rest_;  // by word: that and the following, at most
  float step_ = 0;
  std::array<float, std::size_t{kLongest} + 1> steps_of_one_{};  // steps of a score of one, by length
  std::vector<Plane> planes_;
  std::vector<const std::uint64_t*> bits_;  // of the planes
  std::vector<Walked> walked_;
  std::array<std::uint8_t, kBlocks * kLanes> sums_;
  std::array<std::uint8_t, kBlocks> most_;
};

void WordSearch::plan(const WordList& word) {
  const PostingBits bits = word.list.bits();
  if (bits.have == nullptr) {
    Walked& walked = walked_.emplace_back(Walked{PostingWalk(word.list, 0)});
    for (std::uint8_t n = 1; n <= kMostCount; ++n)
      walked.steps[n] = steps_of(word.weight * text_.most_times(n));
    return;
  }
  planes_.push_back({.steps = steps_of(word.weight)});
  bits_.push_back(bits.have);
  if (bits.most_value == 1) return;
  planes_.push_back({.steps = steps_of(word.weight * (text_.most_times(bits.most_value) - 1))});
  bits_.push_back(bits.twice);
}

void WordSearch::bound(std::size_t first, std::size_t blocks) {
  const auto begin = static_cast<Position>(first * kLanes);
  std::fill_n(sums_.begin(), blocks * kLanes, std::uint8_t{0});
  for (Walked& each : walked_) {
    each.walk.visit_values_until(begin + static_cast<Position>(blocks * kLanes),
                                 [&](Position at, std::uint8_t count) {
                                   std::uint8_t& sum = sums_[at - begin];
                                   sum = static_cast<std::uint8_t>(std::min(sum + each.steps[count], 255));
                                 });
  }
  for (std::size_t p = 0; p < planes_.size(); ++p) planes_[p].bits = bits_[p] + first;
  add_planes(planes_, blocks, false, sums_.data(), most_.data());
}

// The best blocks first, where there are many: they tell what a score must reach.
void WordSearch::look_at(std::size_t first, std::size_t blocks) {
  bound(first, blocks);
  std::array<std::uint16_t, kBlocks> order;
  auto end = order.begin();
  for (std::size_t b = 0; b < blocks; ++b) {
    if (most_[b] >= needed(first + b)) *end++ = static_cast<std::uint16_t>(b);
  }
  auto rest = order.begin();
  if (end - rest > 4 * kFirst) {
    rest += kFirst;
    std::nth_element(order.begin(), rest, end,
                     [&](std::uint16_t a, std::uint16_t b) { return most_[a] > most_[b]; });
    std::sort(order.begin(), rest);
    std::sort(rest, end);
    for (auto at = order.begin(); at != rest; ++at) look_at_block(first, *at);
    for (std::size_t i = 0; i < words_.size(); ++i) cursors_[i] = Cursor(words_[i].list);
  }
  for (; rest != end; ++rest) look_at_block(first, *rest);
}

void WordSearch::look_at_block(std::size_t first, std::size_t block) {
  const int least = needed(first + block);
  if (most_[block] < least) return;
  const auto begin = static_cast<Position>((first + block) * kLanes);
  std::uint64_t left = reaching(&sums_[block * kLanes], static_cast<std::uint8_t>(least));
  for (; left != 0; left &= left - 1) sum(begin + static_cast<Position>(std::countr_zero(left)));
}

// How often the listing has the word.
std::uint8_t WordSearch::count(std::size_t word, Position at) {
  const PostingBits bits = words_[word].list.bits();
  if (bits.have != nullptr && !is_in(bits.have, at)) return 0;
  if (bits.have != nullptr && !is_in(bits.twice, at)) return 1;
  return cursors_[word].seek(at) == at ? cursors_[word].value() : std::uint8_t{0};
}

void WordSearch::sum(Position at) {
  const Facts& facts = segment_.facts(at);
  if (!facts.open() || (shelves_ >> facts.shelf() & 1) == 0 || !piece_.has(at)) return;
  float sum = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (at_most(sum + rest_[i]) < best_.least()) return;
    if (const std::uint8_t n = count(i, at); n > 0) sum += words_[i].weight * text_.worth(n, facts.length);
  }
  if (sum > 0) best_.offer({facts.id, sum});
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
