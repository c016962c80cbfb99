// What travels through an HTTP door: a request as a handler sees it and a response as it leaves. Plain
// values; no socket, no parser, no Beast. Wire syntax is request_reader.h, what is done to a response on its
// way is delivery.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace langqiao::http {

class File;
struct EventFeed;

// Header fields in their order; names compare without case. A value never holds a line end: control
// characters become blanks when a field enters, so no text that reaches a header can begin another one.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  // The first field of this name.
  std::optional<std::string_view> get(std::string_view name) const;
  bool has(std::string_view name) const { return get(name).has_value(); }
  std::size_t count(std::string_view name) const;
  // Replaces every field of this name; `add` keeps them.
  void set(std::string_view name, std::string_view value);
  void add(std::string_view name, std::string_view value);

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  bool operator==(const Headers&) const = default;

 private:
  std::vector<Field> fields_;
};

// The decoded query in its order; a name may stand several times. `?a&b=` holds two empty values.
class Query {
 public:
  using Field = std::pair<std::string, std::string>;

  std::optional<std::string_view> get(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

  bool empty() const { return fields_.empty(); }
  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  bool operator==(const Query&) const = default;

 private:
  std::vector<Field> fields_;
};

// A request target (RFC 9112 section 3.2) taken apart.
struct Target {
  std::string path;  // percent-decoded UTF-8, begins with '/', no empty, "." or ".." part, no '/' at the end
                     // but the root's
  Query query;
  std::string authority;  // of an absolute target ("http://host:1/x"), else empty

  bool operator==(const Target&) const = default;
};

// Reads origin form ("/a?b=c"), absolute form and "*". Refused, each with its reason: broken percent signs,
// bytes that are not UTF-8, control characters, backslashes, an encoded '/' in a path, "..", a fragment. '+'
// is a blank in a query only.
Result<Target, Problem> parse_target(std::string_view raw);

struct Request {
  std::string method;  // in capitals, as sent
  std::string path;    // see Target
  Query query;
  Headers headers;
  std::string body;
  std::string peer;  // address of the other side, without its port
};

// True for "/api" and what lies below: there every answer, errors too, has the form that the API promises.
bool is_api_path(std::string_view path);

// The body of a response: bytes, an open file, a problem that the server turns into bytes through its
// ErrorBody, or events for as long as there are any (event_feed.h).
using Body =
    std::variant<std::string, std::shared_ptr<const File>, Problem, std::shared_ptr<const EventFeed>>;

struct Response {
  int status = 200;
  std::string content_type;  // empty: none is sent
  Headers headers;
  Body body;

  static Response json(std::string body, int status = 200);
  static Response text(std::string body, int status = 200);
  static Response html(std::string body, int status = 200);
  static Response of_file(std::shared_ptr<const File> file, std::string content_type);
  static Response error(int status, Problem problem);
  static Response events(std::shared_ptr<const EventFeed> feed);
  static Response no_content() { return {.status = 204, .content_type = {}, .headers = {}, .body = {}}; }
};

// The body of a request that must be JSON text, or the answer for a request that holds none: 415 for another
// content type, 400 for an empty body or one that is not UTF-8. Whether the text is well-formed JSON is the
// caller's to find out. Borrows.
Result<std::string_view, Response> json_body(const Request& request);

// The standard phrase of a status (RFC 9110 section 15), "Unknown" for one that has none.
std::string_view reason_phrase(int status);

bool equals_ignoring_case(std::string_view a, std::string_view b);
// The parts of a comma-separated field value, blanks cut, empty parts left out. Borrows.
std::vector<std::string_view> list_of(std::string_view value);
// `text` fit for a message: at most 80 bytes, anything but printable ASCII as \xNN.
std::string shown(std::string_view text);

}  // namespace langqiao::http
