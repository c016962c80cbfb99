#include "plan/clause_targets.h"

#include <algorithm>

#include "base/text.h"
#include "plan/amounts.h"
#include "plan/exclusions.h"
#include "plan/goals.h"
#include "plan/indicators.h"
#include "plan/numerals.h"
#include "plan/shared_amounts.h"
#include "plan/subjects.h"
#include "plan/vague_targets.h"

namespace langqiao::plan {
namespace {

using Kind = Bound::Kind;

// What of an amount goes into the record: least and most, or the change in points.
void fill(const Amount& amount, ReadTarget& target) {
  const bool fall = amount.before == Kind::fall;
  target.unit = to_utf8(amount.unit);
  const std::int64_t low = fall ? -amount.low : amount.low, high = fall ? -amount.high : amount.high;
  target.approximate = amount.more || amount.before == Kind::about || amount.behind == Kind::about;
  if (is_points(amount)) {
    target.change_points = low;
    return;
  }
  const bool level = amount.before == Kind::level && !amount.has_range && !target.approximate;
  const bool least = amount.before == Kind::least || amount.behind == Kind::least || amount.more ||
                     (level && amount.behind != Kind::most);
  const bool most = !target.approximate && (amount.behind == Kind::most ||
                                            (amount.before == Kind::most && amount.behind != Kind::least));
  if (most || (least && fall))
    target.most = most ? high : low;
  else
    target.least = low;
  if (!most && !least) target.most = high;
}

// Counted everywhere in prose: a target only with a bound.
bool is_trifling(const Amount& amount) {
  constexpr auto kUnits = std::to_array<View>({U"次", U"类", U"种", U"毫秒", U"ms", U"度", U"节"});
  return std::ranges::find(kUnits, View(amount.unit)) != kUnits.end();
}

bool is_change(const Amount& amount) {
  return is_points(amount) || amount.before == Kind::rise || amount.before == Kind::fall ||
         amount.unit == U"倍";
}

// Which noun an amount counts, and who sets it.
struct Placed {
  std::uint32_t verb = 0;    // length of the goal verb in front
  bool coordinated = false;  // stands right behind another target: 50所…和150个…
  Range ahead, behind;       // the noun; one of them at most

  Range noun() const { return behind.empty() ? ahead : behind; }
};

class ClauseTargets {
 public:
  ClauseTargets(Passage passage, std::size_t node, std::vector<FoundTarget>& to)
      : passage_(std::move(passage)), setting_(passage_), node_(node), to_(to) {}

  void run(std::size_t most) {
    const Range body = passage_.body;
    passage_.sentence = body.begin;
    for (std::uint32_t i = body.begin; i < body.end && to_.size() < most;) {
      note_sentence(i);
      i = std::max(take(i), i + 1);
    }
  }

 private:
  void note_sentence(std::uint32_t i) {
    if (among(passage_.look(i), U"。;!?")) passage_.sentence = i + 1;
    if (passage_.page.before(i) == Gap::line && i > passage_.body.begin &&
        among(passage_.look(i - 1), U"。;:!?"))
      passage_.sentence = i;
  }

  // Reads what begins at `i`; where reading goes on, or `i` when nothing does.
  std::uint32_t take(std::uint32_t i) {
    // Numbers in a short quotation are part of a name: “双一流”, “16”, “百千万”.
    constexpr std::uint32_t kName = 14;
    const char32_t c = passage_.look(i);
    if (c == U'《') return passage_.past(i, U'》');
    if (c == U'〔') return passage_.past(i, U'〕');
    if (c == U'“') return passage_.past(i, U'”', kName);
    if (const auto end = indicator_row(i)) return *end;
    if (const auto end = past_deadline(i)) return *end;
    if (among(c, U"若一大数成上几")) {
      if (const auto end = keep(vague_at(passage_, setting_, i, follows_amount(i)))) return *end;
    }
    if (is_digit(c) || is_han_numeral(c) || among(c, U"半过万亿")) return amount(i).value_or(past_number(i));
    if (c == U'翻') return doubling(i);
    if (passage_.goals && among(c, U"构打形建")) {
      if (const auto end = keep(aspect_at(passage_, i))) return *end;
    }
    return i;
  }

  std::optional<std::uint32_t> indicator_row(std::uint32_t i) {
    while (!passage_.rows.empty() && passage_.rows.front().line.end <= i)
      passage_.rows = passage_.rows.subspan(1);
    if (passage_.rows.empty() || passage_.rows.front().line.begin > i) return std::nullopt;
    const IndicatorRow& row = passage_.rows.front();
    for (const IndicatorValue& value : row.values) {
      FoundTarget found = found_at(value.amount, row.name, {row.name.begin, value.amount.range.end});
      found.target.deadline_year = value.year;
      add(std::move(found), row.name);
    }
    return row.line.end;
  }

  std::optional<std::uint32_t> past_deadline(std::uint32_t i) {
    const auto& deadlines = passage_.deadlines;
    while (deadline_ < deadlines.size() && deadlines[deadline_].range.begin < i) ++deadline_;
    if (deadline_ == deadlines.size() || deadlines[deadline_].range.begin != i) return std::nullopt;
    return deadlines[deadline_++].range.end;
  }

  std::uint32_t past_number(std::uint32_t i) const {
    const auto number = numeral_at(passage_.page.dense, i);
    std::uint32_t end = i + (number ? number->length : 1);
    while (is_digit(passage_.look(i)) && is_digit(passage_.look(end))) ++end;
    return end;
  }

  std::optional<std::uint32_t> keep(std::optional<VagueReading> reading) {
    if (!reading) return std::nullopt;
    if (reading->found) add(std::move(*reading->found), {});
    return reading->end;
  }

  void add(FoundTarget found, Range noun) {
    found.node = node_;
    last_ = found.range, last_noun_ = noun, last_unit_ = found.target.unit;
    to_.push_back(std::move(found));
  }

  std::optional<std::uint32_t> amount(std::uint32_t i) {
    const auto amount = amount_at(passage_.page, passage_.body, i);
    if (!amount) return std::nullopt;
    if (opens_change(passage_, *amount)) return amount->after;
    if (const auto shared = shared_amounts(passage_, *amount)) return take_shared(*shared);
    const Placed placed = place(*amount);
    if (!is_target(*amount, placed)) return amount->range.end;
    return take_single(*amount, placed);
  }

  std::uint32_t take_shared(const SharedAmounts& shared) {
    const Amount& first = shared.amounts.front();
    if (setting_.tells_of_past(first.range.begin) || is_payment(passage_, first)) return shared.end;
    for (std::size_t k = 0; k < shared.nouns.size(); ++k) {
      const Range noun = shared.nouns[k];
      FoundTarget found = found_at(shared.amounts[k], noun, {noun.begin, shared.amounts[k].range.end});
      found.borrows = is_rank(noun);
      if (!shared.years.empty()) found.target.deadline_year = shared.years[k];
      add(std::move(found), noun);
    }
    return shared.end;
  }

  std::uint32_t take_single(const Amount& amount, const Placed& placed) {
    const Range noun = placed.noun();
    const bool behind = !placed.behind.empty();
    Range range{amount.range.begin - (behind ? placed.verb : 0),
                std::max(amount.range.end, placed.behind.end)};
    if (!behind && !noun.empty()) range.begin = std::min(range.begin, noun.begin);
    FoundTarget found = found_at(bounded_through(amount, placed.verb), noun, range);
    if (noun.empty() && placed.verb > 0)
      found.target.subject = passage_.page.mended({amount.range.begin - placed.verb, amount.range.begin});
    found.borrows = noun.empty() || is_rank(noun);
    add(std::move(found), noun);
    return std::max(range.end, amount.range.end);
  }

  FoundTarget found_at(const Amount& amount, Range noun, Range range) const {
    FoundTarget found{.range = range, .amount = amount.number};
    fill(amount, found.target);
    found.target.subject = passage_.page.mended(noun);
    if (!is_ratio(amount) && !is_money(amount)) found.target.indicator = indicator_of(passage_.view(noun));
    const bool of_people = amount.unit.empty() || among(amount.unit.front(), U"人名");
    if ((found.target.indicator == Indicator::trained_people) != of_people) found.target.indicator.reset();
    found.target.base_year = base_year(amount.range.begin, is_change(amount));
    return found;
  }

  // 国家级: the noun stands behind the next amount.
  bool is_rank(Range noun) const {
    return noun.size() <= 4 && !noun.empty() && passage_.look(noun.end - 1) == U'级';
  }

  // 至少建设一所: the bound stands in front of the verb.
  Amount bounded_through(Amount amount, std::uint32_t verb) const {
    if (verb == 0 || amount.before) return amount;
    const auto bound = bound_before(passage_.page, passage_.body, amount.range.begin - verb);
    const View within = passage_.view({amount.range.begin - verb, amount.range.begin});
    if (bound && (bound->word == U"至少" || bound->word == U"最少" || bound->word == U"不少于"))
      amount.before = Kind::least;
    if (bound && (bound->word == U"最多" || bound->word == U"至多")) amount.before = Kind::most;
    if (within.ends_with(U"至少") || within.ends_with(U"最少")) amount.before = Kind::least;
    return amount;
  }

  // A change is measured from the year its sentence names, a level from one its own phrase names.
  std::optional<int> base_year(std::uint32_t end, bool change) const {
    const std::uint32_t from = end - passage_.sentence > 60 ? end - 60 : passage_.sentence;
    for (std::uint32_t k = end; k-- > from;) {
      if (passage_.look(k) == U'。' || (!change && passage_.look(k) == U',')) return std::nullopt;
      if (!among(passage_.look(k), U"比较以")) continue;
      if (const auto year = year_at(passage_.page.dense, k + 1)) return year;
      const bool last =
          passage_.has(k + 1, U"上年") || passage_.has(k + 1, U"去年") || passage_.has(k + 1, U"上一年");
      if (last && passage_.issued && passage_.look(k) != U'以') return *passage_.issued - 1;
    }
    return std::nullopt;
  }

  Placed place(const Amount& amount) const {
    const std::uint32_t begin = amount.range.begin;
    Placed placed{.verb = std::max(goal_verb_before(passage_, begin), to_have(begin)),
                  .coordinated = follows_amount(begin)};
    if (is_ratio(amount)) {
      placed.behind = part_behind(amount, begin - placed.verb);
      if (placed.behind.empty()) placed.ahead = measure_ahead(begin, placed.verb);
      return placed;
    }
    if (passage_.noun_begins(amount.after))
      placed.behind = subject_after(passage_, amount.after, verb_of(begin, placed.verb));
    if (placed.behind.empty()) placed.ahead = subject_ahead(begin);
    if (placed.behind.empty() && placed.ahead.empty()) placed.ahead = last_of_sentence(amount);
    return placed;
  }

  // 规模|扩大30%, but 财政投入|增长6%: the verb is the noun's where no measure stands in front of it.
  Range measure_ahead(std::uint32_t end, std::uint32_t verb) const {
    const Range noun = subject_ahead(end - verb);
    if (verb == 0 || noun.empty() || is_measured(passage_.view(noun))) return noun;
    return subject_ahead(end);
  }

  // 不低于60%的职业院校, 80%以上的企业: part of what stands behind, where nothing stands in front.
  Range part_behind(const Amount& amount, std::uint32_t end) const {
    const bool modifies = passage_.look(amount.after) == U'的';
    if (!passage_.noun_begins(amount.after) || is_points(amount)) return {};
    const Range ahead = subject_before(passage_, end);
    const bool measures = !ahead.empty() && (!modifies || is_measured(passage_.view(ahead)));
    return !measures ? subject_after(passage_, amount.after) : Range{};
  }

  View verb_of(std::uint32_t end, std::uint32_t length) const {
    return passage_.view({end - length, end}).substr(0, 2);
  }

  // In front, or a comma earlier; what the last target was about when it was read there.
  Range subject_ahead(std::uint32_t end) const {
    const Range noun = subject_before(passage_, end);
    if (!noun.empty()) return noun;
    constexpr std::uint32_t kPhrase = 24;
    const Range earlier = previous_phrase(passage_, end);
    const bool read = last_ && last_->begin < earlier.end && earlier.begin < last_->end;
    if (read) return last_noun_;
    const bool names = earlier.size() >= 2 && earlier.size() <= kPhrase &&
                       !counts_at(passage_.page, earlier.begin) && !passage_.deadline_within(earlier);
    return names ? object_of(passage_, earlier) : Range{};
  }

  // 建设8个产业学院，力争3个入选: the same things are counted on.
  Range last_of_sentence(const Amount& amount) const {
    constexpr std::uint32_t kNear = 16;
    if (!last_ || last_unit_ != to_utf8(amount.unit)) return {};
    const bool near = last_->begin >= passage_.sentence || last_->end + kNear >= amount.range.begin;
    return near ? last_noun_ : Range{};
  }

  // 到2025年有10家: a goal behind a deadline or under a heading of goals.
  std::uint32_t to_have(std::uint32_t end) const {
    return passage_.ends_at(end, U"有") && setting_.sets_goals(end) ? 1 : 0;
  }

  bool follows_amount(std::uint32_t begin) const {
    constexpr std::uint32_t kNear = 3;
    return last_ && last_->end <= begin && begin - last_->end <= kNear &&
           among(passage_.look(begin - 1), U"和、及与,");
  }

  // 高校10所、|高职院校|20所: the noun stands right behind another target.
  bool follows_target(Range noun) const {
    return last_ && last_->end + 1 == noun.begin && among(passage_.look(last_->end), U"、和及与");
  }

  // 引进人才500名，其中|博士|100名
  bool details_target(Range noun) const {
    return last_ && last_->begin >= passage_.sentence && passage_.ends_at(noun.begin, U"其中");
  }

  bool is_excluded(const Amount& amount, const Placed& placed) {
    if (setting_.tells_of_past(amount.range.begin) || is_payment(passage_, amount)) return true;
    if (is_condition(passage_, amount, placed.verb)) return true;
    if (is_share(amount) && !placed.ahead.empty() && selects(passage_, amount)) return true;
    if (is_measure_of_another(passage_, amount, placed.verb)) return true;
    if (!placed.behind.empty() && is_structure(passage_, amount, placed.behind)) return true;
    const bool an_article = amount.han && amount.low == 1;
    return an_article && !amount.bounded() && !bounded_through(amount, placed.verb).before;
  }

  bool is_target(const Amount& amount, const Placed& placed) {
    if (is_excluded(amount, placed)) return false;
    const bool bounded = amount.bounded() || placed.coordinated;
    const bool set = bounded || placed.verb > 0;
    if (is_ratio(amount))
      return (bounded || placed.verb > 1 || setting_.sets_goals(amount.range.begin)) &&
             (!placed.noun().empty() || is_share(amount));
    if (is_money(amount) && amount.behind && placed.verb == 0 && !placed.behind.empty())
      return false;  // 5000万元以上项目
    if (is_trifling(amount)) return amount.bounded();
    if (placed.noun().empty() && placed.verb == 0) return false;
    return set || is_set_from_afar(amount, placed);
  }

  // No verb or bound stands beside the amount: the phrase's verb, the deadline or the heading sets it.
  bool is_set_from_afar(const Amount& amount, const Placed& placed) {
    const bool goals = setting_.sets_goals(amount.range.begin);
    if (!placed.behind.empty()) return goals && !amount.han;
    if (amount.han && (amount.low < 2 || !closes_governed_phrase(passage_, amount.range, amount.after)))
      return false;
    const Range noun = placed.ahead;
    if (goals || (!noun.empty() && goal_verb_before(passage_, noun.begin) > 1)) return true;
    return follows_target(noun) || details_target(noun) ||
           closes_governed_phrase(passage_, amount.range, amount.after);
  }

  // 产值翻一番
  std::uint32_t doubling(std::uint32_t i) {
    const Doubling word = doubling_at(passage_, i);
    const Range noun = word.length > 0 ? subject_ahead(i) : Range{};
    if (noun.empty() || setting_.tells_of_past(i)) return i + word.length;
    FoundTarget found{.range = {noun.begin, i + word.length}, .amount = i};
    found.target.subject = passage_.page.mended(noun);
    found.target.least = found.target.most = word.times;
    found.target.unit = "倍";
    found.target.base_year = base_year(i, true);
    add(std::move(found), noun);
    return i + word.length;
  }

  Passage passage_;
  Setting setting_;
  std::size_t node_;
  std::vector<FoundTarget>& to_;
  std::size_t deadline_ = 0;
  std::optional<Range> last_;  // of the last target
  Range last_noun_;
  std::string last_unit_;
};

}  // namespace

void read_targets(Passage passage, std::size_t node, std::size_t most, std::vector<FoundTarget>& to) {
  ClauseTargets(std::move(passage), node, to).run(most);
}

}  // namespace langqiao::plan
