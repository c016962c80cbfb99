#include "base/encoding.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include "base/check.h"
#include "base/text.h"

namespace langqiao {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

// The detector is asked on the head of a large input only: a megabyte says enough.
constexpr std::size_t kSample = 1 << 20;

Converter open_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error), &ucnv_close);
  if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU has no converter for ") + name);
  return converter;
}

icu::UnicodeString convert(std::string_view bytes, const std::string& encoding) {
  const Converter converter = open_converter(encoding.c_str());
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU could not convert from " + encoding);
  return text;
}

std::size_t count_replaced(const icu::UnicodeString& text) {
  std::size_t count = 0;
  for (int32_t i = 0; i < text.length(); ++i) count += text.charAt(i) == 0xFFFD;
  return count;
}

Decoded as(std::string_view bytes, const std::string& encoding, bool had_mark) {
  const icu::UnicodeString text = convert(bytes, encoding);
  Decoded out{.text = {}, .encoding = encoding, .had_mark = had_mark, .replaced = count_replaced(text)};
  text.toUTF8String(out.text);
  return out;
}

// UTF-16 without a mark: Latin letters, digits or line ends leave a zero in every other byte.
bool looks_like_utf16(std::string_view bytes, std::size_t zero_at) {
  std::size_t zeros = 0, pairs = 0;
  for (std::size_t i = 0; i + 1 < bytes.size() && pairs < 4096; i += 2, ++pairs)
    zeros += bytes[i + zero_at] == 0;
  return pairs > 8 && zeros * 5 > pairs;
}

std::string detected(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&error), &ucsdet_close);
  const auto sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &error);
    if (name == "GB18030" || name == "Big5") return name;
  }
  return "GB18030";
}

}  // namespace

Decoded decode(std::string_view bytes) {
  CHECK(bytes.size() < (1u << 31));
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    Decoded rest = decode(bytes.substr(3));
    rest.had_mark = true;
    return rest;
  }
  if (bytes.starts_with("\xFF\xFE")) return as(bytes.substr(2), "UTF-16LE", true);
  if (bytes.starts_with("\xFE\xFF")) return as(bytes.substr(2), "UTF-16BE", true);
  if (bytes.find('\0') != std::string_view::npos) {
    if (looks_like_utf16(bytes, 1)) return as(bytes, "UTF-16LE", false);
    if (looks_like_utf16(bytes, 0)) return as(bytes, "UTF-16BE", false);
  }
  if (is_utf8(bytes)) return {.text = std::string(bytes), .encoding = "UTF-8"};

  // UTF-8 with a few broken bytes stays UTF-8; in text of another encoding nearly every Chinese byte is
  // broken.
  Decoded as_utf8 = as(bytes, "UTF-8", false);
  const auto foreign =
      std::ranges::count_if(bytes, [](char byte) { return static_cast<signed char>(byte) < 0; });
  if (as_utf8.replaced * 4 <= static_cast<std::size_t>(foreign)) return as_utf8;
  return as(bytes, detected(bytes), false);
}

std::string to_gb18030(std::string_view utf8) {
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  const Converter converter = open_converter("GB18030");
  std::string out(static_cast<std::size_t>(text.length()) * 4 + 4, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length = ucnv_fromUChars(converter.get(), out.data(), static_cast<int32_t>(out.size()),
                                         text.getBuffer(), text.length(), &error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU could not convert to GB18030");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace langqiao
