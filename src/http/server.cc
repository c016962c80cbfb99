#include "http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <fmt/format.h>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "http/conditional.h"
#include "http/guard.h"
#include "http/refusals.h"

namespace langqiao::http {
namespace {

namespace asio = boost::asio;

using Clock = std::chrono::steady_clock;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
// g++ 12 compiles a co_await inside a condition that leads to `break` into a trap: give its result
// a name first.
constexpr asio::use_awaitable_t<Executor> kAwait;

constexpr std::uint64_t kFilePart = 256u << 10;
constexpr std::size_t kReadPart = 16u << 10;

class Connection;

// Rung from any thread, heard on the thread of the sockets.
class Bell {
 public:
  explicit Bell(asio::io_context& io) : io_(io), timer_(io) {}

  static void ring(const std::shared_ptr<Bell>& bell) {
    if (bell->on_its_way_.exchange(true)) return;
    asio::post(bell->io_, [bell] {
      bell->on_its_way_ = false;
      bell->hear();
    });
  }

  // The rest belongs to the thread of the sockets.
  void hear() {
    rung_ = true;
    timer_.cancel();
  }
  // Until it is rung, or was since it was last asked, or the time is over.
  Task<void> rest(std::chrono::milliseconds most) {
    if (!rung_) {
      boost::system::error_code ignored;
      timer_.expires_after(most);
      co_await timer_.async_wait(asio::redirect_error(kAwait, ignored));
    }
    rung_ = false;
  }

 private:
  asio::io_context& io_;
  Timer timer_;
  bool rung_ = false;
  std::atomic<bool> on_its_way_ = false;
};

// What the exception being handled says.
std::string current_failure() {
  try {
    throw;
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception of unknown type";
  }
}

}  // namespace

// All but `options`, `router`, `delivery`, `guard` and `pool` belongs to the thread of
// the sockets, `io_thread`.
struct Server::State {
  State(ServerOptions given, Router routes)
      : options(std::move(given)),
        router(std::move(routes)),
        delivery(options.error_body),
        pool(options.workers != 0 ? options.workers : std::max(2u, std::thread::hardware_concurrency())) {}

  std::optional<Problem> listen();
  void run();
  bool stop();

  Task<void> accept_all();
  Task<void> sweep();
  void admit(Socket socket);
  bool make_room();
  void leave(Connection& connection, std::exception_ptr error);
  void begin_stop();
  void close_all();
  std::chrono::milliseconds sweep_interval() const;
  void log_fault(std::string_view where, std::string_view what) const {
    if (options.fault_log) options.fault_log(where, what);
  }

  // Runs `job`, which must not throw, on the pool and comes back to the thread of the sockets with
  // what it returned.
  template <class Job>
  auto on_pool(Job job) -> Task<decltype(job())>;

  ServerOptions options;
  Router router;
  Delivery delivery;
  Guard guard{false, {}};
  asio::io_context io{1};
  asio::executor_work_guard<Executor> work{io.get_executor()};
  asio::thread_pool pool;
  Acceptor acceptor{io};
  Timer sweep_timer{io};
  Tcp::endpoint endpoint;
  std::unordered_set<Connection*> connections;
  std::size_t seats = 0;  // taken by connections that are served, not turned away
  bool stopping = false;  // no further requests
  bool closing = false;   // no further jobs either
  std::thread io_thread;

  std::mutex mutex;
  std::condition_variable emptied;
  std::size_t open = 0;     // connections; guarded by `mutex`
  bool stop_asked = false;  // guarded by `mutex`
};

namespace {

class Connection {
 public:
  Connection(Server::State& server, Socket socket)
      : server_(server), socket_(std::move(socket)), reader_(server.options.limits) {
    boost::system::error_code ignored;
    socket_.set_option(Tcp::no_delay(true), ignored);
    const auto remote = socket_.remote_endpoint(ignored);
    if (!ignored) peer_ = remote.address().to_string();
  }

  Task<void> serve();
  Task<void> turn_away();

  // Ends whatever the socket is waiting for.
  void close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
  }
  void expire_at(Clock::time_point now) {
    if (now < deadline_) return;
    deadline_ = Clock::time_point::max();
    timed_out_ = true;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
  }
  bool is_idle() const { return idle_; }
  // Ends the stream of events, if there is one.
  void end_events() {
    if (bell_) bell_->hear();
  }
  Clock::time_point deadline() const { return deadline_; }

  bool has_seat = false;

 private:
  Task<bool> receive();
  Task<bool> answer();
  Task<std::optional<Outgoing>> respond(const Request& request);
  Task<void> refuse(int status, Problem problem);
  std::optional<ReadFailure> refusal(Reading now);
  std::chrono::milliseconds patience(Reading now) const;
  Task<bool> send(const Outgoing& out, bool head_only, bool keep);
  Task<bool> send_slice(const FileSlice& slice);
  Task<bool> send_events(const EventFeed& feed);
  Task<bool> tell_events(const EventFeed& feed);
  Task<std::optional<News>> news_of(const EventFeed& feed);
  void listen_for_the_end();
  Task<bool> write(std::string_view head, std::string_view body);
  Task<bool> read();
  Task<void> hang_up();

  void allow(std::chrono::milliseconds time) {
    timed_out_ = false;
    deadline_ = Clock::now() + time;
  }
  void log(int status, Clock::time_point since) const;

  Server::State& server_;
  Socket socket_;
  RequestReader reader_;
  std::string peer_;
  std::string method_ = "-";
  std::string path_ = "-";
  Language language_ = Language::en;  // of the request that is being read
  std::array<char, kReadPart> part_;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool timed_out_ = false;
  bool idle_ = false;
  std::shared_ptr<Bell> bell_;  // while events are sent
  bool listening_ = false;      // for the end of the connection, meanwhile
  bool left_ = false;           // the client, meanwhile; or nobody listens any more
  std::size_t served_ = 0;
  std::uint64_t sent_ = 0;  // bytes of the current body
};

// What has arrived, into the reader; false at the end of the connection or its patience.
Task<bool> Connection::read() {
  boost::system::error_code error;
  const std::size_t bytes =
      co_await socket_.async_read_some(asio::buffer(part_), asio::redirect_error(kAwait, error));
  if (error) co_return false;
  reader_.feed(std::string_view(part_.data(), bytes));
  co_return true;
}

// Sends all of both, as long as the client goes on taking it.
Task<bool> Connection::write(std::string_view head, std::string_view body) {
  while (!head.empty() || !body.empty()) {
    allow(server_.options.deadlines.write);
    const std::array buffers{asio::buffer(head), asio::buffer(body)};
    boost::system::error_code error;
    const std::size_t bytes = co_await socket_.async_write_some(buffers, asio::redirect_error(kAwait, error));
    if (error) co_return false;
    const std::size_t of_head = std::min(bytes, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(bytes - of_head);
    sent_ += bytes - of_head;
  }
  deadline_ = Clock::time_point::max();
  co_return true;
}

Task<bool> Connection::send_slice(const FileSlice& slice) {
  for (std::uint64_t sent = 0; sent < slice.bytes;) {
    const std::uint64_t wanted = std::min(kFilePart, slice.bytes - sent);
    auto read_part = [this, &slice, sent, wanted]() -> std::string {
      try {
        return slice.file->read(slice.first + sent, wanted);
      } catch (...) {
        server_.log_fault(path_, current_failure());
        return {};
      }
    };
    if (server_.closing) co_return false;
    const std::string part = co_await server_.on_pool(std::move(read_part));
    // A file that was cut short cannot be answered for any more: the length is already said.
    if (part.size() != wanted) co_return false;
    const bool taken = co_await write(std::string_view(), part);
    if (!taken) co_return false;
    sent += wanted;
  }
  co_return true;
}

// Reads and drops what comes while events go out, for the sake of the end: a client that closes is gone.
void Connection::listen_for_the_end() {
  listening_ = true;
  socket_.async_read_some(asio::buffer(part_), [this](const boost::system::error_code& error, std::size_t) {
    listening_ = false;
    left_ = left_ || error;
    if (left_) return bell_->hear();
    listen_for_the_end();
  });
}

// Nothing when the feed failed or there is no time for it any more.
Task<std::optional<News>> Connection::news_of(const EventFeed& feed) {
  if (server_.closing) co_return std::nullopt;
  auto ask = [this, &feed]() -> std::optional<News> {
    try {
      return feed.take();
    } catch (...) {
      server_.log_fault(path_, current_failure());
      return std::nullopt;
    }
  };
  co_return co_await server_.on_pool(std::move(ask));
}

// True when the feed is over; false when the client left, the server stops or the feed failed.
Task<bool> Connection::tell_events(const EventFeed& feed) {
  const EventTimes& times = server_.options.events;
  auto quiet_since = Clock::now();
  while (!left_ && !server_.stopping) {
    const std::optional<News> news = co_await news_of(feed);
    if (!news || left_) co_return false;
    std::string text;
    for (const Event& event : news->events) text += text_of(event);
    const auto quiet = Clock::now() - quiet_since;
    if (text.empty() && !news->over && quiet >= times.heartbeat) text = kHeartbeat;
    if (!text.empty()) {
      const bool taken = co_await write(std::string_view(), text);
      if (!taken) co_return false;
      quiet_since = Clock::now();
    }
    if (news->over) co_return true;
    const auto until = quiet_since + times.heartbeat;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (!news->events.empty()) {
      boost::system::error_code ignored;
      Timer pace(server_.io, times.pace);
      co_await pace.async_wait(asio::redirect_error(kAwait, ignored));
    }
    co_await bell_->rest(std::max(wait, std::chrono::milliseconds(1)));
  }
  co_return false;
}

Task<bool> Connection::send_events(const EventFeed& feed) {
  bell_ = std::make_shared<Bell>(server_.io);
  left_ = false;
  auto watch = feed.watch([bell = bell_] { Bell::ring(bell); });
  listen_for_the_end();
  bool over = false;
  std::exception_ptr failure;
  try {
    over = co_await tell_events(feed);
  } catch (...) {
    failure = std::current_exception();
  }
  watch.reset();
  left_ = true;  // whatever still comes is not listened to
  boost::system::error_code ignored;
  if (listening_) socket_.cancel(ignored);
  while (listening_) co_await bell_->rest(server_.options.events.heartbeat);
  bell_.reset();
  if (failure) std::rethrow_exception(failure);
  co_return over;
}

Task<bool> Connection::send(const Outgoing& out, bool head_only, bool keep) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string head = head_of(out, keep ? "keep-alive" : "close", http_date(now));
  sent_ = 0;
  std::string_view body;
  if (const auto* text = std::get_if<std::string>(&out.payload)) body = *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&out.payload)) body = **shared;
  if (head_only) body = {};
  const bool taken = co_await write(head, body);
  if (!taken) co_return false;
  const EventFeed* const feed = out.feed();
  if (feed != nullptr && !head_only) co_return co_await send_events(*feed);
  const auto* slice = std::get_if<FileSlice>(&out.payload);
  if (slice == nullptr || head_only) co_return true;
  co_return co_await send_slice(*slice);
}

void Connection::log(int status, Clock::time_point since) const {
  if (!server_.options.access_log) return;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - since);
  server_.options.access_log(
      {.method = method_, .path = path_, .status = status, .bytes = sent_, .took = took});
}

// Answers what cannot be served; the connection ends with it, for what follows on it cannot be told
// apart any more.
Task<void> Connection::refuse(int status, Problem problem) {
  const auto since = Clock::now();
  const std::string known_path = path_ == "-" ? "" : path_;
  Outgoing out = server_.delivery.refuse(known_path, language_, status, problem);
  if (status == 503) out.headers.set("Retry-After", "1");
  co_await send(out, method_ == "HEAD", false);
  log(status, since);
}

// Remembers what is to be logged, and says why the request, as far as it is read, cannot be served.
std::optional<ReadFailure> Connection::refusal(Reading now) {
  if (now == Reading::idle || now == Reading::header) return std::nullopt;
  const Request& request = reader_.request();
  if (!request.method.empty()) method_ = request.method;
  if (!request.path.empty()) path_ = request.path;
  language_ = language_of(request.headers);
  return now == Reading::failed ? reader_.failure() : server_.guard.refusal(request);
}

std::chrono::milliseconds Connection::patience(Reading now) const {
  const Deadlines& deadlines = server_.options.deadlines;
  if (now == Reading::idle) return deadlines.idle;
  return now == Reading::header ? deadlines.header : deadlines.body;
}

// Reads up to a whole request. False when there is none to serve: the client left, was too slow, or
// was refused here.
Task<bool> Connection::receive() {
  method_ = path_ = "-";
  language_ = Language::en;
  std::optional<Reading> before;
  for (;;) {
    const Reading now = reader_.reading();
    const bool is_new = before != now;
    if (is_new) {
      const std::optional<ReadFailure> failure = refusal(now);
      if (failure) {
        co_await refuse(failure->status, failure->problem);
        co_return false;
      }
    }
    idle_ = now == Reading::idle;
    if (now == Reading::complete) co_return true;
    if (idle_ && server_.stopping) co_return false;
    if (is_new && now == Reading::body && reader_.awaits_continue()) {
      const bool taken =
          co_await write(std::string_view("HTTP/1.1 100 Continue\r\n\r\n"), std::string_view());
      if (!taken) co_return false;
    }
    if (is_new) allow(patience(now));
    before = now;

    const bool arrived = co_await read();
    if (arrived) continue;
    if (timed_out_ && now != Reading::idle) {
      const bool in_header = now == Reading::header;
      constexpr Words kHeader{"请求头传送太慢", "The header came too slowly"};
      constexpr Words kBody{"请求正文传送太慢", "The body came too slowly"};
      Problem problem = too_slow(in_header ? kHeader : kBody, patience(now));
      co_await refuse(408, std::move(problem));
    }
    co_return false;
  }
}

// Nothing when not even an error can be told.
Task<std::optional<Outgoing>> Connection::respond(const Request& request) {
  auto job = [this, &request]() -> std::optional<Outgoing> {
    try {
      return server_.delivery.deliver(request, server_.router.answer(request));
    } catch (...) {
      server_.log_fault(request.path, current_failure());
    }
    try {
      return server_.delivery.deliver(request, Response::error(500, failed_inside(request.path)));
    } catch (...) {
      server_.log_fault(request.path, current_failure());
      return std::nullopt;
    }
  };
  co_return co_await server_.on_pool(std::move(job));
}

// Serves the request that is complete; true when another may follow.
Task<bool> Connection::answer() {
  deadline_ = Clock::time_point::max();
  const auto since = Clock::now();
  Request request = std::move(reader_.request());
  request.peer = peer_;
  if (server_.closing) co_return false;
  const std::optional<Outgoing> out = co_await respond(request);
  if (!out) co_return false;
  const bool head_only = request.method == "HEAD";
  const bool ends = out->feed() != nullptr;  // nothing but the end of the connection says where events end
  const bool keep =
      reader_.keeps_alive() && !ends && !server_.stopping && ++served_ < server_.options.most_requests;
  const bool sent = co_await send(*out, head_only, keep);
  log(out->status, since);
  co_return keep ? sent : false;
}

// RFC 9112 section 9.6: closing with input unread would reset the connection and could destroy the answer on
// its way, so first only the sending half is closed and what still comes is read and dropped.
Task<void> Connection::hang_up() {
  boost::system::error_code error;
  socket_.shutdown(Tcp::socket::shutdown_send, error);
  allow(server_.options.deadlines.linger);
  while (!error && !timed_out_) {
    co_await socket_.async_read_some(asio::buffer(part_), asio::redirect_error(kAwait, error));
  }
  close();
}

Task<void> Connection::serve() {
  bool more = true;
  while (more) {
    more = co_await receive();
    if (more) more = co_await answer();
    if (more) reader_.next();
  }
  idle_ = false;
  co_await hang_up();
}

Task<void> Connection::turn_away() {
  Problem problem = too_many_connections(server_.options.most_connections);
  co_await refuse(503, std::move(problem));
  co_await hang_up();
}

}  // namespace

template <class Job>
auto Server::State::on_pool(Job job) -> Task<decltype(job())> {
  using Value = decltype(job());
  auto start = [this, job = std::move(job)](auto handler) mutable {
    asio::post(pool, [this, job = std::move(job), handler = std::move(handler)]() mutable {
      Value value = job();
      asio::post(io, [handler = std::move(handler), value = std::move(value)]() mutable {
        handler(std::move(value));
      });
    });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Value)>(
      std::move(start), kAwait);
}

std::optional<Problem> Server::State::listen() {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  endpoint = Tcp::endpoint(address, options.port);
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) endpoint = acceptor.local_endpoint(error);
  if (error) return cannot_listen(options.address, options.port, error);
  guard = Guard(address.is_loopback(), options.hosts);
  return std::nullopt;
}

void Server::State::run() {
  asio::co_spawn(io, accept_all(), asio::detached);
  asio::co_spawn(io, sweep(), asio::detached);
  io_thread = std::thread([this] { io.run(); });
}

Task<void> Server::State::accept_all() {
  while (!stopping) {
    boost::system::error_code error;
    Socket socket = co_await acceptor.async_accept(asio::redirect_error(kAwait, error));
    if (!error) {
      admit(std::move(socket));
    } else if (!stopping && error != asio::error::connection_aborted) {
      // Out of descriptors, most likely: wait for connections to end instead of asking again at once.
      constexpr std::chrono::milliseconds kPause{50};
      Timer pause(io, kPause);
      co_await pause.async_wait(asio::redirect_error(kAwait, error));
    }
  }
}

// Ends the connection that has waited longest between two requests; false when none waits.
bool Server::State::make_room() {
  Connection* oldest = nullptr;
  for (Connection* one : connections) {
    if (!one->is_idle() || !one->has_seat) continue;
    if (oldest == nullptr || one->deadline() < oldest->deadline()) oldest = one;
  }
  if (oldest == nullptr) return false;
  oldest->has_seat = false;
  --seats;
  oldest->close();
  return true;
}

void Server::State::admit(Socket socket) {
  const std::size_t most = options.most_connections;
  if (stopping || connections.size() >= 2 * most + 1) return;  // beyond even a polite refusal
  const auto connection = std::make_shared<Connection>(*this, std::move(socket));
  connection->has_seat = seats < most || make_room();
  seats += connection->has_seat;
  connections.insert(connection.get());
  {
    const std::lock_guard lock(mutex);
    ++open;
  }
  asio::co_spawn(io, connection->has_seat ? connection->serve() : connection->turn_away(),
                 [this, connection](std::exception_ptr error) { leave(*connection, error); });
}

void Server::State::leave(Connection& connection, std::exception_ptr error) {
  try {
    if (error) std::rethrow_exception(error);
  } catch (...) {
    log_fault("connection", current_failure());
  }
  connections.erase(&connection);
  seats -= connection.has_seat;
  const std::lock_guard lock(mutex);
  if (--open == 0) emptied.notify_all();
}

// Deadlines are looked at together, several times within the shortest of them: cheaper than a timer
// for each connection.
std::chrono::milliseconds Server::State::sweep_interval() const {
  const Deadlines& d = options.deadlines;
  const auto shortest = std::min({d.header, d.body, d.idle, d.write, d.linger});
  return std::clamp(shortest / 8, std::chrono::milliseconds(2), std::chrono::milliseconds(250));
}

Task<void> Server::State::sweep() {
  while (!closing) {
    boost::system::error_code error;
    sweep_timer.expires_after(sweep_interval());
    co_await sweep_timer.async_wait(asio::redirect_error(kAwait, error));
    const auto now = Clock::now();
    for (Connection* connection : connections) connection->expire_at(now);
  }
}

void Server::State::begin_stop() {
  stopping = true;
  boost::system::error_code ignored;
  acceptor.close(ignored);
  for (Connection* connection : connections) {
    if (connection->is_idle()) connection->close();
    connection->end_events();
  }
}

void Server::State::close_all() {
  closing = true;
  sweep_timer.cancel();
  for (Connection* connection : connections) connection->close();
}

bool Server::State::stop() {
  {
    const std::lock_guard lock(mutex);
    if (std::exchange(stop_asked, true)) return true;
  }
  asio::post(io, [this] { begin_stop(); });
  std::unique_lock lock(mutex);
  const bool finished = emptied.wait_for(lock, options.deadlines.grace, [this] { return open == 0; });
  lock.unlock();

  std::promise<void> closed;
  asio::post(io, [this, &closed] {
    close_all();
    closed.set_value();
  });
  closed.get_future().wait();
  pool.join();
  work.reset();
  io_thread.join();
  return finished;
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() { stop(); }

Result<std::unique_ptr<Server>, Problem> Server::start(ServerOptions options, Router router) {
  auto state = std::make_unique<State>(std::move(options), std::move(router));
  if (auto problem = state->listen()) return Failure<Problem>(std::move(*problem));
  state->run();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const { return state_->endpoint.port(); }

std::string Server::url() const {
  const auto address = state_->endpoint.address();
  const std::string host = address.to_string();
  return address.is_v6() ? fmt::format("http://[{}]:{}", host, port())
                         : fmt::format("http://{}:{}", host, port());
}

bool Server::stop() { return state_->stop(); }

}  // namespace langqiao::http
