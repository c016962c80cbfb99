#include "service/match.h"

#include "base/text.h"

namespace langqiao::service {

int Needle::distance(std::string_view text) const {
  const std::string folded = fold(text);
  if (folded == folded_) return 0;
  const std::size_t at = folded.find(folded_);
  return at == 0 ? 1 : at == std::string::npos ? 3 : 2;
}

std::string Needle::fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    char32_t c = half_width(point.value);
    if (is_blank(c)) continue;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    append_utf8(folded, c);
  }
  return folded;
}

}  // namespace langqiao::service
