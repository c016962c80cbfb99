#include "cli/terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

#include "base/text.h"

namespace langqiao::cli {
namespace {

// East Asian wide and full-width forms, as far as they occur in names and documents.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::string cut(std::string_view text, std::size_t width) {
  std::string kept;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::size_t next = used + (is_wide(point.value) ? 2 : 1);
    if (next > width - 1) break;
    kept.append(text.substr(at, point.bytes));
    used = next;
    at += point.bytes;
  }
  return kept + "…";
}

std::string aligned(const std::string& text, std::size_t width, Align align) {
  if (align == Align::left) return padded(text, width);
  const std::size_t own = width_of(text);
  return own < width ? std::string(width - own, ' ') + text : text;
}

}  // namespace

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value && *value) return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::en;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += is_wide(point.value) ? 2 : 1;
    at += point.bytes;
  }
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::string shown = width_of(text) > width ? cut(text, width) : std::string(text);
  return shown + std::string(width - std::min(width, width_of(shown)), ' ');
}

std::string table(const std::vector<TableColumnStyle>& columns,
                  const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t width = width_of(columns[i].title);
    for (const auto& row : rows) width = std::max(width, width_of(row[i]));
    widths.push_back(std::min(width, std::max(columns[i].most, width_of(columns[i].title))));
  }
  std::string out;
  const auto line = [&](const auto& cell_of) {
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i)
      text += aligned(cell_of(i), widths[i], columns[i].align) + "  ";
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  line([&](std::size_t i) { return columns[i].title; });
  line([&](std::size_t i) { return std::string(widths[i], '-'); });
  for (const auto& row : rows) line([&](std::size_t i) { return row[i]; });
  return out;
}

std::string per_cent(long long bp) { return fmt::format("{}.{} %", bp / 100, bp % 100 / 10); }

std::string with_commas(long long number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

ProgressLine::ProgressLine(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (open_) std::fputc('\n', stderr);
}

void ProgressLine::show(std::string_view stage, std::size_t done, std::size_t total) {
  if (quiet_) return;
  const bool begins = stage != stage_;
  if (begins && open_) std::fputc('\n', stderr), open_ = false;
  stage_ = stage;
  if (terminal_) {
    const std::size_t percent = total == 0 ? 100 : done * 100 / total;
    fmt::print(stderr, "\r{:<10} {:>3} %  {} / {}", stage, percent, with_commas(static_cast<long long>(done)),
               with_commas(static_cast<long long>(total)));
    std::fflush(stderr);
    open_ = true;
  } else if (begins) {
    fmt::print(stderr, "{} …\n", stage);
  }
}

}  // namespace langqiao::cli
