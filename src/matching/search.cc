#include "matching/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "matching/best.h"
#include "matching/word_lists.h"

namespace langqiao::matching {
namespace {

// Bounds of what concepts are worth are kept in steps of 1/32768 of a score, rounded up; what is summed in
// them may differ from the score itself by rounding, so bounds are looked at with this much room.
constexpr double kSteps = 32'768;
constexpr double kRoom = 1e-9;
constexpr std::uint16_t kMostSteps = 65'535;
constexpr std::size_t kReadAtOnce = 64;  // listings whose words are read before the next are looked at

std::uint16_t steps_of(double worth) {
  return static_cast<std::uint16_t>(std::min(std::ceil(worth * kSteps), double{kMostSteps}));
}

// Of one thread, so that no search has to clear or ask for memory by the size of a shelf: all zero between
// searches.
std::vector<std::uint16_t>& scratch(std::size_t size) {
  thread_local std::vector<std::uint16_t> steps;
  if (steps.size() < size) steps.resize(size, 0);
  return steps;
}

// The least of the `most` greatest numbers seen; below all while there are fewer.
class Floor {
 public:
  explicit Floor(std::size_t most) : most_(most) {}

  void add(double value) {
    if (most_ == 0 || (heap_.size() == most_ && value <= heap_.front())) return;
    if (heap_.size() == most_) {
      std::ranges::pop_heap(heap_, std::greater<>());
      heap_.pop_back();
    }
    heap_.push_back(value);
    std::ranges::push_heap(heap_, std::greater<>());
  }
  double value() const { return most_ > 0 && heap_.size() == most_ ? heap_.front() : -1; }

 private:
  std::size_t most_;
  std::vector<double> heap_;
};

// A listing whose parts are known but for the text.
struct Pending {
  Position position = 0;
  Evidence evidence;
  PartValues parts;
  double most = 0;  // of its score
};

// The search in one shelf of one segment. What its listings' concepts are worth at most is summed first, so
// that they are looked at from the best down; the words are read last, and only of those that can still be
// among the best.
class ShelfSearch {
 public:
  ShelfSearch(const Query& query, const Piece& piece, Segment::Range range, const TextModel& text, Best& best,
              std::size_t most, SearchCounts& counts)
      : query_(query),
        piece_(piece),
        segment_(*piece.segment),
        range_(range),
        text_(text),
        weights_(query.weights(segment_.facts(range.begin))),
        best_(best),
        floor_(most),
        counts_(counts),
        steps_(scratch(range.end - range.begin)) {}
  ~ShelfSearch() {
    for (const Position at : touched_) steps_[at] = 0;
  }
  ShelfSearch(const ShelfSearch&) = delete;
  ShelfSearch& operator=(const ShelfSearch&) = delete;

  void run() {
    open_words();
    if (bound(1, 1, text_with(0)) < least()) return;
    sum_clues();
    look_at_touched();
    look_at_words();
  }

 private:
  void open_words();
  void sum_clues();
  void touch(const PostingList& list, double worth, bool by_value);
  void add_unsaid(Key key, double worth);
  void look_at_touched();
  void look_at_words();
  void look_at(Position at, double most_text);
  void read_pending();
  void read(Pending& pending, std::span<Cursor> cursors);

  // No score is above it when the concepts and the text are worth this.
  double bound(double skills, double field, double text) const {
    PartValues values;
    values.fill(1);
    at(values, Part::skills) = skills;
    at(values, Part::field) = field;
    at(values, Part::text) = text;
    return weighted_sum(weights_, values) + kRoom;
  }
  // (text) of a listing that has `sum` of the words before `first` and as much as can be of the others.
  double text_with(std::size_t first, float sum = 0) const {
    return query_.text_part(at_most(sum + rest_[first]));
  }
  double least() const { return std::max(best_.least(), floor_.value()); }
  template <class Visit>
  void for_each_in_range(const PostingList& list, Visit visit);

  const Query& query_;
  const Piece& piece_;
  const Segment& segment_;
  const Segment::Range range_;
  const TextModel& text_;
  const PartValues& weights_;
  Best& best_;
  Floor floor_;  // over what listings are worth without their words
  SearchCounts& counts_;

  std::vector<WordList> words_;
  std::vector<float> rest_;            // by word: that and the following, at most
  std::vector<std::uint16_t>& steps_;  // by place in the range: what its concepts are worth, at most
  std::vector<Position> touched_;      // places in the range whose steps are not zero
  std::vector<Pending> pending_;
};

void ShelfSearch::open_words() {
  for (const QueryWord& word : query_.words()) {
    words_.push_back({.list = segment_.word_postings().find(word.key), .weight = word.weight});
    words_.back().set_most(range_, text_);
  }
  rest_ = rest_of(words_);
}

// visit(place in the range, posting's place in its block, block).
template <class Visit>
void ShelfSearch::for_each_in_range(const PostingList& list, Visit visit) {
  Position positions[kBlock];
  for (std::size_t b = list.block_with(range_.begin); b < list.heads().size(); ++b) {
    list.positions(b, positions);
    const std::size_t count = list.count_of(b);
    std::size_t i = 0;
    if (positions[0] < range_.begin)
      i = static_cast<std::size_t>(std::lower_bound(positions, positions + count, range_.begin) - positions);
    for (; i < count; ++i) {
      if (positions[i] >= range_.end) return;
      visit(positions[i] - range_.begin, i, b);
    }
  }
}

void ShelfSearch::touch(const PostingList& list, double worth, bool by_value) {
  std::array<std::uint16_t, kGreatestWeight + 1> steps;
  for (std::size_t value = 0; value < steps.size(); ++value)
    steps[value] =
        std::max(std::uint16_t{1}, steps_of(by_value ? worth * static_cast<double>(value) / 100 : worth));
  std::uint8_t values[kBlock];
  std::size_t read = list.heads().size();
  for_each_in_range(list, [&](Position at, std::size_t i, std::size_t block) {
    if (by_value && read != block) list.values(read = block, values);
    std::uint16_t& sum = steps_[at];
    if (sum == 0) touched_.push_back(at);
    sum = static_cast<std::uint16_t>(
        std::min<unsigned>(sum + unsigned{steps[by_value ? values[i] : 1]}, kMostSteps));
    ++counts_.postings;
  });
}

// Of those touched already.
void ShelfSearch::add_unsaid(Key key, double worth) {
  const std::uint16_t steps = steps_of(worth);
  for_each_in_range(segment_.concept_postings().find(key), [&](Position at, std::size_t, std::size_t) {
    std::uint16_t& sum = steps_[at];
    if (sum > 0) sum = static_cast<std::uint16_t>(std::min<unsigned>(sum + unsigned{steps}, kMostSteps));
  });
}

void ShelfSearch::sum_clues() {
  const bool is_need = query_.side() == Side::need;
  for (const Clue& clue : query_.clues()) {
    const double credit = clue.credit / 100.0;
    const PostingList list = segment_.concept_postings().find(concept_key(clue.id));
    if (clue.role == Role::field)
      touch(list, at(weights_, Part::field) * credit, false);
    else if (is_need)
      touch(list, at(weights_, Part::skills) * credit * clue.weight / query_.wanted(), false);
    else
      touch(list, at(weights_, Part::skills) * credit, true);
  }
  if (!is_need) add_unsaid(kNoSkill, at(weights_, Part::skills) * kUnsaid);
  if (query_.says_field()) add_unsaid(kNoField, at(weights_, Part::field) * kUnsaid);
  counts_.touched += touched_.size();
}

void ShelfSearch::look_at_touched() {
  // Places by steps, the most first: sorted by their upper byte.
  std::array<std::size_t, 257> begin{};
  for (const Position at : touched_) ++begin[255 - (steps_[at] >> 8) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Position> order(touched_.size());
  for (const Position at : touched_) order[begin[255 - (steps_[at] >> 8)]++] = at;

  const double skills = query_.side() == Side::need && query_.wanted() == 0 ? kUnsaid : 0;
  const double most_text = text_with(0);
  const double others = bound(skills, query_.says_field() ? 0 : kUnsaid, most_text);
  for (const Position at : order) {
    const unsigned upper = steps_[at] >> 8;
    if ((upper + 1) * 256 / kSteps + others < least()) break;
    if (steps_[at] / kSteps + others < least()) continue;
    look_at(range_.begin + at, most_text);
    if (pending_.size() >= kReadAtOnce) read_pending();
  }
  read_pending();
}

// Listings that share words alone. One without any word before the i-th is worth what the rest can be, at
// most.
void ShelfSearch::look_at_words() {
  const bool is_need = query_.side() == Side::need;
  const double skills = is_need && query_.wanted() > 0 ? 0 : kUnsaid;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const double most_text = text_with(i);
    const double most = bound(skills, kUnsaid, most_text) * (is_need && query_.has_must() ? kMustMissing : 1);
    if (most < least()) return;
    for_each_in_range(words_[i].list, [&](Position at, std::size_t, std::size_t) {
      if (steps_[at] != 0) return;
      steps_[at] = 1;
      touched_.push_back(at);
      look_at(range_.begin + at, most_text);
      if (pending_.size() >= kReadAtOnce) read_pending();
    });
    read_pending();
  }
}

void ShelfSearch::look_at(Position position, double most_text) {
  const Facts& facts = segment_.facts(position);
  if (!piece_.has(position) || !query_.admits(facts)) return;
  ++counts_.evaluated;
  Pending found{
      .position = position, .evidence = query_.evidence(segment_.concepts(position)), .parts = {}, .most = 0};
  found.parts = query_.parts(facts, found.evidence, query_.words().empty() ? kUnsaid : 0);
  const double without = Query::score(found.evidence, found.parts, weights_);
  PartValues with = found.parts;
  at(with, Part::text) = most_text;
  found.most = Query::score(found.evidence, with, weights_);
  if (found.most + kRoom < least()) return;
  if (found.evidence.touches()) floor_.add(without);
  pending_.push_back(found);
}

void ShelfSearch::read_pending() {
  std::erase_if(pending_, [&](const Pending& at) { return at.most + kRoom < least(); });
  std::ranges::sort(pending_, {}, &Pending::position);
  std::vector<Cursor> cursors;
  cursors.reserve(words_.size());
  for (const WordList& word : words_) cursors.emplace_back(word.list);
  for (Pending& at : pending_) {
    if (at.most + kRoom >= least()) read(at, cursors);
  }
  pending_.clear();
}

void ShelfSearch::read(Pending& pending, std::span<Cursor> cursors) {
  ++counts_.read;
  const Facts& facts = segment_.facts(pending.position);
  float sum = 0;
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    at(pending.parts, Part::text) = text_with(i, sum);
    if (Query::score(pending.evidence, pending.parts, weights_) + kRoom < least()) return;
    if (cursors[i].seek(pending.position) == pending.position)
      sum += words_[i].weight * text_.worth(cursors[i].value(), facts.length);
  }
  if (!Query::matches(pending.evidence, sum)) return;
  at(pending.parts, Part::text) = query_.text_part(sum);
  best_.offer({facts.id, Query::score(pending.evidence, pending.parts, weights_)});
}

}  // namespace

std::vector<Match> best_for(const Listing& listing, const Snapshot& snapshot, const Model& model,
                            std::size_t most, SearchCounts* counts) {
  CHECK(model.text.shape() == snapshot.text());
  const Query query(listing, model, snapshot.collection());
  Best best(most);
  SearchCounts own;
  for (const Piece& piece : snapshot.pieces()) {
    for (const std::size_t shelf : query.shelves()) {
      const Segment::Range range = piece.segment->shelf(shelf);
      if (range.begin < range.end && most > 0)
        ShelfSearch(query, piece, range, model.text, best, most, counts == nullptr ? own : *counts).run();
    }
  }
  return std::move(best).sorted();
}

}  // namespace langqiao::matching
