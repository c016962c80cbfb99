// Streams of events over real connections.
#include <atomic>
#include <condition_variable>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <mutex>

#include "http/event_feed.h"
#include "http/raw_client.h"
#include "http/server.h"

namespace langqiao::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

// A number that grows, and everybody who follows it.
class Source {
 public:
  std::shared_ptr<const EventFeed> feed(int seen) {
    auto feed = std::make_shared<EventFeed>();
    feed->take = [this, seen]() mutable { return news_after(seen); };
    feed->watch = [this](std::function<void()> wake) -> std::shared_ptr<void> {
      const std::scoped_lock lock(guard_);
      const int number = ++watched_;
      wakes_.emplace(number, std::move(wake));
      changed_.notify_all();
      return {this, [this, number](void*) { forget(number); }};
    };
    return feed;
  }

  void grow(int by = 1) {
    for (int i = 0; i < by; ++i) {
      const std::scoped_lock lock(guard_);
      ++number_;
      wake();
    }
  }
  void finish() {
    const std::scoped_lock lock(guard_);
    over_ = true;
    wake();
  }
  void fail() {
    const std::scoped_lock lock(guard_);
    fails_ = true;
    wake();
  }
  // Waits, at most a minute, until so many follow.
  bool has_followers(std::size_t wanted) {
    std::unique_lock lock(guard_);
    return changed_.wait_for(lock, 60s, [&] { return wakes_.size() == wanted; });
  }
  int taken() const { return taken_; }
  std::string padding;  // set before the server starts

 private:
  News news_after(int& seen) {
    const std::scoped_lock lock(guard_);
    ++taken_;
    if (fails_) throw std::runtime_error("no news");
    News news{.over = over_};
    if (seen < number_) {
      seen = number_;
      news.events.push_back({std::to_string(number_), "number", std::to_string(number_) + padding});
    }
    if (over_) news.events.push_back({"end", "ended", ""});
    return news;
  }
  void wake() {
    for (const auto& [number, each] : wakes_) each();
  }
  void forget(int number) {
    const std::scoped_lock lock(guard_);
    wakes_.erase(number);
    changed_.notify_all();
  }

  std::mutex guard_;
  std::condition_variable changed_;
  std::map<int, std::function<void()>> wakes_;
  int watched_ = 0;
  int number_ = 1;
  bool over_ = false;
  bool fails_ = false;
  std::atomic<int> taken_ = 0;
};

class ServerEvents : public testing::Test {
 protected:
  void SetUp() override {
    options_.workers = 2;
    options_.events = {.pace = 1ms, .heartbeat = 60s};
    options_.fault_log = [this](std::string_view, std::string_view what) {
      const std::scoped_lock lock(mutex_);
      faults_.emplace_back(what);
    };
  }
  std::uint16_t start() {
    Router router;
    router.add("GET", "/api/numbers", [this](const Request& request, const PathParams&) {
      return Response::events(
          source_.feed(std::stoi(request.headers.get("Last-Event-ID").value_or("0").data())));
    });
    router.add("GET", "/api/echo", [](const Request&, const PathParams&) { return Response::text("echo"); });
    auto server = Server::start(options_, std::move(router));
    EXPECT_TRUE(server) << server.error().what.en;
    server_ = std::move(*server);
    return server_->port();
  }
  static std::string follow(std::string_view fields = "", std::string_view method = "GET") {
    return std::string(method) + " /api/numbers HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) +
           "\r\n";
  }
  static std::string event(int number) {
    return "id: " + std::to_string(number) + "\nevent: number\ndata: " + std::to_string(number) + "\n\n";
  }

  ServerOptions options_;
  Source source_;
  std::mutex mutex_;
  std::vector<std::string> faults_;
  std::unique_ptr<Server> server_;
};

constexpr const char* kEcho = "GET /api/echo HTTP/1.1\r\nHost: localhost\r\n\r\n";
constexpr const char* kEnded = "id: end\nevent: ended\ndata: \n\n";

TEST_F(ServerEvents, EventsComeAsTheyHappenUntilTheyAreOver) {
  RawClient client(start());
  client.send(follow("Accept-Encoding: gzip\r\n"));
  const RawResponse head = client.receive(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Type"), "text/event-stream");
  EXPECT_EQ(head.header("Cache-Control"), "no-store");
  EXPECT_EQ(head.header("Connection"), "close");
  EXPECT_EQ(head.header("X-Content-Type-Options"), "nosniff");
  for (const char* absent : {"Content-Length", "Content-Encoding", "ETag", "Vary"})
    EXPECT_EQ(head.header(absent), "") << absent;
  EXPECT_EQ(client.receive_until("\n\n"), event(1));
  source_.grow();
  EXPECT_EQ(client.receive_until("\n\n"), event(2));
  source_.grow();
  EXPECT_EQ(client.receive_until("\n\n"), event(3));
  source_.finish();
  EXPECT_EQ(client.receive_until("\n\n"), kEnded);
  EXPECT_TRUE(client.ends());
  EXPECT_TRUE(source_.has_followers(0));
}

TEST_F(ServerEvents, SeveralReadersHearTheSame) {
  const std::uint16_t port = start();
  RawClient one(port), two(port);
  for (RawClient* each : {&one, &two}) {
    each->send(follow());
    each->receive(true);
    EXPECT_EQ(each->receive_until("\n\n"), event(1));
  }
  source_.grow();
  for (RawClient* each : {&one, &two}) EXPECT_EQ(each->receive_until("\n\n"), event(2));
}

TEST_F(ServerEvents, AReaderThatComesBackHearsOnlyWhatIsNew) {
  RawClient client(start());
  client.send(follow("Last-Event-ID: 1\r\n"));
  EXPECT_EQ(client.receive(true).status, 200);
  ASSERT_TRUE(source_.has_followers(1));
  source_.grow();
  EXPECT_EQ(client.receive_until("\n\n"), event(2));
}

TEST_F(ServerEvents, SixtyFourIdleFollowersStarveNobodyAndAllHearTheNews) {
  const std::uint16_t port = start();
  std::vector<std::unique_ptr<RawClient>> followers;
  for (int i = 0; i < 64; ++i) {
    followers.push_back(std::make_unique<RawClient>(port));
    followers.back()->send(follow());
    EXPECT_EQ(followers.back()->receive(true).status, 200);
    EXPECT_EQ(followers.back()->receive_until("\n\n"), event(1));
  }
  RawClient active(port);
  const auto before = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i) ASSERT_EQ(active.ask(kEcho).body, "echo");
  const auto took = std::chrono::steady_clock::now() - before;
  EXPECT_LT(took, 5s) << "a request that waits for a follower would wait for ever";
  source_.grow();
  for (const auto& each : followers) EXPECT_EQ(each->receive_until("\n\n"), event(2));
}

TEST_F(ServerEvents, ASignOfLifeComesWhenThereIsNoNews) {
  options_.events.heartbeat = 10ms;
  RawClient client(start());
  client.send(follow());
  client.receive(true);
  EXPECT_EQ(client.receive_until("\n\n"), event(1));
  EXPECT_EQ(client.receive_until("\n\n"), kHeartbeat);
  EXPECT_EQ(client.receive_until("\n\n"), kHeartbeat);
}

TEST_F(ServerEvents, WhatHappensFasterThanItIsSentIsOneEvent) {
  options_.events.pace = 50ms;
  RawClient client(start());
  client.send(follow());
  client.receive(true);
  EXPECT_EQ(client.receive_until("\n\n"), event(1));
  source_.grow(10'000);
  int events = 0;
  std::string last;
  while (last != event(10'001) && events < 1000) {
    last = client.receive_until("\n\n");
    ++events;
  }
  EXPECT_EQ(last, event(10'001)) << "the latest is never passed over";
  EXPECT_LT(events, 1000);
}

TEST_F(ServerEvents, AClientThatLeavesIsNoticedThoughThereIsNoNews) {
  auto client = std::make_unique<RawClient>(start());
  client->send(follow());
  EXPECT_EQ(client->receive(true).status, 200);
  ASSERT_TRUE(source_.has_followers(1));
  client.reset();
  EXPECT_TRUE(source_.has_followers(0));
}

TEST_F(ServerEvents, AClientThatDoesNotReadIsLeftAndHoldsNothingUp) {
  options_.deadlines.write = 100ms;
  options_.deadlines.linger = 50ms;
  source_.padding.assign(16u << 20, 'x');  // more than the buffers of a socket take
  const std::uint16_t port = start();
  RawClient deaf(port), other(port);
  deaf.send(follow());
  ASSERT_TRUE(source_.has_followers(1));
  for (int i = 0; i < 20; ++i) source_.grow();
  EXPECT_EQ(other.ask(kEcho).body, "echo");
  EXPECT_TRUE(source_.has_followers(0));
  EXPECT_LE(source_.taken(), 3) << "nothing new is asked for while the old has not been taken";
}

TEST_F(ServerEvents, AStopEndsTheStreamsAndIsNotHeldUpByThem) {
  options_.deadlines.linger = 50ms;
  const std::uint16_t port = start();
  std::vector<std::unique_ptr<RawClient>> followers;
  for (int i = 0; i < 8; ++i) {
    followers.push_back(std::make_unique<RawClient>(port));
    followers.back()->send(follow());
    followers.back()->receive(true);
    EXPECT_EQ(followers.back()->receive_until("\n\n"), event(1));
  }
  EXPECT_TRUE(server_->stop());
  for (const auto& each : followers) EXPECT_TRUE(each->ends());
  EXPECT_TRUE(source_.has_followers(0));
}

TEST_F(ServerEvents, AFeedThatFailsEndsItsStreamAndIsLogged) {
  RawClient client(start());
  client.send(follow());
  client.receive(true);
  EXPECT_EQ(client.receive_until("\n\n"), event(1));
  source_.fail();
  EXPECT_TRUE(client.ends());
  const std::scoped_lock lock(mutex_);
  EXPECT_THAT(faults_, testing::ElementsAre("no news"));
}

TEST_F(ServerEvents, HeadHasTheHeadAlone) {
  RawClient client(start());
  const RawResponse head = client.ask(follow("", "HEAD"), true);
  EXPECT_EQ(head.header("Content-Type"), "text/event-stream");
  EXPECT_TRUE(client.ends());
  EXPECT_EQ(source_.taken(), 0);
}

TEST_F(ServerEvents, WhatIsSentAfterTheRequestIsNotAnswered) {
  RawClient client(start());
  client.send(follow() + std::string(100'000, 'x') + kEcho);
  client.receive(true);
  EXPECT_EQ(client.receive_until("\n\n"), event(1));
  source_.finish();
  EXPECT_EQ(client.receive_until("\n\n"), kEnded);
  EXPECT_TRUE(client.ends());
}

}  // namespace
}  // namespace langqiao::http
