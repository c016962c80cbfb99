#include "reading/folded.h"

#include <algorithm>

#include "base/chinese.h"
#include "base/text.h"

namespace langqiao::reading {
namespace folding {
namespace {

Table make_table() {
  Table table;
  for (char32_t c = 0; c < kPlane; ++c) {
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    const char32_t to = surrogate ? c : simplified(half_width(c));
    const bool fits = to < 0x80 || (to >= 0x800 && to < kPlane);  // one byte, or three as before
    table.to[c] = static_cast<char16_t>(fits ? to : c);
    if (table.to[c] != c) table.changed[c / 64] |= std::uint64_t{1} << c % 64;
  }
  return table;
}

}  // namespace

const Table& table() {
  static const Table kTable = make_table();
  return kTable;
}

}  // namespace folding

namespace {

struct Nobody {
  void three(char16_t, std::uint32_t) {}
  void one(unsigned char, std::uint32_t) {}
};

}  // namespace

void Folded::fold(std::string_view original) {
  Nobody nobody;
  fold(original, nobody);
}

std::size_t Folded::original(std::size_t at) const {
  const auto next = std::ranges::upper_bound(shifts_, at, {}, &Shift::from);
  return next == shifts_.begin() ? at : at + std::prev(next)->bytes;
}

std::string folded(std::string_view original) {
  Folded text;
  text.fold(original);
  return std::string(text.text());
}

}  // namespace langqiao::reading
