#include "matching/segment.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <tuple>

#include "base/check.h"

namespace langqiao::matching {

void Closed::insert(Position at) {
  if (at >> 6 >= words_.size()) words_.resize((at >> 6) + 1);
  if (contains(at)) return;
  words_[at >> 6] |= std::uint64_t{1} << (at & 63);
  ++count_;
}

namespace {

// Keys of a collection in the order in which they were first seen, and the postings of all of them.
class Gatherer {
 public:
  explicit Gatherer(std::uint8_t most) : most_(most), slots_(kFirstSlots) {}

  // One more occurrence of `key`, `value` in all; of a listing seen last.
  void add(Key key, Position position, std::uint8_t value) {
    const std::uint32_t ordinal = ordinal_of(mixed(key));
    Known& known = known_[ordinal];
    if (known.last_position == position) {
      std::uint8_t& sum = postings_[known.last_posting].posting.value;
      sum = static_cast<std::uint8_t>(std::min<unsigned>(sum + unsigned{value}, most_));
      return;
    }
    known.last_position = position;
    known.last_posting = static_cast<std::uint32_t>(postings_.size());
    ++known.count;
    postings_.push_back({ordinal, {position, value}});
  }

  template <class BestOf>
  Postings finish(std::size_t positions, ValueBits values, const BestOf& best) const {
    std::vector<std::uint32_t> begin(known_.size() + 1, 0);
    for (std::size_t k = 0; k < known_.size(); ++k) begin[k + 1] = begin[k] + known_[k].count;
    std::vector<Posting> sorted(postings_.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end());
    for (const Gathered& at : postings_) sorted[next[at.ordinal]++] = at.posting;

    std::vector<std::uint32_t> order(known_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t k) { return known_[k].key; });
    PostingsWriter writer(positions, values);
    for (const std::uint32_t k : order)
      writer.add(known_[k].key, std::span(sorted).subspan(begin[k], known_[k].count), known_[k].count, best);
    return writer.finish();
  }

 private:
  static constexpr std::size_t kFirstSlots = 64;
  static constexpr std::uint32_t kFree = ~0u;
  struct Known {
    std::uint64_t key = 0;
    Position last_position = kPastAll;
    std::uint32_t last_posting = 0;
    std::uint32_t count = 0;
  };
  struct Gathered {
    std::uint32_t ordinal = 0;
    Posting posting;
  };
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t ordinal = kFree;
  };

  std::uint32_t ordinal_of(std::uint64_t key) {
    if (2 * known_.size() >= slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (slot.ordinal == kFree) {
      slot = {key, static_cast<std::uint32_t>(known_.size())};
      known_.push_back({.key = key});
    }
    return slot.ordinal;
  }
  Slot& slot_of(std::uint64_t key) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].ordinal != kFree && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    slots_.assign(2 * slots_.size(), {});
    for (std::uint32_t k = 0; k < known_.size(); ++k) slot_of(known_[k].key) = {known_[k].key, k};
  }

  std::uint8_t most_;
  std::vector<Slot> slots_;
  std::vector<Known> known_;
  std::vector<Gathered> postings_;
};

PostingsWriter::Best greatest_value(std::span<const Posting> block) {
  return {std::ranges::max(block, {}, &Posting::value).value, 0};
}

// The posting that is worth most, by the lengths of the listings: of those with one value that of the
// shortest.
struct WorthMost {
  const TextModel& text;
  const std::vector<std::uint8_t>& lengths;

  PostingsWriter::Best operator()(std::span<const Posting> block) const {
    std::array<std::uint8_t, std::size_t{kMostCount} + 1> shortest;
    shortest.fill(kLongest);
    std::uint32_t values = 0;
    for (const Posting& at : block) {
      values |= 1u << at.value;
      shortest[at.value] = std::min(shortest[at.value], lengths[at.position]);
    }
    PostingsWriter::Best best;
    for (float most = -1; values != 0; values &= values - 1) {
      const auto value = static_cast<std::uint8_t>(std::countr_zero(values));
      const float worth = text.worth(value, shortest[value]);
      if (worth > most) best = {value, shortest[value]};
      most = std::max(most, worth);
    }
    return best;
  }
};

struct WordVisit {
  Gatherer& words;
  Position position;

  void single(Key key) { words.add(key, position, 1); }
  void pair(Key key) { words.add(key, position, 1); }
  void word(Key key) { words.add(key, position, 1); }
  void run_ends(std::size_t, char32_t) {}
};

std::uint8_t share_of(const PackedConcept& at, std::uint32_t all) {
  return static_cast<std::uint8_t>((100u * at.weight() + all - 1) / all);
}

}  // namespace

namespace {

// In the order of a segment: listings of one region and level stand together, and texts of one length.
auto place_of(const Facts& facts) {
  return std::tuple(facts.shelf(), facts.region, facts.education, facts.length, facts.id);
}

}  // namespace

class SegmentWriter {
 public:
  explicit SegmentWriter(const TextModel& text) : text_(text) {}

  void add(const Facts& facts, std::span<const PackedConcept> concepts) {
    Facts kept = facts;
    kept.first_concept = static_cast<std::uint32_t>(made_.concepts_.size());
    made_.concepts_.insert(made_.concepts_.end(), concepts.begin(), concepts.end());
    made_.facts_.push_back(kept);
    lengths_.push_back(kept.length);
  }

  Segment finish(const Gatherer& concepts, const Gatherer& words, std::uint64_t added) {
    const std::size_t positions = made_.facts_.size();
    made_.concept_postings_ = concepts.finish(positions, ValueBits::levels, greatest_value);
    made_.word_postings_ = words.finish(positions, ValueBits::twice, WorthMost{text_, lengths_});
    return finish(added);
  }

  Segment finish(std::uint64_t added) {
    for (const Facts& at : made_.facts_) ++made_.shelves_[at.shelf() + 1];
    for (std::size_t s = 0; s < kShelves; ++s) made_.shelves_[s + 1] += made_.shelves_[s];
    set_runs();
    made_.shortest_.assign((made_.facts_.size() + kLanes - 1) / kLanes, kLongest);
    for (Position at = 0; at < made_.facts_.size(); ++at) {
      std::uint8_t& shortest = made_.shortest_[at / kLanes];
      shortest = std::min(shortest, made_.facts_[at].length);
    }
    made_.by_id_.resize(made_.facts_.size());
    std::iota(made_.by_id_.begin(), made_.by_id_.end(), Position{0});
    std::ranges::sort(made_.by_id_, {}, [&](Position at) { return made_.facts_[at].id; });
    made_.facts_.push_back({.first_concept = static_cast<std::uint32_t>(made_.concepts_.size())});
    made_.facts_.shrink_to_fit();
    made_.concepts_.shrink_to_fit();
    made_.added_ = added;
    return std::move(made_);
  }

  const std::vector<std::uint8_t>& lengths() const { return lengths_; }
  Postings& concept_postings() { return made_.concept_postings_; }
  Postings& word_postings() { return made_.word_postings_; }

 private:
  void set_runs() {
    for (Position at = 0; at < made_.facts_.size(); ++at) {
      const Facts& facts = made_.facts_[at];
      if (at > 0) {
        const Facts& before = made_.facts_[at - 1];
        if (std::tuple(before.shelf(), before.region, before.education) ==
            std::tuple(facts.shelf(), facts.region, facts.education)) {
          ++made_.runs_.back().end;
          continue;
        }
      }
      made_.runs_.push_back({at, at + 1, facts.region, facts.education});
    }
    made_.runs_.shrink_to_fit();
  }

  const TextModel& text_;
  std::vector<std::uint8_t> lengths_;  // of the texts
  Segment made_;
};

Segment Segment::of(std::span<const Listing> listings, const TextModel& text) {
  std::vector<Facts> facts;
  facts.reserve(listings.size());
  for (const Listing& listing : listings) {
    facts.push_back(facts_of(listing));
    facts.back().length = length_of_text(listing.text);
  }
  std::vector<std::uint32_t> order(listings.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return place_of(facts[i]); });

  SegmentWriter writer(text);
  Gatherer concepts(kGreatestWeight), words(kMostCount);
  for (Position position = 0; position < listings.size(); ++position) {
    const Listing& listing = listings[order[position]];
    WordVisit visit{words, position};
    read_words(listing.text, visit);
    const auto packed = packed_concepts(listing);
    std::uint32_t all = 0;
    bool field = false;
    for (const PackedConcept at : packed) {
      all += at.role() == Role::skill ? at.weight() : 0;
      field = field || at.role() == Role::field;
    }
    if (all == 0) concepts.add(kNoSkill, position, 1);
    if (!field) concepts.add(kNoField, position, 1);
    for (const PackedConcept at : packed) {
      const bool share = listing.side == Side::need && at.role() == Role::skill;
      concepts.add(concept_key(at.id()), position, share ? share_of(at, all) : std::uint8_t{1});
    }
    writer.add(facts[order[position]], packed);
  }
  return writer.finish(concepts, words, listings.size());
}

namespace {

// Where listings of the parts stand when they are one; kPastAll: closed.
using Moves = std::vector<std::vector<Position>>;

struct Standing {
  decltype(place_of(Facts())) place;
  std::uint32_t part = 0;
  Position position = 0;
};

std::vector<Standing> standing(std::span<const Segment::Part> parts) {
  std::vector<Standing> all;
  for (std::uint32_t p = 0; p < parts.size(); ++p) {
    for (Position at = 0; at < parts[p].segment->size(); ++at) {
      if (parts[p].closed->contains(at)) continue;
      all.push_back({place_of(parts[p].segment->facts(at)), p, at});
    }
  }
  std::ranges::sort(all, {}, &Standing::place);
  return all;
}

// Makes one rising list of several that stand behind one another; ends: where each ends.
void merge_runs(std::vector<Posting>& list, std::vector<std::size_t>& ends, std::vector<Posting>& room) {
  const auto before = [](const Posting& a, const Posting& b) { return a.position < b.position; };
  while (ends.size() > 1) {
    room.resize(list.size());
    std::size_t begin = 0, kept = 0;
    for (std::size_t i = 0; i < ends.size(); i += 2) {
      const std::size_t middle = ends[i], end = ends[std::min(i + 1, ends.size() - 1)];
      const auto at = [&](std::size_t place) { return list.begin() + static_cast<std::ptrdiff_t>(place); };
      std::merge(at(begin), at(middle), at(middle), at(end),
                 room.begin() + static_cast<std::ptrdiff_t>(begin), before);
      ends[kept++] = begin = end;
    }
    ends.resize(kept);
    list.swap(room);
  }
}

// Walks the lists of several Postings, key by key.
template <class BestOf>
Postings merged_postings(std::span<const Postings* const> parts, const Moves& moves, PostingsWriter writer,
                         const BestOf& best) {
  std::vector<std::size_t> next(parts.size(), 0);
  std::vector<Posting> read, list, room;
  std::vector<std::size_t> ends;
  for (;;) {
    std::uint64_t key = ~std::uint64_t{0};
    bool any = false;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (next[p] == parts[p]->size()) continue;
      key = std::min(key, parts[p]->mixed_key(next[p]));
      any = true;
    }
    if (!any) return writer.finish();
    list.clear();
    ends.clear();
    std::uint64_t added = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (next[p] == parts[p]->size() || parts[p]->mixed_key(next[p]) != key) continue;
      read.clear();
      parts[p]->list(next[p]).append_to(read);
      for (const Posting& at : read) {
        if (moves[p][at.position] != kPastAll) list.push_back({moves[p][at.position], at.value});
      }
      added += parts[p]->added_of(next[p]++);
      ends.push_back(list.size());
    }
    merge_runs(list, ends, room);
    writer.add(key, list, added, best);
  }
}

template <class Of>
std::vector<const Postings*> postings_of(std::span<const Segment::Part> parts, Of of) {
  std::vector<const Postings*> found;
  for (const Segment::Part& part : parts) found.push_back(&(part.segment->*of)());
  return found;
}

}  // namespace

Segment Segment::merged(std::span<const Part> parts, const TextModel& text) {
  SegmentWriter writer(text);
  Moves moves(parts.size());
  std::uint64_t added = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    moves[p].assign(parts[p].segment->size(), kPastAll);
    added += parts[p].segment->added();
  }
  for (const Standing& at : standing(parts)) {
    moves[at.part][at.position] = static_cast<Position>(writer.lengths().size());
    writer.add(parts[at.part].segment->facts(at.position), parts[at.part].segment->concepts(at.position));
  }
  const std::size_t positions = writer.lengths().size();
  writer.concept_postings() = merged_postings(postings_of(parts, &Segment::concept_postings), moves,
                                              PostingsWriter(positions, ValueBits::levels), greatest_value);
  writer.word_postings() =
      merged_postings(postings_of(parts, &Segment::word_postings), moves,
                      PostingsWriter(positions, ValueBits::twice), WorthMost{text, writer.lengths()});
  return writer.finish(added);
}

Position Segment::find(std::uint64_t id) const {
  const auto at = std::ranges::lower_bound(by_id_, id, {}, [&](Position p) { return facts_[p].id; });
  return at != by_id_.end() && facts_[*at].id == id ? *at : kPastAll;
}

std::span<const Segment::Run> Segment::runs(std::size_t shelf) const {
  const auto first = std::ranges::lower_bound(runs_, shelves_[shelf], {}, &Run::begin);
  const auto last = std::ranges::lower_bound(runs_, shelves_[shelf + 1], {}, &Run::begin);
  return {first, last};
}

std::size_t Segment::bytes() const {
  return sizeof *this + facts_.capacity() * sizeof(Facts) + concepts_.capacity() * sizeof(PackedConcept) +
         shortest_.capacity() + by_id_.capacity() * sizeof(Position) + runs_.capacity() * sizeof(Run) +
         concept_postings_.bytes() + word_postings_.bytes();
}

}  // namespace langqiao::matching
