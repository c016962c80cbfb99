#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {

void print_problem(const Problem& problem, Language language) {
  fmt::print(stderr, "langqiao: {}\n", problem.what.in(language));
  const auto line = [&](const Words& name, const std::string& text) {
    if (!text.empty()) fmt::print(stderr, "  {} {}\n", padded(name.in(language), 7), text);
  };
  line({"位置", "where"}, problem.where);
  line({"实际", "found"}, problem.found.in(language));
  line({"应为", "wanted"}, problem.wanted.in(language));
  line({"怎么办", "do"}, problem.action.in(language));
}

int refuse(const Desk& desk, const service::Refusal& refusal) {
  if (desk.json) {
    fmt::print("{}\n", service::json_of(refusal.problem, desk.language));
  } else {
    print_problem(refusal.problem, desk.language);
  }
  switch (refusal.kind) {
    case service::RefusalKind::malformed:
      return static_cast<int>(Exit::misused);
    case service::RefusalKind::forbidden:
    case service::RefusalKind::missing:
    case service::RefusalKind::no_city:
    case service::RefusalKind::conflict:
      return static_cast<int>(Exit::refused);
  }
  return static_cast<int>(Exit::failed);
}

}  // namespace langqiao::cli
