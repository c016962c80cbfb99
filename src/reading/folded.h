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
  // From which folded position on the original is how much further on.
  struct Shift {
    std::size_t from = 0;
    std::size_t bytes = 0;
  };

 public:
  // Folds any bytes; what is no UTF-8 stays as it is. Uses the room of the text before.
  void fold(std::string_view original);

  std::string_view text() const { return text_; }
  // Whether any position of the folded text is another one in the original.
  bool is_shifted() const { return !shifts_.empty(); }
  // The byte of the original at which the folded byte `at` began; its size for the end. O(log) of the
  // full-width letters.
  std::size_t original(std::size_t at) const;

  // The same for places that never go back, in one pass over all of them.
  class Walk {
   public:
    explicit Walk(const Folded& folded) : shifts_(folded.shifts_) {}
    std::size_t operator()(std::size_t at) {
      while (next_ < shifts_.size() && shifts_[next_].from <= at) ++next_;
      return next_ == 0 ? at : at + shifts_[next_ - 1].bytes;
    }

   private:
    const std::vector<Shift>& shifts_;
    std::size_t next_ = 0;
  };

 private:
  std::string text_;
  std::vector<Shift> shifts_;
};

// The folded form by itself.
std::string folded(std::string_view original);

}  // namespace langqiao::reading
