#include "pack/head.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>
#include <sstream>
#include <toml++/toml.h>

#include "pack/file_text.h"

namespace langqiao::pack {
namespace {

constexpr std::array<std::string_view, 7> kKnown = {"id",      "title_zh", "title_en", "edition",
                                                    "extends", "city",     "datum"};
constexpr std::array<std::string_view, 3> kDatums = {"GCJ-02", "WGS-84", "CGCS2000"};

// Takes values out of one pack.toml and remembers what was wrong with them.
class HeadReader {
 public:
  HeadReader(const toml::table& table, std::string file) : table_(table), file_(std::move(file)) {}

  std::string text(std::string_view key, bool needed) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
      if (needed) report(key, {"没有这一行", "no such line"}, kText, {"请补上这一行", "add the line"});
      return {};
    }
    const auto value = node->value_exact<std::string>();
    if (!value || (value->empty() && needed)) report(key, value ? kNothing : kNoText, kText, kCorrect);
    return value.value_or("");
  }

  std::vector<std::string> list(std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = table_.get(key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr)
      report(key, {"不是列表", "no list"}, {"[\"cn\"] 这样的列表", "a list such as [\"cn\"]"}, kCorrect);
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      auto name = (*array)[i].value_exact<std::string>();
      if (name && is_folder_name(*name)) {
        out.push_back(std::move(*name));
      } else {
        report(key, name ? as_is(*name) : kNoText,
               {"同级文件夹的名称，各加引号", "names of sibling folders, each in quotes"}, kCorrect);
      }
    }
    return out;
  }

  std::string one_of(std::string_view key, std::span<const std::string_view> known, bool needed) {
    std::string value = text(key, needed);
    if (!value.empty() && std::ranges::find(known, value) == known.end())
      report(key, as_is(value), worded("下列之一：{}", "one of {}", fmt::join(known, " ")), kCorrect);
    return value;
  }

  void refuse_unknown_keys() {
    for (const auto& [key, value] : table_) {
      if (std::ranges::find(kKnown, key.str()) == kKnown.end())
        report(key.str(), {"未知的键", "an unknown key"},
               worded("下列之一：{}", "one of {}", fmt::join(kKnown, " ")),
               {"请删去这一行", "remove the line"});
    }
  }

  RowErrors errors() && { return std::move(errors_); }

 private:
  static constexpr Words kText{"引号中的文字", "text in quotes"};
  static constexpr Words kNothing{"没有内容", "nothing"};
  static constexpr Words kNoText{"不是文字", "no text"};
  static constexpr Words kCorrect{"请更正这一行", "correct the line"};

  static bool is_folder_name(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string_view::npos;
  }

  void report(std::string_view key, Wording found, Wording wanted, Wording action) {
    const toml::node* node = table_.get(key);
    const std::size_t line = node == nullptr ? 0 : node->source().begin.line;
    errors_.add({file_, line, std::string(key), std::move(found), std::move(wanted), std::move(action)});
  }

  const toml::table& table_;
  std::string file_;
  RowErrors errors_;
};

Result<PackHead, RowErrors> head_of(const toml::table& table, const std::string& file) {
  HeadReader reader(table, file);
  PackHead head{.id = reader.text("id", true),
                .title_zh = reader.text("title_zh", true),
                .title_en = reader.text("title_en", true),
                .edition = reader.text("edition", true),
                .extends = reader.list("extends"),
                .city = {},
                .datum = {}};
  if (std::string city = reader.text("city", false); !city.empty()) head.city = Id<Region>(std::move(city));
  head.datum = reader.one_of("datum", kDatums, head.city.has_value());
  reader.refuse_unknown_keys();
  RowErrors errors = std::move(reader).errors();
  if (!errors.empty()) return Failure<RowErrors>(std::move(errors));
  return head;
}

RowErrors one_error(RowError error) {
  RowErrors errors;
  errors.add(std::move(error));
  return errors;
}

void write_line(std::string_view key, const std::string& text, std::ostringstream& to) {
  const toml::value<std::string> value(text);
  if (!text.empty()) to << key << " = " << value << '\n';
}

}  // namespace

std::string name_of_folder(const std::filesystem::path& folder) {
  const auto whole = std::filesystem::absolute(folder).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

Result<PackHead, RowErrors> read_head(const std::filesystem::path& folder) {
  const auto path = folder / "pack.toml";
  const std::string file = name_of_folder(folder) + "/pack.toml";
  if (!std::filesystem::is_regular_file(path)) {
    return Failure<RowErrors>(one_error({file,
                                         0,
                                         "",
                                         {"没有这个文件", "no such file"},
                                         {"含有 pack.toml 的文件夹", "a folder with a pack.toml"},
                                         {"请指明数据包的文件夹，或写好其中的 pack.toml",
                                          "name the folder of a pack, or write its pack.toml"}}));
  }
  const std::string bytes = bytes_of(path);
  const FileText text(bytes);
  try {
    return head_of(toml::parse(text.text(), file), file);
  } catch (const toml::parse_error& error) {
    return Failure<RowErrors>(one_error({file,
                                         error.source().begin.line,
                                         "",
                                         worded("不是 TOML：{}", "{}", error.description()),
                                         {"id = \"shanghai\" 这样的行", "lines such as id = \"shanghai\""},
                                         {"请更正这一行", "correct the line"}}));
  }
}

std::string head_text(const PackHead& head) {
  std::ostringstream text;
  write_line("id", head.id, text);
  write_line("title_zh", head.title_zh, text);
  write_line("title_en", head.title_en, text);
  write_line("edition", head.edition, text);
  toml::array extends;
  for (const std::string& name : head.extends) extends.push_back(name);
  if (!extends.empty()) text << "extends = " << extends << '\n';
  if (head.city) write_line("city", head.city->text(), text);
  write_line("datum", head.datum, text);
  return text.str();
}

}  // namespace langqiao::pack
