#include "rulebook/toml_tree.h"

#define TOML_EXCEPTIONS 0
#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/text.h"

namespace langqiao::rulebook {
namespace {

// The library is undefined on some characters outside strings, Chinese punctuation among them (version 3.3:
// the tables of blanks end in TOML_UNREACHABLE). So it never sees any: while it parses, every character from
// U+0080 to U+FFFF stands kShift higher, where it has no tables. TOML gives such characters no meaning
// outside strings and comments.
constexpr char32_t kShift = 0x100000;

constexpr bool is_shiftable(char32_t c) { return c >= 0x80 && c <= 0xFFFF; }
// Escapes such as \U0010D800 can spell characters of that plane that no shift has made; surrogates are none.
constexpr bool is_shifted(char32_t c) {
  return c >= kShift + 0x80 && !(c >= kShift + 0xD800 && c <= kShift + 0xDFFF);
}

template <class Map>
std::string mapped(std::string_view text, Map map) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_utf8(out, map(point.value));
    at += point.bytes;
  }
  return out;
}

std::string shifted(std::string_view text) {
  return mapped(text, [](char32_t c) { return is_shiftable(c) ? c + kShift : c; });
}
std::string unshifted(std::string_view text) {
  return mapped(text, [](char32_t c) { return is_shifted(c) ? c - kShift : c; });
}

TomlNode node_of(const toml::node& node);

TomlTable table_of(const toml::table& table) {
  TomlTable out;
  for (const auto& [key, value] : table) out.emplace(unshifted(key.str()), node_of(value));
  return out;
}

TomlArray array_of(const toml::array& array) {
  TomlArray out;
  for (const auto& value : array) out.push_back(node_of(value));
  return out;
}

// TOML's grammar lets a day such as February 30th through; it stays what it was printed as.
std::variant<Date, TomlOther> date_of(const toml::date& date) {
  const auto printed = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (const auto day = Date::parse(printed)) return *day;
  return TomlOther{as_is(printed)};
}

decltype(TomlNode::value) value_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return unshifted(text->get());
  if (const auto* whole = node.as_integer()) return whole->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* array = node.as_array()) return array_of(*array);
  if (const auto* table = node.as_table()) return table_of(*table);
  if (const auto* decimal = node.as_floating_point())
    return TomlOther{as_is(fmt::format("{}", decimal->get()))};
  if (const auto* day = node.as_date()) {
    return std::visit([](auto&& read) -> decltype(TomlNode::value) { return read; }, date_of(day->get()));
  }
  if (node.is_time()) return TomlOther{{"一天中的时间", "the time of a day"}};
  return TomlOther{{"日期和时间", "the time and date"}};
}

TomlNode node_of(const toml::node& node) {
  return {value_of(node), static_cast<int>(node.source().begin.line)};
}

int line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

std::string line_of(std::string_view text, std::size_t number) {
  const auto lines = split(text, '\n');
  return number == 0 || number > lines.size() ? std::string() : std::string(trim(lines[number - 1]));
}

}  // namespace

Result<TomlTable, Problem> parse_toml(std::string_view text, std::string_view path) {
  if (const std::size_t bad = first_invalid_utf8(text); bad < text.size()) {
    return Failure<Problem>({{"文件不是 UTF-8", "the file is not UTF-8"},
                             fmt::format("{}:{}", path, line_at(text, bad)),
                             worded("字节 0x{:02X}，偏移 {}", "byte 0x{:02X} at offset {}",
                                    static_cast<unsigned char>(text[bad]), bad),
                             {"UTF-8 文本", "UTF-8 text"},
                             {"请把文件存为 UTF-8", "save the file as UTF-8"}});
  }
  const std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const auto parsed = toml::parse(shifted(text));
  if (parsed.failed()) {
    const auto& error = parsed.error();
    const auto at = error.source().begin;
    return Failure<Problem>(
        {worded("文件不是 TOML：{}", "the file is not TOML: {}", unshifted(error.description())),
         fmt::format("{}:{}:{}", path, at.line, at.column),
         as_is(line_of(text, at.line)),
         {"TOML 1.0；文字放在半角直引号内", "TOML 1.0; text stands in straight quotes"},
         {"请更正这一行", "mend the line"}});
  }
  return table_of(parsed.table());
}

Wording printed(const TomlNode& node) {
  struct Printer {
    Wording operator()(const std::string& text) const { return as_is(fmt::format("\"{}\"", text)); }
    Wording operator()(std::int64_t whole) const { return as_is(fmt::format("{}", whole)); }
    Wording operator()(bool flag) const { return as_is(flag ? "true" : "false"); }
    Wording operator()(Date day) const { return as_is(day.iso()); }
    Wording operator()(const TomlArray& array) const {
      return worded("{} 项的列表", "a list of {}", array.size());
    }
    Wording operator()(const TomlTable&) const { return {"表", "a table"}; }
    Wording operator()(const TomlOther& other) const { return other.printed; }
  };
  return std::visit(Printer{}, node.value);
}

}  // namespace langqiao::rulebook
