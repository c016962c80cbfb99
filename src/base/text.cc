#include "base/text.h"

#include <simdjson.h>

#include "base/check.h"

namespace langqiao {
namespace {

struct Form {
  std::size_t bytes;
  char32_t least;  // the smallest code point that needs this many bytes
  unsigned char mask;
};

// The form that a lead byte announces; zero bytes for a byte that cannot lead.
Form form_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0x7F};
  if (lead >= 0xC2 && lead < 0xE0) return {2, 0x80, 0x1F};
  if (lead >= 0xE0 && lead < 0xF0) return {3, 0x800, 0x0F};
  if (lead >= 0xF0 && lead < 0xF5) return {4, 0x10000, 0x07};
  return {0, 0, 0};
}

constexpr bool is_scalar(char32_t c) { return c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF); }

CodePoint decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const Form form = form_of(lead);
  if (form.bytes == 0 || at + form.bytes > text.size()) return {};
  char32_t value = lead & form.mask;
  for (std::size_t i = 1; i < form.bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {};
    value = (value << 6) | (next & 0x3F);
  }
  return value >= form.least && is_scalar(value) ? CodePoint{value, form.bytes} : CodePoint{};
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text)) return text.size();
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode(text, at);
    if (point.bytes == 0) return at;
    at += point.bytes;
  }
  return at;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  CHECK(at < text.size());
  const CodePoint point = decode(text, at);
  CHECK(point.bytes > 0);
  return point;
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = code_point_at(utf8, at);
    out.push_back(point.value);
    at += point.bytes;
  }
  return out;
}

void append_utf8(std::string& to, char32_t c) {
  CHECK(is_scalar(c));
  const auto tail = [&](int shift) { to.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F))); };
  if (c < 0x80) {
    to.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    to.push_back(static_cast<char>(0xC0 | (c >> 6)));
    tail(0);
  } else if (c < 0x10000) {
    to.push_back(static_cast<char>(0xE0 | (c >> 12)));
    tail(6), tail(0);
  } else {
    to.push_back(static_cast<char>(0xF0 | (c >> 18)));
    tail(12), tail(6), tail(0);
  }
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return count;
}

std::string half_width(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = code_point_at(utf8, at);
    append_utf8(out, half_width(point.value));
    at += point.bytes;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode(text, 0);
    if (first.bytes == 0 || !is_blank(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const CodePoint last = decode(text, begin);
    if (last.bytes != text.size() - begin || !is_blank(last.value)) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

}  // namespace langqiao
