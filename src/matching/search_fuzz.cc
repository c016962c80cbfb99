// libFuzzer: listings made of any bytes are refused with a reason or admitted, added, closed and merged;
// searches for a listing and for words then give what a scan gives.
#include <cstdint>
#include <map>

#include "base/check.h"
#include "matching/mutual.h"
#include "matching/reasons.h"

namespace langqiao::matching {
namespace {

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool more() const { return at_ < size_; }
  std::uint8_t byte() { return more() ? data_[at_++] : std::uint8_t{0}; }
  std::uint32_t number() { return byte() < 240 ? byte() % 16u : 0x0101'0101u * byte(); }
  std::string text(std::size_t most) {
    const std::size_t length = std::min<std::size_t>(byte() % (most + 1), size_ - at_);
    const std::string made(reinterpret_cast<const char*>(data_ + at_), length);
    at_ += length;
    return made;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

Listing draft_of(Bytes& bytes) {
  Listing draft{.id = bytes.byte() % 24u,
                .side = static_cast<Side>(bytes.byte() % kSides),
                .kind = static_cast<Kind>(bytes.byte() % kKinds),
                .owner = bytes.byte() % 4u};
  for (std::uint32_t n = bytes.byte() % 6u; n > 0; --n)
    draft.concepts.push_back({.id = bytes.number(),
                              .weight = bytes.byte(),
                              .role = bytes.byte() % 3 == 0 ? Role::field : Role::skill,
                              .must = bytes.byte() % 4 == 0});
  draft.region = static_cast<std::uint16_t>(bytes.number());
  draft.from = static_cast<std::int32_t>(bytes.number());
  draft.until = bytes.byte() % 2 == 0 ? kLastDay : static_cast<std::int32_t>(bytes.number());
  draft.seats = static_cast<std::uint16_t>(bytes.number());
  draft.education = static_cast<Education>(bytes.byte() % 6);
  draft.record = bytes.byte();
  draft.verified = bytes.byte() % 8 != 0;
  draft.lawful = bytes.byte() % 8 != 0;
  draft.cities = bytes.number();
  draft.text = bytes.text(60);
  return draft;
}

Model model_of(Bytes& bytes) {
  std::vector<Relation> relations;
  for (std::uint32_t n = bytes.byte() % 12u; n > 0; --n)
    relations.push_back({bytes.byte() % 16u, bytes.byte() % 16u, bytes.byte()});
  const RegionAt regions[] = {{.city = 0, .lng = 121.4, .lat = 31.2},
                              {.city = 0, .lng = 121.9, .lat = 31.0},
                              {.city = 1, .lng = {}, .lat = {}}};
  return {.relations = Relations::of(std::move(relations)),
          .geography = Geography::of(regions),
          .weights = kDefaultWeights,
          .text = TextModel()};
}

void check(Bytes bytes) {
  const Model model = model_of(bytes);
  Index index(model.text, {.built_at_once = 4, .tail = 2, .fan = 2, .joined_by_add = 4});
  std::map<std::uint64_t, Listing> open;
  std::vector<Listing> ever;
  while (bytes.more() && ever.size() < 64) {
    auto listing = admit(draft_of(bytes));
    if (!listing) {
      CHECK(!listing.error().where.empty());
      continue;
    }
    const std::uint64_t id = listing->id;
    index.add(*listing);
    ever.push_back(*listing);
    open.insert_or_assign(id, *std::move(listing));
    const std::uint64_t closed = bytes.byte();
    CHECK(index.close(closed) == (open.erase(closed) == 1));
    if (bytes.byte() % 4 == 0) index.merge();
  }
  std::vector<Listing> listings;
  for (const auto& [id, listing] : open) listings.push_back(listing);
  const auto snapshot = index.snapshot();
  const CountedCollection counted(ever);
  const Collection collection = counted.collection();
  for (const Listing& asking : ever) {
    const auto found = best_for(asking, *snapshot, model, 5);
    CHECK(found == scan(Query(asking, model, collection), listings, model, 5));
    for (const Match& match : found) {
      const auto reasons = explain(asking, open.at(match.id), model, collection);
      CHECK(reasons && reasons->score == match.score);
    }
    CHECK(best_with_words(asking.text, *snapshot, model.text, 5) ==
          scan_words(asking.text, listings, model.text, collection, 5));
  }
}

}  // namespace
}  // namespace langqiao::matching

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  langqiao::matching::check({data, size});
  return 0;
}
