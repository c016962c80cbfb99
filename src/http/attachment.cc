#include "http/attachment.h"

#include <fmt/format.h>

namespace langqiao::http {
namespace {

bool is_plain(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
         sign == '.' || sign == '-' || sign == '_';
}

// Control characters, and what a folder or Windows keeps for itself.
bool is_forbidden(char sign) {
  return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F ||
         std::string_view("/\\:*?\"<>|").find(sign) != std::string_view::npos;
}

}  // namespace

std::string attachment(std::string_view plain, std::string_view name) {
  std::string ascii, encoded;
  for (const char sign : plain) ascii += is_plain(sign) ? sign : '_';
  for (const char sign : name) {
    if (is_forbidden(sign))
      encoded += '_';
    else if (is_plain(sign))
      encoded += sign;
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(sign));
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii, encoded);
}

}  // namespace langqiao::http
