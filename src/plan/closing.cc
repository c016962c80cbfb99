#include "plan/closing.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "plan/notation.h"
#include "plan/numerals.h"
#include "plan/unit_list.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kLongestSignature = 40;

constexpr auto kAdvertStarts = std::to_array<View>(
    {U"预览已结束", U"预览结束", U"完整报告",   U"完整版",   U"扫码",     U"扫一扫",   U"长按识别",
     U"关注公众号", U"版权所有", U"版权声明",   U"附件下载", U"相关附件", U"相关链接", U"打印本页",
     U"关闭窗口",   U"【打印",   U"【关闭",     U"[打印",    U"[关闭",    U"分享到",   U"责任编辑",
     U"上一篇",     U"下一篇",   U"网站标识码", U"微信扫",   U"点击下载", U"点击查看", U"文件下载",
     U"相关解读",   U"继续阅读", U"阅读全文",   U"展开全文", U"请登录",   U"政策解读:"});
constexpr auto kAdvertParts = std::to_array<View>(
    {U"http://", U"https://", U"www.", U"ICP备", U"公众号", U"二维码", U"公网安备", U"Copyright"});
constexpr auto kDistribution = std::to_array<View>(
    {U"附件:", U"抄送", U"(此件", U"(此文件", U"(联系人", U"联系人:", U"主题词:", U"信息公开", U"公开方式"});

bool contains(View text, View word) { return text.find(word) != View::npos; }

bool is_advert(View line) {
  constexpr std::size_t kLongest = 120;
  const View head = line.substr(0, kLongest);
  return std::ranges::any_of(kAdvertStarts, [&](View word) { return head.starts_with(word); }) ||
         (line.size() <= kLongest &&
          std::ranges::any_of(kAdvertParts, [&](View word) { return contains(head, word); }));
}

bool is_distribution(View line) {
  return std::ranges::any_of(kDistribution, [&](View word) { return line.starts_with(word); });
}

// A number of one or two digits or characters at `i`, then `sign`.
std::optional<unsigned> part_of_date(const Page& page, std::uint32_t& i, View signs) {
  for (std::uint32_t length = 1; length <= 3; ++length) {
    const char32_t sign = page.look(i + length);
    if (sign == U'\0' || signs.find(sign) == View::npos) continue;
    const auto value = small_number(page.view({i, i + length}));
    if (!value) return std::nullopt;
    i += length + 1;
    return static_cast<unsigned>(*value);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PrintedDate> date_at(const Page& page, std::uint32_t i) {
  const auto year = year_at(page.dense, i);
  if (!year) return std::nullopt;
  std::uint32_t at = i + 5;
  const char32_t sign = page.look(i + 4);
  std::optional<unsigned> month, day;
  if (sign == U'年') {
    month = part_of_date(page, at, U"月");
    if (month) day = part_of_date(page, at, U"日号");
  } else if (sign == U'-' || sign == U'/' || sign == U'.') {
    const View same = View(page.dense).substr(i + 4, 1);
    month = part_of_date(page, at, same);
    std::uint32_t end = at;
    while (end < at + 2 && is_digit(page.look(end))) ++end;
    if (const auto value = end > at ? small_number(page.view({at, end})) : std::nullopt)
      day = static_cast<unsigned>(*value), at = end;
  }
  if (!month || !day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(*year), std::chrono::month(*month),
                                        std::chrono::day(*day)};
  if (!ymd.ok()) return std::nullopt;
  return PrintedDate{Date(std::chrono::sys_days(ymd)), at - i};
}

bool is_date_line(const Page& page, Range line) {
  constexpr std::uint32_t kLongest = 16;
  if (line.size() > kLongest || line.size() < 8) return false;
  const bool bracket = page.look(line.begin) == U'(';
  const auto date = date_at(page, line.begin + bracket);
  return date && line.begin + bracket + date->length + bracket == line.end &&
         page.look(line.begin + 4 + bracket) == U'年';
}

bool is_signature_line(const Page& page, Range line) {
  if (line.size() > kLongestSignature || page.view(line).find_first_of(U"、:;。!?,") != View::npos)
    return false;
  const std::uint32_t tail = line.size() > 20 ? line.end - 20 : line.begin;
  return unit_shaped(page.view({tail, line.end}), false) && !label_at(page, line.begin, true);
}

std::vector<std::size_t> signature_lines(const Page& page) {
  constexpr std::size_t kMostUnits = 20;
  std::vector<std::size_t> found;
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    if (!is_date_line(page, page.lines[n].dense)) continue;
    std::size_t first = n;
    while (first > 0 && n - first < kMostUnits && is_signature_line(page, page.lines[first - 1].dense))
      --first;
    found.push_back(first);
  }
  return found;
}

std::optional<std::size_t> end_matter(const Page& page, std::size_t after,
                                      const std::vector<std::size_t>& signatures) {
  const auto signature = std::ranges::upper_bound(signatures, after);
  const std::size_t signed_at = signature == signatures.end() ? page.lines.size() : *signature;
  for (std::size_t n = after + 1; n < page.lines.size(); ++n) {
    const View line = page.view(page.lines[n].dense);
    if (n == signed_at || is_advert(line) || is_distribution(line)) return n;
  }
  return std::nullopt;
}

}  // namespace langqiao::plan
