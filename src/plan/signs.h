// Short questions about signs and words that the readers of amounts, subjects and deadlines share.
#pragma once

#include <cstdint>
#include <string_view>

namespace langqiao::plan {

using View = std::u32string_view;

constexpr bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }
constexpr bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
constexpr bool contains(View text, View word) { return text.find(word) != View::npos; }
constexpr std::uint32_t length_of(View word) { return static_cast<std::uint32_t>(word.size()); }

}  // namespace langqiao::plan
