#include "matching/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include "matching/best.h"
#include "matching/word_lists.h"

namespace langqiao::matching {
namespace {

// What is summed for bounds is kept in steps of 1/8192 of a score, rounded up; sums in another order than the
// score's differ from it by rounding, so bounds are looked at with this much room.
constexpr double kSteps = 8192;
constexpr double kRoom = 1e-9;
constexpr int kMostSteps = 32'767;
constexpr std::size_t kReadAtOnce = 64;  // listings whose words are read before the next are looked at

// At least one, so that what weighs nothing is seen too.
int steps_of(double worth) {
  return static_cast<int>(std::clamp(std::ceil(worth * kSteps), 1.0, double{kMostSteps}));
}

// Of one thread, so that no search asks for memory by the size of a shelf: all zero between searches.
struct Scratch {
  std::vector<std::int16_t> steps, gate;

  static Scratch& of_thread() {
    thread_local Scratch scratch;
    return scratch;
  }
};

// How much of a query is summed; what is left out is bounded as a whole.
struct Depth {
  std::uint8_t credit = 0;  // relations that count for no more are left out
  std::size_t words = 0;    // the first so many, the rarest
  bool again = false;       // what was looked at before is left out
  bool must_apart = false;  // listings with and without a must of the need are looked at apart
};

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

// The search in one shelf of one segment, after MaxScore (Turtle and Flood 1995): the clues and words that
// tell most are summed over the shelf, listings are looked at from the greatest sums down, and the rest is
// left unread when what it could add is too little by itself. Words are read last, and only of listings that
// can still be among the best.
class ShelfSearch {
 public:
  ShelfSearch(const Query& query, const Piece& piece, std::size_t shelf, const TextModel& text, Best& best,
              std::size_t most, SearchCounts& counts)
      : query_(query),
        piece_(piece),
        segment_(*piece.segment),
        shelf_(piece.segment->shelf(shelf)),
        range_(shelf_),
        text_(text),
        weights_(query.weights(segment_.facts(shelf_.begin))),
        is_need_(query.side() == Side::need),
        best_(best),
        floor_(most),
        counts_(counts),
        scratch_(Scratch::of_thread()) {
    if (const std::size_t size = shelf_.end - shelf_.begin; scratch_.steps.size() < size) {
      scratch_.steps.resize(size);
      scratch_.gate.resize(size);
    }
    for (const Segment::Run& run : segment_.runs(shelf))
      runs_.push_back({{run.begin, run.end}, others_of(run)});
  }

  void run() {
    open_lists();
    const double all = weight(Part::skills) + weight(Part::field) + weight(Part::text) * text_with(0);
    double most = 0;
    for (const Run& at : runs_) most = std::max(most, at.others);
    if (all + most < least()) return;
    Depth whole{.credit = 0, .words = words_.size(), .must_apart = is_need_ && query_.has_must()};
    if (size() < kWorthPruning) return search(whole);
    search(first_depth());
    const std::vector<Segment::Range> left = left_out();
    whole.again = true;
    seen_.swap(looked_at_);
    std::ranges::sort(seen_);
    for (const Segment::Range range : left) {
      counts_.again += range.end - range.begin;
      range_ = range;
      search(whole);
    }
  }

 private:
  static constexpr std::size_t kGroup = 64;                 // places that are passed over together
  static constexpr std::size_t kWorthPruning = 1024;        // a smaller shelf is summed at once
  static constexpr std::size_t kFirst[] = {32, 256, 2048};  // so many groups are looked at before the others
  static constexpr std::uint8_t kFaint = 50;                // credit of relations that are left out at first
  static constexpr std::size_t kRareWord = 64;  // a word is summed at first if one in so many has it

  // A run of the shelf, and what the parts but for skills, field and text add to a score, at most.
  struct Run {
    Segment::Range range;
    double others = 0;
  };
  // Places of one run, and the most that one of them can reach, in steps.
  struct Group {
    Position begin = 0, end = 0;  // places
    int others = 0, most = 0;
  };

  struct Candidate {
    Position position = 0;
    double summed = 0;  // what it can reach, but for the parts that its facts tell
  };
  // Which listings are looked at: those with a must or those without, and what that makes of their scores.
  static constexpr std::int16_t kShut = -1;  // those whose gate is zero
  struct Among {
    std::int16_t gate = kShut;
    double scale = 1;
  };

  double base() const { return base_skills_ + base_field_ + base_text_; }
  std::size_t size() const { return range_.end - range_.begin; }
  double others_of(const Segment::Run& run) const;
  Depth first_depth() const;
  void search(const Depth& depth);
  std::vector<Segment::Range> left_out() const;
  void open_lists();
  void set_base(const Depth& depth);
  void sum_clues(const Depth& depth);
  void sum_words(const Depth& depth);
  void mark_those_with_must();
  void sum(const PostingList& list, double worth, bool by_value);
  void add_unsaid(Key key, double worth);
  void set_groups();
  void look_at_summed(const Among& among);
  std::uint64_t reaching(const Group& group, int steps) const;
  void look_at_groups(int from, int below);
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
  template <class Visit>
  void for_each_in_range(const PostingList& list, Visit visit);

  double weight(Part part) const { return at(weights_, part); }

  const Query& query_;
  const Piece& piece_;
  const Segment& segment_;
  const Segment::Range shelf_;
  Segment::Range range_;  // that is being searched
  const TextModel& text_;
  const PartValues& weights_;
  const bool is_need_;
  Best& best_;
  Floor floor_;  // over what listings are worth without their words
  SearchCounts& counts_;
  Scratch& scratch_;

  std::vector<Run> runs_;
  std::vector<PostingList> clue_lists_;
  std::vector<WordList> words_;
  std::vector<float> rest_;  // by word: that and the following, at most
  // What is left out of the sums, at most: of each asked skill in hundredths, and of all skills, the field
  // and the text as parts of the score.
  std::array<std::uint8_t, kMostConceptsOfListing> faint_{};
  std::uint8_t faint_field_ = 0;
  double base_skills_ = 0, base_field_ = 0, base_text_ = 0;
  Among among_;
  std::vector<Group> groups_;
  std::vector<Candidate> candidates_;
  std::vector<Position> looked_at_;
  std::vector<Position> seen_;  // by the first of two searches
  std::vector<Pending> pending_;
};

double ShelfSearch::others_of(const Segment::Run& run) const {
  const Facts there{.region = run.region, .education = run.education};
  PartValues values = query_.parts_of_run(there);
  at(values, Part::skills) = at(values, Part::field) = at(values, Part::text) = 0;
  return weighted_sum(weights_, values) + kRoom;
}

void ShelfSearch::open_lists() {
  for (const Clue& clue : query_.clues())
    clue_lists_.push_back(segment_.concept_postings().find(concept_key(clue.id)));
  for (const QueryWord& word : query_.words()) {
    words_.push_back({.list = segment_.word_postings().find(word.key), .weight = word.weight});
    words_.back().set_most(shelf_, text_);
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

void ShelfSearch::sum(const PostingList& list, double worth, bool by_value) {
  std::array<int, kGreatestWeight + 1> steps;
  if (by_value) {
    for (std::size_t value = 0; value < steps.size(); ++value)
      steps[value] = steps_of(worth * static_cast<double>(value) / 100);
  }
  std::int16_t* const sums = scratch_.steps.data();
  const auto add = [&](Position place, int more) {
    sums[place] = static_cast<std::int16_t>(std::min(sums[place] + more, kMostSteps));
  };
  const int whole = steps_of(worth);
  std::uint8_t values[kBlock];
  std::size_t read = list.heads().size();
  for_each_in_range(list, [&](Position place, std::size_t i, std::size_t block) {
    if (by_value && read != block) list.values(read = block, values);
    add(place, by_value ? steps[values[i]] : whole);
    ++counts_.postings;
  });
}

// The strongest relation left out bounds them all: of a skill that the query asks for, or of all that it
// offers.
void ShelfSearch::set_base(const Depth& depth) {
  faint_.fill(0);
  faint_field_ = 0;
  for (const Clue& clue : query_.clues()) {
    if (clue.credit > depth.credit) continue;
    std::uint8_t& faint = clue.role == Role::field ? faint_field_ : faint_[clue.group];
    faint = std::max(faint, clue.credit);
  }
  double skills = is_need_ && query_.wanted() == 0 ? kUnsaid : 0;
  if (!is_need_) skills = faint_[0] / 100.0;
  for (const Clue& clue : query_.clues()) {
    if (is_need_ && clue.role == Role::skill && clue.credit == kFullCredit)
      skills += faint_[clue.group] / 100.0 * clue.weight / query_.wanted();
  }
  base_skills_ = weight(Part::skills) * skills;
  base_field_ = weight(Part::field) * (query_.says_field() ? faint_field_ / 100.0 : kUnsaid);
  base_text_ = weight(Part::text) * text_with(depth.words);
}

void ShelfSearch::sum_clues(const Depth& depth) {
  for (std::size_t c = 0; c < clue_lists_.size(); ++c) {
    const Clue& clue = query_.clues()[c];
    if (clue.credit <= depth.credit) continue;
    const bool field = clue.role == Role::field;
    const double more = (clue.credit - (field ? faint_field_ : faint_[clue.group])) / 100.0;
    const double share = field || !is_need_ ? 1 : static_cast<double>(clue.weight) / query_.wanted();
    sum(clue_lists_[c], weight(field ? Part::field : Part::skills) * more * share, !field && !is_need_);
  }
  if (!is_need_) add_unsaid(kNoSkill, weight(Part::skills) * kUnsaid - base_skills_);
  if (query_.says_field()) add_unsaid(kNoField, weight(Part::field) * kUnsaid - base_field_);
}

void ShelfSearch::add_unsaid(Key key, double worth) {
  if (worth > 0) sum(segment_.concept_postings().find(key), worth, false);
}

void ShelfSearch::sum_words(const Depth& depth) {
  std::uint8_t counts[kBlock];
  for (std::size_t w = 0; w < depth.words; ++w) {
    const WordList& word = words_[w];
    const float scale =
        static_cast<float>(weight(Part::text) * kSteps) * at_most(word.weight) / query_.best_text();
    std::size_t read = word.list.heads().size();
    for_each_in_range(word.list, [&](Position place, std::size_t i, std::size_t block) {
      if (read != block) word.list.values(read = block, counts);
      const float worth = scale * text_.worth(counts[i], segment_.length(range_.begin + place));
      std::int16_t& sum = scratch_.steps[place];
      sum = static_cast<std::int16_t>(std::min(sum + static_cast<int>(worth) + 1, kMostSteps));
    });
  }
}

// One must is looked at, that which the fewest have.
void ShelfSearch::mark_those_with_must() {
  std::array<std::size_t, kMostConceptsOfListing> having{};
  for (const Clue& clue : query_.clues()) {
    if (clue.must && clue.credit >= kMetFrom)
      having[clue.group] += 1 + segment_.concept_postings().find(concept_key(clue.id)).count();
  }
  std::size_t rarest = having.size();
  for (std::size_t g = 0; g < having.size(); ++g) {
    if (having[g] > 0 && (rarest == having.size() || having[g] < having[rarest])) rarest = g;
  }
  for (const Clue& clue : query_.clues()) {
    if (!clue.must || clue.group != rarest || clue.credit < kMetFrom) continue;
    for_each_in_range(segment_.concept_postings().find(concept_key(clue.id)),
                      [&](Position place, std::size_t, std::size_t) {
                        scratch_.gate[place] = kShut;
                        scratch_.steps[place] = std::max<std::int16_t>(scratch_.steps[place], 1);
                      });
  }
}

Depth ShelfSearch::first_depth() const {
  Depth depth{.credit = kFaint, .words = 0, .must_apart = is_need_ && query_.has_must()};
  while (depth.words < words_.size() && words_[depth.words].list.count() * kRareWord <= segment_.size())
    ++depth.words;
  return depth;
}

// Where a listing that shares nothing of what was summed could still be among the best. Those with a must
// were all looked at.
std::vector<Segment::Range> ShelfSearch::left_out() const {
  std::vector<Segment::Range> found;
  const double scale = is_need_ && query_.has_must() ? kMustMissing : 1;
  for (const Run& run : runs_) {
    if (scale * (base() + run.others) < least()) continue;
    if (!found.empty() && found.back().end == run.range.begin)
      found.back().end = run.range.end;
    else
      found.push_back(run.range);
  }
  return found;
}

void ShelfSearch::search(const Depth& depth) {
  set_base(depth);
  sum_clues(depth);
  sum_words(depth);
  for (auto at = std::ranges::lower_bound(seen_, range_.begin); at != seen_.end() && *at < range_.end; ++at)
    scratch_.steps[*at - range_.begin] = 0;
  if (depth.must_apart) {
    mark_those_with_must();
    if (!depth.again) look_at_summed({.gate = 0, .scale = 1});
  }
  look_at_summed({.gate = kShut, .scale = depth.must_apart ? kMustMissing : 1});
  std::fill_n(scratch_.steps.begin(), size(), std::int16_t{0});
  if (depth.must_apart) std::fill_n(scratch_.gate.begin(), size(), std::int16_t{0});
}

void ShelfSearch::set_groups() {
  groups_.clear();
  for (const Run& run : runs_) {
    if (run.range.begin < range_.begin || run.range.begin >= range_.end) continue;
    const int others = steps_of(run.others);
    const Position end = run.range.end - range_.begin;
    for (Position begin = run.range.begin - range_.begin; begin < end; begin += kGroup) {
      Group group{begin, std::min<Position>(end, begin + kGroup), others, 0};
      const std::int16_t* const first = &scratch_.steps[group.begin];
      const std::int16_t* const gate = &scratch_.gate[group.begin];
      std::int16_t most = 0;
      for (Position i = 0; i < group.end - group.begin; ++i)
        most = std::max(most, static_cast<std::int16_t>(first[i] & (gate[i] ^ among_.gate)));
      group.most = most == 0 ? 0 : most + others;
      groups_.push_back(group);
    }
  }
}

// The best groups first, and then those that are good: they tell what a score must reach.
void ShelfSearch::look_at_summed(const Among& among) {
  among_ = among;
  set_groups();
  std::vector<int> order;
  for (const Group& group : groups_) order.push_back(group.most);
  int below = std::numeric_limits<int>::max();
  for (const std::size_t count : kFirst) {
    if (order.size() <= count) break;
    std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(count), std::greater<>());
    const int from = std::max(1, order[count]);
    look_at_groups(from, below);
    below = from;
  }
  look_at_groups(1, below);
}

// The places of a group with so many steps; bit i for the i-th.
std::uint64_t ShelfSearch::reaching(const Group& group, int steps) const {
  std::array<std::uint8_t, kGroup> reach{};
  const std::int16_t* const first = &scratch_.steps[group.begin];
  const std::int16_t* const gate = &scratch_.gate[group.begin];
  const auto low = static_cast<std::int16_t>(std::min(steps, kMostSteps));
  for (Position i = 0; i < group.end - group.begin; ++i)
    reach[i] = (first[i] & (gate[i] ^ among_.gate)) >= low;
  std::uint64_t bits = 0;
  for (std::size_t byte = 0; byte < kGroup / 8; ++byte) {
    std::uint64_t eight;
    std::memcpy(&eight, &reach[8 * byte], sizeof eight);
    bits |= (eight * 0x0102'0408'1020'4080 >> 56) << 8 * byte;  // the lowest bit of each byte, side by side
  }
  return bits;
}

// Places that can reach from `from` to below `below`.
void ShelfSearch::look_at_groups(int from, int below) {
  const auto needed = [&] {
    return std::max(from, static_cast<int>(std::floor((least() / among_.scale - base()) * kSteps)));
  };
  int least_steps = needed();
  for (const Group& group : groups_) {
    if (group.most < least_steps) continue;
    const int low = std::max(1, least_steps - group.others);
    for (std::uint64_t left = reaching(group, low); left != 0; left &= left - 1) {
      const Position place = group.begin + static_cast<Position>(std::countr_zero(left));
      const int steps = scratch_.steps[place];
      if (steps + group.others >= below) continue;
      const Position position = range_.begin + place;
      segment_.prefetch_facts(position);
      candidates_.push_back({position, steps / kSteps + base()});
      if (candidates_.size() < kReadAtOnce) continue;
      look_at_candidates();
      least_steps = needed();
    }
  }
  look_at_candidates();
}

// In two walks, so that the memory that one needs is on its way during the other.
void ShelfSearch::look_at_candidates() {
  counts_.touched += candidates_.size();
  for (const Candidate& at : candidates_) {
    looked_at_.push_back(at.position);
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
  found.most = (at.summed + weighted_sum(weights_, found.parts)) * among_.scale;
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
  if (found.evidence.must_missing && among_.scale == 1) found.most *= kMustMissing;
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
