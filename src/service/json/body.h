// The JSON object that a person sends, as typed values. Reads what a caller asks for; the first member that
// cannot be read, and any member that nobody asked for, is a problem.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/field.h"
#include "service/json/shape.h"

namespace langqiao::service {

class Body {
 public:
  // `what` says what cannot be read, `action` what to send instead.
  Body(std::string_view text, Wording what, Wording action);

  // A text, or a value that is written as one: a name of an enumeration, a day, an id. Nothing when the
  // member is absent or null.
  template <class T>
  std::optional<T> get(std::string_view name, std::size_t most_bytes = kMostText) {
    const shape::json::value* const found = take(name);
    if (!found) return std::nullopt;
    T value{};
    if (found->is_string()) {
      const std::string_view text(found->get_string());
      if (text.size() > most_bytes) {
        refuse(name, {"更长的文字", "a longer text"}, worded("至多 {} 字节", "at most {} bytes", most_bytes));
        return std::nullopt;
      }
      if (Field<T>::read(text, value)) return value;
    }
    refuse(name, as_is(shape::json::serialize(*found).substr(0, 200)), Field<T>::wanted());
    return std::nullopt;
  }
  // The same of a member that must be there; a value nobody sent where it is not.
  template <class T>
  T need(std::string_view name) {
    const auto value = get<T>(name);
    if (!value && !problem_) refuse(name, {"没有内容", "nothing"}, Field<T>::wanted());
    return value.value_or(T{});
  }
  std::optional<std::int64_t> whole(std::string_view name);
  // A whole number, 0 or more.
  std::optional<std::int64_t> count(std::string_view name);
  // Absent: false.
  bool flag(std::string_view name);
  // The same of a whole number that must be there; 0 where it is not.
  std::int64_t need_whole(std::string_view name);
  // Whether the member is there and not null.
  bool has(std::string_view name) { return take(name) != nullptr; }
  std::vector<std::string> texts(std::string_view name);
  // A list of objects, each read by `read` from a Body of its own.
  template <class Read>
  auto objects(std::string_view name, Read read) {
    std::vector<decltype(read(*this))> list;
    for (shape::json::object& each : objects_of(name)) {
      Body inner(std::move(each), what_, action_);
      list.push_back(read(inner));
      if (auto problem = inner.problem(); problem && !problem_) {
        problem->where = std::string(name) + "." + problem->where;
        problem_ = std::move(problem);
      }
    }
    return list;
  }

  // An object, read by `read` from a Body of its own; nothing when it is absent or null.
  template <class Read>
  auto object(std::string_view name, Read read) {
    std::optional<decltype(read(*this))> made;
    std::optional<shape::json::object> members = object_of(name);
    if (!members) return made;
    Body inner(std::move(*members), what_, action_);
    made = read(inner);
    if (auto problem = inner.problem(); problem && !problem_) {
      problem->where = std::string(name) + "." + problem->where;
      problem_ = std::move(problem);
    }
    return made;
  }

  // Call when everything has been asked for.
  std::optional<Problem> problem() const;

 private:
  static constexpr std::size_t kMostText = 4000;  // bytes
  Body(shape::json::object members, Wording what, Wording action);
  std::vector<shape::json::object> objects_of(std::string_view name);
  std::optional<shape::json::object> object_of(std::string_view name);
  const shape::json::value* take(std::string_view name);
  void refuse(std::string_view name, Wording found, Wording wanted);

  shape::json::object members_;
  Wording what_;
  Wording action_;
  std::set<std::string, std::less<>> known_;
  std::optional<Problem> problem_;
};

}  // namespace langqiao::service
