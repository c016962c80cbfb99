#include "base/chinese.h"

#include <memory>
#include <numeric>
#include <stdexcept>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <vector>

namespace langqiao {
namespace {

constexpr char32_t kFirst = 0x3400, kPastLast = 0xA000;

// One pass of the transliterator over all Han characters, each on a line of its own so that none is read as a
// word.
std::vector<char16_t> make_table() {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_simplified(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
  if (U_FAILURE(error))
    throw std::runtime_error("ICU has no table from traditional to simplified characters");

  icu::UnicodeString lines;
  for (char32_t c = kFirst; c < kPastLast; ++c) lines.append(static_cast<UChar32>(c)).append(u'\n');
  to_simplified->transliterate(lines);

  std::vector<char16_t> table(kPastLast - kFirst);
  std::iota(table.begin(), table.end(), static_cast<char16_t>(kFirst));
  int32_t at = 0;
  for (char16_t& twin : table) {
    const int32_t end = lines.indexOf(u'\n', at);
    if (end == at + 1) twin = lines.charAt(at);
    at = end + 1;
  }
  return table;
}

}  // namespace

char32_t simplified(char32_t c) {
  if (c < kFirst || c >= kPastLast) return c;
  static const std::vector<char16_t> table = make_table();
  return table[c - kFirst];
}

}  // namespace langqiao
