#include "plan/deadlines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plan/closing.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

// Five-year plans by name and last year.
constexpr auto kPeriods = std::to_array<std::pair<View, int>>({{U"十一五", 2010},
                                                               {U"十二五", 2015},
                                                               {U"十三五", 2020},
                                                               {U"十四五", 2025},
                                                               {U"十五五", 2030},
                                                               {U"十六五", 2035}});

// Words in front of a year that make it a deadline, and words that make it something else.
constexpr auto kUntil =
    std::to_array<View>({U"到", U"至", U"于", U"在", U"力争", U"截止", U"确保", U"争取", U"计划"});
constexpr auto kSince = std::to_array<View>(
    {U"自", U"从", U"比", U"较", U"以", U"截至", U"与", U"同", U"按", U"据", U"据统计", U"相比"});

class Finder {
 public:
  Finder(const Page& page, Range range, std::optional<int> issued)
      : page_(page), range_(range), issued_(issued) {}

  std::vector<Deadline> run() {
    for (std::uint32_t i = range_.begin; i < range_.end;) {
      if (page_.look(i) == U'《') {
        i = past_title(i);
        continue;
      }
      const auto deadline = at(i);
      if (deadline) found_.push_back(*deadline);
      i = deadline ? deadline->range.end : i + 1;
    }
    return std::move(found_);
  }

 private:
  std::uint32_t past_title(std::uint32_t i) const {
    constexpr std::uint32_t kLongest = 80;
    for (std::uint32_t k = i + 1; k < std::min(range_.end, i + kLongest); ++k) {
      if (page_.look(k) == U'》') return k + 1;
    }
    return i + 1;
  }

  bool preceded_by(std::uint32_t i, View word) const {
    const auto length = static_cast<std::uint32_t>(word.size());
    return i >= range_.begin + length && page_.has(i - length, word);
  }

  template <class Words>
  bool preceded_by_any(std::uint32_t i, const Words& words) const {
    return std::ranges::any_of(words, [&](View word) { return preceded_by(i, word); });
  }

  bool at_phrase_start(std::uint32_t i) const {
    return i == range_.begin || page_.starts_line(i) || page_.before(i) != Gap::none ||
           among(page_.look(i - 1), U",。;:、(|!?") || preceded_by(i, U"其中") || joins_deadline(i);
  }

  // 到2025年和|2030年
  bool joins_deadline(std::uint32_t i) const {
    return !found_.empty() && found_.back().range.end + 1 == i && among(page_.look(i - 1), U"和及与");
  }

  // 2012年起5年内: counted from the year at `i`.
  std::optional<Deadline> years_from(std::uint32_t i, int year) const {
    constexpr std::int64_t kMostYears = 30;
    std::uint32_t at = i + 5;
    if (!page_.has(at, U"起")) return std::nullopt;
    at += 1 + (page_.look(at + 1) == U',');
    at += page_.look(at) == U'用';
    const auto number = numeral_at(page_.dense, at);
    if (!number || number->places > 0 || number->count < 1 || number->count > kMostYears) return std::nullopt;
    at += number->length;
    if (!page_.has(at, U"年内") && !page_.has(at, U"年时间") && !page_.has(at, U"年左右"))
      return std::nullopt;
    return Deadline{{i, at + 2}, year + static_cast<int>(number->count) - 1};
  }

  std::optional<Deadline> at(std::uint32_t i) const {
    const char32_t c = page_.look(i);
    if (is_digit(c) || c == U'二') {
      if (const auto year = year_at(page_.dense, i)) return calendar_year(i, *year);
    }
    if (c == U'十') return period(i);
    if (issued_ && (is_digit(c) || is_han_digit(c))) return years_from_issue(i);
    if (issued_ && c == U'年' && at_phrase_start(i)) return this_year(i);
    return std::nullopt;
  }

  std::optional<Deadline> calendar_year(std::uint32_t i, int year) const {
    std::uint32_t end = i + 4;
    if (among(page_.look(end), U"-~至到") || page_.has(end, U"年-") || page_.has(end, U"年至")) {
      const std::uint32_t second = end + 1 + (page_.look(end) == U'年');
      if (const auto last = year_at(page_.dense, second); last && page_.look(second + 4) == U'年') {
        return Deadline{{i, second + 5}, *last};
      }
    }
    if (page_.look(end) != U'年') return std::nullopt;
    if (const auto from = years_from(i, year)) return from;
    ++end;
    if (preceded_by_any(i, kSince) || (i > 0 && among(page_.look(i - 1), U"〔[-"))) return std::nullopt;
    const bool until = preceded_by_any(i, kUntil);
    const std::uint32_t begin = until && among(page_.look(i - 1), U"到至") ? i - 1 : i;
    const std::uint32_t tail = end;
    end = past_part_of_year(end);
    for (const View word : {View(U"起"), View(U"开始"), View(U"以来"), View(U"以后"), View(U"度"),
                            View(U"版"), View(U"的"), View(U"召开"), View(U"印发"), View(U"发布")}) {
      if (page_.has(end, word) && !(until && word == U"的" && is_digit(page_.look(end + 1))))
        return std::nullopt;
    }
    const bool by_end = among(page_.look(end - 1), U"底末前内") && end > tail;
    const bool a_day = among(page_.look(end - 1), U"日");
    const bool alone =
        at_phrase_start(i) && (page_.before(end) >= Gap::tab || among(page_.look(end), U")]】;|"));
    if (a_day || (end > tail && !by_end && !until && !alone)) return std::nullopt;
    if (until || by_end || at_phrase_start(i)) {
      if (issued_ && year < *issued_) return std::nullopt;
      return Deadline{{begin, end}, year};
    }
    return std::nullopt;
  }

  // 底, 年底前, 12月底前, 6月30日前, 上半年
  std::uint32_t past_part_of_year(std::uint32_t i) const {
    std::uint32_t end = i;
    for (std::uint32_t length = 1; length <= 2; ++length) {
      if (page_.look(i + length) == U'月' &&
          small_number(page_.view({i, std::min(i + length, page_.size())})))
        end = i + length + 1;
    }
    for (std::uint32_t length = 1; end > i && length <= 2; ++length) {
      if (page_.look(end + length) == U'日' &&
          small_number(page_.view({end, std::min(end + length, page_.size())}))) {
        end += length + 1;
        break;
      }
    }
    for (const View word :
         {View(U"年底"), View(U"年末"), View(U"底"), View(U"末"), View(U"上半年"), View(U"下半年")}) {
      if (page_.has(end, word)) {
        end += static_cast<std::uint32_t>(word.size());
        break;
      }
    }
    for (const View word : {View(U"以前"), View(U"之前"), View(U"前"), View(U"内")}) {
      if (page_.has(end, word)) return end + static_cast<std::uint32_t>(word.size());
    }
    return end;
  }

  // “十四五”期末, 十四五期间, “十四五”时期
  std::optional<Deadline> period(std::uint32_t i) const {
    for (const auto& [name, year] : kPeriods) {
      if (!page_.has(i, name)) continue;
      std::uint32_t end = i + 3;
      end += among(page_.look(end), U"”\"");
      for (const View word : {View(U"期末"), View(U"末"), View(U"期间"), View(U"时期"), View(U"规划期")}) {
        if (issued_ && year < *issued_) continue;
        if (page_.has(end, word)) return Deadline{{i, end + static_cast<std::uint32_t>(word.size())}, year};
      }
    }
    return std::nullopt;
  }

  // 三年内, 用3年时间, 未来五年
  std::optional<Deadline> years_from_issue(std::uint32_t i) const {
    if (i > 0 &&
        (is_digit(page_.look(i - 1)) || is_han_digit(page_.look(i - 1)) || page_.look(i - 1) == U'第'))
      return std::nullopt;
    const auto number = numeral_at(page_.dense, i);
    if (!number || number->places > 0 || number->count < 1 || number->count > 30) return std::nullopt;
    const std::uint32_t after = i + number->length;
    if (i > 0 && among(page_.look(i - 1), U"-~至")) return std::nullopt;  // 5-10年左右时间 sets no year
    const auto within = years_of_work(i, after);
    if (!within) return std::nullopt;
    return Deadline{{i, *within}, *issued_ + static_cast<int>(number->count)};
  }

  // Behind the number at `i`: 年内, 年左右时间, 年的努力. Where the phrase ends.
  std::optional<std::uint32_t> years_of_work(std::uint32_t i, std::uint32_t after) const {
    constexpr auto kThrough = std::to_array<View>(
        {U"用", U"利用", U"通过", U"经过", U"未来", U"今后", U"力争", U"力争用", U"计划用", U"再用"});
    if (page_.look(after) != U'年') return std::nullopt;
    std::uint32_t end = after + 1;
    for (const View word : {View(U"左右"), View(U"以内"), View(U"之内"), View(U"内")}) {
      if (!page_.has(end, word)) continue;
      end += static_cast<std::uint32_t>(word.size());
      if (word != U"左右") return end;
      break;
    }
    if (preceded_by_any(i, kThrough)) return end;
    end += page_.look(end) == U'的';
    return page_.has(end, U"努力") ? std::optional(end + 2) : std::nullopt;
  }

  // 年底前, 年内: of the year of issue.
  std::optional<Deadline> this_year(std::uint32_t i) const {
    if (page_.has(i, U"年底前") || page_.has(i, U"年内")) return Deadline{{i, i + 2}, *issued_};
    return std::nullopt;
  }

  const Page& page_;
  Range range_;
  std::optional<int> issued_;
  std::vector<Deadline> found_;
};

}  // namespace

std::vector<Deadline> find_deadlines(const Page& page, Range range, std::optional<int> issued) {
  return Finder(page, range, issued).run();
}

std::optional<int> first_year_of_title(View title) {
  for (std::uint32_t i = 0; i + 4 < title.size(); ++i) {
    if (const auto year = year_at(title, i)) return year;
  }
  return std::nullopt;
}

std::optional<int> last_year_of_title(View title) {
  for (std::uint32_t i = 0; i + 4 < title.size(); ++i) {
    if (!year_at(title, i)) continue;
    std::uint32_t second = i + 4;
    second += title[second] == U'年';
    if (second < title.size() && among(title[second], U"-~至到")) {
      if (const auto last = year_at(title, second + 1)) return last;
    }
  }
  for (const auto& [name, year] : kPeriods) {
    if (title.find(name) != View::npos) return year;
  }
  // 2023年工作要点, 2023年为民办实事项目; not the 2023年版 of something
  for (std::uint32_t i = 0; i + 4 < title.size(); ++i) {
    if (title[i + 4] != U'年' || title.substr(i + 5).starts_with(U'版')) continue;
    if (const auto year = year_at(title, i)) return year;
  }
  return std::nullopt;
}

}  // namespace langqiao::plan
