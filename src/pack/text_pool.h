// Many short texts kept together, each at one place until the pool goes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace langqiao::pack {

class TextPool {
 public:
  // A copy of `text` that lives as long as the pool, wherever the pool is moved.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) grow(text.size());
    char* const place = free_;
    std::memcpy(place, text.data(), text.size());
    free_ += text.size();
    left_ -= text.size();
    return {place, text.size()};
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;

  void grow(std::size_t at_least) {
    left_ = std::max(kBlock, at_least);
    free_ = blocks_.emplace_back(std::make_unique<char[]>(left_)).get();
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace langqiao::pack
