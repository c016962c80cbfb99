// From method and path to a handler. Knows nothing of sockets; filled before the server starts and unchanged
// afterwards, so any number of threads may ask it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace langqiao::http {

// What stood in the places of a pattern: "/schools/{id}" on "/schools/42" holds id → 42.
class PathParams {
 public:
  // Precondition: the pattern of the handler names `name`.
  const std::string& operator[](std::string_view name) const;
  void add(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

using Handler = std::function<Response(const Request&, const PathParams&)>;
using Fallback = std::function<Response(const Request&)>;

struct RouteName {
  std::string method;
  std::string pattern;

  bool operator==(const RouteName&) const = default;
  auto operator<=>(const RouteName&) const = default;
};

class Router {
 public:
  // `pattern` is parts divided by '/'; a part in braces takes any one part of a path. Where two patterns fit
  // a path, the one that is literal earlier wins. Preconditions: a method in capitals, a pattern that begins
  // with '/', no such route yet.
  void add(std::string method, std::string pattern, Handler handler);

  // Answers GET and HEAD of paths that no pattern fits. Without it they are 404.
  void otherwise(Fallback fallback) { fallback_ = std::move(fallback); }

  // The handler's response; GET's for HEAD where HEAD has none of its own; 204 with Allow for OPTIONS; 404;
  // 405 with Allow. What a handler throws passes through.
  Response answer(const Request& request) const;

  // Every route added, by pattern and method.
  std::vector<RouteName> routes() const;

 private:
  struct Route {
    RouteName name;
    std::vector<std::string> parts;
    Handler handler;
  };

  std::vector<Route> routes_;  // the more literal pattern first
  Fallback fallback_;
};

}  // namespace langqiao::http
