// The bytes of one file as UTF-8 text, whatever they were written in.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "base/wording.h"

namespace langqiao::pack {

// Largest file that is read, in bytes.
inline constexpr std::size_t kMostFileBytes = (std::size_t{1} << 31) - 1;

// Borrows `bytes` where they are UTF-8 already, and owns the converted text otherwise.
class FileText {
 public:
  // Precondition: no more than kMostFileBytes, which outlive this.
  explicit FileText(std::string_view bytes);

  std::string_view text() const { return decoded_ ? std::string_view(decoded_->text) : text_; }
  const std::string& encoding() const { return encoding_; }
  bool had_mark() const { return had_mark_; }
  // True when characters stand in the text that no cell may hold (see odd_character).
  bool is_odd() const { return odd_; }

 private:
  std::string_view text_;
  std::optional<Decoded> decoded_;
  std::string encoding_ = "UTF-8";
  bool had_mark_ = false;
  bool odd_ = false;
};

// The first character of `cell` that no cell may hold, as a phrase ("control character U+0000", "an
// unreadable character"): control characters other than tab and line ends, and U+FFFD. Empty when there is
// none.
Wording odd_character(std::string_view cell);

// What a large file holds; its room is not filled before the file is read into it.
class FileBytes {
 public:
  // Throws std::system_error when the file cannot be read.
  explicit FileBytes(const std::filesystem::path& file);

  std::string_view view() const { return {room_.get(), size_}; }

 private:
  std::unique_ptr<char[]> room_;
  std::size_t size_ = 0;
};

// All bytes of a file. Throws std::system_error when it cannot be read.
std::string bytes_of(const std::filesystem::path& file);

}  // namespace langqiao::pack
