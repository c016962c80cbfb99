// An HTTP/1.1 server on one address: reads requests, asks the router on a pool of threads, writes what comes
// back. It speaks plain HTTP; TLS is the business of a proxy in front. Sockets live on one thread of their
// own, so a connection that is idle, slow or follows events holds no handler's thread, and a handler that is
// slow holds no connection but its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/delivery.h"
#include "http/request_reader.h"
#include "http/router.h"

namespace langqiao::http {

struct Deadlines {
  std::chrono::milliseconds header{
      10'000};  // from the first byte of a request to the end of its header, else 408
  std::chrono::milliseconds body{120'000};  // from there to the end of the body, else 408
  std::chrono::milliseconds idle{
      60'000};  // between two requests; then the connection is closed without a word
  std::chrono::milliseconds write{
      30'000};  // without a byte taken by the client; then the connection is closed
  std::chrono::milliseconds linger{1'000};  // after the last answer, for the client to read it and hang up
  std::chrono::milliseconds grace{10'000};  // stop(): for requests in flight
};

// How events are sent (event_feed.h).
struct EventTimes {
  std::chrono::milliseconds pace{100};  // at least between two looks for news: what happens meanwhile is one
  std::chrono::milliseconds heartbeat{15'000};  // a sign of life when there is no news
};

// One answered request. Holds nothing of the query, the body, the headers or the client: a log may keep it.
struct AccessEntry {
  std::string_view method;  // "-" when it was not understood
  std::string_view path;    // "-" likewise
  int status = 0;
  std::uint64_t bytes = 0;            // of the body, as far as the client took it
  std::chrono::microseconds took{0};  // from the last byte read to the last byte written
};

// Called on the thread of the sockets: must be quick.
using AccessLog = std::function<void(const AccessEntry&)>;
// Called, on whichever thread it happens, for an exception that left a handler (answered with 500).
using FaultLog = std::function<void(std::string_view where, std::string_view what)>;

struct ServerOptions {
  std::string address = "127.0.0.1";  // numeric, IPv4 or IPv6
  std::uint16_t port = 0;             // 0: any free one
  unsigned workers = 0;               // threads for handlers; 0: one for each core, at least 2
  std::vector<std::string> hosts;     // names beside the loopback ones, when the address is a loopback one
  ReaderLimits limits;
  Deadlines deadlines;
  EventTimes events;
  std::size_t most_connections = 1024;  // above: the longest idle one gives way, else 503
  std::size_t most_requests = 100'000;  // on one connection, then it is closed
  ErrorBody error_body;
  AccessLog access_log;
  FaultLog fault_log;
};

class Server {
 public:
  // Listens and serves from here on. The problem says why the address cannot be listened on.
  static Result<std::unique_ptr<Server>, Problem> start(ServerOptions options, Router router);

  // Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  // "http://127.0.0.1:8080".
  std::string url() const;

  // Accepts nothing more, closes idle connections, ends streams of events, waits up to the grace period for
  // requests in flight, then closes the rest and waits for their handlers; so a handler must not call it.
  // True when every request in flight was answered. Later calls do nothing and say true.
  bool stop();

  struct State;  // defined in server.cc, for which it is public

 private:
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Blocks until SIGINT or SIGTERM arrives and returns its number. Afterwards both work as they did before, so
// that a second Ctrl-C ends a program whose stop takes too long.
int wait_for_signal();

}  // namespace langqiao::http
