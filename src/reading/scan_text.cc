#include "reading/scan_text.h"

#include <algorithm>

namespace langqiao::reading {
namespace {

// Signs at which clauses end, in folded text, where full-width ones have become ASCII; these have no such
// twin.
constexpr std::array<char16_t, 4> kEnds{u'。', u'但', u'●', u'•'};
constexpr std::string_view kByteEnds = ",;!?\n\r";

constexpr std::array<ByteForm, 256> make_forms() {
  std::array<ByteForm, 256> forms{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    ByteForm& form = forms[byte];
    const auto c = static_cast<unsigned char>(byte);
    const bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9', capital = c >= 'A' && c <= 'Z';
    const bool plain = (c >= ' ' && c <= '~' && !capital) || c == '\t' || c == '\n' || c == '\r';
    form.is_escaped = !plain;
    form.unit = plain ? c : static_cast<unsigned char>(1 + (c >> 6));
    form.initial = letter ? static_cast<unsigned char>(c - ('a' - 'A')) : form.unit;
    form.is_letter_or_digit = letter || digit;
    form.ends_clause = kByteEnds.find(static_cast<char>(c)) != kByteEnds.npos;
  }
  return forms;
}

}  // namespace

constexpr std::array<ByteForm, 256> kByteForms = make_forms();

bool ends_clause(char16_t c) { return std::ranges::find(kEnds, c) != kEnds.end(); }

ScanAlphabet::ScanAlphabet(std::span<const char16_t> characters) : codes_(0x10000) {
  std::size_t given = 0;
  for (const char16_t c : characters) {
    if (given == kMost) return;
    if (ends_clause(c) || codes_[c] != 0) continue;
    codes_[c] = static_cast<std::uint16_t>((0xC0 + given % 64) << 8 | (0x80 + given / 64));
    ++given;
  }
}

ScanText::Writer ScanText::open(const ScanAlphabet& alphabet, std::size_t bytes) {
  constexpr std::size_t kMostUnits = 2;  // of a byte; a character of three bytes has three at most
  if (const std::size_t most = kMostUnits * bytes + 1; positions_.size() < most) {
    units_.resize(most);
    positions_.resize(most);
    clause_ends_.resize(bytes + 1);
  }
  Writer writer;
  writer.codes_ = alphabet.codes_.data();
  writer.units_ = units_.data();
  writer.positions_ = positions_.data();
  writer.clause_ends_ = clause_ends_.data();
  return writer;
}

}  // namespace langqiao::reading
