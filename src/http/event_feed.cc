#include "http/event_feed.h"

#include <algorithm>

namespace langqiao::http {
namespace {

void add_field(std::string_view name, std::string value, std::string& text) {
  if (value.empty()) return;
  std::ranges::replace_if(value, [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
  text.append(name).append(": ").append(value).append("\n");
}

}  // namespace

std::string text_of(const Event& event) {
  std::string text;
  add_field("id", event.id, text);
  add_field("event", event.name, text);
  // A line end of any kind ends a line of data; the reader puts them together again with line feeds.
  std::string_view rest = event.data;
  for (;;) {
    const std::size_t end = rest.find_first_of("\r\n");
    text.append("data: ").append(rest.substr(0, end)).append("\n");
    if (end == rest.npos) break;
    rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return text + "\n";
}

}  // namespace langqiao::http
