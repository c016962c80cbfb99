#include "plan/read.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "plan/duties.h"
#include "plan/head.h"
#include "plan/headings.h"
#include "plan/numerals.h"
#include "plan/outline.h"
#include "plan/remarks.h"
#include "plan/targets.h"

namespace langqiao::plan {
namespace {

// From dense ranges and node numbers to the record with characters and paths.
class Assembly {
 public:
  Assembly(const Page& page, const Outline& outline, const Tables& tables, const ReadingOptions& options,
           PlanText& to)
      : page_(page), outline_(outline), tables_(tables), options_(options), to_(to) {}

  void add_clauses() {
    std::vector<int> children(outline_.nodes.size());
    int at_top = 0;
    for (std::size_t n = 0; n < outline_.nodes.size(); ++n) {
      const Node& node = outline_.nodes[n];
      ReadClause clause{.kind = node.kind};
      if (node.kind == ClauseKind::preamble) {
        clause.path = "0";
      } else if (node.parent < 0) {
        clause.path = std::to_string(++at_top);
      } else {
        const auto parent = static_cast<std::size_t>(node.parent);
        clause.parent = to_.clauses[parent].path;
        clause.path = fmt::format("{}.{}", clause.parent, ++children[parent]);
      }
      clause.label = page_.mended({node.begin, node.begin + node.label.length});
      if (node.row >= 0) clause.label = row_label(tables_.rows[static_cast<std::size_t>(node.row)]);
      const Range heading = heading_of(page_, outline_, tables_, n);
      clause.heading = page_.mended(heading);
      clause.heading_span = heading.empty() ? TextSpan{begin_of(n), begin_of(n)} : page_.span(heading);
      clause.own = {begin_of(n), n + 1 < outline_.nodes.size() ? begin_of(n + 1) : source_size()};
      to_.clauses.push_back(std::move(clause));
    }
  }

  void add_duties(const Duties& duties) {
    std::map<std::size_t, int> count;
    for (const FoundDuty& found : duties.found) {
      const std::string& path = to_.clauses[found.node].path;
      const Mention& mention = found.mention;
      to_.duties.push_back({.clause = path,
                            .seq = ++count[found.node],
                            .unit = page_.mended(mention.name),
                            .span = page_.span(mention.name),
                            .role = mention.role,
                            .departments = mention.unit.departments,
                            .known = mention.unit.known()});
      if (!mention.unit.known()) note(path, mention.name, "unknown_unit", page_.mended(mention.name), "");
    }
    for (const Range& end : duties.open_ends)
      note(path_at(end.begin), end, "open_list", page_.mended(end), "");
    for (const Bracket& bracket : duties.unmatched) {
      const Range sign{bracket.open, bracket.open + 1};
      note(path_at(bracket.open), sign, "unmatched_bracket", page_.mended(sign),
           closing_of(page_.look(bracket.open)));
    }
  }

  void add_targets(std::vector<FoundTarget> targets) {
    std::map<std::size_t, int> count;
    for (FoundTarget& found : targets) {
      found.target.clause = to_.clauses[found.node].path;
      found.target.seq = ++count[found.node];
      found.target.span = page_.span(found.range);
      to_.targets.push_back(std::move(found.target));
    }
  }

  void add_limits(std::size_t targets) {
    const Node& last = outline_.nodes.back();
    const auto too_many = [&](const char* kind, std::size_t most) {
      note(to_.clauses.back().path, {last.begin, last.end}, kind, fmt::format(">= {}", most),
           fmt::format("< {}", most));
    };
    if (outline_.too_many) too_many("too_many_clauses", options_.most_clauses);
    if (targets >= options_.most_targets) too_many("too_many_targets", options_.most_targets);
  }

  void add_gaps() {
    for (const NumberNote& gap : outline_.gaps) {
      const Node& node = outline_.nodes[gap.node];
      const Range label{node.begin, node.begin + node.label.length};
      note(to_.clauses[gap.node].path, label, "gap", page_.mended(label), std::to_string(gap.wanted));
    }
  }

  void add(const std::vector<Remark>& remarks) {
    for (const Remark& one : remarks)
      note(path_at(one.range.begin), one.range, one.kind, one.found, one.wanted);
  }

  void add_head(Head head) {
    to_.head = std::move(head.plan);
    to_.head.provenance = options_.provenance;
    for (const Range& name : head.unknown_issuers)
      note(path_at(name.begin), name, "unknown_issuer", page_.mended(name), "");
  }

  void sort_notes() {
    std::ranges::stable_sort(to_.notes, {}, [](const ReadingNote& one) { return one.span.begin; });
  }

 private:
  std::uint32_t source_size() const { return static_cast<std::uint32_t>(page_.source.size()); }
  std::uint32_t begin_of(std::size_t n) const { return n == 0 ? 0 : page_.at[outline_.nodes[n].begin]; }

  std::string row_label(const TableRow& row) const {
    const Range cell = row.cells.front();
    if (const auto label = label_at(page_, cell.begin, true))
      return page_.mended({cell.begin, cell.begin + label->length});
    return small_number(page_.view(cell)) ? page_.mended(cell) : "";
  }

  const std::string& path_at(std::uint32_t dense) const {
    const auto after = std::ranges::upper_bound(outline_.nodes, dense, {}, &Node::begin);
    const auto n = after == outline_.nodes.begin() ? 0 : after - outline_.nodes.begin() - 1;
    return to_.clauses[static_cast<std::size_t>(n)].path;
  }

  static std::string closing_of(char32_t open) {
    switch (open) {
      case U'(':
        return "）";
      case U'[':
        return "]";
      case U'【':
        return "】";
      default:
        return "〕";
    }
  }

  void note(const std::string& clause, Range range, const std::string& kind, std::string found,
            std::string wanted) {
    if (++notes_of_[kind] > options_.most_notes) return;
    to_.notes.push_back({clause, page_.span(range), kind, std::move(found), std::move(wanted)});
  }

  const Page& page_;
  const Outline& outline_;
  const Tables& tables_;
  const ReadingOptions& options_;
  PlanText& to_;
  std::map<std::string, std::size_t> notes_of_;
};

}  // namespace

PlanText read(std::string_view text, const UnitDirectory& directory, const ReadingOptions& options) {
  const Page page = read_page(text);
  const Tables tables = find_tables(page);
  Outline outline = outline_of(page, tables, options.most_clauses);
  add_lead_paragraphs(page, outline);
  Head head = read_head(page, outline, directory);

  PlanText out{.text = to_utf8(page.source)};
  Assembly assembly(page, outline, tables, options, out);
  assembly.add_clauses();
  assembly.add_duties(find_duties(page, outline, tables, directory));
  assembly.add_targets(
      find_targets(page, outline, tables, year_of_issue(head.plan), head.plan.title, options.most_targets));
  assembly.add_gaps();
  assembly.add_limits(out.targets.size());
  assembly.add(lost_signs(page));
  assembly.add(cut_off(page, outline));
  assembly.add(overlong_lines(page, options.overlong_line));
  assembly.add_head(std::move(head));
  assembly.sort_notes();
  return out;
}

}  // namespace langqiao::plan
