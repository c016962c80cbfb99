// Server-sent events (WHATWG HTML, section 9.2): a body that goes on for as long as there is news. A reader
// that is slow or was away gets the latest news, not all of it: whoever makes a feed says what is new for
// this reader each time the server has room to send.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace langqiao::http {

struct Event {
  std::string id;    // what the reader says it has when it comes back; one line
  std::string name;  // "message" when empty; one line
  std::string data;  // any text

  bool operator==(const Event&) const = default;
};

// As it is written; line ends in `id` and `name` become blanks.
std::string text_of(const Event& event);

// A line that a reader passes over: shows both sides that the other is there.
inline constexpr std::string_view kHeartbeat = ":\n\n";

struct News {
  std::vector<Event> events;
  bool over = false;  // the stream ends with them
};

struct EventFeed {
  // What this reader has not had yet, if anything. Asked on the handlers' threads, one question at a time;
  // must not wait for anything to happen.
  std::function<News()> take;
  // From here until what it returns is destroyed, `wake` is called whenever there may be news, on any thread.
  // Asked on the thread of the sockets: must be quick.
  std::function<std::shared_ptr<void>(std::function<void()> wake)> watch;
};

}  // namespace langqiao::http
