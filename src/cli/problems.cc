#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {

void print_problem(const Problem& problem) {
  fmt::print(stderr, "langqiao: {}\n", problem.what);
  const auto line = [](std::string_view name, const std::string& text) {
    if (!text.empty()) fmt::print(stderr, "  {:<7} {}\n", name, text);
  };
  line("where", problem.where);
  line("found", problem.found);
  line("wanted", problem.wanted);
  line("do", problem.action);
}

int refuse(const Desk& desk, const service::Refusal& refusal) {
  if (desk.json) {
    fmt::print("{}\n", service::json_of(refusal.problem));
  } else {
    print_problem(refusal.problem);
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
