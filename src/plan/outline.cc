#include "plan/outline.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/closing.h"
#include "plan/markers.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr int kFarJump = 20;             // a number further ahead than this is no label
constexpr std::uint32_t kLongLine = 28;  // a heading is rarely longer

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

std::size_t index(Notation notation) { return static_cast<std::size_t>(notation); }

ClauseKind kind_of(Notation notation, int depth) {
  switch (notation) {
    case Notation::row:
      return ClauseKind::table_row;
    case Notation::part:
    case Notation::chapter:
    case Notation::attachment:
      return ClauseKind::chapter;
    case Notation::section:
      return ClauseKind::section;
    case Notation::article:
      return ClauseKind::clause;
    case Notation::is_first:
      return ClauseKind::item;
    case Notation::paragraph:
      return ClauseKind::paragraph;
    default:
      break;
  }
  switch (depth) {
    case 1:
      return ClauseKind::chapter;
    case 2:
      return ClauseKind::section;
    case 3:
      return ClauseKind::clause;
    default:
      return ClauseKind::item;
  }
}

class Builder {
 public:
  Builder(const Page& page, const Tables& tables, std::size_t most)
      : page_(page), most_(most), markers_(find_markers(page, tables)), signatures_(signature_lines(page)) {
    next_same_.resize(markers_.size(), markers_.size());
    std::array<std::size_t, kNotations> next;
    next.fill(markers_.size());
    for (std::size_t i = markers_.size(); i-- > 0;) {
      std::size_t& following = next[index(markers_[i].label.notation)];
      next_same_[i] = following;
      following = i;
    }
  }

  Outline run() {
    for (std::size_t i = 0; i < markers_.size(); ++i) {
      if (outline_.nodes.size() >= most_) {
        outline_.too_many = true;
        break;
      }
      consider(i);
    }
    add_preamble();
    add_trailer();
    close_spans();
    return std::move(outline_);
  }

 private:
  struct Level {
    Notation notation;
    int number;
    int outer;
    std::size_t node;
    std::size_t marker;  // its index
  };
  struct Memory {
    bool seen = false;
    int last = 0;
    int outer = 0;
    std::optional<Notation> parent;  // none: stood at the top
  };
  // Where a label would go: how many levels stay open above it, and which number the sequence wants there.
  struct Place {
    std::size_t keep = 0;
    int wanted = 1;
  };

  void consider(std::size_t i) {
    const Marker& marker = markers_[i];
    if (marker.label.notation == Notation::attachment) {
      if (!outline_.nodes.empty()) open_part(marker.begin, marker.label, marker.line, i);
      return;
    }
    part_at_signature(i);
    const Place place = place_of(i);
    if (!acceptable(i, place)) return;
    const int number = marker.label.number;
    if (number != place.wanted && number != 1) outline_.gaps.push_back({outline_.nodes.size(), place.wanted});
    push(marker, place.keep, i);
  }

  // Two documents in one file: what is signed and dated before a numbering that begins anew ends the first.
  void part_at_signature(std::size_t i) {
    const Marker& marker = markers_[i];
    if (outline_.nodes.empty() || marker.label.number != 1) return;
    const auto signature = std::ranges::upper_bound(signatures_, last_line_);
    if (signature == signatures_.end() || *signature >= marker.line) return;
    const std::uint32_t begin = page_.lines[*signature].dense.begin;
    open_part(begin, {Notation::paragraph, 0, 0, 0}, *signature, i);
    stack_.clear();
  }

  void open_part(std::uint32_t begin, const Label& label, std::size_t line, std::size_t marker) {
    stack_.clear();
    memory_.fill({});
    push({label, begin, line, true, -1}, 0, marker);
  }

  std::optional<std::size_t> level_of(Notation notation) const {
    for (std::size_t k = stack_.size(); k-- > 0;) {
      if (stack_[k].notation == notation) return k;
    }
    return std::nullopt;
  }

  // The innermost open list that the label continues.
  std::optional<std::size_t> going_on(const Label& label) const {
    for (std::size_t k = stack_.size(); k-- > 0;) {
      const Level& level = stack_[k];
      if (level.notation == label.notation && level.number + 1 == label.number && level.outer == label.outer)
        return k;
    }
    return std::nullopt;
  }

  // A box (专栏) has a numbering of its own.
  bool box_inside(std::size_t level) const {
    return std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(level), stack_.end(),
                       [](const Level& one) { return one.notation == Notation::box; });
  }

  Place place_of(std::size_t i) const {
    const Label& label = markers_[i].label;
    if (const auto level = going_on(label)) return {*level, label.number};
    if (const auto level = level_of(label.notation)) {
      if (label.number == 1 && box_inside(*level)) return {stack_.size(), 1};
      const bool restarts = label.outer != stack_[*level].outer;
      return {*level, restarts ? 1 : stack_[*level].number + 1};
    }
    for (std::size_t k = stack_.size(); k-- > 0;) {
      if (same_family(stack_[k].notation, label.notation) && label.number == stack_[k].number + 1)
        return {k, label.number};
    }
    const Memory& memory = memory_[index(label.notation)];
    if (memory.seen) {
      const int wanted = label.number == memory.last + 1 && label.outer == memory.outer ? label.number : 1;
      if (!memory.parent) return {0, wanted};
      // Numbers that run on across sections stand in the section that opened since.
      if (const auto parent = level_of(*memory.parent))
        return {std::max(*parent + 1, by_custom(label.notation)), wanted};
      return {by_custom(label.notation), wanted};
    }
    return {first_place(i), 1};
  }

  // A notation not seen before stands inside the open clause, unless that clause's own list does not go on
  // behind it and custom puts the new notation outside.
  std::size_t first_place(std::size_t i) const {
    if (stack_.empty()) return 0;
    const Notation notation = markers_[i].label.notation;
    const Level& top = stack_.back();
    if (customary_rank(notation) > customary_rank(top.notation)) return by_custom(notation);
    const std::size_t next = next_same_[top.marker];  // of the open clause's own list
    const bool goes_on = next < markers_.size() && markers_[next].label.number == top.number + 1;
    if (goes_on && next > i) return stack_.size();
    return by_custom(notation);
  }

  std::size_t by_custom(Notation notation) const {
    std::size_t keep = stack_.size();
    while (keep > 0 && customary_rank(stack_[keep - 1].notation) >= customary_rank(notation)) --keep;
    return keep;
  }

  bool acceptable(std::size_t i, const Place& place) const {
    const Marker& marker = markers_[i];
    const int number = marker.label.number;
    if (!marker.line_start || marker.row >= 0 || number == place.wanted) {
      return number == place.wanted ? number != 1 || !begins_in_mid_sentence(i) : true;
    }
    const Notation notation = marker.label.notation;
    if (notation == Notation::digit_bare || notation == Notation::decimal_2 ||
        notation == Notation::decimal_3) {
      return number == 1 && !follows_open_line(marker);
    }
    if (number == 1) return !begins_in_mid_sentence(i);
    return !follows_open_line(marker) && number < place.wanted + kFarJump;
  }

  // A first number behind a broken line counts only when a second one follows.
  bool begins_in_mid_sentence(std::size_t i) const {
    if (!markers_[i].line_start || markers_[i].row >= 0 || !follows_open_line(markers_[i])) return false;
    const std::size_t next = next_same_[i];
    return next >= markers_.size() || markers_[next].label.number != 2;
  }

  // The line before ended in mid-sentence: on a comma, or full and without a stop.
  bool follows_open_line(const Marker& marker) const {
    if (marker.line == 0 || marker.begin != page_.lines[marker.line].dense.begin) return false;
    const Range before = page_.lines[marker.line - 1].dense;
    const char32_t last = page_.look(before.end - 1);
    if (among(last, U",、(“《")) return true;
    if (!is_han(last) ||
        (!outline_.nodes.empty() && outline_.nodes.back().begin >= before.begin && page_.full_width == 0))
      return false;
    return before.size() >= (page_.full_width > 0 ? page_.full_width - 3 : kLongLine) &&
           !is_signature_line(page_, before);
  }

  void push(const Marker& marker, std::size_t keep, std::size_t at) {
    stack_.resize(keep);
    const int parent = stack_.empty() ? -1 : static_cast<int>(stack_.back().node);
    const int depth = static_cast<int>(stack_.size()) + 1;
    Memory& memory = memory_[index(marker.label.notation)];
    if (!memory.seen) memory.parent = stack_.empty() ? std::nullopt : std::optional(stack_.back().notation);
    memory.seen = true, memory.last = marker.label.number, memory.outer = marker.label.outer;
    stack_.push_back(
        {marker.label.notation, marker.label.number, marker.label.outer, outline_.nodes.size(), at});
    outline_.nodes.push_back({.label = marker.label,
                              .begin = marker.begin,
                              .parent = parent,
                              .depth = depth,
                              .kind = kind_of(marker.label.notation, depth),
                              .inline_start = !marker.line_start,
                              .row = marker.row});
    last_line_ = marker.line;
  }

  void add_preamble() {
    if (!outline_.nodes.empty() && outline_.nodes.front().begin == 0 && page_.at[0] == 0) return;
    for (Node& node : outline_.nodes) node.parent += node.parent >= 0;
    for (NumberNote& gap : outline_.gaps) ++gap.node;
    outline_.nodes.insert(outline_.nodes.begin(),
                          {.label = {Notation::paragraph, 0, 0, 0}, .kind = ClauseKind::preamble});
  }

  void add_trailer() {
    const bool only_preamble =
        outline_.nodes.size() == 1 && outline_.nodes.front().kind == ClauseKind::preamble;
    if (only_preamble || page_.lines.empty() || outline_.too_many) return;
    const auto line = end_matter(page_, last_line_, signatures_);
    if (!line) return;
    outline_.nodes.push_back({.label = {Notation::paragraph, 0, 0, 0},
                              .begin = page_.lines[*line].dense.begin,
                              .kind = ClauseKind::trailer});
  }

  void close_spans() {
    for (std::size_t i = 0; i < outline_.nodes.size(); ++i) {
      outline_.nodes[i].end = i + 1 < outline_.nodes.size() ? outline_.nodes[i + 1].begin : page_.size();
    }
  }

  const Page& page_;
  std::size_t most_;
  std::vector<Marker> markers_;
  std::vector<std::size_t> next_same_;
  std::vector<std::size_t> signatures_;
  std::vector<Level> stack_;
  std::array<Memory, kNotations> memory_{};
  std::size_t last_line_ = 0;
  Outline outline_;
};

}  // namespace

Outline outline_of(const Page& page, const Tables& tables, std::size_t most_clauses) {
  return Builder(page, tables, most_clauses).run();
}

}  // namespace langqiao::plan
