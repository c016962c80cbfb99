#include "matching/shelf_sums.h"

#include <algorithm>
#include <cmath>

namespace langqiao::matching {
namespace {

constexpr int kMostSteps = 255;
constexpr std::uint8_t kUnsaidCredit = 50;
static_assert(kUnsaidCredit == 100 * kUnsaid);

// Credits of lists that are marked together count as the greatest of ten; those that meet a must stay apart
// from those that do not.
std::uint8_t shared_credit(std::uint8_t credit) {
  const auto tens = static_cast<std::uint8_t>((credit + 9) / 10 * 10);
  return credit < kMetFrom ? std::min<std::uint8_t>(tens, kMetFrom - 1) : tens;
}

}  // namespace

ShelfSums::Scratch& ShelfSums::Scratch::of_thread() {
  thread_local Scratch scratch;
  return scratch;
}

ShelfSums::ShelfSums(const Query& query, const Segment& segment, Segment::Range shelf,
                     std::span<const WordList> words, const TextModel& text, const PartValues& weights)
    : query_(query),
      segment_(segment),
      shelf_(shelf),
      words_(words),
      text_(text),
      weights_(weights),
      origin_(static_cast<Position>(shelf.begin / kLanes * kLanes)),
      blocks_((shelf.end - origin_ + kLanes - 1) / kLanes),
      // Nothing is worth more than these parts: a sum that would go above the greatest byte is held there.
      step_(std::max(weight(Part::skills) + weight(Part::field) + weight(Part::text), 1e-6) / kMostSteps),
      scratch_(Scratch::of_thread()) {
  if (query.side() == Side::need) {
    plan_skills_of_offers();
  } else {
    plan_skills_of_needs();
  }
  plan_fields();
  plan_words();
  if (scratch_.most.size() < blocks_) {
    scratch_.most.resize(blocks_);
    scratch_.sums.resize(blocks_ * kLanes);
  }
  if (scratch_.sets.size() < sets_ * kWindow) scratch_.sets.resize(sets_ * kWindow);
}

int ShelfSums::steps_of(double worth) const { return static_cast<int>(std::ceil(worth / step_)); }

// At least one: what weighs nothing is seen, too.
std::uint8_t ShelfSums::byte_of(double worth) const {
  return static_cast<std::uint8_t>(std::clamp(steps_of(worth), 1, kMostSteps));
}

void ShelfSums::plan_skills_of_offers() {
  if (query_.wanted() == 0) {
    base_ += weight(Part::skills) * kUnsaid;
    return;
  }
  struct Group {
    std::vector<Item> items;
    const Clue* asked = nullptr;
  };
  std::vector<Group> groups;
  for (const Clue& clue : query_.clues()) {
    if (clue.role != Role::skill) continue;
    if (groups.size() <= clue.group) groups.resize(clue.group + std::size_t{1});
    groups[clue.group].items.push_back({list_of(concept_key(clue.id)), clue.credit});
    groups[clue.group].asked = &clue;
  }
  for (Group& group : groups)
    plan_group(group.items, weight(Part::skills) * group.asked->weight / query_.wanted(), group.asked->must);
}

// Each concept that a need asks for counts by itself.
void ShelfSums::plan_skills_of_needs() {
  plan_alone(list_of(kNoSkill), weight(Part::skills) * kUnsaid);
  for (const Clue& clue : query_.clues()) {
    if (clue.role != Role::skill) continue;
    const PostingList list = list_of(concept_key(clue.id));
    if (list.count() == 0) continue;
    const double worth = weight(Part::skills) * clue.credit / 100;
    if (const PostingBits bits = list.bits(); bits.levels != nullptr) {
      for (std::size_t bit = 0; bit < kLevelBits; ++bit) {
        const double share = static_cast<double>(1u << bit) / kMostLevel;
        sources_.push_back({.plane = {.steps = byte_of(worth * share)}, .bits = bits.level(bit)});
      }
      continue;
    }
    SkillOfNeeds& skill = skills_of_needs_.emplace_back(SkillOfNeeds{list});
    for (std::size_t value = 1; value < skill.steps.size(); ++value)
      skill.steps[value] = byte_of(worth * static_cast<double>(value) / 100);
  }
}

void ShelfSums::plan_fields() {
  if (!query_.says_field()) {
    base_ += weight(Part::field) * kUnsaid;
    return;
  }
  std::vector<Item> items = {{list_of(kNoField), kUnsaidCredit}};
  for (const Clue& clue : query_.clues()) {
    if (clue.role == Role::field) items.push_back({list_of(concept_key(clue.id)), clue.credit});
  }
  plan_group(items, weight(Part::field), false);
}

// The best of the group counts; a listing that has none of it which meets a must does not pass.
void ShelfSums::plan_group(std::vector<Item>& items, double worth, bool must) {
  std::erase_if(items, [](const Item& item) { return item.list.count() == 0; });
  for (Item& item : items) {
    if (item.list.bits().have == nullptr) item.credit = shared_credit(item.credit);
  }
  std::ranges::stable_sort(items, std::ranges::greater(), &Item::credit);
  bool begins = true;
  if (must && (items.empty() || items.front().credit < kMetFrom)) {
    sources_.push_back(
        {.plane = {.ends = items.empty(), .gates = true}, .set = sets_++});  // never marked: nobody passes
    begins = false;
  }
  std::uint32_t set = kNoSet;  // of the present credit
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (i > 0 && items[i - 1].credit != item.credit) set = kNoSet;
    const bool meets = item.credit >= kMetFrom;
    const bool last_that_meets = meets && (i + 1 == items.size() || items[i + 1].credit < kMetFrom);
    Source source{.plane = {.steps = byte_of(worth * item.credit / 100), .begins = begins}};
    source.bits = item.list.bits().have;
    if (source.bits == nullptr) {
      const bool is_new = set == kNoSet;
      if (is_new) set = sets_++;
      markings_.push_back({item.list, set});
      source.set = set;
      if (!is_new && !(must && last_that_meets)) continue;
    }
    source.plane.gates = must && last_that_meets;
    source.plane.ends = false;
    sources_.push_back(source);
    begins = false;
  }
  if (!begins) sources_.back().plane.ends = true;
}

void ShelfSums::plan_alone(const PostingList& list, double worth) {
  if (list.count() == 0) return;
  Source source{.plane = {.steps = byte_of(worth)}, .bits = list.bits().have};
  if (source.bits == nullptr) {
    source.set = sets_++;
    markings_.push_back({list, source.set});
  }
  sources_.push_back(source);
}

void ShelfSums::plan_words() {
  if (words_.empty()) base_ += weight(Part::text) * kUnsaid;
  for (const WordList& word : words_) {
    if (word.list.count() == 0) continue;
    const double worth = weight(Part::text) / query_.best_text();  // of a sum of one
    if (const PostingBits bits = word.list.bits(); bits.have != nullptr) {
      sources_.push_back({.plane = {.steps = byte_of(worth * at_most(word.most))}, .bits = bits.have});
    } else {
      sparse_words_.push_back({word.list, static_cast<float>(worth / step_) * at_most(word.weight)});
    }
  }
}

void ShelfSums::sum(Of which) {
  walks_.clear();
  for (const Marking& each : markings_) walks_.emplace_back(each.list, shelf_.begin);
  for (const SkillOfNeeds& each : skills_of_needs_) walks_.emplace_back(each.list, shelf_.begin);
  for (const Word& each : sparse_words_) walks_.emplace_back(each.list, shelf_.begin);
  planes_.clear();
  for (const Source& source : sources_) {
    planes_.push_back(source.plane);
    if (which == Of::all) planes_.back().gates = false;
  }
  for (std::size_t first = 0; first < blocks_; first += kWindow)
    sum_window(first, std::min(kWindow, blocks_ - first), which == Of::without_musts);
}

void ShelfSums::sum_window(std::size_t first, std::size_t blocks, bool others) {
  const Position begin = first_of(first);
  const Position end = std::min<Position>(shelf_.end, first_of(first + blocks));
  std::uint8_t* const sums = &scratch_.sums[first * kLanes];
  std::fill_n(sums, blocks * kLanes, std::uint8_t{0});
  std::fill_n(scratch_.sets.begin(), sets_ * kWindow, std::uint64_t{0});
  auto walk = walks_.begin();
  for (const Marking& each : markings_) {
    std::uint64_t* const set = &scratch_.sets[each.set * kWindow];
    (walk++)->visit_until(end, [=](Position at, const BlockHead&) {
      set[(at - begin) / kLanes] |= std::uint64_t{1} << (at - begin) % kLanes;
    });
  }
  const auto add = [=](Position at, int steps) {
    std::uint8_t& sum = sums[at - begin];
    sum = static_cast<std::uint8_t>(std::min(sum + steps, kMostSteps));
  };
  for (const SkillOfNeeds& each : skills_of_needs_)
    (walk++)->visit_values_until(end, [&](Position at, std::uint8_t value) { add(at, each.steps[value]); });
  for (const Word& each : sparse_words_) {
    // The best of its block stands for a posting: what is known of it by itself lies far away.
    (walk++)->visit_until(end, [&](Position at, const BlockHead& head) {
      add(at, 1 + static_cast<int>(each.scale * text_.worth(head.best_value, head.best_length)));
    });
  }
  for (std::size_t p = 0; p < planes_.size(); ++p) {
    const Source& source = sources_[p];
    planes_[p].bits =
        source.bits != nullptr ? source.bits + begin / kLanes : &scratch_.sets[source.set * kWindow];
  }
  add_planes(planes_, blocks, others, sums, &scratch_.most[first]);
}

std::size_t ShelfSums::postings() const {
  std::size_t all = 0;
  for (const PostingWalk& walk : walks_) all += walk.visited();
  return all;
}

}  // namespace langqiao::matching
