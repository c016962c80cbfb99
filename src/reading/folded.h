// Text as words are compared: small letters, half width, simplified characters. Every position leads back to
// the bytes that people wrote.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace langqiao::reading {

class Folded {
 public:
  // Folds any bytes; what is no UTF-8 stays as it is. Uses the room of the text before.
  void fold(std::string_view original);

  std::string_view text() const { return text_; }
  // Whether any position of the folded text is another one in the original.
  bool is_shifted() const { return !shifts_.empty(); }
  // The byte of the original at which the folded byte `at` began; its size for the end. O(log) of the
  // full-width letters.
  std::size_t original(std::size_t at) const;

 private:
  struct Shift {
    std::size_t from;   // folded position from which on …
    std::size_t bytes;  // … the original is this much further on
  };

  std::string text_;
  std::vector<Shift> shifts_;
};

// The folded form by itself.
std::string folded(std::string_view original);

}  // namespace langqiao::reading
