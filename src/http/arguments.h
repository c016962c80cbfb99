// The query of a request as typed values. Reads what a handler asks for; the first thing that cannot be read,
// and any name that nobody asked for, is a problem that the handler answers with 400.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "city/field.h"
#include "http/message.h"
#include "service/page.h"

namespace langqiao::http {

class Arguments {
 public:
  explicit Arguments(const Query& query) : query_(query) {}

  // The value of `name`; nothing when it is absent, empty or no T.
  template <class T>
  std::optional<T> get(std::string_view name) {
    const std::optional<std::string_view> text = take(name);
    if (!text || text->empty()) return std::nullopt;
    T value{};
    if (Field<T>::read(*text, value)) return value;
    refuse(name, as_is(shown(*text)), Field<T>::wanted());
    return std::nullopt;
  }

  // true or false, as JSON spells them.
  std::optional<bool> flag(std::string_view name);
  std::string text(std::string_view name, std::size_t most_characters);
  // limit 1–2000 (50 when absent) and offset from 0.
  service::Page page();

  // Call when everything has been asked for.
  std::optional<Problem> problem() const;

 private:
  std::optional<std::string_view> take(std::string_view name);
  void refuse(std::string_view name, Wording found, Wording wanted);

  const Query& query_;
  std::set<std::string, std::less<>> known_;
  std::optional<Problem> problem_;
};

}  // namespace langqiao::http
