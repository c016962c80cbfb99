#include "rulebook/read.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "rulebook/toml_tree.h"

namespace langqiao::rulebook {
namespace {

constexpr std::string_view kJurisdictionsFile = "jurisdictions.toml";
constexpr Words kNothing{"没有内容", "nothing"};
constexpr std::int64_t kMostMoney =
    1'000'000'000'000'000;  // 10 trillion yuan in fen; what the ledgers can add
constexpr std::int64_t kMostCount = 1'000'000'000;

std::string at_line(std::string_view path, int line) { return fmt::format("{}:{}", path, line); }

template <class E>
Wording choices() {
  std::string list;
  for (const auto& [value, name] : names(E{})) list.append(list.empty() ? "" : " ").append(name);
  return worded("下列之一：{}", "one of {}", list);
}

// A table while it is read: hands out its keys by type, reports what is missing, of the wrong type or left
// over. Every reader returns a harmless value after it has reported, so that one pass finds all problems.
class Fields {
 public:
  Fields(const TomlTable& table, int line, std::string_view path, std::vector<Problem>& problems)
      : table_(table), line_(line), path_(path), problems_(problems) {}

  const TomlNode* find(std::string_view key) {
    asked_.insert(std::string(key));
    const auto at = table_.find(key);
    return at == table_.end() ? nullptr : &at->second;
  }

  template <class T>
  const T* get(std::string_view key, const Wording& wanted) {
    const TomlNode* const node = find(key);
    if (node == nullptr) return miss(key, wanted), nullptr;
    const T* const value = std::get_if<T>(&node->value);
    if (value == nullptr) refuse(key, *node, wanted);
    return value;
  }

  std::string text(std::string_view key) {
    const auto* const value = get<std::string>(key, {"文字", "text"});
    if (value == nullptr) return {};
    if (trim(*value).empty()) refuse(key, *find(key), {"非空的文字", "text that is not empty"});
    return *value;
  }
  std::string text_or_empty(std::string_view key) { return find(key) == nullptr ? std::string() : text(key); }

  std::int64_t whole(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto wanted = worded("{} 到 {} 的整数", "a whole number from {} to {}", least, most);
    const auto* const value = get<std::int64_t>(key, wanted);
    if (value == nullptr) return least;
    if (*value < least || *value > most) return refuse(key, *find(key), wanted), least;
    return *value;
  }

  bool flag(std::string_view key) {
    const auto* const value = get<bool>(key, {"true 或 false", "true or false"});
    return value != nullptr && *value;
  }

  Date date(std::string_view key) {
    const auto* const value =
        get<Date>(key, {"2019-04-22 这样的日期，不加引号", "a day such as 2019-04-22, without quotes"});
    return value == nullptr ? Date() : *value;
  }
  std::optional<Date> date_or_open(std::string_view key) {
    return find(key) == nullptr ? std::nullopt : std::optional(date(key));
  }

  template <class E>
  E choice(std::string_view key) {
    const auto* const value = get<std::string>(key, choices<E>());
    const auto read = value == nullptr ? std::optional(E{}) : named<E>(*value);
    if (!read) refuse(key, *find(key), choices<E>());
    return read.value_or(E{});
  }

  Wording wording(std::string_view zh, std::string_view en) { return {text(zh), text(en)}; }

  // `read(fields)` of the table under `key`.
  template <class Read>
  void inside(std::string_view key, Read&& read) {
    if (const auto* const table = get<TomlTable>(key, {"表", "a table"}))
      read_table(*table, find(key)->line, read);
  }

  // `read(fields)` of each table of the list under `key`; a list that is empty is a problem.
  template <class Read>
  void each(std::string_view key, Read&& read) {
    const auto* const list = get<TomlArray>(key, {"由表组成的列表", "a list of tables"});
    if (list == nullptr) return;
    if (list->empty()) refuse(key, *find(key), {"至少一项", "at least one entry"});
    for (const TomlNode& node : *list) {
      if (const auto* const table = std::get_if<TomlTable>(&node.value)) {
        read_table(*table, node.line, read);
      } else {
        refuse(key, node, {"表", "a table"});
      }
    }
  }

  void refuse(std::string_view key, const TomlNode& node, Wording wanted) {
    report({worded("`{}` 不能采用", "`{}` cannot be taken", key),
            at_line(path_, node.line > 0 ? node.line : line_), printed(node), std::move(wanted),
            worded("请更正 `{}`", "correct `{}`", key)});
  }
  void report(Problem problem) { problems_.push_back(std::move(problem)); }
  std::string here() const { return at_line(path_, line_); }

  void refuse_the_rest() {
    for (const auto& [key, node] : table_) {
      if (asked_.contains(key)) continue;
      report({worded("未知的键 `{}`", "unknown key `{}`", key),
              at_line(path_, node.line > 0 ? node.line : line_),
              printed(node),
              {"只有此表允许的键", "only the keys this table may have"},
              {"请删去这个键，或改正其名称", "remove the key or mend its name"}});
    }
  }

 private:
  void miss(std::string_view key, const Wording& wanted) {
    report({worded("缺少 `{}`", "`{}` is missing", key), here(), kNothing, wanted,
            worded("请补上 `{}`", "add `{}`", key)});
  }

  template <class Read>
  void read_table(const TomlTable& table, int line, Read& read) {
    Fields fields(table, line > 0 ? line : line_, path_, problems_);
    read(fields);
    fields.refuse_the_rest();
  }

  const TomlTable& table_;
  int line_;
  std::string_view path_;
  std::vector<Problem>& problems_;
  std::set<std::string, std::less<>> asked_;
};

Citation citation_of(Fields& fields) {
  Citation citation{.document = fields.text("document"),
                    .article = fields.text("article"),
                    .address = fields.text_or_empty("address"),
                    .grade = fields.choice<Grade>("grade"),
                    .checked = std::nullopt};
  const TomlNode* const checked = fields.find("checked");
  const auto* const word = checked == nullptr ? nullptr : std::get_if<std::string>(&checked->value);
  if (word == nullptr) {
    citation.checked = fields.date("checked");
  } else if (*word != "none") {
    fields.refuse("checked", *checked, {"不加引号的日期，或 \"none\"", "a day without quotes, or \"none\""});
  } else if (citation.grade == Grade::read) {
    fields.refuse(
        "checked", *checked,
        {"等级为 R 时须写明核读文本的日期", "the day on which the copy was read, because the grade is R"});
  }
  return citation;
}

std::vector<Item> items_of(Fields& fields, std::string_view key) {
  std::vector<Item> items;
  fields.each(key, [&](Fields& entry) {
    Item item{entry.text("id"), entry.wording("zh", "en")};
    if (std::ranges::find(items, item.id, &Item::id) != items.end()) {
      entry.report({{"两项的编号相同", "two entries have the same id"},
                    entry.here(),
                    as_is(item.id),
                    {"互不相同的编号", "ids that differ"},
                    {"请改其中一项的编号", "rename one of them"}});
    }
    items.push_back(std::move(item));
  });
  return items;
}

KOfN k_of_n_in(Fields& fields) {
  KOfN set{.k = static_cast<int>(fields.whole("k", 1, kMostCount)),
           .conditions = items_of(fields, "conditions")};
  if (set.k > static_cast<int>(set.conditions.size())) {
    fields.report({{"要求满足的条件多于所列条件", "more conditions are asked for than there are"},
                   fields.here(),
                   worded("k = {}，共 {} 项", "k = {} of {}", set.k, set.conditions.size()),
                   worded("k 在 1 到 {} 之间", "k from 1 to {}", set.conditions.size()),
                   {"请减小 k，或补上缺少的条件", "lower k or add the missing conditions"}});
  }
  return set;
}

PointChange point_change_in(Fields& fields) {
  PointChange change{.points = static_cast<int>(fields.whole("points", 1, 100)),
                     .base_year = static_cast<int>(fields.whole("base_year", 1900, 2199)),
                     .deadline_year = static_cast<int>(fields.whole("deadline_year", 1900, 2199))};
  if (change.deadline_year <= change.base_year) {
    fields.report({{"期限不晚于基年", "the deadline is not after the base year"},
                   fields.here(),
                   worded("{} 到 {}", "{} to {}", change.base_year, change.deadline_year),
                   {"base_year 早于 deadline_year", "base_year before deadline_year"},
                   {"请更正年份", "correct the years"}});
  }
  return change;
}

// "09-01"; the 29th of February is no day of every year.
MonthDay month_day_in(Fields& fields, std::string_view key) {
  const std::string text = fields.text(key);
  const auto day = Date::parse("2025-" + text);
  if (day)
    return {static_cast<int>(unsigned(day->ymd().month())), static_cast<int>(unsigned(day->ymd().day()))};
  fields.report({{"不是每年都有的日子", "no day of every year"},
                 fields.here(),
                 as_is(text),
                 {"月-日，如 \"09-01\"", "month and day, such as \"09-01\""},
                 {"请更正日期", "correct the day"}});
  return {};
}

Content content_of(Fields& fields, Unit unit) {
  const std::string_view key = name_of(unit);
  Content content;
  switch (unit) {
    case Unit::share_bp:
      return Share::basis_points(fields.whole(key, 0, Share::kWhole));
    case Unit::persons:
      return Persons(fields.whole(key, 0, kMostCount));
    case Unit::money_fen:
      return Money(fields.whole(key, 0, kMostMoney));
    case Unit::years:
      return Years(fields.whole(key, 0, 1000));
    case Unit::months:
      return Months(fields.whole(key, 0, 12'000));
    case Unit::days:
      return Days(fields.whole(key, 0, 366'000));
    case Unit::count:
      return Count(fields.whole(key, 0, kMostCount));
    case Unit::flag:
      return fields.flag(key);
    case Unit::list:
      return ItemList{items_of(fields, key)};
    case Unit::percent_points:
      fields.inside(key, [&](Fields& inside) { content = point_change_in(inside); });
      return content;
    case Unit::k_of_n:
      fields.inside(key, [&](Fields& inside) { content = k_of_n_in(inside); });
      return content;
    case Unit::text:
      fields.inside(key, [&](Fields& inside) { content = inside.wording("zh", "en"); });
      return content;
    case Unit::yearly_window:
      fields.inside(key, [&](Fields& inside) {
        content = YearlyWindow{month_day_in(inside, "from"), month_day_in(inside, "until")};
      });
      return content;
  }
  return content;
}

Value value_of(Fields& fields, Unit unit) {
  Value value{.from = fields.date("from"),
              .until = fields.date_or_open("until"),
              .content = content_of(fields, unit),
              .force = fields.choice<Force>("force"),
              .citation = {}};
  fields.inside("citation", [&](Fields& inside) { value.citation = citation_of(inside); });
  if (value.until && *value.until < value.from) {
    fields.report({{"一个值在开始之前就结束", "a value ends before it begins"},
                   fields.here(),
                   worded("自 {} 至 {}", "from {} until {}", value.from.iso(), value.until->iso()),
                   {"from 不晚于 until", "from not after until"},
                   {"请更正日期", "correct the dates"}});
  }
  return value;
}

void check_path(const Rule& rule, Fields& fields) {
  const auto wanted = fmt::format("{}/{}.toml", rule.jurisdiction, rule.id);
  if (rule.id.empty() || rule.jurisdiction.empty() || rule.file == wanted) return;
  fields.report(
      {{"规则名称与文件名不一致", "the rule is not named like its file"},
       at_line(rule.file, 1),
       worded("{}，在 {} 中", "{} in {}", rule.id, rule.file),
       as_is(wanted),
       {"请改文件名，或更正 `id` 和 `jurisdiction`", "rename the file or correct `id` and `jurisdiction`"}});
}

void check_subject(const Rule& rule, Fields& fields) {
  const std::size_t dot = rule.id.find('.');
  if (rule.id.empty() || (dot != std::string::npos && dot > 0 && dot + 1 < rule.id.size())) return;
  fields.report({{"编号没有写明主题", "the id names no subject"},
                 at_line(rule.file, 1),
                 as_is(rule.id),
                 {"internship.age_least 这样的编号", "an id such as internship.age_least"},
                 {"请在名称前写上主题和点号", "put the subject and a dot before the name"}});
}

// The rule, or nothing when it is too broken to be compared with others. Values with problems are left out,
// so that one mistake is not reported twice.
std::optional<Rule> rule_of(const TomlTable& table, const std::string& path, std::vector<Problem>& problems) {
  const std::size_t problems_before = problems.size();
  Fields fields(table, 1, path, problems);
  const auto unit = fields.choice<Unit>("unit");
  const bool has_unit = problems.size() == problems_before;
  Rule rule{.id = fields.text("id"),
            .jurisdiction = fields.text("jurisdiction"),
            .kind = fields.choice<Kind>("kind"),
            .unit = unit,
            .title = fields.wording("title_zh", "title_en"),
            .note = {fields.text_or_empty("note_zh"), fields.text_or_empty("note_en")},
            .file = path,
            .values = {}};
  fields.each("value", [&](Fields& entry) {
    const std::size_t before = problems.size();
    Value value = value_of(entry, unit);
    if (problems.size() == before) rule.values.push_back(std::move(value));
  });
  fields.refuse_the_rest();
  check_path(rule, fields);
  check_subject(rule, fields);
  return has_unit && !rule.id.empty() && !rule.jurisdiction.empty() ? std::optional(std::move(rule))
                                                                    : std::nullopt;
}

std::vector<Jurisdiction> jurisdictions_of(const TomlTable& table, const std::string& path,
                                           std::vector<Problem>& problems) {
  std::vector<Jurisdiction> places;
  Fields fields(table, 1, path, problems);
  fields.each("jurisdiction", [&](Fields& entry) {
    places.push_back(
        {entry.text("id"), entry.wording("title_zh", "title_en"), entry.text_or_empty("parent")});
  });
  fields.refuse_the_rest();
  return places;
}

struct Reading {
  std::vector<Jurisdiction> jurisdictions;
  std::vector<Rule> rules;
  std::vector<Problem> problems;

  void take(const RuleFile& file) {
    const auto table = parse_toml(file.text, file.path);
    if (!table) {
      problems.push_back(table.error());
    } else if (file.path == kJurisdictionsFile) {
      jurisdictions = jurisdictions_of(*table, file.path, problems);
    } else if (auto rule = rule_of(*table, file.path, problems)) {
      rules.push_back(std::move(*rule));
    }
  }
};

Problem unreadable(const std::string& path) {
  return {{"规则库无法读取", "the rulebook cannot be read"},
          path,
          {"打不开的文件夹或文件", "a folder or file that does not open"},
          {"规则文件的文件夹", "a folder of rule files"},
          {"请检查路径和权限", "check the path and the rights"}};
}

}  // namespace

Result<Rulebook, std::vector<Problem>> load(std::span<const RuleFile> files) {
  Reading reading;
  for (const RuleFile& file : files) reading.take(file);
  if (reading.jurisdictions.empty() && reading.problems.empty()) {
    reading.problems.push_back(
        {{"规则库没有写明地区", "the rulebook names no jurisdiction"},
         std::string(kJurisdictionsFile),
         kNothing,
         {"至少有一个 [[jurisdiction]] 的文件", "a file with at least one [[jurisdiction]]"},
         {"请补上这个文件", "add the file"}});
  }
  if (reading.jurisdictions.empty()) return Failure<std::vector<Problem>>(std::move(reading.problems));
  // What was read is reviewed even when other files are broken: a person mends all of it in one go.
  auto book = Rulebook::build(std::move(reading.jurisdictions), std::move(reading.rules));
  if (book && reading.problems.empty()) return book;
  if (!book) std::ranges::move(book.error(), std::back_inserter(reading.problems));
  return Failure<std::vector<Problem>>(std::move(reading.problems));
}

Result<std::vector<RuleFile>, Problem> files_in(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<RuleFile> files;
  fs::recursive_directory_iterator at(folder, error);
  if (error) return Failure<Problem>(unreadable(folder));
  for (const auto& entry : at) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    if (!in) return Failure<Problem>(unreadable(entry.path().string()));
    files.push_back({entry.path().lexically_relative(folder).generic_string(),
                     std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::ranges::sort(files, {}, &RuleFile::path);
  return files;
}

}  // namespace langqiao::rulebook
