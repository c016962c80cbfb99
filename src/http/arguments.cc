#include "http/arguments.h"

#include <fmt/format.h>

namespace langqiao::http {
namespace {

constexpr std::int64_t kMostItems = 2000;

}  // namespace

std::optional<std::string_view> Arguments::take(std::string_view name) {
  known_.emplace(name);
  const auto values = query_.all(name);
  if (values.size() > 1) refuse(name, "the parameter twice", "the parameter once");
  return values.empty() ? std::nullopt : std::optional(values.front());
}

void Arguments::refuse(std::string_view name, std::string_view found, std::string wanted) {
  if (problem_) return;
  problem_ = Problem{"A parameter of the request cannot be read", std::string(name), shown(found),
                     std::move(wanted), "Correct the parameter, or leave it out"};
}

std::optional<bool> Arguments::flag(std::string_view name) {
  const auto text = take(name);
  if (!text || text->empty()) return std::nullopt;
  if (*text == "true") return true;
  if (*text == "false") return false;
  refuse(name, *text, "true or false");
  return std::nullopt;
}

std::string Arguments::text(std::string_view name, std::size_t most_characters) {
  const std::string_view text = take(name).value_or("");
  if (length_of(text) > most_characters)
    refuse(name, text, fmt::format("at most {} characters", most_characters));
  return std::string(text);
}

service::Page Arguments::page() {
  service::Page page;
  if (const auto limit = get<std::int64_t>("limit")) {
    if (*limit < 1 || *limit > kMostItems)
      refuse("limit", std::to_string(*limit), fmt::format("1 to {}", kMostItems));
    page.limit = *limit;
  }
  if (const auto offset = get<std::int64_t>("offset")) {
    if (*offset < 0) refuse("offset", std::to_string(*offset), "0 or more");
    page.offset = *offset;
  }
  return page;
}

std::optional<Problem> Arguments::problem() const {
  if (problem_) return problem_;
  for (const auto& [name, value] : query_) {
    if (known_.contains(name)) continue;
    return Problem{"This request has no such parameter", shown(name), shown(name),
                   known_.empty() ? "no parameters" : fmt::format("one of {}", fmt::join(known_, ", ")),
                   "Correct the name, or leave it out"};
  }
  return std::nullopt;
}

}  // namespace langqiao::http
