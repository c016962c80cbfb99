#include "matching/words.h"

#include <algorithm>
#include <cmath>

#include "base/chinese.h"

namespace langqiao::matching {
namespace {

constexpr bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

constexpr bool is_joined(char32_t c) {
  return is_han(c) || is_between(c, 0x3041, 0x30FF) || is_between(c, 0xAC00, 0xD7A3) ||
         is_between(c, 0xF900, 0xFAFF) || is_between(c, 0x20000, 0x3FFFF);
}

// Letters and digits of Latin, Greek and Cyrillic, and the signs of C++ and C#.
constexpr bool is_spaced(char32_t c) {
  return is_between(c, U'0', U'9') || is_between(c, U'a', U'z') || c == U'+' || c == U'#' ||
         (is_between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || is_between(c, 0x370, 0x52F);
}

constexpr char32_t lower(char32_t c) {
  if (is_between(c, U'A', U'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (is_between(c, 0x391, 0x3A9) || is_between(c, 0x410, 0x42F)) return c + 0x20;
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

Letter make_letter(char32_t c) {
  const char32_t folded = simplified(lower(half_width(c)));
  if (is_joined(folded)) return {folded, Letter::Kind::joined};
  if (is_spaced(folded)) return {folded, Letter::Kind::spaced};
  return {};
}

constexpr char32_t kPastPlane = 0x10000;

std::vector<Letter> make_plane() {
  std::vector<Letter> plane(kPastPlane);
  for (char32_t c = 0; c < kPastPlane; ++c) plane[c] = make_letter(c);
  return plane;
}

struct QueryVisit {
  std::vector<Key> keys;

  void single(Key) {}
  void pair(Key key) { add(key); }
  void word(Key key) { add(key); }
  void run_ends(std::size_t length, char32_t last) {
    if (length == 1) add(single_key(last));
  }

 private:
  void add(Key key) { keys.push_back(key); }
};

struct CountVisit {
  std::vector<Key> keys;
  std::size_t length = 0;

  void single(Key key) {
    keys.push_back(key);
    ++length;
  }
  void pair(Key key) { keys.push_back(key); }
  void word(Key key) { single(key); }
  void run_ends(std::size_t, char32_t) {}
};

struct LengthVisit {
  std::size_t length = 0;

  void single(Key) { ++length; }
  void pair(Key) {}
  void word(Key) { ++length; }
  void run_ends(std::size_t, char32_t) {}
};

std::uint8_t kept_length(std::size_t length) {
  return static_cast<std::uint8_t>(std::min<std::size_t>(length, kLongest));
}

}  // namespace

Letter letter_of(char32_t c) {
  static const std::vector<Letter> plane = make_plane();
  return c < kPastPlane ? plane[c] : make_letter(c);
}

std::vector<Key> query_keys(std::string_view text) {
  QueryVisit visit;
  read_words(text, visit);
  std::vector<std::pair<Key, std::size_t>> firsts;
  for (std::size_t i = 0; i < visit.keys.size(); ++i) firsts.emplace_back(visit.keys[i], i);
  std::ranges::sort(firsts);
  const auto repeated =
      std::ranges::unique(firsts, {}, [](const std::pair<Key, std::size_t>& at) { return at.first; });
  firsts.erase(repeated.begin(), repeated.end());
  std::ranges::sort(firsts, {}, [](const std::pair<Key, std::size_t>& at) { return at.second; });
  std::vector<Key> keys;
  for (const auto& [key, position] : firsts) keys.push_back(key);
  return keys;
}

CountedText count_words(std::string_view text) {
  CountVisit visit;
  read_words(text, visit);
  std::ranges::sort(visit.keys);
  CountedText counted{.keys = {}, .length = kept_length(visit.length)};
  for (const Key key : visit.keys) {
    if (counted.keys.empty() || counted.keys.back().key != key) {
      counted.keys.push_back({key, 1});
    } else if (counted.keys.back().count < kMostCount) {
      ++counted.keys.back().count;
    }
  }
  return counted;
}

std::uint8_t length_of_text(std::string_view text) {
  LengthVisit visit;
  read_words(text, visit);
  return kept_length(visit.length);
}

TextModel::TextModel(const Shape& shape) : shape_(shape), worth_((std::size_t{kMostCount} + 1) << 8) {
  CHECK(shape.usual_length > 0 && shape.k1 >= 0 && shape.b >= 0 && shape.b <= 1);
  for (std::size_t count = 1; count <= kMostCount; ++count) {
    for (std::size_t length = 0; length <= kLongest; ++length) {
      const double n = static_cast<double>(count);
      const double long_by = 1 - shape.b + shape.b * static_cast<double>(length) / shape.usual_length;
      worth_[count << 8 | length] = static_cast<float>(n * (shape.k1 + 1) / (n + shape.k1 * long_by));
    }
  }
}

float word_weight(std::uint64_t listings, std::uint64_t frequency) {
  const double n = static_cast<double>(frequency);
  const double without = static_cast<double>(listings) - n;
  return static_cast<float>(std::log(1 + (without + 0.5) / (n + 0.5)));
}

}  // namespace langqiao::matching
