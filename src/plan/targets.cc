#include "plan/targets.h"

#include <algorithm>

#include "base/text.h"
#include "plan/deadlines.h"
#include "plan/headings.h"
#include "plan/numerals.h"
#include "plan/target_words.h"
#include "plan/word_table.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;
using Kind = Bound::Kind;

constexpr std::uint32_t kLongestSubject = 60;

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }
bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool contains(View text, View word) { return text.find(word) != View::npos; }

// Words that may stand between a goal verb and its amount.
constexpr auto kAdverbs = std::to_array<View>(
    {U"重点", U"力争", U"累计", U"总计", U"合计", U"分别", U"每年", U"年均", U"新",   U"再",   U"共",
     U"各",   U"了",   U"出",   U"起",   U"好",   U"全市", U"全省", U"全区", U"全县", U"省级", U"市级"});
constexpr auto kAlready = std::to_array<View>({U"现有", U"已有", U"目前", U"已建成", U"已累计", U"截至",
                                               U"截止目前", U"现已", U"已经", U"已达", U"已完成", U"已认定",
                                               U"已培育", U"二五”期间", U"三五”期间", U"近年来", U"以来"});
constexpr auto kMoneyOut =
    std::to_array<View>({U"给予", U"奖励", U"补助", U"补贴", U"资助", U"罚款", U"处以", U"奖补", U"奖金",
                         U"罚金", U"并处", U"津贴", U"扣除", U"贴息", U"一次性", U"每人", U"额度", U"限额"});

// In front of a noun, with or without a verb behind.
constexpr auto kLeadIns = std::to_array<View>(
    {U"争取", U"获",   U"努力", U"力促", U"力争", U"确保", U"使",   U"其中", U"全面", U"并",
     U"和",   U"每年", U"各",   U"全市", U"全省", U"全县", U"全区", U"全国", U"本市", U"以及",
     U"累计", U"至少", U"组织", U"撤并", U"聘请", U"招聘", U"选聘", U"布设", U"派出", U"重点"});
// Behind a noun, in front of its amount; longest first where one ends another.
constexpr auto kTails =
    std::to_array<View>({U"力争", U"要",   U"年均", U"均",   U"应",   U"不",   U"也",     U"将", U"分别",
                         U"累计", U"每年", U"达到", U"为",   U"至",   U"到",   U"原则上", U"以", U"平均",
                         U"的",   U"占",   U"一般", U"新增", U"同比", U"实现", U"保持"});
// Ends of nouns that need their verb: 培训规模, 就业率.
constexpr auto kMeasured =
    std::to_array<View>({U"率", U"量", U"规模", U"水平", U"比例", U"占比", U"比重", U"面", U"额", U"收入",
                         U"总数", U"能力", U"程度", U"强度", U"活动"});

std::u32string_view itself(View word) { return word; }

const WordTable<View>& goal_verbs_by_end() {
  static const WordTable<View> table(kGoalVerbs, itself, WordSide::last);
  return table;
}
const WordTable<View>& goal_verbs_by_start() {
  static const WordTable<View> table(kGoalVerbs, itself, WordSide::first);
  return table;
}
const WordTable<View>& already_by_start() {
  static const WordTable<View> table(kAlready, itself, WordSide::first);
  return table;
}
const WordTable<View>& adverbs_by_end() {
  static const WordTable<View> table(kAdverbs, itself, WordSide::last);
  return table;
}
const WordTable<Bound>& bounds_by_end() {
  static const WordTable<Bound> table(
      kBoundsBefore, [](const Bound& one) { return one.word; }, WordSide::last);
  return table;
}
const WordTable<Measure>& measures_by_start() {
  static const WordTable<Measure> table(
      kMeasures, [](const Measure& one) { return one.word; }, WordSide::first);
  return table;
}

// What an amount says once it is read: 200家左右.
struct Amount {
  Range range;  // bounds included
  std::uint32_t number = 0;
  std::uint32_t after = 0;  // where what is counted may begin
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool has_range = false;
  bool more = false;  // 200余家
  bool han = false;
  std::optional<Kind> before, behind;
  std::u32string unit;
  std::string printed_unit;
};

class ClauseTargets {
 public:
  ClauseTargets(const Page& page, Range body, Range heading, std::size_t node, bool goals,
                std::vector<Deadline> deadlines, std::vector<FoundTarget>& to)
      : page_(page),
        body_(body),
        heading_(heading),
        node_(node),
        goals_(goals),
        deadlines_(std::move(deadlines)),
        to_(to) {}

  // Stops when `to` holds `most`.
  void run(std::size_t most) {
    sentence_ = body_.begin;
    for (std::uint32_t i = body_.begin; i < body_.end && to_.size() < most;) {
      const char32_t c = page_.look(i);
      if (among(c, U"。;!?")) sentence_ = i + 1;
      if (page_.before(i) == Gap::line && i > body_.begin && among(page_.look(i - 1), U"。;:!?"))
        sentence_ = i;
      const std::uint32_t past = std::max(take(i), i + 1);
      i = past;
    }
  }

 private:
  // Reads what begins at `i`; where reading goes on, or `i` when nothing does.
  std::uint32_t take(std::uint32_t i) {
    const char32_t c = page_.look(i);
    if (c == U'《') return past(i, U'》');
    if (c == U'“') return past_quote(i);
    if (c == U'〔') return past(i, U'〕');
    if (deadline_ < deadlines_.size() && deadlines_[deadline_].range.begin == i)
      return deadlines_[deadline_++].range.end;
    while (deadline_ < deadlines_.size() && deadlines_[deadline_].range.begin < i) ++deadline_;
    if (among(c, U"若一大数成上")) {
      if (const auto end = vague(i)) return *end;
    }
    if (is_digit(c) || is_han_numeral(c) || c == U'半' || c == U'过') {
      if (const auto end = amount(i)) return *end;
      return past_number(i);
    }
    if (c == U'翻') {
      if (const auto end = doubling(i)) return *end;
    }
    if (goals_ && among(c, U"构打形建")) {
      if (const auto end = aspect(i)) return *end;
    }
    return i;
  }

  std::uint32_t past(std::uint32_t i, char32_t close) const {
    constexpr std::uint32_t kLongest = 60;
    for (std::uint32_t k = i + 1; k < std::min(body_.end, i + kLongest); ++k) {
      if (page_.look(k) == close) return k + 1;
    }
    return i + 1;
  }

  // Numbers in a short quotation are part of a name: “双一流”, “16”, “百千万”.
  std::uint32_t past_quote(std::uint32_t i) const {
    constexpr std::uint32_t kName = 14;
    for (std::uint32_t k = i + 1; k < std::min(body_.end, i + kName); ++k) {
      if (page_.look(k) == U'”') return k + 1;
    }
    return i + 1;
  }

  std::uint32_t past_number(std::uint32_t i) const {
    const auto number = numeral_at(page_.dense, i);
    std::uint32_t end = i + (number ? number->length : 1);
    while (is_digit(page_.look(i)) && is_digit(page_.look(end))) ++end;
    return end;
  }

  bool ends_at(std::uint32_t end, View word) const {
    const auto length = static_cast<std::uint32_t>(word.size());
    return end >= body_.begin + length && page_.has(end - length, word);
  }

  // Length of the table's longest word that ends at `end` and lies in the body; zero when there is none.
  std::uint32_t length_ending_at(std::uint32_t end, const WordTable<View>& table) const {
    const View* word = table.longest_at(page_.dense, end);
    return word != nullptr && end >= body_.begin + word->size() ? static_cast<std::uint32_t>(word->size())
                                                                : 0;
  }

  const Bound* bound_before(std::uint32_t end) const {
    const Bound* bound = bounds_by_end().longest_at(page_.dense, end);
    return bound != nullptr && end >= body_.begin + bound->word.size() ? bound : nullptr;
  }

  const Bound* bound_behind(std::uint32_t i) const {
    const auto found =
        std::ranges::find_if(kBoundsAfter, [&](const Bound& bound) { return page_.has(i, bound.word); });
    return found == kBoundsAfter.end() ? nullptr : &*found;
  }

  const Measure* measure_at(std::uint32_t i) const { return measures_by_start().longest_at(page_.dense, i); }

  // A number that is glued to letters, signs or 第 is part of a name or a numbering.
  bool glued(std::uint32_t i) const {
    if (i == body_.begin) return false;
    const char32_t before = page_.look(i - 1);
    return before == U'第' || before == U'+' || before == U'.' || before == U'#' || is_latin(before) ||
           is_digit(before) || (is_han_numeral(page_.look(i)) && is_han_numeral(before)) ||
           (before == U'-' && i >= 2 && is_digit(page_.look(i - 2)));
  }

  struct Fraction {
    std::int64_t top = 0, bottom = 1;
    std::uint32_t length = 0;
  };

  // 百分之六十, 三分之二, 一半, 过半, 半数, 六成
  std::optional<Fraction> fraction_at(std::uint32_t i) const {
    if (page_.has(i, U"百分之")) {
      const auto number = numeral_at(page_.dense, i + 3);
      if (number && number->places == 0) return Fraction{number->count, 100, 3 + number->length};
    }
    if (page_.has(i, U"一半")) return Fraction{1, 2, 2};
    if (page_.has(i, U"半数")) return Fraction{1, 2, 2};
    if (page_.has(i, U"过半数")) return Fraction{1, 2, 3};
    if (page_.has(i, U"过半")) return Fraction{1, 2, 2};
    const auto first = numeral_at(page_.dense, i);
    if (!first || first->places > 0) return std::nullopt;
    const std::uint32_t after = i + first->length;
    if (page_.has(after, U"分之")) {
      const auto second = numeral_at(page_.dense, after + 2);
      if (second && second->places == 0 && first->count > 1)
        return Fraction{second->count, first->count, first->length + 2 + second->length};
    }
    if (page_.look(after) == U'成' && first->count < 10 &&
        !among(page_.look(after + 1), U"为立果员效本功就长熟套")) {
      return Fraction{first->count, 10, first->length + 1};
    }
    return std::nullopt;
  }

  static void set_share(Amount& amount, std::int64_t top, std::int64_t bottom) {
    for (const auto& [whole, unit] : {std::pair<std::int64_t, View>{100, U"%"}, {1000, U"‰"}}) {
      if (top * whole % bottom != 0) continue;
      amount.low = amount.high = top * whole / bottom, amount.unit = unit;
      return;
    }
    amount.low = amount.high = (top * 10'000 + bottom - 1) / bottom, amount.unit = U"‱";
  }

  std::optional<Amount> read_amount(std::uint32_t i) const {
    if (glued(i)) return std::nullopt;
    Amount amount{.range = {i, i}, .number = i};
    if (const auto fraction = fraction_at(i)) {
      set_share(amount, fraction->top, fraction->bottom);
      if (page_.look(i) == U'过') amount.before = Kind::least;
      amount.after = i + fraction->length;
    } else if (!read_number(i, amount)) {
      return std::nullopt;
    }
    read_bounds(amount);
    if (is_ratio(amount) && !amount.before) read_far_bound(amount);
    amount.printed_unit = to_utf8(amount.unit);
    return amount;
  }

  // 不低于年度招聘总数的50%: the bound stands in front of the whole.
  void read_far_bound(Amount& amount) const {
    constexpr std::uint32_t kFar = 16;
    if (amount.range.begin == body_.begin || page_.look(amount.range.begin - 1) != U'的') return;
    for (std::uint32_t k = amount.range.begin - 1; k > body_.begin && amount.range.begin - k < kFar; --k) {
      if (among(page_.look(k), U",。;:")) return;
      const Bound* bound = bound_before(k);
      if (bound == nullptr || bound->word.size() < 3) continue;
      amount.before = bound->kind;
      amount.range.begin = k - static_cast<std::uint32_t>(bound->word.size());
      return;
    }
  }

  // Number, second number of a range, 余, measure word.
  bool read_number(std::uint32_t i, Amount& amount) const {
    auto first = numeral_at(page_.dense, i);
    if (!first) return false;
    std::uint32_t at = i + first->length;
    std::optional<Numeral> second;
    const bool percent = page_.look(at) == U'%';
    if (const std::uint32_t dash = at + percent; among(page_.look(dash), U"-~至到")) {
      if (const auto number = numeral_at(page_.dense, dash + 1)) {
        if (number->han == first->han && (!percent || page_.look(dash + 1 + number->length) == U'%'))
          second = number, at = dash + 1 + number->length;
      }
    }
    if (!second && among(page_.look(at), U"余多几")) amount.more = true, ++at;
    if (amount.more) {  // 30多万
      for (; page_.look(at) == U'万' || page_.look(at) == U'亿'; ++at)
        first->count *= page_.look(at) == U'万' ? 10'000 : 100'000'000;
    }
    const Measure* measure = measure_at(at);
    if (measure == nullptr || measure->time || is_latin(page_.look(at))) return false;
    amount.han = first->han;
    amount.unit = measure->word;
    amount.after = at + static_cast<std::uint32_t>(measure->word.size());
    if (amount.unit == U"个以上") amount.unit = U"个", amount.after -= 2;
    if (amount.unit == U"百分点") amount.unit = U"个百分点";
    if (!second)
      second = first;
    else
      amount.has_range = true;
    if (first->scale == 1 && second->scale >= 10'000) first->count *= second->scale;
    return settle_places(*first, *second, amount);
  }

  // Decimals stay exact in a smaller unit where there is one.
  static bool settle_places(Numeral first, Numeral second, Amount& amount) {
    const int places = std::max(first.places, second.places);
    for (; first.places < places; ++first.places) first.count *= 10;
    for (; second.places < places; ++second.places) second.count *= 10;
    amount.low = first.count, amount.high = second.count;
    if (places == 0) return true;
    if (places > 2) return false;
    if (amount.unit == U"%")
      amount.unit = places == 1 ? U"‰" : U"‱";
    else if (amount.unit == U"个百分点")
      amount.unit = places == 1 ? U"个千分点" : U"个万分点";
    else if (amount.unit == U"倍")
      amount.unit = U"%", amount.low *= places == 1 ? 10 : 1, amount.high *= places == 1 ? 10 : 1;
    else
      return false;
    return true;
  }

  void read_bounds(Amount& amount) const {
    amount.range.end = amount.after;
    if (const Bound* behind = bound_behind(amount.after)) {
      amount.behind = behind->kind;
      amount.after += static_cast<std::uint32_t>(behind->word.size());
      amount.range.end = amount.after;
    }
    // Two bounds may stand in front: 达到不少于, 提高约.
    for (int taken = 0; taken < 2; ++taken) {
      const Bound* before = bound_before(amount.range.begin);
      if (before == nullptr) break;
      if (!amount.before)
        amount.before = before->kind;
      else if (before->kind == Kind::rise || before->kind == Kind::fall)
        amount.before = before->kind;
      amount.range.begin -= static_cast<std::uint32_t>(before->word.size());
    }
  }

  std::optional<std::uint32_t> amount(std::uint32_t i) {
    const auto read = read_amount(i);
    if (!read) return std::nullopt;
    const Amount& amount = *read;
    const std::uint32_t verb = std::max(goal_verb(amount.range.begin), to_have(amount.range.begin));
    const bool coordinated = follows_amount(amount.range.begin);
    const bool bounded = amount.before || amount.behind;
    const bool closed = !amount.han || closes_phrase(amount);
    if (!bounded && verb == 0 && !coordinated && (!closed || begins_subject(amount.after)))
      return amount.range.end;
    const bool subject_behind =
        (counts(amount) || (verb > 0 && !amount.before)) && begins_subject(amount.after);
    Range ahead = is_ratio(amount) ? subject_before(amount.range.begin - verb) : Range{};
    const Range behind =
        subject_behind && ahead.empty() ? subject_after(amount.after) : Range{amount.after, amount.after};
    if (behind.empty() && ahead.empty()) ahead = subject_before(amount.range.begin);
    if (!is_target(amount, verb, behind, ahead, coordinated)) return amount.range.end;

    FoundTarget found{.node = node_};
    fill(bounded_through(amount, verb), found.target);
    const Range subject = behind.empty() ? ahead : behind;
    found.target.subject = page_.mended(subject);
    if (subject.empty() && verb > 0)
      found.target.subject = page_.mended({amount.range.begin - verb, amount.range.begin});
    if (!is_ratio(amount) && !is_money(amount)) found.target.indicator = indicator_of(page_.view(subject));
    const bool of_people = among(amount.unit.front(), U"人名");
    if ((found.target.indicator == Indicator::trained_people) != of_people) found.target.indicator.reset();
    found.target.base_year = base_year(amount.range.begin);
    found.range = {amount.range.begin - (behind.empty() ? 0 : verb), std::max(amount.range.end, behind.end)};
    if (behind.empty() && !ahead.empty()) found.range.begin = std::min(found.range.begin, ahead.begin);
    found.borrows = subject.empty();
    found.amount = amount.range.begin;
    last_ = found.range, last_subject_ = subject;
    const std::uint32_t end = found.range.end;
    to_.push_back(std::move(found));
    return std::max(end, amount.range.end);
  }

  // The amount stands right behind another one: 50所…和150个…
  bool follows_amount(std::uint32_t begin) const {
    return last_ && last_->end <= begin && begin - last_->end <= 3 &&
           among(page_.look(begin - 1), U"和、及与,");
  }

  static bool is_ratio(const Amount& amount) {
    return amount.unit == U"%" || amount.unit == U"‰" || amount.unit == U"‱" || amount.unit == U"倍" ||
           amount.unit.starts_with(U"个百分") || amount.unit == U"个千分点" || amount.unit == U"个万分点";
  }
  static bool is_money(const Amount& amount) { return amount.unit == U"元" || amount.unit == U"美元"; }
  static bool counts(const Amount& amount) { return !is_ratio(amount); }

  // 至少建设一所: the bound stands in front of the verb.
  Amount bounded_through(Amount amount, std::uint32_t verb) const {
    if (verb == 0 || amount.before) return amount;
    const Bound* bound = bound_before(amount.range.begin - verb);
    if (bound != nullptr && (bound->word == U"至少" || bound->word == U"最少" || bound->word == U"不少于"))
      amount.before = Kind::least;
    if (bound != nullptr && (bound->word == U"最多" || bound->word == U"至多")) amount.before = Kind::most;
    return amount;
  }

  void fill(const Amount& amount, ReadTarget& target) const {
    const bool fall = amount.before == Kind::fall;
    target.unit = amount.printed_unit;
    if (amount.unit.starts_with(U"个百分") || amount.unit == U"个千分点" || amount.unit == U"个万分点") {
      target.change_points = fall ? -amount.low : amount.low;
      target.approximate = amount.behind == Kind::about || amount.before == Kind::about;
      return;
    }
    const std::int64_t low = fall ? -amount.low : amount.low, high = fall ? -amount.high : amount.high;
    target.approximate = amount.more || amount.before == Kind::about || amount.behind == Kind::about;
    const bool least = amount.before == Kind::least || amount.behind == Kind::least || amount.more ||
                       (amount.before == Kind::level && !amount.has_range && !target.approximate &&
                        amount.behind != Kind::most);
    const bool most = !target.approximate && (amount.behind == Kind::most ||
                                              (amount.before == Kind::most && amount.behind != Kind::least));
    if (most)
      target.most = high;
    else if (least && fall)
      target.most = low;
    else
      target.least = low;
    if (!most && !least) target.most = high;
  }

  // The length of the goal verb, adverbs behind it included, that ends at `end`; zero when there is none.
  std::uint32_t goal_verb(std::uint32_t end) const {
    std::uint32_t at = end;
    for (int adverbs = 0; adverbs < 2; ++adverbs) {
      if (const std::uint32_t verb = length_ending_at(at, goal_verbs_by_end());
          verb > 0 && !is_noun_end(at, verb))
        return end - (at - verb);
      const std::uint32_t adverb = length_ending_at(at, adverbs_by_end());
      if (adverb == 0) return 0;
      at -= adverb;
    }
    const std::uint32_t verb = length_ending_at(at, goal_verbs_by_end());
    return verb > 0 ? end - (at - verb) : 0;
  }

  // 到2025年有10家: a goal only behind a deadline.
  std::uint32_t to_have(std::uint32_t end) const {
    return ends_at(end, U"有") && deadline_within({sentence_, end}) != nullptr ? 1 : 0;
  }

  // Single-character verbs must not be the end of a longer word: 校企共育 is one, 教育 is a noun.
  bool is_noun_end(std::uint32_t end, std::uint32_t verb) const {
    if (verb > 1 || end < body_.begin + 2) return false;
    const char32_t before = page_.look(end - 2);
    return is_han(before) && !among(before, U"新共再各将并需可要拟");
  }

  bool begins_subject(std::uint32_t i) const {
    if (i >= body_.end || page_.before(i) == Gap::tab || line_ends_before(i)) return false;
    const char32_t c = page_.look(i);
    return is_han(c) || c == U'“' || c == U'《' || is_latin(c) || (c == U'"');
  }

  bool is_target(const Amount& amount, std::uint32_t verb, Range behind, Range ahead, bool coordinated) {
    const bool bounded = amount.before || amount.behind;
    if (amount.before == Kind::peak || in_money_out(amount) || is_already(amount.range.begin)) return false;
    if (page_.look(amount.after) == U'的' && verb == 0 && counts(amount) &&
        page_.has(amount.after - 2, U"以上"))
      return false;
    if (is_condition(amount, verb) || per_unit(amount.range.begin - verb)) return false;
    if (is_money(amount) && amount.behind && verb == 0 && begins_subject(amount.after))
      return false;  // 5000万元以上项目
    if (!behind.empty() && is_abstract(behind)) return false;
    if (amount.han && amount.low == 1 && !bounded && !bounded_through(amount, verb).before) return false;
    if (is_ratio(amount))
      return (bounded || verb > 1) &&
             (!ahead.empty() || amount.unit == U"%" || amount.unit == U"‰" || amount.unit == U"‱");
    if (amount.unit == U"次" || amount.unit == U"类" || amount.unit == U"种" || amount.unit == U"点" ||
        amount.unit == U"遍")
      return bounded;
    if (behind.empty() && ahead.empty() && verb == 0) return false;
    if (bounded || verb > 0 || coordinated) return true;
    if (amount.han && !closes_phrase(amount)) return false;
    return behind.empty() && (goals_ || has_goal_verb(amount.range.begin));
  }

  // Notes the goal verbs and the words of what already exists up to `end`; each character is looked at once.
  void scan_to(std::uint32_t end) {
    for (scanned_ = std::max(scanned_, body_.begin); scanned_ < end; ++scanned_) {
      const View* verb = goal_verbs_by_start().longest_at(page_.dense, scanned_);
      if ((verb != nullptr && verb->size() > 1) || page_.has(scanned_, U"力争")) last_verb_ = scanned_;
      if (already_by_start().longest_at(page_.dense, scanned_) != nullptr) last_already_ = scanned_;
    }
  }

  bool has_goal_verb(std::uint32_t end) {
    scan_to(end);
    return last_verb_ && *last_verb_ >= sentence_;
  }

  // 新增省级名师工作室两个。: the phrase opens with a goal verb and ends with the amount.
  bool closes_phrase(const Amount& amount) const {
    constexpr std::uint32_t kPhrase = 30;
    if (amount.low < 2 || begins_subject(amount.after)) return false;
    std::uint32_t begin = amount.range.begin;
    while (begin > body_.begin && amount.range.begin - begin < kPhrase &&
           !among(page_.look(begin - 1), U",。;:、!?"))
      --begin;
    const View* verb = goal_verbs_by_start().longest_at(page_.dense, begin);
    return verb != nullptr && verb->size() > 1 && begin + verb->size() + 2 <= amount.range.begin;
  }

  bool in_money_out(const Amount& amount) const {
    if (!is_money(amount)) return false;
    const std::uint32_t begin = std::max(sentence_, amount.range.begin > 24 ? amount.range.begin - 24 : 0);
    const View around =
        page_.view({std::max(begin, body_.begin), std::min(body_.end, amount.range.end + 12)});
    return std::ranges::any_of(kMoneyOut, [&](View word) { return contains(around, word); });
  }

  bool is_already(std::uint32_t begin) {
    scan_to(begin);
    if (!last_already_ || *last_already_ < sentence_) return false;
    return deadline_within({*last_already_, begin}) == nullptr;
  }

  // The last deadline that lies in `range`, or null.
  const Deadline* deadline_within(Range range) const {
    const auto behind = std::ranges::upper_bound(deadlines_, range.end, {},
                                                 [](const Deadline& one) { return one.range.end; });
    if (behind == deadlines_.begin()) return nullptr;
    const Deadline& last = *std::prev(behind);
    return last.range.begin >= range.begin ? &last : nullptr;
  }

  // 每培训1人补贴500元
  bool per_unit(std::uint32_t begin) const { return begin > body_.begin && page_.look(begin - 1) == U'每'; }

  // 投资超过1亿元的项目, 年满3个…的企业: the amount says which ones, not how many.
  bool is_condition(const Amount& amount, std::uint32_t verb) const {
    if (page_.look(amount.after) == U'的' && verb == 0) {
      const char32_t next = page_.look(amount.after + 1);
      return is_han(next) && !ends_level(amount);
    }
    if (is_ratio(amount))
      return page_.has(amount.after, U"给予") ||
             contains(page_.view({sentence_, amount.range.begin}).substr(0, 60), U"允许");
    const std::uint32_t from = amount.range.begin > sentence_ + 12 ? amount.range.begin - 12 : sentence_;
    const View before = page_.view({from, amount.range.begin});
    for (const View word : {View(U"具有"), View(U"具备"), View(U"年满"), View(U"凡"), View(U"符合"),
                            View(U"不具有"), View(U"注册资本"), View(U"满足"), View(U"允许")}) {
      if (contains(before, word) && verb == 0) return true;
    }
    return false;
  }

  // 占比达到60%的目标 still sets a level.
  bool ends_level(const Amount& amount) const {
    return amount.before == Kind::level && page_.has(amount.after, U"的目标");
  }

  bool is_abstract(Range subject) const {
    const View text = page_.view(subject);
    return std::ranges::any_of(kAbstract, [&](View word) {
      return text.starts_with(word) || (text.size() <= 4 && text.ends_with(word));
    });
  }

  // What is counted, behind its amount: up to a stop, a predicate or the next amount; the part behind the
  // last 的.
  Range subject_after(std::uint32_t i) const {
    if (page_.look(i) == U'的') ++i;
    std::uint32_t end = noun_end(i);
    if (page_.look(end) == U',' &&
        page_.look(end + 1) == U'集') {  // 一批资源共享，集教学、培训于一体的实训基地
      const std::size_t one = page_.view({end, std::min(body_.end, end + kLongestSubject)}).find(U"于一体的");
      if (one != View::npos) end = noun_end(end + static_cast<std::uint32_t>(one) + 4);
    }
    std::uint32_t head = i;
    for (std::uint32_t k = i; k + 3 <= end; ++k) {
      if (page_.look(k) == U'的') head = k + 1;
    }
    return trimmed({head, end});
  }

  Range trimmed(Range subject) const {
    while (subject.begin < subject.end && among(page_.look(subject.begin), U"”\"、的")) ++subject.begin;
    const View words = page_.view(subject);
    if (words.starts_with(U'“') && !contains(words, U"”")) ++subject.begin;
    for (const View tail :
         {View(U"以上"), View(U"左右"), View(U"功能"), View(U"等"), View(U"、"), View(U"以内")}) {
      if (subject.size() > tail.size() + 1 && ends_at(subject.end, tail))
        subject.end -= static_cast<std::uint32_t>(tail.size());
    }
    return subject;
  }

  std::uint32_t noun_end(std::uint32_t i) const {
    const std::uint32_t limit = std::min(body_.end, i + kLongestSubject);
    std::uint32_t k = i;
    bool modifier = false;  // a 的 was passed since the last stop
    for (; k < limit; ++k) {
      const char32_t c = page_.look(k);
      if (among(c, U",。;:!?)|]】")) break;
      if (k > i && line_ends_before(k)) break;
      if (page_.before(k) == Gap::tab && k > i) break;
      if (c == U'(') {
        const std::uint32_t close = past(k, U')');
        if (close - k > 8 || close == k + 1 || is_digit(page_.look(k + 1))) break;
        k = close - 1;
        continue;
      }
      if (c == U'《') {
        k = past(k, U'》') - 1;
        continue;
      }
      modifier |= c == U'的';
      if (c == U'、' && !list_goes_on(k + 1)) break;
      if (k >= i + 2 && (predicate_at(k, modifier) || (!modifier && acts_at(k)))) break;
      if (among(c, U"和及与") && next_is_amount(k + 1)) break;
      if (k > i && is_digit(c) && next_is_amount(k)) break;
    }
    return k;
  }

  // True where `k` begins a line and the line above was not broken in mid-sentence: it was short.
  bool line_ends_before(std::uint32_t k) const {
    constexpr std::uint32_t kBroken = 25;
    if (!page_.starts_line(k) || k == 0) return false;
    const std::uint32_t full = page_.full_width > 0 ? page_.full_width - 4 : kBroken;
    std::uint32_t begin = k - 1;
    while (begin > 0 && !page_.starts_line(begin) && k - begin < full) --begin;
    return k - begin < full;
  }

  bool predicate_at(std::uint32_t k, bool modifier) const {
    for (const View word :
         {View(U"进入"), View(U"达到"), View(U"纳入"), View(U"入选"), View(U"获评"),   View(U"向"),
          View(U"实现"), View(U"获得"), View(U"获批"), View(U"获省"), View(U"获国"),   View(U"获市"),
          View(U"参与"), View(U"建成"), View(U"落地"), View(U"投入"), View(U"开展"),   View(U"举办"),
          View(U"用于"), View(U"力争"), View(U"到20"), View(U"并"),   View(U"为"),     View(U"通过"),
          View(U"覆盖"), View(U"超过"), View(U"占"),   View(U"突破"), View(U"不低于"), View(U"不少于"),
          View(U"大力"), View(U"列入"), View(U"先行"), View(U"进行"), View(U"率先"),   View(U"全面"),
          View(U"积极"), View(U"深入"), View(U"逐步"), View(U"大力"), View(U"列入"),   View(U"先行"),
          View(U"进行"), View(U"率先"), View(U"全面"), View(U"积极"), View(U"深入"),   View(U"逐步")}) {
      if (page_.has(k, word) && !modifier && !modifies(k)) return true;
    }
    return false;
  }

  // 300所职业院校建设实训基地: somebody builds something.
  bool acts_at(std::uint32_t k) const {
    return page_.has(k, U"建设") && among(page_.look(k - 1), U"校院业县区园构");
  }

  // A verb with a 的 behind it in the same phrase belongs to a modifier: 10个通过认证的平台.
  bool modifies(std::uint32_t k) const {
    for (std::uint32_t i = k; i < std::min(body_.end, k + 24); ++i) {
      const char32_t c = page_.look(i);
      if (among(c, U",。;:、")) return false;
      if (c == U'的') return true;
    }
    return false;
  }

  bool next_is_amount(std::uint32_t i) const {
    const auto number = numeral_at(page_.dense, i);
    if (!number || (number->han && number->count == 1)) return false;
    std::uint32_t at = i + number->length;
    if (among(page_.look(at), U"-~至到")) {
      if (const auto second = numeral_at(page_.dense, at + 1)) at += 1 + second->length;
    }
    return measure_at(at) != nullptr || among(page_.look(at), U"余多");
  }

  // After 、 the same noun goes on unless a new verb or amount begins.
  bool list_goes_on(std::uint32_t i) const {
    std::uint32_t end = i;
    while (end < std::min(body_.end, i + 30) && !among(page_.look(end), U",。;:、!?")) ++end;
    const View* verb = goal_verbs_by_start().longest_at(page_.dense, i);
    if (verb != nullptr && verb->size() > 1) return false;
    for (std::uint32_t k = i; k < end; ++k) {
      if ((is_digit(page_.look(k)) || is_han_numeral(page_.look(k))) && next_is_amount(k)) return false;
    }
    return end > i;
  }

  // What is measured, in front of its amount: from the last stop, without time phrases and verbs.
  Range subject_before(std::uint32_t end) const {
    std::uint32_t begin = end;
    const std::uint32_t limit = std::max(body_.begin, end > kLongestSubject ? end - kLongestSubject : 0);
    int depth = 0;
    while (begin > limit) {
      const char32_t c = page_.look(begin - 1);
      if (c == U')' && begin > limit + 1) ++depth;
      if (c == U'(' && depth > 0)
        --depth;
      else if (depth == 0 &&
               (among(c, U",。;:、!?(|%") || page_.before(begin) == Gap::tab || line_ends_before(begin)))
        break;
      --begin;
    }
    if (const Deadline* inside = deadline_within({begin, end})) {
      if (inside->range.end == end && inside->range.begin > begin + 1)
        return subject_before(inside->range.begin);
      begin = inside->range.end;
    }
    Range subject{begin, end};
    strip_comparison(subject);
    for (bool again = true; again && !subject.empty();) {
      again = false;
      for (const View tail : kTails) {
        if (subject.size() < tail.size() || !ends_at(subject.end, tail)) continue;
        subject.end -= static_cast<std::uint32_t>(tail.size());
        again = true;
      }
    }
    strip_verbs(subject);
    if (subject.size() < 2) return previous_phrase(begin);
    const bool term = subject.size() <= 4 && ends_at(subject.end, U"年内");
    return term || only_verbs(subject) ? Range{} : subject;
  }

  // 再建设: what was stripped to its verb names nothing.
  bool only_verbs(Range subject) const {
    const std::uint32_t verb = length_ending_at(subject.end, goal_verbs_by_end());
    return verb > 1 && subject.size() <= verb + 1;
  }

  // 力争全市建成市级产业学院 → 市级产业学院, but 培训规模 stays.
  void strip_verbs(Range& subject) const {
    const View text = page_.view(subject);
    if (text.starts_with(U'从')) {
      for (const View verb : {View(U"聘请"), View(U"引进"), View(U"招聘"), View(U"选聘"), View(U"聘任")}) {
        const std::size_t at = text.find(verb);
        if (at != View::npos) subject.begin += static_cast<std::uint32_t>(at);
      }
    }
    strip_term(subject);
    const std::size_t given = page_.view(subject).find(U"安排");  // 财政每年安排专项资金
    if (given != View::npos && given + 4 <= subject.size())
      subject.begin += static_cast<std::uint32_t>(given) + 2;
    for (bool again = true; again;) {
      again = false;
      for (const View head : kLeadIns) again |= strip_front(subject, head);
      const View* verb = goal_verbs_by_start().longest_at(page_.dense, subject.begin);
      again |= verb != nullptr && verb->size() > 1 && strip_front(subject, *verb);
    }
  }

  // 三年内打造…: a term that the day of issue would turn into a deadline.
  void strip_term(Range& subject) const {
    std::uint32_t i = subject.begin;
    while (i < subject.end &&
           (is_digit(page_.look(i)) || is_han_numeral(page_.look(i)) || page_.look(i) == U'-'))
      ++i;
    if (i > subject.begin && page_.has(i, U"年内") && i + 2 < subject.end) subject.begin = i + 2;
  }

  bool strip_front(Range& subject, View head) const {
    const auto length = static_cast<std::uint32_t>(head.size());
    if (subject.size() < length + 2 || !page_.has(subject.begin, head)) return false;
    const View rest = page_.view({subject.begin + length, subject.end});
    if (among(page_.look(subject.begin + length), U"库期类型费面率量点制")) return false;  // 培育库, 建设期
    const bool measured = std::ranges::any_of(kMeasured, [&](View word) { return rest.ends_with(word); });
    if (measured && rest.size() <= 3) return false;
    subject.begin += length;
    return true;
  }

  // 理工类专业占比，到2026年提高10个百分点: the noun stands a comma earlier.
  Range previous_phrase(std::uint32_t begin) const {
    if (begin <= sentence_ + 3 || page_.look(begin - 1) != U',') {
      const Deadline* before = deadline_within({sentence_, begin});
      if (before == nullptr || before->range.end != begin) return {};
      begin = before->range.begin;
      while (begin > sentence_ && page_.look(begin - 1) != U',') --begin;
      if (begin <= sentence_ + 3) return {};
    }
    std::uint32_t first = begin - 1;
    while (first > sentence_ && !among(page_.look(first - 1), U",;:、")) --first;
    const Range phrase{first, begin - 1};
    if (last_ && last_->begin < phrase.end && phrase.begin < last_->end) return last_subject_;
    return phrase.size() >= 2 && phrase.size() <= 24 && !next_is_amount(first) ? phrase : Range{};
  }

  // 就业率比2023年提高: the noun ends in front of 比.
  void strip_comparison(Range& subject) const {
    for (std::uint32_t k = subject.begin; k + 1 < subject.end; ++k) {
      if (!among(page_.look(k), U"比较")) continue;
      if (year_at(page_.dense, k + 1) || page_.has(k + 1, U"上年") || page_.has(k + 1, U"上一年") ||
          page_.has(k + 1, U"“十")) {
        subject.end = k;
        return;
      }
    }
  }

  std::optional<int> base_year(std::uint32_t end) const {
    const std::uint32_t from = end - sentence_ > 60 ? end - 60 : sentence_;
    for (std::uint32_t k = end; k-- > from;) {
      if (page_.look(k) == U'。') return std::nullopt;
      if (!among(page_.look(k), U"比较以")) continue;
      if (const auto year = year_at(page_.dense, k + 1)) return year;
    }
    return std::nullopt;
  }

  // 建设若干个重点区域, 一大批本科高校向应用型转变
  std::optional<std::uint32_t> vague(std::uint32_t i) {
    const auto word = std::ranges::find_if(kVague, [&](View one) { return page_.has(i, one); });
    if (i < heading_.end || word == kVague.end() ||
        (i > body_.begin && among(page_.look(i - 1), U"+第同每这某")) || is_already(i))
      return std::nullopt;
    const auto after = i + static_cast<std::uint32_t>(word->size());
    const std::uint32_t verb = goal_verb(i);
    const bool phrase_start = i == body_.begin || among(page_.look(i - 1), U",。;:");
    const bool closes = word->starts_with(U"若干") && !begins_subject(after);  // 服务驿站若干个
    if (verb == 0 && !closes && !(phrase_start && word->ends_with(U"大批"))) return after;
    if (!closes && !begins_subject(after)) return after;
    const Range subject = closes ? subject_before(i) : subject_after(after);
    if (subject.size() < 2 || is_abstract(subject)) return after;
    FoundTarget found{.node = node_,
                      .range = {std::min(i - verb, subject.begin), std::max(after, subject.end)},
                      .amount = i};
    found.target.subject = page_.mended(subject);
    found.target.qualitative = page_.mended({i, after});
    if (word->starts_with(U"若干") && word->size() == 3) found.target.unit = to_utf8(word->substr(2));
    found.target.indicator = indicator_of(page_.view(subject));
    last_ = found.range;
    to_.push_back(std::move(found));
    return std::max(after, subject.end);
  }

  // 产值翻一番
  std::optional<std::uint32_t> doubling(std::uint32_t i) {
    if (!page_.has(i, U"翻一番") && !page_.has(i, U"翻两番") && !page_.has(i, U"翻番")) return std::nullopt;
    const std::uint32_t end = i + (page_.has(i, U"翻番") ? 2 : 3);
    const Range subject = subject_before(i);
    if (subject.empty() || is_already(i)) return end;
    FoundTarget found{.node = node_, .range = {subject.begin, end}, .amount = i};
    found.target.subject = page_.mended(subject);
    found.target.least = found.target.most = page_.has(i, U"翻两番") ? 4 : 2;
    found.target.unit = "倍";
    found.target.base_year = base_year(i);
    to_.push_back(std::move(found));
    return end;
  }

  // 构建促进产教融合的制度框架: an aspect of the plan without any amount, in a clause of goals.
  std::optional<std::uint32_t> aspect(std::uint32_t i) {
    for (const View verb : {View(U"构建"), View(U"打造"), View(U"形成"), View(U"建立"), View(U"建成")}) {
      if (!page_.has(i, verb)) continue;
      const Range subject = subject_after(i + 2);
      const auto indicator = indicator_of(page_.view(subject));
      if (indicator != Indicator::institution_frame && indicator != Indicator::key_industries)
        return std::nullopt;
      if (subject.size() > 16) return std::nullopt;
      FoundTarget found{.node = node_, .range = {i, subject.end}, .amount = i};
      found.target.subject = page_.mended(subject);
      found.target.qualitative = page_.mended({i, i + 2});
      found.target.indicator = indicator;
      to_.push_back(std::move(found));
      return subject.end;
    }
    return std::nullopt;
  }

  const Page& page_;
  Range body_;
  Range heading_;
  std::size_t node_;
  bool goals_;
  std::vector<Deadline> deadlines_;
  std::size_t deadline_ = 0;
  std::uint32_t sentence_ = 0;
  std::uint32_t scanned_ = 0;
  std::optional<std::uint32_t> last_verb_, last_already_;
  std::optional<Range> last_;
  Range last_subject_;
  std::vector<FoundTarget>& to_;
};

// 应当具备下列条件：, 二、申报条件: the amounts under it say who may take part.
bool sets_conditions(const Page& page, Range body, Range heading) {
  constexpr std::uint32_t kNear = 10;
  const View title = page.view(heading);
  if (title.ends_with(U"条件") || title.ends_with(U"条件要求")) return true;
  if (body.size() < 4 || page.look(body.end - 1) != U':') return false;
  return contains(page.view({body.end - std::min(kNear, body.size()), body.end}), U"条件");
}

bool names_goals(View text) { return contains(text, U"目标") || contains(text, U"指标"); }

// 发展基础, 现状与形势: what is there already.
bool tells_of_past(View heading) {
  constexpr auto kPast =
      std::to_array<View>({U"发展基础", U"现状", U"工作基础", U"成效", U"形势", U"基本情况", U"发展回顾"});
  return std::ranges::any_of(kPast, [&](View word) { return contains(heading, word); });
}

// The clause's deadline for an amount: the last one in front of it, else the first one behind it.
std::optional<int> own_deadline(const std::vector<Deadline>& deadlines, std::uint32_t begin) {
  if (deadlines.empty()) return std::nullopt;
  const auto behind =
      std::ranges::upper_bound(deadlines, begin, {}, [](const Deadline& one) { return one.range.end; });
  return behind == deadlines.begin() ? behind->year : std::prev(behind)->year;
}

// By which year targets without a deadline of their own are due: the period of the title, else the first
// deadline of the preamble or of the clause that announces the goals.
std::optional<int> common_deadline(const std::vector<std::vector<Deadline>>& deadlines,
                                   const std::vector<bool>& announced, std::string_view title) {
  if (const auto year = last_year_of_title(folded(to_utf32(title)))) return year;
  for (std::size_t n = 0; n < deadlines.size(); ++n) {
    if (announced[n] && !deadlines[n].empty()) return deadlines[n].front().year;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Indicator> indicator_of(View folded_subject) {
  for (const SubjectIndicator& row : kIndicators) {
    const bool named =
        row.word.size() > 3 ? contains(folded_subject, row.word) : folded_subject.ends_with(row.word);
    if (named) return row.indicator;
  }
  if (folded_subject.ends_with(U"人才")) return Indicator::trained_people;
  return std::nullopt;
}

namespace {

// 2023年建设50家，2025年建设150家联合体: the noun stands behind the last amount only.
void borrow_subjects(std::vector<FoundTarget>& found) {
  for (std::size_t k = found.size(); k-- > 1;) {
    FoundTarget& one = found[k - 1];
    const FoundTarget& next = found[k];
    if (!one.borrows || next.borrows || one.node != next.node || one.target.unit != next.target.unit)
      continue;
    one.target.subject = next.target.subject, one.target.indicator = next.target.indicator,
    one.borrows = false;
  }
}

}  // namespace

std::vector<FoundTarget> find_targets(const Page& page, const Outline& outline, const Tables& tables,
                                      std::optional<Date> issued, std::string_view title, std::size_t most) {
  const std::size_t count = outline.nodes.size();
  std::vector<std::vector<Deadline>> deadlines(count);
  std::vector<bool> goals(count), announced(count), conditions(count);
  std::vector<FoundTarget> found;
  for (std::size_t n = 0; n < count; ++n) {
    const Node& node = outline.nodes[n];
    if (node.kind == ClauseKind::trailer) continue;
    const Range body = outline.body(n);
    const Range heading = heading_of(page, outline, tables, n);
    const Range head = heading.empty() ? Range{body.begin, std::min(body.end, body.begin + 20)} : heading;
    goals[n] = node.kind != ClauseKind::preamble && names_goals(page.view(head));
    if (node.parent >= 0) goals[n] = goals[n] || goals[static_cast<std::size_t>(node.parent)];
    deadlines[n] = find_deadlines(page, body, issued);
    announced[n] = goals[n] || node.kind == ClauseKind::preamble ||
                   contains(page.view(heading), U"总体要求") || contains(page.view(heading), U"总体思路");
    const bool under_conditions = node.parent >= 0 && conditions[static_cast<std::size_t>(node.parent)];
    conditions[n] = under_conditions || sets_conditions(page, body, heading);
    if (tells_of_past(page.view(heading)) || under_conditions) continue;
    ClauseTargets(page, body, heading, n, goals[n], deadlines[n], found).run(most);
  }
  borrow_subjects(found);
  const auto common = common_deadline(deadlines, announced, title);
  for (FoundTarget& one : found) {
    std::optional<int> year;
    for (int n = static_cast<int>(one.node); n >= 0 && !year;
         n = outline.nodes[static_cast<std::size_t>(n)].parent) {
      const auto at = static_cast<std::size_t>(n);
      year = own_deadline(deadlines[at], one.amount);
    }
    one.target.deadline_year = year ? year : common;
  }
  return found;
}

}  // namespace langqiao::plan
