#include "plan/head.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/closing.h"
#include "plan/numerals.h"
#include "plan/unit_list.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::size_t kHeadLines = 120;
constexpr std::uint32_t kLongestTitle = 60;

constexpr auto kKinds = std::to_array<View>(
    {U"方案", U"计划",   U"规划", U"意见", U"办法",   U"措施",   U"通知", U"决定",  U"细则", U"纲要",
     U"规定", U"条例",   U"要点", U"清单", U"分工表", U"任务表", U"行动", U"指引",  U"指南", U"政策",
     U"公告", U"函",     U"批复", U"通告", U"规程",   U"制度",   U"倡议", U"建议",  U"准则", U"标准",
     U"目录", U"任务书", U"举措", U"分工", U"安排",   U"预案",   U"章程", U"若干条"});

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }
bool contains(View text, View word) { return text.find(word) != View::npos; }

// 方案(试行), 计划(2021-2025年)
View without_remark(View title) {
  while (title.ends_with(U')')) {
    const std::size_t open = title.rfind(U'(');
    if (open == View::npos || open < 2) break;
    title = title.substr(0, open);
  }
  return title;
}

bool ends_as_title(View line) {
  const View bare = without_remark(line);
  return std::ranges::any_of(kKinds, [&](View kind) { return bare.ends_with(kind); });
}

bool title_material(const Page& page, Range line) {
  const View text = page.view(line);
  return text.size() >= 2 && text.size() <= kLongestTitle && text[0] != U'(' &&
         text.find_first_of(U"。,;:!?#|") == View::npos && text.find(U"……") == View::npos &&
         !is_date_line(page, line);
}

// (2023-2025年) or (试行) on the line below a title.
bool is_title_remark(View line) {
  return line.size() <= 20 && line.starts_with(U'(') && line.ends_with(U')') &&
         (contains(line, U"年)") || contains(line, U"试行") || contains(line, U"暂行") ||
          contains(line, U"意见稿"));
}

bool is_notice(View title) {
  const View bare = without_remark(title);
  return bare.ends_with(U"通知") || bare.ends_with(U"函") || bare.ends_with(U"公告") ||
         bare.ends_with(U"批复") || bare.ends_with(U"通告");
}

// 沪发改社〔2020〕41号 from `range` on; its place, or nothing.
std::optional<Range> number_in(const Page& page, Range range) {
  for (std::uint32_t i = range.begin + 1; i + 6 < range.end; ++i) {
    if (!among(page.look(i), U"〔[【(") || !year_at(page.dense, i + 1)) continue;
    std::uint32_t end = i + 5;
    if (page.look(end) == U'年') ++end;
    if (!among(page.look(end), U"〕]】)")) continue;
    ++end;
    if (page.look(end) == U'第') ++end;
    const std::uint32_t digits = end;
    while (is_digit(page.look(end)) && end - digits < 5) ++end;
    if (end == digits || page.look(end) != U'号') continue;
    std::uint32_t begin = i;
    while (begin > range.begin && (is_han(page.look(begin - 1)) || is_digit(page.look(begin - 1)) ||
                                   (page.look(begin - 1) | 0x20) - U'a' < 26))
      --begin;
    if (begin == i) continue;
    return Range{begin, end + 1};
  }
  return std::nullopt;
}

// Behind the # or * of a heading in plain-text markup.
std::uint32_t past_marks(const Page& page, Range line) {
  std::uint32_t i = line.begin;
  while (i < line.end && among(page.look(i), U"#*")) ++i;
  return i;
}

class HeadReader {
 public:
  HeadReader(const Page& page, const Outline& outline, const UnitDirectory& directory)
      : page_(page), directory_(directory) {
    const auto first =
        std::ranges::find_if(outline.nodes, [](const Node& node) { return node.label.length > 0; });
    const std::uint32_t end = first == outline.nodes.end() ? page.size() : first->begin;
    for (const Line& line : page.lines) {
      if (line.dense.begin >= end || lines_.size() >= kHeadLines) break;
      lines_.push_back({past_marks(page, line.dense), std::min(line.dense.end, end)});
    }
  }

  Head run() {
    read_title();
    read_number();
    read_signature();
    read_labelled();
    if (head_.plan.issuers.empty() && head_.unknown_issuers.empty()) issuer_from_title();
    return std::move(head_);
  }

 private:
  void read_title() {
    std::vector<std::string> plans, notices;
    for (std::size_t n = 0; n < lines_.size(); ++n) {
      const View text = page_.view(lines_[n]);
      if (!title_material(page_, lines_[n]) || !ends_as_title(text) || text.size() < 4) continue;
      const std::string title = joined(n);
      (is_notice(text) ? notices : plans).push_back(title);
    }
    if (!plans.empty())
      head_.plan.title = plans.back();
    else if (!notices.empty())
      head_.plan.title = notices.front();
    else
      head_.plan.title = title_from_text();
    notice_ = notices.empty() ? head_.plan.title : notices.front();
  }

  // The title that ends on line `n`, with the lines in front over which it is spread.
  std::string joined(std::size_t n) const {
    std::size_t first = n;
    while (first > 0 && n - first < 3 && goes_on(lines_[first - 1], lines_[first])) --first;
    std::string title;
    for (std::size_t k = first; k <= n; ++k) title += page_.mended(lines_[k]);
    if (n + 1 < lines_.size() && is_title_remark(page_.view(lines_[n + 1])))
      title += page_.mended(lines_[n + 1]);
    return title;
  }

  bool goes_on(Range above, Range below) const {
    const View text = page_.view(above);
    if (!title_material(page_, above) || text.size() < 4 || ends_as_title(text) || text.ends_with(U"文件") ||
        number_in(page_, above))
      return false;
    if (text.starts_with(U"附件")) return false;
    const View next = page_.view(below);
    if (next.starts_with(U"关于")) return true;
    if (contains(text, U"关于")) return true;
    return !unit_shaped(text, false) && !is_signature_line(page_, above);
  }

  // 现将《…》印发, else the first short line.
  std::string title_from_text() const {
    for (const Range& line : lines_) {
      const View text = page_.view(line);
      const std::size_t open = text.find(U'《'), close = text.find(U'》');
      if (open == View::npos || close == View::npos || close < open) continue;
      const auto begin = line.begin + static_cast<std::uint32_t>(open);
      if (contains(text, U"印发"))
        return page_.mended({begin + 1, line.begin + static_cast<std::uint32_t>(close)});
    }
    const auto first = std::ranges::find_if(
        lines_, [&](Range line) { return title_material(page_, line) && line.size() >= 4; });
    return first == lines_.end() ? "" : page_.mended(*first);
  }

  void read_number() {
    constexpr std::uint32_t kLongest = 40;
    for (const Range& line : lines_) {
      if (line.size() > kLongest || page_.look(line.begin) == U'#') continue;
      const auto number = number_in(page_, line);
      if (!number) continue;
      const bool in_bracket = page_.look(line.begin) == U'(' && number->begin == line.begin + 1;
      const bool alone = in_bracket || line.size() - number->size() <= 2 ||
                         page_.look(number->begin - 1) == U':' || number->begin == line.begin;
      if (!alone) continue;
      head_.plan.number = page_.mended(*number);
      return;
    }
  }

  // Units over a date. The first such block is the document's own.
  void read_signature() {
    const auto signatures = signature_lines(page_);
    if (signatures.empty()) return;
    std::size_t n = signatures.front();
    for (; n < page_.lines.size(); ++n) {
      const Range line = page_.lines[n].dense;
      if (is_date_line(page_, line)) break;
      add_issuers(line);
    }
    const Range line = page_.lines[n].dense;
    const auto date = date_at(page_, line.begin + (page_.look(line.begin) == U'('));
    if (date) head_.plan.issued = date->date;
  }

  void add_issuers(Range line) {
    const UnitList list = read_units(page_, line, directory_, DutyRole::joint);
    for (const Mention& one : list.mentions) {
      if (!one.unit.known()) head_.unknown_issuers.push_back(one.name);
      for (const Id<Department>& id : one.unit.departments) {
        if (std::ranges::find(head_.plan.issuers, id) == head_.plan.issuers.end())
          head_.plan.issuers.push_back(id);
      }
    }
  }

  // 发文机关：…, 成文日期：…, (2019年3月1日印发)
  void read_labelled() {
    constexpr std::uint32_t kLongest = 200;
    for (const Line& each : page_.lines) {
      const Range line = each.dense;
      if (line.size() > kLongest) continue;
      for (const View label : {View(U"发文机关:"), View(U"发布机构:"), View(U"制定机关:"), View(U"发文单位:"),
                               View(U"发布单位:")}) {
        const auto value = labelled(line, label);
        if (value && head_.plan.issuers.empty()) add_issuers(*value);
      }
      for (const View label : {View(U"成文日期:"), View(U"发布日期:"), View(U"印发日期:"), View(U"发文日期:"),
                               View(U"发布时间:")}) {
        const auto value = labelled(line, label);
        const auto date = value ? date_at(page_, value->begin) : std::nullopt;
        if (date && !head_.plan.issued) head_.plan.issued = date->date;
      }
      if (!head_.plan.issued && line.size() <= kLongestTitle) date_of_remark(line);
    }
  }

  // What stands behind a label, to the next blank.
  std::optional<Range> labelled(Range line, View label) const {
    const std::size_t at = page_.view(line).find(label);
    if (at == View::npos) return std::nullopt;
    const std::uint32_t begin = line.begin + static_cast<std::uint32_t>(at + label.size());
    std::uint32_t end = std::min(begin + 1, line.end);
    while (end < line.end && page_.before(end) == Gap::none) ++end;
    return Range{begin, end};
  }

  void date_of_remark(Range line) {
    const View text = page_.view(line);
    if (!contains(text, U"印发") && !contains(text, U"通过") && !contains(text, U"发布")) return;
    for (std::uint32_t i = line.begin; i < line.end && !head_.plan.issued; ++i) {
      if (const auto date = date_at(page_, i)) head_.plan.issued = date->date;
    }
  }

  // 国务院关于…, 上海市教育委员会等七部门关于…
  void issuer_from_title() {
    const std::u32string title = to_utf32(notice_);
    const std::size_t about = title.find(U"关于");
    if (about == View::npos || about < 2) return;
    const ResolvedUnit unit = directory_.resolve(View(title).substr(0, about));
    head_.plan.issuers = unit.departments;
  }

  const Page& page_;
  const UnitDirectory& directory_;
  std::vector<Range> lines_;  // in front of the first label
  std::string notice_;
  Head head_;
};

}  // namespace

Head read_head(const Page& page, const Outline& outline, const UnitDirectory& directory) {
  return HeadReader(page, outline, directory).run();
}

std::optional<int> year_of_issue(const Plan& plan) {
  if (plan.issued) return plan.issued->year();
  const std::u32string number = folded(to_utf32(plan.number));
  const std::size_t bracket = number.find_first_of(U"〔[【(");
  if (bracket == std::u32string::npos) return std::nullopt;
  return year_at(number, static_cast<std::uint32_t>(bracket) + 1);
}

}  // namespace langqiao::plan
