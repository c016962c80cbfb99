#include "http/router.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/text.h"

namespace langqiao::http {
namespace {

bool is_place(std::string_view part) { return part.starts_with('{') && part.ends_with('}'); }

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  return std::ranges::equal(pattern, path, [](const std::string& wanted, std::string_view found) {
    return wanted == found || (is_place(wanted) && !found.empty());
  });
}

PathParams params_of(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  PathParams params;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_place(pattern[i])) params.add(pattern[i].substr(1, pattern[i].size() - 2), std::string(path[i]));
  }
  return params;
}

std::vector<std::string> parts_of(std::string_view pattern) {
  const auto parts = split(pattern, '/');
  return {parts.begin(), parts.end()};
}

// Literal parts before places, place by place; then by name, so that the order does not depend on who
// was added first.
bool more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::lexicographical_compare(a, b, [](const std::string& x, const std::string& y) {
    return std::pair(is_place(x), std::string_view(x)) < std::pair(is_place(y), std::string_view(y));
  });
}

Response not_found(const Request& request) {
  return Response::error(404,
                         {.what = {"这个地址下没有内容", "There is nothing at this address"},
                          .where = request.path,
                          .found = as_is(request.method + " " + shown(request.path)),
                          .wanted = {"本服务器的地址", "an address of this server"},
                          .action = {"请检查地址有无拼写错误。", "Check the address for a misspelling."}});
}

std::string allowed(std::set<std::string> methods) {
  if (methods.contains("GET")) methods.insert("HEAD");
  methods.insert("OPTIONS");
  std::string list;
  for (const std::string& method : methods) list += (list.empty() ? "" : ", ") + method;
  return list;
}

Response only_for(const Request& request, const std::set<std::string>& methods) {
  const std::string list = allowed(methods);
  Response response =
      request.method == "OPTIONS"
          ? Response::no_content()
          : Response::error(405, {.what = {"这个地址不接受此方法", "This address does not take this method"},
                                  .where = request.path,
                                  .found = as_is(shown(request.method)),
                                  .wanted = as_is(list),
                                  .action = {"请用所列方法之一。", "Use one of the methods named."}});
  response.headers.set("Allow", list);
  return response;
}

}  // namespace

const std::string& PathParams::operator[](std::string_view name) const {
  const auto at =
      std::ranges::find(values_, name, [](const auto& pair) -> std::string_view { return pair.first; });
  CHECK(at != values_.end());
  return at->second;
}

void Router::add(std::string method, std::string pattern, Handler handler) {
  CHECK(pattern.starts_with('/') && !method.empty() && handler);
  Route route{.name = {std::move(method), std::move(pattern)}, .parts = {}, .handler = std::move(handler)};
  route.parts = parts_of(route.name.pattern);
  CHECK(std::ranges::find(routes_, route.name, &Route::name) == routes_.end());
  const auto at = std::ranges::upper_bound(routes_, route.parts, more_literal, &Route::parts);
  routes_.insert(at, std::move(route));
}

Response Router::answer(const Request& request) const {
  const auto path = split(request.path, '/');
  const std::string& method = request.method;
  const Route* get = nullptr;
  std::set<std::string> methods;
  for (const Route& route : routes_) {
    if (!fits(route.parts, path)) continue;
    if (route.name.method == method) return route.handler(request, params_of(route.parts, path));
    if (route.name.method == "GET" && get == nullptr) get = &route;
    methods.insert(route.name.method);
  }
  if (method == "HEAD" && get != nullptr) return get->handler(request, params_of(get->parts, path));
  if (!methods.empty()) return only_for(request, methods);
  if (method == "OPTIONS" && request.path == "*")
    return only_for(request, {"GET", "POST", "PUT", "PATCH", "DELETE"});
  if (fallback_ && (method == "GET" || method == "HEAD")) return fallback_(request);
  return not_found(request);
}

std::vector<RouteName> Router::routes() const {
  std::vector<RouteName> names;
  for (const Route& route : routes_) names.push_back(route.name);
  std::ranges::sort(names, {}, [](const RouteName& name) { return std::tie(name.pattern, name.method); });
  return names;
}

}  // namespace langqiao::http
