#include "plan/duties.h"

#include <algorithm>

#include "base/text.h"
#include "plan/closing.h"
#include "plan/duty_cues.h"
#include "plan/headings.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kLongestBracket = 600;
constexpr std::uint32_t kLongestList = 1200;  // behind a cue outside brackets
constexpr std::uint32_t kLongestPhrase = 80;  // 由 … 牵头

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

std::uint32_t line_end(const Page& page, std::uint32_t i, std::uint32_t end) {
  ++i;
  while (i < end && page.before(i) != Gap::line) ++i;
  return std::min(i, end);
}

// The end of a list that begins inside a line: the line's end, further where the line breaks behind a
// separator or a full line breaks inside a name, and never past a full stop.
std::uint32_t list_line_end(const Page& page, std::uint32_t i, std::uint32_t end,
                            const UnitDirectory& directory) {
  end = std::min(end, i + kLongestList);
  for (std::uint32_t at = i; at < end;) {
    const std::uint32_t stop = line_end(page, at, end);
    const std::size_t full_stop = page.view({at, stop}).find(U'。');
    if (full_stop != View::npos) return at + static_cast<std::uint32_t>(full_stop);
    if (stop >= end) return end;
    const bool separator = among(page.look(stop - 1), U"、,") || among(page.look(stop), U"、");
    std::uint32_t last = stop;
    while (last > at && !among(page.look(last - 1), U"、,;: ") && stop - last < 20) --last;
    std::uint32_t next = stop;
    while (next < end && next - stop < 20 && !among(page.look(next), U"、,;。") &&
           (next == stop || page.before(next) != Gap::line))
      ++next;
    const bool broken_name = !directory.resolve(page.view({last, stop})).known() &&
                             directory.resolve(page.view({last, next})).known();
    if (!separator && !broken_name) return stop;
    at = stop;
  }
  return end;
}

class ClauseDuties {
 public:
  ClauseDuties(const Page& page, const Outline& outline, const Tables& tables, const UnitDirectory& directory,
               const std::optional<FirstLeads>& first_leads, const std::vector<DutyRole>& columns,
               std::size_t node, Duties& to)
      : page_(page),
        outline_(outline),
        tables_(tables),
        directory_(directory),
        first_leads_(first_leads),
        columns_(columns),
        node_(node),
        body_(outline.body(node)),
        to_(to) {}

  void run() {
    brackets_ = brackets_of(page_, body_);
    taken_.assign(body_.size(), false);
    own_line_.assign(body_.size(), false);
    for (const Bracket& bracket : brackets_) {
      if (!bracket.matched) to_.unmatched.push_back(bracket);
    }
    find();
    std::ranges::sort(own_, {}, [](const Mention& one) { return one.name.begin; });
    for (Mention& one : own_) {
      const bool own_line = own_line_[one.name.begin - body_.begin];
      to_.found.push_back({node_, std::move(one), own_line});
    }
  }

 private:
  void find() {
    const Node& node = outline_.nodes[node_];
    if (node.row >= 0) from_columns(tables_.rows[static_cast<std::size_t>(node.row)]);
    from_cues();
    if (node.kind == ClauseKind::trailer) return;
    from_brackets();
    const bool outside_clauses = node.label.length == 0 && node.parent < 0 && node.row < 0;
    if (outside_clauses) return;
    from_sentences();
    from_lines();
    if (own_.empty()) from_heading();
  }

  // Ranges asked for are no longer than a bracket, so looking at each character stays cheap.
  bool taken(Range range) const {
    for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + kLongestBracket); ++i) {
      if (taken_[i - body_.begin]) return true;
    }
    return false;
  }

  void take(UnitList list, Range whole) {
    if (list.mentions.empty()) return;
    std::fill(taken_.begin() + (whole.begin - body_.begin), taken_.begin() + (whole.end - body_.begin), true);
    const std::uint32_t sign =
        whole.begin > body_.begin && among(page_.look(whole.begin - 1), U"([【〔") ? 1 : 0;
    if (page_.starts_line(whole.begin - sign) && whole.begin - sign > body_.begin) {
      std::fill(own_line_.begin() + (whole.begin - body_.begin),
                own_line_.begin() + (whole.end - body_.begin), true);
    }
    own_.insert(own_.end(), std::make_move_iterator(list.mentions.begin()),
                std::make_move_iterator(list.mentions.end()));
    to_.open_ends.insert(to_.open_ends.end(), list.open_ends.begin(), list.open_ends.end());
  }

  // The first of a list leads where the cue or a rule of the document says so.
  static void lead_by_place(UnitList& list, bool first, bool others_support) {
    if (!first || list.mentions.empty() || list.mentions.front().by_verb) return;
    for (std::size_t k = 0; k < list.mentions.size(); ++k) {
      Mention& one = list.mentions[k];
      if (one.role == DutyRole::each) continue;
      if (k == 0)
        one.role = DutyRole::lead;
      else if (others_support && one.role != DutyRole::lead)
        one.role = DutyRole::support;
      else if (one.role == DutyRole::lead)
        one.role = DutyRole::joint;
    }
  }

  bool ruled(std::uint32_t at) const { return first_leads_ && at >= first_leads_->from; }

  void from_columns(const TableRow& row) {
    for (const UnitColumn& column : tables_.columns[row.table]) {
      if (column.index >= row.cells.size()) continue;
      const Range cell = row.cells[column.index];
      UnitList list = read_units(page_, cell, directory_, column.role);
      if (column.role == DutyRole::joint && ruled(cell.begin))
        lead_by_place(list, true, first_leads_->others_support);
      take(std::move(list), cell);
    }
  }

  const Bracket* innermost(std::uint32_t i, const std::vector<const Bracket*>& open) const {
    for (std::size_t k = open.size(); k-- > 0;) {
      if (open[k]->open < i && i < open[k]->close) return open[k];
    }
    return nullptr;
  }

  void from_cues() {
    std::vector<const Bracket*> open;
    std::size_t next = 0;
    for (std::uint32_t i = body_.begin; i < body_.end;) {
      while (next < brackets_.size() && brackets_[next].open < i) open.push_back(&brackets_[next++]);
      while (!open.empty() && open.back()->close < i) open.pop_back();
      const auto cue = cue_at(page_, i, body_.end);
      if (!cue || !cue->units) {
        i = cue ? cue->list : i + 1;
        continue;
      }
      const Bracket* bracket = innermost(i, open);
      const std::uint32_t end =
          bracket != nullptr && bracket->close - i < kLongestBracket && bracket->close > cue->list
              ? bracket->close
              : list_line_end(page_, cue->list, body_.end, directory_);
      i = read_cue(*cue, end);
    }
  }

  std::uint32_t read_cue(const Cue& cue, std::uint32_t end) {
    std::uint32_t stop = cue.list;
    for (; stop < end; ++stop) {
      if (stop > cue.list && cue_at(page_, stop, end)) break;
    }
    const bool bracketed = stop > cue.list && stop < end && among(page_.look(stop - 1), U"([【〔");
    UnitList list = read_units(page_, {cue.list, stop - bracketed}, directory_, cue.role);
    const bool by_rule = cue.role == DutyRole::joint && ruled(cue.begin);
    lead_by_place(list, cue.first_leads || by_rule,
                  cue.first_leads || (by_rule && first_leads_->others_support));
    take(std::move(list), {cue.begin, stop});
    return std::max(stop, cue.begin + 1);
  }

  // A bracket without a cue counts where it holds only units and closes a sentence or paragraph.
  void from_brackets() {
    for (const Bracket& bracket : brackets_) {
      const Range inside{bracket.open + 1, bracket.close};
      if (inside.size() < 2 || inside.size() > kLongestBracket || taken(inside)) continue;
      const std::uint32_t after = bracket.close + bracket.matched;
      const bool at_end =
          after >= body_.end || page_.before(after) == Gap::line || among(page_.look(after), U"。;([【");
      if (!at_end) continue;
      UnitList list = read_units(page_, inside, directory_, DutyRole::joint);
      const bool by_verb = std::ranges::any_of(list.mentions, &Mention::by_verb);
      if (list.end < inside.end || !only_units(page_, list, !by_verb)) continue;
      if (!by_verb && (!bracket.matched || !stands_alone(bracket, list))) continue;
      if (ruled(bracket.open)) lead_by_place(list, true, first_leads_->others_support);
      take(std::move(list), inside);
    }
  }

  // Not the second name of a unit that stands in front, and no single word of explanation.
  bool stands_alone(const Bracket& bracket, const UnitList& list) const {
    const bool known =
        std::ranges::any_of(list.mentions, [](const Mention& one) { return one.unit.known(); });
    if (!known && list.mentions.size() < 2) return false;
    if (bracket.open == body_.begin) return true;
    if (among(page_.look(bracket.open - 1), U"。;!?)】")) return true;
    if (list.mentions.size() > 1) return true;
    const std::uint32_t from = std::max(body_.begin, bracket.open > 6 ? bracket.open - 6 : 0);
    return !unit_shaped(page_.view({from, bracket.open}), true);
  }

  // 由甲牵头，乙、丙配合 and 甲、乙负责 in running text.
  void from_sentences() {
    const View text = page_.view(body_);
    for (const View verb : {View(U"牵头"), View(U"负责"), View(U"会同")}) {
      for (std::size_t found = text.find(verb); found != View::npos; found = text.find(verb, found + 2)) {
        sentence(body_.begin + static_cast<std::uint32_t>(found), verb);
      }
    }
  }

  void sentence(std::uint32_t verb, View word) {
    if (taken({verb, verb + 2}) || interprets(verb)) return;
    std::uint32_t begin = verb;
    bool by = false;
    const std::uint32_t least = std::max(body_.begin, verb > kLongestPhrase ? verb - kLongestPhrase : 0);
    while (begin > least && !among(page_.look(begin - 1), U"。;:!?,由(")) --begin;
    by = begin > least && page_.look(begin - 1) == U'由';
    const bool opens =
        begin == body_.begin || page_.starts_line(begin) || among(page_.look(begin - 1), U"。;:!?");
    const bool shared = word == U"负责" && shares_out({begin, verb});
    if (!by && !opens && !shared && word != U"牵头") return;
    if (word == U"会同" && !by && !(opens && directory_.resolve(page_.view({begin, verb})).known())) return;

    if (word == U"会同") return joined_up(begin, verb, by);
    UnitList list = read_units(page_, {begin, sentence_chunk(verb)}, directory_, DutyRole::joint);
    if (!only_units(page_, list, true) || list.mentions.empty() || !all_by_verb(list)) return;
    const bool some_known =
        std::ranges::any_of(list.mentions, [](const Mention& one) { return one.unit.known(); });
    const char32_t after = page_.look(verb + 2);
    const bool short_sentence = verb + 2 >= body_.end || among(after, U"。;,)") ||
                                page_.starts_line(verb + 2) ||
                                (word == U"负责" && sentence_chunk(verb) <= verb + 6);
    if (!some_known && !by && !short_sentence) return;
    if (!some_known && word == U"负责" && !short_sentence) return;
    std::uint32_t end = sentence_chunk(verb);
    take(std::move(list), {begin, end});
    while (page_.look(end) == U',' && end < body_.end) {
      const std::uint32_t chunk = sentence_chunk(end + 1);
      UnitList more = read_units(page_, {end + 1, chunk}, directory_, DutyRole::joint);
      if (!only_units(page_, more, false) || !all_by_verb(more)) break;
      take(std::move(more), {end + 1, chunk});
      end = chunk;
    }
  }

  // 本办法由甲负责解释, 具体解释工作由甲会同乙负责: who explains the text does none of its work.
  bool interprets(std::uint32_t verb) const {
    std::uint32_t begin = verb;
    const std::uint32_t least = std::max(body_.begin, verb > kLongestPhrase ? verb - kLongestPhrase : 0);
    while (begin > least && !among(page_.look(begin - 1), U"。;!?,")) --begin;
    return page_.view({begin, sentence_chunk(verb)}).find(U"解释") != View::npos;
  }

  // 各部门按职责分工负责 may stand behind a comma.
  bool shares_out(Range names) const {
    const View text = page_.view(names);
    return text.find(U"分工") != View::npos || text.find(U"职责") != View::npos ||
           text.find(U"职能") != View::npos;
  }

  // 由甲会同乙、丙制定办法: the first leads; the others end where what they do begins.
  void joined_up(std::uint32_t begin, std::uint32_t verb, bool by) {
    constexpr std::uint32_t kLongest = 40;
    UnitList lead = read_units(page_, {begin, verb}, directory_, DutyRole::lead);
    if (!only_units(page_, lead, true)) return;
    const std::uint32_t first = verb + 2, limit = std::min(sentence_chunk(first), first + kLongest);
    std::optional<UnitList> others;
    for (std::uint32_t end = first + 2; end <= limit; ++end) {
      UnitList list = read_units(page_, {first, end}, directory_, DutyRole::joint);
      const bool known =
          std::ranges::all_of(list.mentions, [](const Mention& one) { return one.unit.known(); });
      if (list.end != end || !only_units(page_, list, true)) continue;
      const bool further =
          !others || list.mentions.size() > others->mentions.size() || end <= others->end + 1;
      if (known || further) others = std::move(list);
    }
    if (!others) return;
    const bool unnamed = std::ranges::all_of(
        others->mentions, [&](const Mention& one) { return collective(page_.view(one.name)); });
    if (unnamed && !by) return;
    take(std::move(lead), {begin, verb});
    const std::uint32_t end = others->end;
    take(std::move(*others), {first, end});
  }

  static bool all_by_verb(const UnitList& list) {
    return std::ranges::all_of(list.mentions, &Mention::by_verb);
  }

  std::uint32_t sentence_chunk(std::uint32_t i) const {
    const std::uint32_t end = std::min(body_.end, i + 2 * kLongestPhrase);
    while (i < end && !among(page_.look(i), U",。;)")) ++i;
    return i;
  }

  // A line of its own that holds only units: a cell of a flattened table, or a list under its clause.
  void from_lines() {
    std::size_t cell = 0;
    for (std::uint32_t i = body_.begin; i < body_.end;) {
      std::uint32_t end = line_end(page_, i, body_.end);
      const bool own_line = page_.starts_line(i);
      while (own_line && end < body_.end && page_.look(end - 1) == U'、')
        end = line_end(page_, end, body_.end);
      if (own_line && end - i < kLongestBracket && !taken({i, end}) && reads_as_units({i, end}, cell)) ++cell;
      i = end;
    }
  }

  bool reads_as_units(Range line, std::size_t cell) {
    if (among(page_.look(line.end - 1), U"。;:,!?") || signed_below(line)) return false;
    UnitList list =
        read_units(page_, line, directory_,
                   columns_.empty() ? DutyRole::joint : columns_[std::min(cell, columns_.size() - 1)]);
    const bool known =
        std::ranges::any_of(list.mentions, [](const Mention& one) { return one.unit.known(); });
    const bool strict = columns_.empty();
    if (list.end < line.end || !only_units(page_, list, strict)) return false;
    if (strict &&
        (!known || (list.mentions.size() < 2 && !std::ranges::any_of(list.mentions, &Mention::by_verb))))
      return false;
    if (!strict && !known && list.mentions.size() < 2 && !unit_shaped(page_.view(line), true)) return false;
    if (ruled(line.begin)) lead_by_place(list, true, first_leads_->others_support);
    take(std::move(list), line);
    return true;
  }

  // Names over a date are signatures.
  bool signed_below(Range line) const {
    std::uint32_t i = line.end;
    for (int lines = 0; lines < 12 && i < page_.size(); ++lines) {
      const std::uint32_t end = line_end(page_, i, std::min(page_.size(), i + kLongestPhrase));
      if (is_date_line(page_, {i, end})) return true;
      if (!is_signature_line(page_, {i, end})) return false;
      i = end;
    }
    return false;
  }

  // （三）市教育局 as a heading: the clause is that unit's.
  void from_heading() {
    const Range heading = heading_of(page_, outline_, tables_, node_);
    if (heading.empty() || heading.size() > kLongestPhrase) return;
    UnitList list = read_units(page_, heading, directory_, DutyRole::joint);
    const bool all_known =
        std::ranges::all_of(list.mentions, [](const Mention& one) { return one.unit.known(); });
    if (list.end < heading.end || list.foreign || !all_known) return;
    take(std::move(list), heading);
  }

  const Page& page_;
  const Outline& outline_;
  const Tables& tables_;
  const UnitDirectory& directory_;
  const std::optional<FirstLeads>& first_leads_;
  const std::vector<DutyRole>& columns_;
  std::size_t node_;
  Range body_;
  Duties& to_;
  std::vector<Bracket> brackets_;
  std::vector<bool> own_line_;  // by character: in a list that begins a line
  std::vector<bool> taken_;     // by character of the body: already read as a list
  std::vector<Mention> own_;
};

bool is_small_inline(const Node& node) {
  switch (node.label.notation) {
    case Notation::is_first:
    case Notation::first_comma:
    case Notation::circled:
    case Notation::digit_bracket:
    case Notation::digit_half:
      return node.inline_start;
    default:
      return false;
  }
}

// Units behind the last of several items inside a line answer for the whole paragraph.
void raise_to_paragraph(const Outline& outline, Duties& duties) {
  std::vector<std::size_t> last_child(outline.nodes.size()), children(outline.nodes.size()),
      with_duties(outline.nodes.size());
  std::vector<bool> has(outline.nodes.size());
  for (const FoundDuty& duty : duties.found) has[duty.node] = true;
  for (std::size_t n = 0; n < outline.nodes.size(); ++n) {
    const Node& node = outline.nodes[n];
    if (node.parent < 0) continue;
    const auto parent = static_cast<std::size_t>(node.parent);
    last_child[parent] = n, ++children[parent], with_duties[parent] += has[n];
  }
  std::vector<bool> below(outline.nodes.size());  // some list stands on a line below the clause's own
  for (const FoundDuty& duty : duties.found) below[duty.node] = below[duty.node] || duty.own_line;
  for (FoundDuty& duty : duties.found) {
    const Node& node = outline.nodes[duty.node];
    if (node.parent < 0 || node.row >= 0 || !(is_small_inline(node) || below[duty.node])) continue;
    const auto parent = static_cast<std::size_t>(node.parent);
    if (last_child[parent] == duty.node && children[parent] > 1 && with_duties[parent] == 1)
      duty.node = parent;
  }
}

}  // namespace

Duties find_duties(const Page& page, const Outline& outline, const Tables& tables,
                   const UnitDirectory& directory) {
  Duties duties;
  const auto first_leads = first_leads_rule(page);
  const std::vector<DutyRole> columns = flattened_columns(page);
  for (std::size_t n = 0; n < outline.nodes.size(); ++n) {
    ClauseDuties(page, outline, tables, directory, first_leads, columns, n, duties).run();
  }
  raise_to_paragraph(outline, duties);
  std::ranges::stable_sort(duties.found, {}, &FoundDuty::node);
  return duties;
}

}  // namespace langqiao::plan
