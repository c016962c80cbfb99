#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

constexpr std::size_t kPrintedErrors = 50;

}  // namespace

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

void print_errors(const std::vector<pack::RowError>& errors, std::size_t total, Language language) {
  for (std::size_t i = 0; i < std::min(kPrintedErrors, errors.size()); ++i) {
    const pack::RowError& error = errors[i];
    const std::string place = error.row > 0 ? fmt::format("{}:{}", error.file, error.row) : error.file;
    fmt::print(stderr, "{}{}{}\n", place, error.column.empty() ? "" : " ", error.column);
    const auto line = [&](const Words& name, const Wording& text) {
      if (!text.empty()) fmt::print(stderr, "  {} {}\n", padded(name.in(language), 7), text.in(language));
    };
    line({"实际", "found"}, error.found);
    line({"应为", "wanted"}, error.wanted);
    line({"怎么办", "do"}, error.action);
  }
  if (total > kPrintedErrors) {
    fmt::print(stderr,
               fmt::runtime(Words{"… 另有 {} 处错误（--json 可列出前 1000 处）\n",
                                  "… and {} more (--json lists the first 1000)\n"}
                                .in(language)),
               with_commas(static_cast<long long>(total - kPrintedErrors)));
  }
}

int refuse(const Desk& desk, const service::Refusal& refusal) {
  return refuse(desk.language, desk.json, refusal);
}

int refuse(Language language, bool json, const service::Refusal& refusal) {
  if (json) {
    fmt::print("{}\n", service::json_of(refusal.problem, language));
  } else {
    print_problem(refusal.problem, language);
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
