// A million synthetic listings (synthetic_adverts.h), of both sides and every kind, and all on one shelf:
// size and time of the index, times of the best ten with all parts of the score, and how soon a change is
// seen while others ask. Answers are held against a scan.
//   matching_bench [listings]
#include <atomic>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <thread>

#include "matching/search.h"
#include "synthetic_adverts.h"

namespace langqiao::matching {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}
// Of this thread: what others on the machine take is left out.
double own_seconds() {
  timespec at;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
  return static_cast<double>(at.tv_sec) + 1e-9 * static_cast<double>(at.tv_nsec);
}

struct Times {
  std::vector<double> own, wall;

  template <class Work>
  void measure(const Work& work) {
    const auto start = Clock::now();
    const double before = own_seconds();
    work();
    own.push_back(own_seconds() - before);
    wall.push_back(seconds_since(start));
  }
  static double at(std::vector<double> times, double share) {
    std::ranges::sort(times);
    return 1e3 * times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  }
  void print(const char* what) const {
    fmt::print("{}: p50 {:.3f} ms, p99 {:.3f} ms, most {:.3f} ms; wall p50 {:.3f}, p99 {:.3f} ({} queries)\n",
               what, at(own, 0.5), at(own, 0.99), at(own, 1), at(wall, 0.5), at(wall, 0.99), own.size());
  }
};

std::vector<Listing> listings_of(const SyntheticListings& synthetic, Side side, std::size_t count) {
  std::vector<Listing> made;
  made.reserve(count);
  for (std::size_t id = 0; id < count; ++id) made.push_back(synthetic.listing(id, side));
  return made;
}

// An exchange with both sides and every kind: six in ten are jobs, two internships.
Listing listing_of_exchange(const SyntheticListings& synthetic, std::uint64_t id, Side side) {
  Random random = Random(5).split("kind", id);
  const std::size_t draw = random.below(10);
  const auto kind = draw < 6   ? Kind::job
                    : draw < 8 ? Kind::internship
                               : static_cast<Kind>(2 + random.below(kKinds - 2));
  return synthetic.listing(id, side, kind);
}

constexpr std::uint64_t kQueries = 1'000'000'000;  // ids of listings that ask

using Ask = std::function<Listing(std::uint64_t id)>;

std::unique_ptr<Index> built(const char* name, std::span<const Listing> listings) {
  const auto start = Clock::now();
  auto index = Index::of(listings, TextModel(), 2);
  const double seconds = seconds_since(start);
  fmt::print("{} {}: built in {:.1f} s on 2 threads, {:.0f} bytes a listing\n", listings.size(), name,
             seconds, static_cast<double>(index->snapshot()->bytes()) / static_cast<double>(listings.size()));
  return index;
}

void measure_best(const std::string& what, std::span<const Listing> listings, const Snapshot& snapshot,
                  const Model& model, const Ask& ask) {
  Times times;
  SearchCounts counts;
  constexpr std::size_t kAsked = 1000;
  for (std::size_t q = 0; q < kAsked; ++q) {
    const Listing asking = ask(kQueries + q);
    times.measure([&] { best_for(asking, snapshot, model, 10, &counts); });
  }
  times.print(what.c_str());
  fmt::print("  a query walks {} postings; looks at facts of {}, concepts of {}, words of {}\n",
             counts.postings / kAsked, counts.touched / kAsked, counts.evaluated / kAsked,
             counts.read / kAsked);

  const Collection collection = snapshot.collection();
  std::size_t different = 0;
  constexpr std::size_t kHeld = 20;
  for (std::size_t q = 0; q < kHeld; ++q) {
    const Listing asking = ask(kQueries + q);
    different +=
        best_for(asking, snapshot, model, 10) == scan(Query(asking, model, collection), listings, model, 10)
            ? 0
            : 1;
  }
  fmt::print("  of {} answers {} differ from those of a scan\n", kHeld, different);
}

void measure_shelf(const SyntheticListings& synthetic, const Model& model, Side side, std::size_t count) {
  const char* const name = side == Side::need ? "needs" : "offers";
  const std::vector<Listing> listings = listings_of(synthetic, side, count);
  const auto index = built(name, listings);
  measure_best(fmt::format("best 10 of {}", name), listings, *index->snapshot(), model,
               [&](std::uint64_t id) { return synthetic.listing(id, other(side)); });
}

void measure_exchange(const SyntheticListings& synthetic, const Model& model, std::size_t count) {
  std::vector<Listing> listings;
  listings.reserve(count);
  for (std::size_t id = 0; id < count; ++id)
    listings.push_back(listing_of_exchange(synthetic, id, id % 2 == 0 ? Side::need : Side::offer));
  const auto index = built("of an exchange", listings);
  for (const Side side : {Side::need, Side::offer}) {
    measure_best(fmt::format("best 10 for {}", side == Side::need ? "a need" : "an offer"), listings,
                 *index->snapshot(), model,
                 [&](std::uint64_t id) { return listing_of_exchange(synthetic, id, side); });
  }
}

// Two threads ask `rate` times a second together, while 100 listings a second are added and as many closed; a
// change is seen when a snapshot has it.
void measure_changes(const SyntheticListings& synthetic, const Model& model, std::size_t count, double rate) {
  const auto index = Index::of(listings_of(synthetic, Side::offer, count), TextModel(), 2);
  constexpr std::size_t kAsking = 2;
  constexpr double kChanges = 100;
  std::atomic<bool> stop = false;
  std::atomic<std::size_t> asked = 0;
  const auto start = Clock::now();
  const auto ask = [&](std::size_t asker) {
    for (std::size_t q = 0; !stop; ++q) {
      std::this_thread::sleep_until(start +
                                    std::chrono::duration<double>(static_cast<double>(q * kAsking) / rate));
      best_for(synthetic.listing(kQueries + q * kAsking + asker, Side::need), *index->snapshot(), model, 10);
      ++asked;
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t asker = 0; asker < kAsking; ++asker) threads.emplace_back(ask, asker);
  threads.emplace_back([&] {
    while (!stop) {
      if (!index->merge()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  Times adding, closing;
  for (std::uint64_t n = 0; seconds_since(start) < 10; ++n) {
    std::this_thread::sleep_until(start + std::chrono::duration<double>(static_cast<double>(n) / kChanges));
    const Listing listing = synthetic.listing(count + n, Side::offer);
    adding.measure([&] {
      index->add(listing);
      CHECK(index->snapshot()->contains(count + n));
    });
    closing.measure([&] {
      index->close(n);
      CHECK(!index->snapshot()->contains(n));
    });
  }
  stop = true;
  const double queries = static_cast<double>(asked) / seconds_since(start);
  threads.clear();
  adding.print("add, until it is seen");
  closing.print("close, until it is seen");
  fmt::print("  most {:.1f} ms by the clock; meanwhile {:.0f} queries a second of the {:.0f} wanted\n",
             std::max(Times::at(adding.wall, 1), Times::at(closing.wall, 1)), queries, rate);
}

void run(std::size_t count) {
  const SyntheticListings synthetic(LANGQIAO_SOURCE_DIR);
  const Model model = SyntheticListings::model();
  measure_exchange(synthetic, model, count);
  measure_shelf(synthetic, model, Side::offer, count);
  measure_shelf(synthetic, model, Side::need, count);
  measure_changes(synthetic, model, count, 200);
}

}  // namespace
}  // namespace langqiao::matching

int main(int count, char** arguments) {
  langqiao::matching::run(count > 1 ? std::stoul(arguments[1]) : 1'000'000);
}
