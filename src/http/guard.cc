#include "http/guard.h"

#include <algorithm>

#include "base/text.h"

namespace langqiao::http {
namespace {

bool is_decimal(std::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// 127.0.0.0/8, ::1, localhost and the names below it (RFC 6761 section 6.3).
bool is_loopback_name(std::string_view name) {
  constexpr std::string_view kLocalhost = ".localhost";
  if (name == "::1" || equals_ignoring_case(name, kLocalhost.substr(1))) return true;
  if (name.size() > kLocalhost.size() &&
      equals_ignoring_case(name.substr(name.size() - kLocalhost.size()), kLocalhost))
    return true;
  const auto parts = split(name, '.');
  return parts.size() == 4 && parts[0] == "127" && std::ranges::all_of(parts, is_decimal);
}

bool only_reads(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

// The authority of an Origin value without the port that its scheme implies; empty for "null" and what
// is no origin.
std::string_view authority_of(std::string_view origin) {
  const auto cut = [&](std::string_view scheme, std::string_view port) -> std::string_view {
    if (!origin.starts_with(scheme)) return {};
    const std::string_view rest = origin.substr(scheme.size());
    return rest.ends_with(port) ? rest.substr(0, rest.size() - port.size()) : rest;
  };
  const std::string_view plain = cut("http://", ":80");
  return plain.empty() ? cut("https://", ":443") : plain;
}

bool is_same_origin(std::string_view origin, std::string_view host) {
  const std::string_view authority = authority_of(origin);
  if (authority.empty()) return false;
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port) && equals_ignoring_case(authority, host.substr(0, host.size() - port.size())))
      return true;
  }
  return equals_ignoring_case(authority, host);
}

bool comes_from_elsewhere(const Request& request) {
  if (const auto site = request.headers.get("Sec-Fetch-Site"))
    return *site != "same-origin" && *site != "none";
  const auto origin = request.headers.get("Origin");
  return origin && !is_same_origin(*origin, request.headers.get("Host").value_or(""));
}

}  // namespace

std::string_view host_name_of(std::string_view authority) {
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    return end == std::string_view::npos ? std::string_view() : authority.substr(1, end - 1);
  }
  return authority.substr(0, authority.find(':'));
}

bool Guard::is_own_host(std::string_view host) const {
  const std::string_view name = host_name_of(host);
  return is_loopback_name(name) ||
         std::ranges::any_of(hosts_, [&](const std::string& own) { return equals_ignoring_case(own, name); });
}

std::optional<ReadFailure> Guard::refusal(const Request& request) const {
  const auto host = request.headers.get("Host");
  if (on_loopback_ && host && !is_own_host(*host)) {
    return ReadFailure{
        .status = 421,
        .problem = {
            .what = {"本服务器没有这个名称", "This server does not go by that name"},
            .where = "Host",
            .found = as_is(shown(*host)),
            .wanted = {"localhost、127.0.0.1、[::1] 或已配置的主机名",
                       "localhost, 127.0.0.1, [::1] or a host that was configured"},
            .action = {"请使用这些名称之一，或把主机名加入服务器配置。",
                       "Use one of these names, or add the host to the configuration of the server."}}};
  }
  if (!only_reads(request.method) && comes_from_elsewhere(request)) {
    const std::string_view field = request.headers.has("Sec-Fetch-Site") ? "Sec-Fetch-Site" : "Origin";
    return ReadFailure{
        .status = 403,
        .problem = {.what = {"其他网站的页面不得更改这里的内容",
                             "A page of another site may not change anything here"},
                    .where = std::string(field),
                    .found = as_is(shown(*request.headers.get(field))),
                    .wanted = {"来自本服务器页面的请求", "a request from this server's own pages"},
                    .action = {"请打开本服务器的页面，在那里操作。",
                               "Open this server's own page and do it there."}}};
  }
  return std::nullopt;
}

}  // namespace langqiao::http
