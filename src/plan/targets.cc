#include "plan/targets.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/clause_targets.h"
#include "plan/deadlines.h"
#include "plan/headings.h"
#include "plan/indicators.h"
#include "plan/signs.h"

namespace langqiao::plan {
namespace {

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

// 2023年建设50家，2025年建设150家联合体: the noun stands behind the last amount only;
// 20家国家级、100家省级联合体: its rank stands with each.
void borrow_subjects(std::vector<FoundTarget>& found) {
  constexpr std::string_view kRank = "级";
  for (std::size_t k = found.size(); k-- > 1;) {
    FoundTarget& one = found[k - 1];
    const FoundTarget& next = found[k];
    if (!one.borrows || next.borrows || one.node != next.node || one.target.unit != next.target.unit)
      continue;
    const std::size_t rank = next.target.subject.find(kRank);
    if (one.target.subject.ends_with(kRank)) {
      if (rank == std::string::npos) continue;
      one.target.subject += next.target.subject.substr(rank + kRank.size());
    } else {
      one.target.subject = next.target.subject;
    }
    one.target.indicator = next.target.indicator, one.borrows = false;
  }
}

// 国家级企业10家，省级80家: the rank stands alone behind the noun.
void borrow_from_before(std::vector<FoundTarget>& found) {
  constexpr std::string_view kRank = "级";
  for (std::size_t k = 1; k < found.size(); ++k) {
    FoundTarget& one = found[k];
    const FoundTarget& before = found[k - 1];
    const std::size_t rank = before.target.subject.find(kRank);
    if (!one.borrows || before.borrows || one.node != before.node || one.target.unit != before.target.unit ||
        !one.target.subject.ends_with(kRank) || rank == std::string::npos)
      continue;
    one.target.subject += before.target.subject.substr(rank + kRank.size());
    one.target.indicator = before.target.indicator, one.borrows = false;
  }
}

// What is known of every clause before its targets are read.
struct Clauses {
  std::vector<std::vector<Deadline>> deadlines;
  std::vector<bool> goals;       // under a heading of goals
  std::vector<bool> announced;   // its first deadline may hold for the whole text
  std::vector<bool> conditions;  // says who may take part

  explicit Clauses(std::size_t count) : deadlines(count), goals(count), announced(count), conditions(count) {}
};

// 主要目标 in the heading, or where there is none at the beginning of the text.
bool states_goals(const Page& page, const Node& node, Range body, Range heading) {
  constexpr std::uint32_t kBeginning = 20;
  if (node.kind == ClauseKind::preamble) return false;
  const Range begin{body.begin, std::min(body.end, body.begin + kBeginning)};
  return names_goals(page.view(heading.empty() ? begin : heading));
}

bool is_general(View heading) { return contains(heading, U"总体要求") || contains(heading, U"总体思路"); }

void add_clause(Clauses& clauses, std::size_t n, const Page& page, const Node& node, Range body,
                Range heading) {
  const auto parent = static_cast<std::size_t>(node.parent);
  clauses.goals[n] = states_goals(page, node, body, heading) || (node.parent >= 0 && clauses.goals[parent]);
  clauses.announced[n] =
      clauses.goals[n] || node.kind == ClauseKind::preamble || is_general(page.view(heading));
  clauses.conditions[n] =
      sets_conditions(page, body, heading) || (node.parent >= 0 && clauses.conditions[parent]);
}

// The deadline of the clause itself or of the nearest clause around it that has one.
std::optional<int> deadline_of(const FoundTarget& target, const Outline& outline, const Clauses& clauses) {
  for (int n = static_cast<int>(target.node); n >= 0; n = outline.nodes[static_cast<std::size_t>(n)].parent) {
    const auto year = own_deadline(clauses.deadlines[static_cast<std::size_t>(n)], target.amount);
    if (year) return year;
  }
  return std::nullopt;
}

}  // namespace

std::vector<FoundTarget> find_targets(const Page& page, const Outline& outline, const Tables& tables,
                                      std::optional<int> issued, std::string_view title, std::size_t most) {
  Clauses clauses(outline.nodes.size());
  const auto begun = first_year_of_title(folded(to_utf32(title)));
  const std::vector<IndicatorRow> table = find_indicator_rows(page, issued);
  std::span<const IndicatorRow> rows = table;
  std::vector<FoundTarget> found;
  for (std::size_t n = 0; n < outline.nodes.size(); ++n) {
    const Node& node = outline.nodes[n];
    if (node.kind == ClauseKind::trailer) continue;
    const Range body = outline.body(n), heading = heading_of(page, outline, tables, n);
    clauses.deadlines[n] = find_deadlines(page, body, issued);
    std::erase_if(clauses.deadlines[n], [&](const Deadline& one) { return begun && one.year < *begun; });
    add_clause(clauses, n, page, node, body, heading);
    const bool under_conditions =
        node.parent >= 0 && clauses.conditions[static_cast<std::size_t>(node.parent)];
    if (tells_of_past(page.view(heading)) || under_conditions) continue;
    Passage passage{page, body, heading, clauses.goals[n], clauses.deadlines[n], rows, issued};
    while (!rows.empty() && rows.front().line.begin < body.end) rows = rows.subspan(1);
    read_targets(std::move(passage), n, most, found);
  }
  borrow_subjects(found);
  borrow_from_before(found);
  const auto common = common_deadline(clauses.deadlines, clauses.announced, title);
  for (FoundTarget& one : found) {
    if (one.target.deadline_year) continue;
    const auto year = deadline_of(one, outline, clauses);
    one.target.deadline_year = year ? year : common;
  }
  return found;
}

}  // namespace langqiao::plan
