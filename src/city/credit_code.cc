#include "city/credit_code.h"

namespace langqiao {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static_assert(kAlphabet.size() == 31);

}  // namespace

std::optional<char> credit_code_check(std::string_view first_17) {
  if (first_17.size() != 17) return std::nullopt;
  std::size_t sum = 0, weight = 1;
  for (const char letter : first_17) {
    const std::size_t value = kAlphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return kAlphabet[(31 - sum % 31) % 31];
}

bool is_credit_code(std::string_view code) {
  return code.size() == 18 && credit_code_check(code.substr(0, 17)) == code.back();
}

}  // namespace langqiao
