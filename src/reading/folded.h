// Text as words are compared: small letters, half width, simplified characters. Every position leads back to
// the bytes that people wrote.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace langqiao::reading {

namespace folding {

inline constexpr std::size_t kPlane = 0x10000;

// Every code point of three bytes to its folded form, and a bit for those that have another one: most
// characters stay, and the bits of all Han characters fit the nearest cache, which the forms do not.
struct Table {
  std::array<char16_t, kPlane> to{};
  std::array<std::uint64_t, kPlane / 64> changed{};

  bool changes(char16_t c) const { return changed[c / 64] >> c % 64 & 1; }
};
const Table& table();

inline constexpr std::array<char, 256> kSmall = [] {
  std::array<char, 256> small{};
  for (std::size_t i = 0; i < 256; ++i) {
    const bool capital = i >= 'A' && i <= 'Z';
    small[i] = static_cast<char>(capital ? i + ('a' - 'A') : i);
  }
  return small;
}();

// The code point of the three bytes at `at`; 0 when they are no well-formed one (surrogates aside, which
// nothing changes).
inline char16_t three_at(const char* at) {
  std::array<unsigned char, 3> bytes{};
  std::memcpy(bytes.data(), at, bytes.size());
  const bool shaped = (bytes[0] & 0xF0) == 0xE0 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
  const auto c = static_cast<char16_t>((bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F));
  return shaped && c >= 0x800 ? c : char16_t{0};
}

}  // namespace folding

class Folded {
  // From which folded position on the original is how much further on.
  struct Shift {
    std::size_t from = 0;
    std::size_t bytes = 0;
  };

 public:
  // Folds any bytes; what is no UTF-8 stays as it is. Uses the room of the text before.
  void fold(std::string_view original);

  // The same, and tells `sink` of each folded character as it is written: three(code point, position) or
  // one(byte, position). Sinks see the text while it is at hand, which a second pass would have to decode.
  template <class Sink>
  void fold(std::string_view original, Sink& sink);

  std::string_view text() const { return std::string_view(room_).substr(0, size_); }
  // Whether any position of the folded text is another one in the original.
  bool is_shifted() const { return !shifts_.empty(); }
  // The byte of the original at which the folded byte `at` began; its size for the end. O(log) of the
  // full-width letters.
  std::size_t original(std::size_t at) const;

  // The same for places that never go back, in one pass over all of them.
  class Walk {
   public:
    explicit Walk(const Folded& folded) : shifts_(folded.shifts_) {}
    std::size_t operator()(std::size_t at) {
      while (next_ < shifts_.size() && shifts_[next_].from <= at) ++next_;
      return next_ == 0 ? at : at + shifts_[next_ - 1].bytes;
    }

   private:
    const std::vector<Shift>& shifts_;
    std::size_t next_ = 0;
  };

 private:
  std::string room_;  // the text, and behind it what longer ones needed
  std::size_t size_ = 0;
  std::vector<Shift> shifts_;
};

template <class Sink>
void Folded::fold(std::string_view original, Sink& sink) {
  const folding::Table& table = folding::table();
  constexpr std::size_t kStored = 3;
  if (room_.size() < original.size() + kStored) room_.resize(original.size() + kStored);
  shifts_.clear();
  const char* in = original.data();
  const char* const end = in + original.size();
  char* const begin = room_.data();
  char* out = begin;
  std::size_t shift = 0;
  while (in < end) {
    const char16_t c = end - in >= 3 ? folding::three_at(in) : char16_t{0};
    const auto at = static_cast<std::uint32_t>(out - begin);
    if (c == 0) {
      *out = folding::kSmall[static_cast<unsigned char>(*in++)];
      sink.one(static_cast<unsigned char>(*out++), at);
      continue;
    }
    if (!table.changes(c)) {
      std::memcpy(out, in, 3);
      out += 3;
      sink.three(c, at);
    } else if (const char16_t to = table.to[c]; to >= 0x800) {
      *out++ = static_cast<char>(0xE0 | to >> 12);
      *out++ = static_cast<char>(0x80 | (to >> 6 & 0x3F));
      *out++ = static_cast<char>(0x80 | (to & 0x3F));
      sink.three(to, at);
    } else {
      *out = folding::kSmall[to];
      sink.one(static_cast<unsigned char>(*out++), at);
      shift += 2;
      shifts_.push_back({static_cast<std::size_t>(out - begin), shift});
    }
    in += 3;
  }
  size_ = static_cast<std::size_t>(out - begin);
}

// The folded form by itself.
std::string folded(std::string_view original);

}  // namespace langqiao::reading
