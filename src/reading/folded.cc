#include "reading/folded.h"

#include <algorithm>
#include <array>

#include "base/chinese.h"
#include "base/text.h"

namespace langqiao::reading {
namespace {

constexpr std::size_t kPlane = 0x10000;

// Every code point of three bytes to its folded form: 64 Ki entries are one load a character where Unicode's
// own tables are a search.
std::array<char16_t, kPlane> make_table() {
  std::array<char16_t, kPlane> table{};
  for (char32_t c = 0; c < kPlane; ++c) {
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    const char32_t to = surrogate ? c : simplified(half_width(c));
    const bool fits = to < 0x80 || (to >= 0x800 && to < kPlane);  // one byte, or three as before
    table[c] = static_cast<char16_t>(fits ? to : c);
  }
  return table;
}

const std::array<char16_t, kPlane>& table() {
  static const std::array<char16_t, kPlane> kTable = make_table();
  return kTable;
}

constexpr std::array<char, 256> kSmall = [] {
  std::array<char, 256> small{};
  for (std::size_t i = 0; i < 256; ++i) {
    const bool capital = i >= 'A' && i <= 'Z';
    small[i] = static_cast<char>(capital ? i + ('a' - 'A') : i);
  }
  return small;
}();

constexpr bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Whether a well-formed code point of three bytes begins here (surrogates aside, which nothing changes).
bool three_bytes(const unsigned char* at, const unsigned char* end) {
  return end - at >= 3 && (*at & 0xF0) == 0xE0 && continues(at[1]) && continues(at[2]) &&
         (*at != 0xE0 || at[1] >= 0xA0);
}

}  // namespace

void Folded::fold(std::string_view original) {
  static const auto& kTable = table();
  text_.resize(original.size());
  shifts_.clear();
  const auto* in = reinterpret_cast<const unsigned char*>(original.data());
  const auto* const end = in + original.size();
  char* out = text_.data();
  std::size_t shift = 0;
  while (in < end) {
    if (!three_bytes(in, end)) {
      *out++ = kSmall[*in++];
      continue;
    }
    const auto c = static_cast<char16_t>((in[0] & 0x0F) << 12 | (in[1] & 0x3F) << 6 | (in[2] & 0x3F));
    const char16_t to = kTable[c];
    if (to == c) {
      out = std::copy_n(in, 3, out);
    } else if (to >= 0x800) {
      *out++ = static_cast<char>(0xE0 | to >> 12);
      *out++ = static_cast<char>(0x80 | (to >> 6 & 0x3F));
      *out++ = static_cast<char>(0x80 | (to & 0x3F));
    } else {
      *out++ = kSmall[to];
      shift += 2;
      shifts_.push_back({static_cast<std::size_t>(out - text_.data()), shift});
    }
    in += 3;
  }
  text_.resize(static_cast<std::size_t>(out - text_.data()));
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
