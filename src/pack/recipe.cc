#include "pack/recipe.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <toml++/toml.h>

#include "base/check.h"
#include "city/field.h"
#include "pack/file_text.h"
#include "pack/head.h"

namespace langqiao::pack {
namespace {

// Takes values out of one synthesis.toml and remembers what was wrong with them.
class RecipeReader {
 public:
  RecipeReader(const toml::table& root, std::string file) : root_(root), file_(std::move(file)) {}

  Result<Recipe, RowErrors> read() {
    recipe_.first_year = static_cast<int>(whole(root_, "first_year"));
    recipe_.last_year = static_cast<int>(whole(root_, "last_year"));
    recipe_.growth_bp = whole(root_, "growth_bp");
    each(root_, "employed", [&](const toml::table& at) {
      recipe_.employed.push_back(
          {static_cast<int>(whole(at, "year")), Persons(whole(at, "persons")), text(at, "from")});
    });
    read_sections();
    read_divisions();
    read_districts();
    for_numbers("common_staff",
                [&](const std::string& key, std::int64_t bp) { recipe_.common_staff[key] = bp; });
    for (const auto& [letter, node] : table(root_, "staff_fields")) read_fields(letter.str(), node);
    read_entrants();
    each(root_, "clusters", [&](const toml::table& at) {
      recipe_.clusters.push_back({text(at, "place"), Id<Region>(text(at, "region")),
                                  Id<Industry>(text(at, "industry")), text(at, "label"),
                                  static_cast<int>(whole(at, "enterprises"))});
    });
    check();
    if (!errors_.empty()) return Failure<RowErrors>(std::move(errors_));
    return std::move(recipe_);
  }

 private:
  static constexpr Words kNoSection{"没有这一节", "no such section"};

  void report(const toml::node* at, std::string_view key, Wording found, Wording wanted) {
    const std::size_t line = at == nullptr ? 0 : at->source().begin.line;
    errors_.add({file_,
                 line,
                 std::string(key),
                 std::move(found),
                 std::move(wanted),
                 {"请更正这一行", "correct the line"}});
  }

  std::int64_t whole(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    const auto value = node == nullptr ? std::nullopt : node->value_exact<std::int64_t>();
    if (!value)
      report(node == nullptr ? &table : node, key,
             node == nullptr ? Words{"没有这一行", "no such line"} : Words{"不是数", "no number"},
             {"整数", "a whole number"});
    return value.value_or(0);
  }

  std::string text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    const auto value = node == nullptr ? std::nullopt : node->value_exact<std::string>();
    if (!value || value->empty())
      report(node == nullptr ? &table : node, key, {"不是文字", "no text"},
             {"引号中的文字", "text in quotes"});
    return value.value_or("");
  }

  // The two numbers of a line `key = [first, last]`.
  std::pair<std::int64_t, std::int64_t> pair(const toml::node& node, std::string_view key) {
    const toml::array* array = node.as_array();
    const auto at = [&](std::size_t i) {
      return array != nullptr && array->size() == 2 ? (*array)[i].value_exact<std::int64_t>() : std::nullopt;
    };
    if (!at(0) || !at(1))
      report(&node, key, {"不是一对数", "no pair"},
             {"[10, 20] 这样的两个整数", "two whole numbers such as [10, 20]"});
    return {at(0).value_or(0), at(1).value_or(0)};
  }

  const toml::table& table(const toml::table& in, std::string_view key) {
    static const toml::table none;
    const toml::node* node = in.get(key);
    const toml::table* found = node == nullptr ? nullptr : node->as_table();
    if (found == nullptr) report(&in, key, kNoSection, worded("[{}] 一节", "a section [{}]", key));
    return found == nullptr ? none : *found;
  }

  template <class Visit>
  void each(const toml::table& in, std::string_view key, Visit&& visit) {
    const toml::node* node = in.get(key);
    const toml::array* array = node == nullptr ? nullptr : node->as_array();
    if (array == nullptr) return report(&in, key, kNoSection, worded("[[{}]] 各节", "sections [[{}]]", key));
    for (const toml::node& item : *array) {
      if (const toml::table* at = item.as_table()) visit(*at);
    }
  }

  template <class Visit>
  void for_numbers(std::string_view section, Visit&& visit) {
    const toml::table& in = table(root_, section);
    for (const auto& [key, node] : in) visit(std::string(key.str()), whole(in, key.str()));
  }

  void read_sections() {
    for (const auto& [key, node] : table(root_, "sections")) {
      const auto [first, last] = pair(node, key.str());
      recipe_.sections[std::string(key.str())] = {Share::basis_points(first), Share::basis_points(last)};
    }
  }

  void read_divisions() {
    for (const auto& [name, group] : table(root_, "published")) {
      const toml::table* figures = group.as_table();
      if (figures == nullptr) {
        report(&group, name.str(), {"不是一节", "no section"},
               {"写有数字及其 `from` 的一节", "a section of figures with their `from`"});
        continue;
      }
      text(*figures, "from");
      for (const auto& [key, node] : *figures)
        if (key.str() != "from")
          recipe_.divisions[std::string(key.str())].weight = whole(*figures, key.str());
    }
    for_numbers("assumed",
                [&](const std::string& key, std::int64_t weight) { recipe_.divisions[key].weight = weight; });
    for_numbers("growth",
                [&](const std::string& key, std::int64_t bp) { recipe_.divisions[key].growth_bp = bp; });
  }

  void read_districts() {
    for (const auto& [key, node] : table(root_, "districts")) {
      const auto [weight, secondary] = pair(node, key.str());
      recipe_.districts.push_back({Id<Region>(key.str()), weight, secondary});
    }
    const toml::node* published = root_.get("district_sections");
    if (published == nullptr || !published->is_table()) return;
    for (const auto& [region, node] : *published->as_table()) {
      const toml::table& figures = *node.as_table();
      DistrictSections sections{Id<Region>(region.str()), {}, text(figures, "from")};
      for (const auto& [key, value] : figures)
        if (key.str() != "from") sections.persons[std::string(key.str())] = whole(figures, key.str());
      recipe_.district_sections.push_back(std::move(sections));
    }
  }

  void read_fields(std::string_view letter, const toml::node& node) {
    const toml::table* fields = node.as_table();
    if (fields == nullptr)
      return report(&node, letter, {"不是表", "no table"}, as_is("{ \"4-01\" = 60, \"2-06\" = 10 }"));
    for (const auto& [beginning, weight] : *fields)
      recipe_.staff_fields[std::string(letter)][std::string(beginning.str())] =
          whole(*fields, beginning.str());
  }

  void read_entrants() {
    const toml::table& in = table(root_, "entrants");
    recipe_.entrants_from = static_cast<int>(whole(in, "from"));
    recipe_.entrants_until = static_cast<int>(whole(in, "until"));
    for (const auto& [key, node] : in) {
      if (key.str() == "from" || key.str() == "until") continue;
      const auto level = named<ProgramLevel>(key.str());
      if (!level) report(&node, key.str(), {"未知的层次", "an unknown level"}, Field<ProgramLevel>::wanted());
      const auto [first, last] = pair(node, key.str());
      recipe_.entrants.push_back({level.value_or(ProgramLevel::bachelor), Persons(first), Persons(last)});
    }
  }

  void check() {
    std::int64_t first = 0, last = 0;
    for (const auto& [letter, share] : recipe_.sections) {
      first += share.first.basis_points();
      last += share.last.basis_points();
    }
    for (const std::int64_t sum : {first, last})
      if (sum != Share::kWhole)
        report(root_.get("sections"), "sections", worded("合计 {}", "{} together", sum),
               {"合计为 10000 的份额", "shares that sum to 10000"});
    if (recipe_.employed.empty() || recipe_.employed.front().year > recipe_.first_year)
      report(&root_, "employed", {"没有数字", "no figure"},
             {"第一年或更早年份的全部从业人员", "all employed of the first year or of a year before"});
    if (recipe_.last_year < recipe_.first_year)
      report(root_.get("last_year"), "last_year", as_is(std::to_string(recipe_.last_year)),
             {"不早于 first_year 的年份", "a year not before first_year"});
    if (recipe_.entrants_until < recipe_.entrants_from)
      report(root_.get("entrants"), "until", as_is(std::to_string(recipe_.entrants_until)),
             {"不早于 from 的年份", "a year not before from"});
  }

  const toml::table& root_;
  std::string file_;
  Recipe recipe_;
  RowErrors errors_;
};

}  // namespace

Result<Recipe, RowErrors> read_recipe(const std::filesystem::path& folder) {
  const auto path = folder / "synthesis.toml";
  const std::string file = name_of_folder(folder) + "/synthesis.toml";
  RowErrors errors;
  if (!std::filesystem::is_regular_file(path)) {
    errors.add({file,
                0,
                "",
                {"没有这个文件", "no such file"},
                {"与 pack.toml 同在一处的 synthesis.toml", "a synthesis.toml beside pack.toml"},
                {"请写一个；packs/shanghai 中有例子", "write one; packs/shanghai has an example"}});
    return Failure<RowErrors>(std::move(errors));
  }
  const std::string bytes = bytes_of(path);
  try {
    const toml::table root = toml::parse(bytes, file);
    return RecipeReader(root, file).read();
  } catch (const toml::parse_error& error) {
    errors.add({file,
                error.source().begin.line,
                "",
                worded("不是 TOML：{}", "{}", error.description()),
                {"growth_bp = 30 这样的行", "lines such as growth_bp = 30"},
                {"请更正这一行", "correct the line"}});
    return Failure<RowErrors>(std::move(errors));
  }
}

Persons employed_in(const Recipe& recipe, int year) {
  const auto after =
      std::ranges::find_if(recipe.employed, [&](const PublishedCount& count) { return count.year >= year; });
  CHECK(after != recipe.employed.begin() || after->year == year);
  if (after != recipe.employed.end() && after->year == year) return after->persons;
  const PublishedCount& before = *std::prev(after);
  if (after != recipe.employed.end()) {
    const std::int64_t rise = (after->persons - before.persons).count();
    return before.persons + Persons(rise * (year - before.year) / (after->year - before.year));
  }
  Wide persons = before.persons.count();
  for (int at = before.year; at < year; ++at) persons += persons * recipe.growth_bp / Share::kWhole;
  return Persons(static_cast<std::int64_t>(persons));
}

}  // namespace langqiao::pack
