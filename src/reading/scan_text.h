// Folded text in as few bytes as tell its characters apart, for the scanner alone: a Han character of the
// vocabulary is two units instead of three bytes, and the first letter of a Latin word is a capital, so that
// a literal that begins with one stands only where a word begins. One text has one form and no other text
// has the same; no unit that begins a character stands inside another.
//
//   a letter that begins a word         its capital         (folded text has none)
//   other visible ASCII, tab, line end  itself
//   a character with a code             80–BF C0–FF
//   any other of three bytes            10–1F C0–FF C0–FF
//   any other byte                      01–04 C0–FF
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langqiao::reading {

// Which characters have a code.
class ScanAlphabet {
 public:
  // Codes go to the first characters of `characters`, for as many as there is room; those that end clauses
  // get none (see ScanText).
  explicit ScanAlphabet(std::span<const char16_t> characters);

  static constexpr std::size_t kMost = 64 * 64;

 private:
  friend class ScanText;
  std::vector<std::uint16_t> codes_;  // by character: both units, the first in the low byte; 0 without a code
};

// One text in that form, with what else is learned in the same pass: where clauses end.
class ScanText {
 public:
  // A sink of Folded::fold. Owns nothing: a value that the compiler keeps in registers.
  class Writer {
   public:
    void three(char16_t c, std::uint32_t at);
    void one(unsigned char byte, std::uint32_t at);

   private:
    friend class ScanText;
    const std::uint16_t* codes_;
    char* units_;
    std::uint32_t* positions_;
    std::uint32_t* clause_ends_;
    std::size_t size_ = 0;
    std::size_t ends_ = 0;
    bool in_word_ = false;
  };

  // Begins a text of at most `bytes` bytes, and ends it.
  Writer open(const ScanAlphabet& alphabet, std::size_t bytes);
  void close(const Writer& writer) { size_ = writer.size_, ends_ = writer.ends_; }

  std::string_view units() const { return std::string_view(units_).substr(0, size_); }
  // The folded byte at which the character begins whose first unit is at `unit`.
  std::uint32_t position_of(std::size_t unit) const { return positions_[unit]; }
  // Folded positions of the signs at which clauses end, in order.
  std::span<const std::uint32_t> clause_ends() const { return {clause_ends_.data(), ends_}; }

 private:
  std::string units_;
  std::vector<std::uint32_t> positions_;  // by unit
  std::vector<std::uint32_t> clause_ends_;
  std::size_t size_ = 0;
  std::size_t ends_ = 0;
};

// How ASCII and other bytes are written, and which of them end clauses.
struct ByteForm {
  unsigned char unit = 0;     // inside a word, or anywhere when it is no letter
  unsigned char initial = 0;  // as the first letter or digit of a word
  bool is_letter_or_digit = false;
  bool is_escaped = false;  // two units, of which `unit` is the first
  bool ends_clause = false;
};
extern const std::array<ByteForm, 256> kByteForms;

bool ends_clause(char16_t c);

inline void ScanText::Writer::three(char16_t c, std::uint32_t at) {
  in_word_ = false;
  positions_[size_] = at;
  if (const std::uint16_t code = codes_[c]; code != 0) {
    units_[size_] = static_cast<char>(code & 0xFF);
    units_[size_ + 1] = static_cast<char>(code >> 8);
    size_ += 2;
    return;
  }
  units_[size_] = static_cast<char>(0x10 | c >> 12);
  units_[size_ + 1] = static_cast<char>(0xC0 | (c >> 6 & 0x3F));
  units_[size_ + 2] = static_cast<char>(0xC0 | (c & 0x3F));
  size_ += 3;
  if (ends_clause(c)) clause_ends_[ends_++] = at;
}

inline void ScanText::Writer::one(unsigned char byte, std::uint32_t at) {
  const ByteForm& form = kByteForms[byte];
  positions_[size_] = at;
  units_[size_] = static_cast<char>(in_word_ ? form.unit : form.initial);
  ++size_;
  in_word_ = form.is_letter_or_digit;
  clause_ends_[ends_] = at;
  ends_ += form.ends_clause ? 1 : 0;
  if (form.is_escaped) units_[size_++] = static_cast<char>(0xC0 | (byte & 0x3F));
}

}  // namespace langqiao::reading
