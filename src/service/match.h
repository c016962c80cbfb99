// What a person typed, looked for in names and codes: width, case and blanks aside.
#pragma once

#include <string>
#include <string_view>

namespace langqiao::service {

class Needle {
 public:
  explicit Needle(std::string_view typed) : folded_(fold(typed)) {}

  // True when the text holds what was typed. Nothing typed is in everything.
  bool in(std::string_view text) const { return fold(text).find(folded_) != std::string::npos; }
  // 0: the same; 1: begins with it; 2: holds it; 3: does not.
  int distance(std::string_view text) const;
  bool empty() const { return folded_.empty(); }

 private:
  static std::string fold(std::string_view text);
  std::string folded_;
};

}  // namespace langqiao::service
