#include "pack/file_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <system_error>

#include "base/text.h"

namespace langqiao::pack {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";  // U+FFFD

constexpr std::array<bool, 256> odd_bytes() {
  std::array<bool, 256> odd{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) odd[byte] = byte != '\t' && byte != '\n' && byte != '\r';
  odd[0x7F] = true;
  return odd;
}
constexpr auto kOdd = odd_bytes();

std::size_t odd_byte(std::string_view text) {
  const auto at = std::ranges::find_if(text, [](char c) { return kOdd[static_cast<unsigned char>(c)]; });
  return static_cast<std::size_t>(at - text.begin());
}

}  // namespace

FileText::FileText(std::string_view bytes) : text_(bytes) {
  if (text_.starts_with(kMark)) {
    had_mark_ = true;
    text_.remove_prefix(kMark.size());
  }
  if (text_.find('\0') != std::string_view::npos || !is_utf8(text_)) {
    decoded_ = decode(bytes);
    encoding_ = decoded_->encoding;
    had_mark_ = decoded_->had_mark;
  }
  odd_ = odd_byte(text()) < text().size() || text().find(kUnreadable) != std::string_view::npos;
}

Wording odd_character(std::string_view cell) {
  const std::size_t odd = odd_byte(cell);
  if (odd < cell.size()) {
    return worded("控制字符 U+{:04X}", "control character U+{:04X}",
                  static_cast<unsigned>(static_cast<unsigned char>(cell[odd])));
  }
  if (cell.find(kUnreadable) == std::string_view::npos) return {};
  return {"无法辨认的字符", "an unreadable character"};
}

std::string bytes_of(const std::filesystem::path& file) {
  const auto fail = [&]() -> std::system_error {
    return {errno, std::generic_category(), "cannot read " + file.string()};
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
  if (!in) throw fail();
  std::string bytes(std::filesystem::file_size(file), '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), in.get()));
  if (std::ferror(in.get()) != 0) throw fail();
  return bytes;
}

}  // namespace langqiao::pack
