#include "pack/file_text.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <future>
#include <memory>
#include <span>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

#include "base/text.h"

namespace langqiao::pack {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
// Reading a file of so many bytes is shared among the cores: most of it is the first touch of the room.
constexpr std::size_t kManyBytes = std::size_t{1} << 26;
constexpr std::size_t kBlock = 256;
constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";  // U+FFFD

constexpr bool is_odd_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

std::size_t odd_byte(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if(text, is_odd_byte) - text.begin());
}

// True where a byte is odd or U+FFFD ends; looks at every byte, so that the compiler takes many at once.
bool has_odd(std::span<const char, kBlock + 2> bytes) {
  unsigned char odd = 0;
  for (std::size_t i = 2; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool control = (byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r');
    const char before = bytes[i - 1], first = bytes[i - 2];
    const bool unreadable = (bytes[i] == '\xBD') & (before == '\xBF') & (first == '\xEF');
    odd |= static_cast<unsigned char>(control | (byte == 0x7F) | unreadable);
  }
  return odd != 0;
}

// True when a character stands in `text` that no cell may hold.
bool is_odd_text(std::string_view text) {
  std::size_t at = 0;
  for (; at + kBlock + 2 <= text.size(); at += kBlock)
    if (has_odd(std::span<const char, kBlock + 2>(text.data() + at, kBlock + 2))) return true;
  const std::string_view rest = text.substr(at);
  return odd_byte(rest) < rest.size() || rest.find(kUnreadable) != std::string_view::npos ||
         odd_byte(text.substr(0, 2)) < std::min<std::size_t>(2, text.size());
}

// A file that is open for reading.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& file)
      : name_(file.string()), file_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ < 0) fail();
  }
  ~OpenFile() { ::close(file_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  // Fills `room` from byte `begin` on; how much there was.
  std::size_t read(std::span<char> room, std::size_t begin) const {
    std::size_t read = 0;
    while (read < room.size()) {
      const auto more =
          ::pread(file_, room.data() + read, room.size() - read, static_cast<off_t>(begin + read));
      if (more < 0 && errno == EINTR) continue;
      if (more < 0) fail();
      if (more == 0) break;
      read += static_cast<std::size_t>(more);
    }
    return read;
  }

 private:
  [[noreturn]] void fail() const {
    throw std::system_error(errno, std::generic_category(), "cannot read " + name_);
  }

  std::string name_;
  int file_;
};

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
  odd_ = is_odd_text(text());
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

FileBytes::FileBytes(const std::filesystem::path& file) : size_(std::filesystem::file_size(file)) {
  const OpenFile in(file);
  room_ = std::make_unique_for_overwrite<char[]>(size_);
  const std::size_t parts = size_ < kManyBytes ? 1 : std::max(1u, std::thread::hardware_concurrency());
  const auto begin_of = [&](std::size_t part) {
    return size_ / parts * part + std::min(part, size_ % parts);
  };
  std::vector<std::future<std::size_t>> readings;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t begin = begin_of(part);
    const std::span<char> room(room_.get() + begin, begin_of(part + 1) - begin);
    readings.push_back(std::async(parts == 1 ? std::launch::deferred : std::launch::async,
                                  [&in, room, begin] { return in.read(room, begin); }));
  }
  // A file that shrank meanwhile ends where the first part does.
  std::size_t end = 0;
  bool whole = true;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t read = readings[part].get();
    if (whole) end += read;
    whole = whole && read == begin_of(part + 1) - begin_of(part);
  }
  size_ = end;
}

std::string bytes_of(const std::filesystem::path& file) { return std::string(FileBytes(file).view()); }

}  // namespace langqiao::pack
