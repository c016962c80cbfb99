// Id<T>: the official code or key of a T as text. An Id<School> is not an Id<Program>, and no text becomes an
// id by accident.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace langqiao {

template <class Of>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  explicit Id(std::string_view text) : text_(text) {}
  explicit Id(const char* text) : text_(text) {}

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  std::string text_;
};

static_assert(!std::is_convertible_v<std::string, Id<struct A>>);
static_assert(!std::is_convertible_v<Id<struct A>, Id<struct B>>);
static_assert(!std::is_convertible_v<Id<struct A>, std::string>);

}  // namespace langqiao

template <class Of>
struct std::hash<langqiao::Id<Of>> {
  std::size_t operator()(const langqiao::Id<Of>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
