#include "plan/markers.h"

#include <algorithm>
#include <array>

#include "plan/closing.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kDecoration = 6;   // most signs such as ## or ■ in front of a label
constexpr std::uint32_t kWholePage = 200;  // a line this long may hold a page that lost its line breaks

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

// 第一章 总则 …… 3
bool is_contents_line(const Page& page, Range line) {
  std::uint32_t end = line.end;
  while (end > line.begin && is_digit(page.look(end - 1))) --end;
  if (end == line.end || line.end - end > 3) return false;
  std::uint32_t dots = end;
  while (dots > line.begin && among(page.look(dots - 1), U".…·-_")) --dots;
  return end - dots >= 2;
}

bool begins_attachment_list(const Page& page, Range line) { return page.has(line.begin, U"附件:"); }

bool continues_attachment_list(const Page& page, Range line) {
  constexpr std::uint32_t kLongest = 60;
  const auto label = label_at(page, line.begin, true);
  return label && line.size() <= kLongest && page.look(line.end - 1) != U'。' &&
         (label->notation == Notation::digit_dot || label->notation == Notation::digit_comma);
}

// 附件1:任务分工表 opens a part where text follows, and not a list of attachments, a signature or a date.
bool names_attachment_only(const Page& page, std::size_t n) {
  constexpr std::uint32_t kLongest = 40;
  constexpr std::size_t kNear = 4;
  const Range line = page.lines[n].dense;
  const auto label = label_at(page, line.begin, true);
  if (!label || label->notation != Notation::attachment || line.begin + label->length >= line.end)
    return false;
  if (line.size() > kLongest || among(page.look(line.end - 1), U"。;,") || n + 2 >= page.lines.size())
    return true;
  for (std::size_t k = n + 1; k < std::min(page.lines.size(), n + 1 + kNear); ++k) {
    const Range next = page.lines[k].dense;
    const bool list = k == n + 1 && (page.has(next.begin, U"附件") || page.has(next.begin, U"抄送"));
    if (list || is_date_line(page, next)) return true;
  }
  return false;
}

std::uint32_t past_decoration(const Page& page, Range line) {
  std::uint32_t i = line.begin;
  while (i < line.end && i < line.begin + kDecoration && among(page.look(i), U"#*>•■◆●★▲▪□◇")) ++i;
  return i;
}

// Where a label inside a line may stand: behind the end of a sentence, behind a colon, or in a page without
// line breaks behind a blank.
bool may_begin_inside(const Page& page, std::uint32_t i, bool whole_page) {
  const char32_t before = page.look(i - 1);
  if (among(before, U"。;!?:)】]")) return true;
  if (before == U',' || before == U'、') return page.look(i + 1) == U'是';
  return whole_page && page.before(i) != Gap::none;
}

class LineScan {
 public:
  LineScan(const Page& page, std::size_t number, std::vector<Marker>& to)
      : page_(page), number_(number), line_(page.lines[number].dense), to_(to) {}

  void run() {
    std::uint32_t i = take_head();
    std::vector<Marker> inside;
    const bool whole_page = line_.size() >= kWholePage;
    int depth = 0;
    for (; i < line_.end; ++i) {
      const char32_t c = page_.look(i);
      if (depth == 0 && i > line_.begin && may_begin_inside(page_, i, whole_page)) {
        if (const auto label = label_at(page_, i, false)) {
          inside.push_back({*label, i, number_, false});
          i += label->length - 1;
          continue;
        }
      }
      depth = std::max(0, depth + among(c, U"([【《“〔") - among(c, U")]】》”〕"));
    }
    keep_sequences(inside);
  }

 private:
  // The label at the head of the line and one directly behind it (第三条 (一)); the position behind them.
  std::uint32_t take_head() {
    std::uint32_t i = past_decoration(page_, line_);
    for (int taken = 0; taken < 3; ++taken) {
      const auto label = label_at(page_, i, true);
      if (!label || i + label->length > line_.end) break;
      if (taken > 0 && (label->number != 1 || page_.look(i) != U'(')) break;
      to_.push_back({*label, i, number_, true});
      i += label->length;
    }
    return i;
  }

  void keep_sequences(const std::vector<Marker>& inside) {
    std::array<int, kNotations> next{};
    std::vector<bool> has_second(inside.size());
    for (std::size_t k = inside.size(); k-- > 0;) {
      int& following = next[static_cast<std::size_t>(inside[k].label.notation)];
      has_second[k] = following == inside[k].label.number + 1;
      following = inside[k].label.number;
    }
    std::array<int, kNotations> last{};
    if (!to_.empty() && to_.back().line == number_) {
      last[static_cast<std::size_t>(to_.back().label.notation)] = to_.back().label.number;
    }
    for (std::size_t k = 0; k < inside.size(); ++k) {
      int& before = last[static_cast<std::size_t>(inside[k].label.notation)];
      const int number = inside[k].label.number;
      if ((number == 1 && has_second[k]) || (number > 1 && before == number - 1)) {
        before = number;
        to_.push_back(inside[k]);
      }
    }
  }

  const Page& page_;
  std::size_t number_;
  Range line_;
  std::vector<Marker>& to_;
};

// 一是 at the head of a line counts only with a 二是 behind it.
void drop_lone_first(std::vector<Marker>& markers) {
  for (const Notation notation :
       {Notation::is_first, Notation::first_comma, Notation::letter, Notation::roman}) {
    std::vector<std::size_t> of_notation;
    for (std::size_t i = 0; i < markers.size(); ++i) {
      if (markers[i].label.notation == notation) of_notation.push_back(i);
    }
    std::vector<bool> drop(markers.size());
    int before = 0;
    for (std::size_t k = 0; k < of_notation.size(); ++k) {
      const int number = markers[of_notation[k]].label.number;
      const int next = k + 1 < of_notation.size() ? markers[of_notation[k + 1]].label.number : 0;
      const bool in_sequence = (number == 1 && next == 2) || (number > 1 && before == number - 1);
      before = in_sequence ? number : 0;
      drop[of_notation[k]] = !in_sequence;
    }
    std::size_t i = 0;
    std::erase_if(markers, [&](const Marker&) { return drop[i++]; });
  }
}

}  // namespace

std::vector<Marker> find_markers(const Page& page, const Tables& tables) {
  std::vector<Marker> markers;
  bool in_attachments = false;
  std::size_t row = 0;
  int number = 0;
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    if (tables.lines[n]) {
      in_attachments = false;
      if (row < tables.rows.size() && tables.rows[row].line == n) {
        const bool first = row == 0 || tables.rows[row].table != tables.rows[row - 1].table;
        number = first ? 1 : number + 1;
        markers.push_back(
            {{Notation::row, number, 0, 0}, page.lines[n].dense.begin, n, true, static_cast<int>(row)});
        ++row;
      }
      continue;
    }
    const Range line = page.lines[n].dense;
    if (begins_attachment_list(page, line)) {
      in_attachments = true;
      continue;
    }
    in_attachments = in_attachments && continues_attachment_list(page, line);
    if (in_attachments || is_contents_line(page, line) || names_attachment_only(page, n)) continue;
    LineScan(page, n, markers).run();
  }
  drop_lone_first(markers);
  return markers;
}

}  // namespace langqiao::plan
