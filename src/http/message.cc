#include "http/message.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"

namespace langqiao::http {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
constexpr bool is_field_blank(char c) { return c == ' ' || c == '\t'; }

std::string harmless(std::string_view value) {
  std::string out(value);
  std::ranges::replace_if(out, [](char c) { return is_control(c) && c != '\t'; }, ' ');
  return out;
}

constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

Failure<Problem> bad_target(const Words& what, std::string_view found, const Words& wanted) {
  return Failure<Problem>(
      Problem{.what = what,
              .where = "request",
              .found = as_is(shown(found)),
              .wanted = wanted,
              .action = {"请更正地址，再次请求。", "Correct the address and ask again."}});
}

enum class Part { path, query };

// `text` without percent escapes, proved to be UTF-8 without control characters.
Result<std::string, Problem> decoded(std::string_view text, Part part) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        return bad_target({"百分号后不是转义", "A percent sign begins no escape"}, text.substr(i, 3),
                          {"%XX，带两位十六进制数字", "%XX with two hexadecimal digits"});
      c = static_cast<char>(high * 16 + low);
      i += 2;
      if (c == '/' && part == Part::path)
        return bad_target({"路径中有编码的斜线", "The path holds an encoded slash"}, text,
                          {"不含 '/' 的各段", "parts without '/'"});
    } else if (c == '+' && part == Part::query) {
      c = ' ';
    }
    out.push_back(c);
  }
  if (!is_utf8(out))
    return bad_target({"地址不是 UTF-8", "The address is not UTF-8"}, text,
                      {"UTF-8，百分号编码", "UTF-8, percent-encoded"});
  return out;
}

Result<std::string, Problem> normal_path(std::string_view raw) {
  std::string path;
  for (const std::string_view part : split(raw, '/')) {
    auto text = decoded(part, Part::path);
    if (!text) return Failure<Problem>(text.error());
    if (std::ranges::any_of(*text, is_control))
      return bad_target({"路径中有控制字符", "The path holds a control character"}, part,
                        {"可显示的文字", "printable text"});
    if (text->find('\\') != std::string::npos)
      return bad_target({"路径中有反斜线", "The path holds a backslash"}, part,
                        {"以 '/' 分隔的各段", "parts divided by '/'"});
    if (*text == "..")
      return bad_target({"路径超出了它的文件夹", "The path climbs out of its folder"}, raw,
                        {"不含 \"..\" 的路径", "a path without \"..\""});
    if (text->empty() || *text == ".") continue;
    path += '/';
    path += *text;
  }
  return path.empty() ? "/" : path;
}

Result<Query, Problem> query_of(std::string_view raw) {
  Query query;
  for (const std::string_view pair : split(raw, '&')) {
    if (pair.empty()) continue;
    const std::size_t sign = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, sign), Part::query);
    if (!name) return Failure<Problem>(name.error());
    auto value = decoded(sign < pair.size() ? pair.substr(sign + 1) : std::string_view(), Part::query);
    if (!value) return Failure<Problem>(value.error());
    if (name->find('\0') != std::string::npos || value->find('\0') != std::string::npos) {
      return bad_target({"查询中有 NUL", "The query holds a NUL"}, pair, {"文字", "text"});
    }
    query.add(std::move(*name), std::move(*value));
  }
  return query;
}

// Cuts "http://host:port" off the front of an absolute target.
std::string_view cut_authority(std::string_view& raw) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equals_ignoring_case(raw.substr(0, scheme.size()), scheme)) continue;
    raw.remove_prefix(scheme.size());
    const std::size_t end = std::min(raw.find_first_of("/?"), raw.size());
    const std::string_view authority = raw.substr(0, end);
    raw.remove_prefix(end);
    return authority;
  }
  return {};
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::vector<std::string_view> list_of(std::string_view value) {
  std::vector<std::string_view> parts;
  for (std::string_view part : split(value, ',')) {
    while (!part.empty() && is_field_blank(part.front())) part.remove_prefix(1);
    while (!part.empty() && is_field_blank(part.back())) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 80;
  std::string out;
  for (const char c : text.substr(0, kMost)) {
    if (c >= 0x20 && c < 0x7F) {
      out.push_back(c);
    } else {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    }
  }
  if (text.size() > kMost) out += fmt::format("... ({} bytes)", text.size());
  return out;
}

std::optional<std::string_view> Headers::get(std::string_view name) const {
  const auto at =
      std::ranges::find_if(fields_, [&](const Field& f) { return equals_ignoring_case(f.first, name); });
  if (at == fields_.end()) return std::nullopt;
  return at->second;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(fields_, [&](const Field& f) { return equals_ignoring_case(f.first, name); }));
}

void Headers::set(std::string_view name, std::string_view value) {
  std::erase_if(fields_, [&](const Field& f) { return equals_ignoring_case(f.first, name); });
  add(name, value);
}

void Headers::add(std::string_view name, std::string_view value) {
  fields_.emplace_back(harmless(name), harmless(value));
}

std::optional<std::string_view> Query::get(std::string_view name) const {
  const auto at = std::ranges::find(fields_, name, &Field::first);
  if (at == fields_.end()) return std::nullopt;
  return at->second;
}

std::vector<std::string_view> Query::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

Result<Target, Problem> parse_target(std::string_view raw) {
  if (raw == "*") return Target{.path = "*", .query = {}, .authority = {}};
  Target target;
  std::string_view rest = raw;
  target.authority = cut_authority(rest);
  if (rest.find('#') != std::string_view::npos)
    return bad_target({"地址中有片段", "The target holds a fragment"}, raw,
                      {"不含 '#' 的地址", "an address without '#'"});
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  const std::string_view path = rest.substr(0, mark);
  if (!path.starts_with('/') && (target.authority.empty() || !path.empty())) {
    return bad_target({"地址不以 '/' 开头", "The target does not begin with '/'"}, raw,
                      {"/api/v1/schools 这样的路径", "a path such as /api/v1/schools"});
  }
  auto normal = normal_path(path);
  if (!normal) return Failure<Problem>(normal.error());
  auto query = query_of(mark < rest.size() ? rest.substr(mark + 1) : std::string_view());
  if (!query) return Failure<Problem>(query.error());
  target.path = std::move(*normal);
  target.query = std::move(*query);
  return target;
}

bool is_api_path(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

Response Response::json(std::string body, int status) {
  return {.status = status,
          .content_type = "application/json; charset=utf-8",
          .headers = {},
          .body = std::move(body)};
}
Response Response::text(std::string body, int status) {
  return {
      .status = status, .content_type = "text/plain; charset=utf-8", .headers = {}, .body = std::move(body)};
}
Response Response::html(std::string body, int status) {
  return {
      .status = status, .content_type = "text/html; charset=utf-8", .headers = {}, .body = std::move(body)};
}
Response Response::of_file(std::shared_ptr<const File> file, std::string content_type) {
  return {.status = 200, .content_type = std::move(content_type), .headers = {}, .body = std::move(file)};
}
Response Response::error(int status, Problem problem) {
  return {.status = status, .content_type = {}, .headers = {}, .body = std::move(problem)};
}

Response Response::events(std::shared_ptr<const EventFeed> feed) {
  return {.content_type = "text/event-stream", .headers = {}, .body = std::move(feed)};
}

Result<std::string_view, Response> json_body(const Request& request) {
  const auto refuse = [&](int status, const Words& what, Wording found) {
    return Failure<Response>(
        Response::error(status, {.what = what,
                                 .where = request.method + " " + request.path,
                                 .found = std::move(found),
                                 .wanted = {"UTF-8 的 JSON 文本", "JSON text in UTF-8"},
                                 .action = {"请以 Content-Type: application/json 发送 JSON 正文。",
                                            "Send a JSON body with Content-Type: application/json."}}));
  };
  const std::string_view type = request.headers.get("Content-Type").value_or("");
  const std::string_view essence = type.substr(0, type.find_first_of("; \t"));
  if (!equals_ignoring_case(essence, "application/json")) {
    return refuse(415, {"请求正文没有声明为 JSON", "The body is not declared as JSON"},
                  type.empty() ? Words{"没有 Content-Type", "no Content-Type"} : as_is(shown(type)));
  }
  if (request.body.empty()) return refuse(400, {"请求正文为空", "The body is empty"}, {"0 字节", "0 bytes"});
  const std::size_t bad = first_invalid_utf8(request.body);
  if (bad < request.body.size())
    return refuse(400, {"请求正文不是 UTF-8", "The body is not UTF-8"},
                  worded("不合规的字节，偏移 {}", "a foreign byte at offset {}", bad));
  return std::string_view(request.body);
}

std::string_view reason_phrase(int status) {
  using Row = std::pair<int, std::string_view>;
  static constexpr auto kPhrases = std::to_array<Row>({{100, "Continue"},
                                                       {200, "OK"},
                                                       {201, "Created"},
                                                       {202, "Accepted"},
                                                       {204, "No Content"},
                                                       {206, "Partial Content"},
                                                       {301, "Moved Permanently"},
                                                       {302, "Found"},
                                                       {303, "See Other"},
                                                       {304, "Not Modified"},
                                                       {307, "Temporary Redirect"},
                                                       {308, "Permanent Redirect"},
                                                       {400, "Bad Request"},
                                                       {401, "Unauthorized"},
                                                       {403, "Forbidden"},
                                                       {404, "Not Found"},
                                                       {405, "Method Not Allowed"},
                                                       {406, "Not Acceptable"},
                                                       {408, "Request Timeout"},
                                                       {409, "Conflict"},
                                                       {410, "Gone"},
                                                       {411, "Length Required"},
                                                       {412, "Precondition Failed"},
                                                       {413, "Content Too Large"},
                                                       {414, "URI Too Long"},
                                                       {415, "Unsupported Media Type"},
                                                       {416, "Range Not Satisfiable"},
                                                       {417, "Expectation Failed"},
                                                       {421, "Misdirected Request"},
                                                       {422, "Unprocessable Content"},
                                                       {428, "Precondition Required"},
                                                       {429, "Too Many Requests"},
                                                       {431, "Request Header Fields Too Large"},
                                                       {500, "Internal Server Error"},
                                                       {501, "Not Implemented"},
                                                       {503, "Service Unavailable"},
                                                       {505, "HTTP Version Not Supported"},
                                                       {507, "Insufficient Storage"}});
  static_assert(std::ranges::is_sorted(kPhrases, {}, &Row::first));
  const auto at = std::ranges::lower_bound(kPhrases, status, {}, &Row::first);
  return at != kPhrases.end() && at->first == status ? at->second : "Unknown";
}

}  // namespace langqiao::http
