#include "plan/headings.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kLongestLineHeading = 60;
constexpr std::uint32_t kLongestSentenceHeading = 30;
constexpr std::uint32_t kLongestLead = 20;
constexpr std::uint32_t kLongestPair = 24;  // of a heading in two halves: 加强统筹，协同推进
constexpr std::uint32_t kLeastRest = 4;     // characters that make what follows a heading more than a rest

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

std::uint32_t line_end(const Page& page, std::uint32_t i, std::uint32_t end) {
  ++i;
  while (i < end && page.before(i) != Gap::line) ++i;
  return std::min(i, end);
}

// The end of the paragraph that begins at `i`: its line and, in text broken at a fixed width, the lines that
// go on.
std::uint32_t paragraph_end(const Page& page, std::uint32_t i, std::uint32_t end) {
  std::uint32_t begin = i, stop = line_end(page, i, end);
  while (page.full_width > 0 && stop < end && stop - begin + 6 >= page.full_width &&
         is_han(page.look(stop - 1))) {
    begin = stop;
    stop = line_end(page, stop, end);
  }
  return stop;
}

std::uint32_t past_bracket(const Page& page, std::uint32_t i, std::uint32_t end) {
  int depth = 0;
  for (; i < end; ++i) {
    depth += among(page.look(i), U"([【〔") - among(page.look(i), U")]】〕");
    if (depth == 0) return i + 1;
  }
  return end;
}

// First sentence end, colon or duty bracket outside quotes and brackets, from `begin` on.
std::uint32_t first_stop(const Page& page, Range range) {
  int depth = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const char32_t c = page.look(i);
    if (depth == 0 && (among(c, U"。;!?:") || opens_duty_bracket(page, i))) return i;
    depth = std::max(0, depth + among(c, U"([【《“〔") - among(c, U")]】》”〕"));
  }
  return range.end;
}

bool duty_word_at(const Page& page, std::uint32_t i) {
  constexpr auto kWords =
      std::to_array<View>({U"责任", U"牵头", U"负责", U"配合", U"主办", U"承办", U"协办", U"实施单位",
                           U"实施主体", U"落实单位", U"完成时", U"主要责任", U"第一责任"});
  return std::ranges::any_of(kWords, [&](View word) { return page.has(i, word); });
}

bool has_rest(const Page& page, std::uint32_t i, std::uint32_t end) {
  while (i < end && among(page.look(i), U"。;!?:([【〔")) {
    i = among(page.look(i), U"([【〔") ? past_bracket(page, i, end) : i + 1;
  }
  while (i < end && page.starts_line(i) && duty_word_at(page, i)) i = line_end(page, i, end);
  if (i + kLeastRest > end) return false;
  // Lines without a stop under a sentence are cells of a flattened table, not text.
  return !page.starts_line(i) || page.view({i, end}).find_first_of(U"。;,") != View::npos;
}

// 第一条 【目的】 … has a heading, 第一条 为规范…，制定本办法。 has none.
Range article_heading(const Page& page, Range body, std::uint32_t paragraph, bool has_children) {
  constexpr std::uint32_t kLongest = 20;
  if (among(page.look(body.begin), U"【[(")) {
    const std::uint32_t past = past_bracket(page, body.begin, paragraph);
    if (past - body.begin <= kLongest + 2 && past > body.begin + 2) return {body.begin + 1, past - 1};
  }
  const bool short_line = paragraph - body.begin <= kLongest && !among(page.look(paragraph - 1), U"。;:,、");
  if (short_line && paragraph < body.end) return {body.begin, paragraph};
  const std::uint32_t stop = first_stop(page, {body.begin, paragraph});
  const bool sentence = has_children && stop - body.begin <= kLongest && stop - body.begin >= 4 &&
                        page.look(stop) == U'。' && page.view({body.begin, stop}).find(U',') == View::npos;
  return sentence ? Range{body.begin, stop} : Range{};
}

Range row_heading(const Page& page, const TableRow& row) {
  for (const Range& cell : row.cells) {
    Range text = cell;
    if (const auto label = label_at(page, text.begin, true); label && label->length < text.size())
      text.begin += label->length;
    const View words = page.view(text);
    if (words.empty() ||
        std::ranges::all_of(words, [](char32_t c) { return is_digit(c) || is_han_numeral(c) || c < 0x80; }))
      continue;
    return words.size() <= kLongestLineHeading && !words.ends_with(U'。') ? text : Range{};
  }
  return {};
}

// The title of a second document in one file: the longest line of its first ones that is no unit, date or
// address.
Range part_heading(const Page& page, Range body) {
  Range best;
  for (std::uint32_t i = body.begin; i < body.end && i < body.begin + 400;) {
    const std::uint32_t end = line_end(page, i, body.end);
    const bool prose = among(page.look(end - 1), U"。;,:、)日");
    if (!prose && end - i <= kLongestLineHeading && end - i > best.size()) best = {i, end};
    i = end;
  }
  return best;
}

// The lead phrase of the paragraph at `i`: 加强组织领导。 or 总体目标：
Range lead_phrase(const Page& page, std::uint32_t i, std::uint32_t end) {
  const std::uint32_t stop = first_stop(page, {i, std::min(end, i + kLongestLead + 1)});
  if (stop - i < 3 || stop - i > kLongestLead || stop + 10 > end) return {};
  if (!among(page.look(stop), U"。:")) return {};
  return {i, stop};
}

bool closes_with_duty(const Page& page, std::uint32_t i) {
  constexpr std::uint32_t kLongest = 160;
  const std::uint32_t past = past_bracket(page, i, std::min(page.size(), i + kLongest));
  if (past >= page.size() || !(page.starts_line(past) || among(page.look(past), U"。;"))) return false;
  const View inside = page.view({i, past});
  return std::ranges::any_of(std::to_array<View>({U"负责", U"牵头", U"配合"}),
                             [&](View word) { return inside.find(word) != View::npos; });
}

// **建设基地** and 【建设基地】 mean 建设基地.
Range without_marks(const Page& page, Range heading) {
  while (!heading.empty() && among(page.look(heading.begin), U"*#_")) ++heading.begin;
  while (!heading.empty() && among(page.look(heading.end - 1), U"*#_")) --heading.end;
  if (heading.size() > 2 && page.look(heading.begin) == U'【' &&
      past_bracket(page, heading.begin, heading.end) == heading.end && page.look(heading.end - 1) == U'】')
    return {heading.begin + 1, heading.end - 1};
  return heading;
}

Range marked_heading(const Page& page, const Outline& outline, const Tables& tables, std::size_t index) {
  const Node& node = outline.nodes[index];
  Range body = outline.body(index);
  if (node.label.notation == Notation::attachment && page.look(body.begin) == U':') ++body.begin;
  if (body.empty() || node.kind == ClauseKind::preamble || node.kind == ClauseKind::trailer) return {};
  if (node.row >= 0) return row_heading(page, tables.rows[static_cast<std::size_t>(node.row)]);
  if (node.label.notation == Notation::is_first) return {};
  if (node.label.notation == Notation::paragraph) {
    const Range lead = lead_phrase(page, body.begin, body.end);
    return node.parent >= 0 ? lead : part_heading(page, body);
  }

  const bool has_children =
      index + 1 < outline.nodes.size() && outline.nodes[index + 1].parent == static_cast<int>(index);
  const std::uint32_t paragraph = paragraph_end(page, body.begin, body.end);
  if (node.label.notation == Notation::article) return article_heading(page, body, paragraph, has_children);
  std::uint32_t stop = first_stop(page, {body.begin, paragraph});
  const bool may_part = node.inline_start || paragraph - body.begin > 60;
  // A page without line breaks parts heading and text by a blank.
  for (std::uint32_t i = body.begin + 2; i < std::min(stop, body.begin + kLongestSentenceHeading) && may_part;
       ++i) {
    if (page.before(i) == Gap::blank && page.look(i) >= 0x30 && is_han(page.look(i - 1)))
      return {body.begin, i};
  }
  const std::uint32_t length = stop - body.begin;
  if (length < 2) return {};
  const char32_t sign = page.look(stop);
  if (stop >= paragraph) {
    const std::size_t comma = page.view({body.begin, stop}).rfind(U',');
    const bool broken_off = comma != View::npos && comma + 3 >= length;
    const bool whole = length <= kLongestLineHeading && !among(page.look(stop - 1), U"、;") && !broken_off;
    return whole ? Range{body.begin, stop} : Range{};
  }
  if (among(sign, U"([【〔")) return length <= kLongestLineHeading ? Range{body.begin, stop} : Range{};
  const bool heads = (sign == U'。' || sign == U':' || sign == U'!') && length <= kLongestSentenceHeading;
  const bool long_pair = length >= kLongestPair && page.view({body.begin, stop}).find(U',') != View::npos;
  if (long_pair || !heads || !(has_children || has_rest(page, stop, body.end))) return {};
  if (sign == U':' && length > kLongestLead) return {};
  return {body.begin, stop};
}

}  // namespace

bool opens_duty_bracket(const Page& page, std::uint32_t i) {
  return among(page.look(i), U"([【〔") && (duty_word_at(page, i + 1) || closes_with_duty(page, i));
}

Range heading_of(const Page& page, const Outline& outline, const Tables& tables, std::size_t index) {
  return without_marks(page, marked_heading(page, outline, tables, index));
}

void add_lead_paragraphs(const Page& page, Outline& outline) {
  std::vector<bool> has_children(outline.nodes.size());
  for (const Node& node : outline.nodes) {
    if (node.parent >= 0) has_children[static_cast<std::size_t>(node.parent)] = true;
  }
  std::vector<Node> out;
  std::vector<int> moved(outline.nodes.size());
  for (std::size_t n = 0; n < outline.nodes.size(); ++n) {
    Node node = outline.nodes[n];
    if (node.parent >= 0) node.parent = moved[static_cast<std::size_t>(node.parent)];
    moved[n] = static_cast<int>(out.size());
    out.push_back(node);
    const Range body = outline.body(n);
    const std::uint32_t first = line_end(page, body.begin, std::max(body.begin + 1, body.end));
    const bool own_line =
        first - body.begin <= kLongestLineHeading && !among(page.look(first - 1), U"。;:,、");
    const bool may = !has_children[n] && (node.depth == 1 || own_line) && node.label.length > 0 &&
                     !node.inline_start && node.row < 0 && node.label.notation != Notation::article;
    if (!may) continue;
    std::vector<std::uint32_t> leads;
    std::size_t others = 0;
    for (std::uint32_t i = first; i < body.end; i = line_end(page, i, body.end)) {
      if (duty_word_at(page, i) || opens_duty_bracket(page, i)) continue;
      if (!lead_phrase(page, i, line_end(page, i, body.end)).empty())
        leads.push_back(i);
      else if (!leads.empty() || node.depth > 1)
        ++others;
    }
    if (leads.size() < 2 || others > 0) continue;
    for (std::size_t k = 0; k < leads.size(); ++k) {
      out.back().end = leads[k];
      out.push_back({.label = {Notation::paragraph, 0, 0, 0},
                     .begin = leads[k],
                     .end = node.end,
                     .parent = moved[n],
                     .depth = node.depth + 1,
                     .kind = ClauseKind::paragraph});
    }
  }
  for (NumberNote& gap : outline.gaps) gap.node = static_cast<std::size_t>(moved[gap.node]);
  outline.nodes = std::move(out);
}

}  // namespace langqiao::plan
