#include "matching/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>

#include "matching/best.h"
#include "matching/shelf_sums.h"
#include "matching/word_lists.h"

namespace langqiao::matching {
namespace {

// Sums in another order than the score's differ from it by rounding, so bounds are looked at with this much
// room.
constexpr double kRoom = 1e-9;
constexpr std::size_t kReadAtOnce = 64;  // listings whose words are read before the next are looked at

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

// The search in one shelf of one segment. What concepts and words can add is summed for the whole shelf
// (shelf_sums.h); listings of one region and level stand together, so that place and level are known for
// all of them. The greatest sums are looked at first, and what is too little is left.
class ShelfSearch {
 public:
  ShelfSearch(const Query& query, const Piece& piece, std::size_t shelf, const TextModel& text, Best& best,
              std::size_t most, SearchCounts& counts)
      : query_(query),
        piece_(piece),
        segment_(*piece.segment),
        shelf_(piece.segment->shelf(shelf)),
        text_(text),
        weights_(query.weights(segment_.facts(shelf_.begin))),
        best_(best),
        floor_(most),
        counts_(counts) {
    for (const QueryWord& word : query.words()) words_.emplace_back(word, segment_, shelf_, text_);
    rest_ = rest_of(words_);
    for (const Segment::Run& run : segment_.runs(shelf))
      runs_.push_back({run.begin, run.end, others_of(run)});
  }

  void run() {
    const double all = weight(Part::skills) + weight(Part::field) + weight(Part::text) * text_with(0);
    double others = 0;
    for (const Run& at : runs_) others = std::max(others, at.others);
    if (all + others < least()) return;
    ShelfSums sums(query_, segment_, shelf_, words_, text_, weights_);
    sums_ = &sums;
    for (Run& at : runs_) at.steps = sums.steps_of(at.others);
    if (query_.side() == Side::need && query_.has_must()) {
      sums.sum(ShelfSums::Of::with_musts);
      look_at_summed(1);
      if (kMustMissing * (all + others) < least()) return;
      sums.sum(ShelfSums::Of::without_musts);
      look_at_summed(kMustMissing);
    } else {
      sums.sum(ShelfSums::Of::all);
      look_at_summed(1);
    }
    counts_.postings += sums.postings();
  }

 private:
  static constexpr std::size_t kFirst[] = {32, 256, 2048};  // so many blocks are looked at before the others
  static constexpr std::size_t kMostSteps = 1024;           // of sum and run together

  // A run of the shelf, and what the parts but for skills, field and text add to a score, at most.
  struct Run {
    Position begin = 0, end = 0;
    double others = 0;
    int steps = 0;
  };
  struct Candidate {
    Position position = 0;
    double summed = 0;  // what it can reach, but for the parts that its facts tell
  };

  double others_of(const Segment::Run& run) const;
  void look_at_summed(double scale);
  void look_at_blocks(int from, int below);
  void look_at_candidates();
  void look_at_facts(const Candidate& at);
  bool look_at_concepts(Pending& found);
  void read_pending();
  void read(Pending& pending, std::span<Cursor> cursors);

  // (text) of a listing that has `sum` of the words before `first` and as much as can be of the others.
  double text_with(std::size_t first, float sum = 0) const {
    return query_.text_part(at_most(sum + rest_[first]));
  }
  double least() const { return std::max(best_.least(), floor_.value()); }
  double weight(Part part) const { return at(weights_, part); }

  const Query& query_;
  const Piece& piece_;
  const Segment& segment_;
  const Segment::Range shelf_;
  const TextModel& text_;
  const PartValues& weights_;
  Best& best_;
  Floor floor_;  // over what listings are worth without their words
  SearchCounts& counts_;

  std::vector<Run> runs_;
  std::vector<WordList> words_;
  std::vector<float> rest_;  // by word: that and the following, at most
  const ShelfSums* sums_ = nullptr;
  double scale_ = 1;  // of all scores that are looked at
  std::vector<Candidate> candidates_;
  std::vector<Pending> pending_;
};

double ShelfSearch::others_of(const Segment::Run& run) const {
  const Facts there{.region = run.region, .education = run.education};
  PartValues values = query_.parts_of_run(there);
  at(values, Part::skills) = at(values, Part::field) = at(values, Part::text) = 0;
  return weighted_sum(weights_, values) + kRoom;
}

// The best blocks first, and then those that are good: they tell what a score must reach.
void ShelfSearch::look_at_summed(double scale) {
  scale_ = scale;
  std::array<std::uint32_t, kMostSteps> blocks{};  // by the steps of their best
  for (const Run& run : runs_) {
    const std::size_t end = sums_->block_of(run.end - 1);
    for (std::size_t b = sums_->block_of(run.begin); b <= end; ++b) {
      if (const int most = sums_->most_of(b); most > 0)
        ++blocks[std::min<std::size_t>(static_cast<std::size_t>(most + run.steps), kMostSteps - 1)];
    }
  }
  int below = std::numeric_limits<int>::max(), reach = kMostSteps;
  std::size_t seen = 0;
  for (const std::size_t first : kFirst) {
    while (reach > 1 && seen < first) seen += blocks[static_cast<std::size_t>(--reach)];
    look_at_blocks(reach, below);
    below = reach;
  }
  if (reach > 1) look_at_blocks(1, below);
}

// Listings that can reach from `from` to below `below`.
void ShelfSearch::look_at_blocks(int from, int below) {
  const auto needed = [&] {
    return std::max(from, static_cast<int>(std::floor((least() / scale_ - sums_->base()) / sums_->step())));
  };
  int least_steps = needed();
  for (const Run& run : runs_) {
    if (run.steps + 255 < least_steps) continue;
    const std::size_t end = sums_->block_of(run.end - 1);
    for (std::size_t b = sums_->block_of(run.begin); b <= end; ++b) {
      const int most = sums_->most_of(b);
      if (most == 0 || most + run.steps < least_steps) continue;
      const Position first = sums_->first_of(b);
      std::uint64_t left =
          sums_->reaching(b, static_cast<std::uint8_t>(std::max(1, least_steps - run.steps)));
      if (run.begin > first) left &= ~std::uint64_t{0} << (run.begin - first);
      if (run.end < first + kLanes) left &= ~(~std::uint64_t{0} << (run.end - first));
      for (; left != 0; left &= left - 1) {
        const Position position = first + static_cast<Position>(std::countr_zero(left));
        const int steps = sums_->steps(position);
        if (steps + run.steps >= below) continue;
        segment_.prefetch_facts(position);
        candidates_.push_back({position, steps * sums_->step() + sums_->base()});
        if (candidates_.size() < kReadAtOnce) continue;
        look_at_candidates();
        least_steps = needed();
      }
    }
  }
  look_at_candidates();
}

// In two walks, so that the memory that one needs is on its way during the other.
void ShelfSearch::look_at_candidates() {
  counts_.touched += candidates_.size();
  for (const Candidate& at : candidates_) {
    look_at_facts(at);
  }
  candidates_.clear();
  std::erase_if(pending_, [&](Pending& at) { return !look_at_concepts(at); });
  read_pending();
}

void ShelfSearch::look_at_facts(const Candidate& at) {
  const Facts& facts = segment_.facts(at.position);
  if (!piece_.has(at.position) || !query_.admits(facts)) return;
  Pending found{.position = at.position, .evidence = {}, .parts = query_.parts(facts, {}, 0), .most = 0};
  langqiao::matching::at(found.parts, Part::skills) = langqiao::matching::at(found.parts, Part::field) = 0;
  found.most = (at.summed + weighted_sum(weights_, found.parts)) * scale_;
  if (found.most + kRoom < least()) return;
  segment_.prefetch_concepts(at.position);
  pending_.push_back(found);
}

// False when it cannot be among the best.
bool ShelfSearch::look_at_concepts(Pending& found) {
  ++counts_.evaluated;
  found.evidence = query_.evidence(segment_.concepts(found.position));
  query_.set_concept_parts(found.parts, found.evidence);
  at(found.parts, Part::text) = query_.words().empty() ? kUnsaid : 0;
  const double without = Query::score(found.evidence, found.parts, weights_);
  PartValues with = found.parts;
  at(with, Part::text) = text_with(0);
  if (found.evidence.must_missing && scale_ == 1) found.most *= kMustMissing;
  found.most = std::min(Query::score(found.evidence, with, weights_), found.most);
  if (found.most + kRoom < least()) return false;
  if (found.evidence.touches()) floor_.add(without);
  return true;
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
        ShelfSearch(query, piece, shelf, model.text, best, most, counts == nullptr ? own : *counts).run();
    }
  }
  return std::move(best).sorted();
}

}  // namespace langqiao::matching
