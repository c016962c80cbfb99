// One meaning in the two languages of the house. Both stand beside each other where they are said, so that
// neither can be forgotten and neither drifts; which of them a person reads is the door's choice. Not for
// names and titles of records, which a city has in the language it has them in.
#pragma once

#include <fmt/core.h>
#include <string>
#include <string_view>
#include <utility>

namespace langqiao {

enum class Language { zh, en };

// A constant text, Chinese first.
struct Words {
  std::string_view zh;
  std::string_view en;

  constexpr Words() = default;
  constexpr Words(std::string_view chinese, std::string_view english) : zh(chinese), en(english) {}

  constexpr const std::string_view& in(Language language) const { return language == Language::zh ? zh : en; }
};

// A text that was put together, Chinese first.
struct Wording {
  std::string zh;
  std::string en;

  Wording() = default;
  Wording(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}
  Wording(const Words& words) : zh(words.zh), en(words.en) {}

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Wording&) const = default;
};

// What no language changes: a code, a number, a name, a cell as it stood in a file, a message of the system.
inline Wording as_is(std::string_view text) { return {std::string(text), std::string(text)}; }

// How a value is put into a text of one language: as it is, unless it is itself worded.
template <class Value>
struct Put {
  using As = Value;
  static const As& in(Language, const Value& value) { return value; }
};
template <>
struct Put<Wording> {
  using As = std::string;
  static const As& in(Language language, const Wording& value) { return value.in(language); }
};
template <>
struct Put<Words> {
  using As = std::string_view;
  static const As& in(Language language, const Words& value) { return value.in(language); }
};

// The same values put into a Chinese and an English format; both are checked when this is compiled.
template <class... Values>
Wording worded(fmt::format_string<typename Put<Values>::As...> zh,
               fmt::format_string<typename Put<Values>::As...> en, const Values&... values) {
  return {fmt::vformat(zh, fmt::make_format_args(Put<Values>::in(Language::zh, values)...)),
          fmt::vformat(en, fmt::make_format_args(Put<Values>::in(Language::en, values)...))};
}

}  // namespace langqiao
