#include "plan/page.h"

#include <algorithm>

#include "base/chinese.h"
#include "base/text.h"

namespace langqiao::plan {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  while (!text.empty()) {
    const std::size_t good = first_invalid_utf8(text);
    out += to_utf32(text.substr(0, good));
    text.remove_prefix(good);
    if (text.empty()) break;
    out.push_back(kReplacement);
    text.remove_prefix(1);
  }
  return out;
}

bool breaks_line(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == U'\u2028';
}

// <br>, <br/> and <br /> in the cells of a table; the length, or 0.
std::uint32_t line_break_tag(std::u32string_view source, std::uint32_t i) {
  if (source[i] != U'<') return 0;
  for (const std::u32string_view tag : {U"<br>", U"<br/>", U"<br />", U"<BR>"}) {
    if (source.substr(i).starts_with(tag)) return static_cast<std::uint32_t>(tag.size());
  }
  return 0;
}

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。;:!?.)】]”》").find(c) != std::u32string_view::npos;
}

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// Text copied from a page of fixed width: many lines of nearly one length, broken in mid-sentence.
std::uint32_t full_width_of(const Page& page) {
  constexpr std::size_t kEnough = 6;
  std::vector<std::uint32_t> open;
  for (const Line& line : page.lines) {
    if (!ends_sentence(page.dense[line.dense.end - 1])) open.push_back(line.dense.size());
  }
  if (open.size() < kEnough || open.size() * 3 < page.lines.size()) return 0;
  std::ranges::sort(open);
  const std::uint32_t width = open[open.size() * 9 / 10];
  const auto near = std::ranges::count_if(open, [&](std::uint32_t one) { return one + 4 >= width; });
  return width >= 15 && static_cast<std::size_t>(near) * 2 >= open.size() ? width : 0;
}

}  // namespace

char32_t folded(char32_t c) {
  switch (c) {
    case U'—':
    case U'–':
    case U'―':
    case U'‐':
    case U'‑':
    case U'‒':
    case U'−':
    case U'─':
      return U'-';
    case U'～':
    case U'〜':
    case U'∼':
    case U'˜':
      return U'~';
    case U'｡':
      return U'。';
    case U'､':
    case U'﹑':
      return U'、';
    case U'﹔':
      return U';';
    case U'﹕':
    case U'∶':
    case U'︰':
      return U':';
    case U'﹐':
      return U',';
    case U'﹪':
      return U'%';
    case U'﹙':
    case U'❨':
      return U'(';
    case U'﹚':
    case U'❩':
      return U')';
    case U'〖':
    case U'［':
      return U'[';
    case U'〗':
    case U'］':
      return U']';
    case U'〇':
    case U'○':
      return U'〇';
    case U'「':
    case U'『':
    case U'“':
      return U'“';
    case U'」':
    case U'』':
    case U'”':
      return U'”';
    case U'│':
    case U'┃':
    case U'｜':
      return U'|';
    default:
      return simplified(half_width(c));
  }
}

std::u32string folded(std::u32string_view text) {
  std::u32string out(text);
  std::ranges::transform(out, out.begin(), [](char32_t c) { return folded(c); });
  return out;
}

Page read_page(std::string_view text) {
  Page page{.source = decode(text)};
  page.dense.reserve(page.source.size());
  page.at.reserve(page.source.size() + 1);
  page.gap.reserve(page.source.size());
  Gap gap = Gap::line;
  int breaks = 0;
  for (std::uint32_t i = 0; i < page.source.size(); ++i) {
    const char32_t c = page.source[i];
    if (breaks_line(c)) {
      gap = Gap::line;
      breaks += c != U'\r';
    } else if (const std::uint32_t length = line_break_tag(page.source, i); length > 0) {
      gap = std::max(gap, Gap::blank);
      i += length - 1;
    } else if (is_blank(c)) {
      gap = std::max(gap, c == U'\t' ? Gap::tab : Gap::blank);
    } else {
      const std::uint32_t here = page.size();
      if (gap == Gap::line) page.lines.push_back({.dense = {here, here}, .after_blank_line = breaks > 1});
      page.dense.push_back(folded(c));
      page.at.push_back(i);
      page.gap.push_back(gap);
      page.lines.back().dense.end = here + 1;
      gap = Gap::none;
      breaks = 0;
    }
  }
  page.at.push_back(static_cast<std::uint32_t>(page.source.size()));
  page.full_width = full_width_of(page);
  return page;
}

TextSpan Page::span(Range range) const {
  if (range.empty()) return {at[range.begin], at[range.begin]};
  return {at[range.begin], at[range.end - 1] + 1};
}

std::string Page::mended(Range range) const {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin && gap[i] != Gap::none && is_latin(dense[i]) && is_latin(dense[i - 1]))
      out.push_back(' ');
    append_utf8(out, source[at[i]]);
  }
  return out;
}

}  // namespace langqiao::plan
