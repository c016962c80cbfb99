#include "http/arguments.h"

#include <fmt/format.h>

namespace langqiao::http {
namespace {

constexpr std::int64_t kMostItems = 2000;

}  // namespace

std::optional<std::string_view> Arguments::take(std::string_view name) {
  known_.emplace(name);
  const auto values = query_.all(name);
  if (values.size() > 1)
    refuse(name, {"参数出现两次", "the parameter twice"}, {"参数只出现一次", "the parameter once"});
  return values.empty() ? std::nullopt : std::optional(values.front());
}

void Arguments::refuse(std::string_view name, Wording found, Wording wanted) {
  if (problem_) return;
  problem_ = Problem{{"请求的参数无法读取", "A parameter of the request cannot be read"},
                     std::string(name),
                     std::move(found),
                     std::move(wanted),
                     {"请更正参数，或去掉它", "Correct the parameter, or leave it out"}};
}

std::optional<bool> Arguments::flag(std::string_view name) {
  const auto text = take(name);
  if (!text || text->empty()) return std::nullopt;
  if (*text == "true") return true;
  if (*text == "false") return false;
  refuse(name, as_is(shown(*text)), {"true 或 false", "true or false"});
  return std::nullopt;
}

std::string Arguments::text(std::string_view name, std::size_t most_characters) {
  const std::string_view text = take(name).value_or("");
  if (length_of(text) > most_characters)
    refuse(name, as_is(shown(text)), worded("至多 {} 个字符", "at most {} characters", most_characters));
  return std::string(text);
}

service::Page Arguments::page() {
  service::Page page;
  if (const auto limit = get<std::int64_t>("limit")) {
    if (*limit < 1 || *limit > kMostItems)
      refuse("limit", as_is(std::to_string(*limit)), worded("1 到 {}", "1 to {}", kMostItems));
    page.limit = *limit;
  }
  if (const auto offset = get<std::int64_t>("offset")) {
    if (*offset < 0) refuse("offset", as_is(std::to_string(*offset)), {"0 或以上", "0 or more"});
    page.offset = *offset;
  }
  return page;
}

std::optional<Problem> Arguments::problem() const {
  if (problem_) return problem_;
  for (const auto& [name, value] : query_) {
    if (known_.contains(name)) continue;
    return Problem{{"这个请求没有这样的参数", "This request has no such parameter"},
                   shown(name),
                   as_is(shown(name)),
                   known_.empty() ? Words{"不带参数", "no parameters"}
                                  : worded("下列之一：{}", "one of {}", fmt::join(known_, ", ")),
                   {"请更正名称，或去掉它", "Correct the name, or leave it out"}};
  }
  return std::nullopt;
}

}  // namespace langqiao::http
