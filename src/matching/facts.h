// A listing as an index keeps it: 32 bytes of facts and 4 a concept. The words are in postings.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matching/listing.h"

namespace langqiao::matching {

class PackedConcept {
 public:
  PackedConcept() = default;
  explicit PackedConcept(const ListedConcept& at)
      : bits_(at.id << 9 | std::uint32_t{at.role == Role::field} << 8 | std::uint32_t{at.must} << 7 |
              at.weight) {}

  std::uint32_t id() const { return bits_ >> 9; }
  Role role() const { return (bits_ >> 8 & 1) != 0 ? Role::field : Role::skill; }
  bool must() const { return (bits_ >> 7 & 1) != 0; }
  std::uint8_t weight() const { return bits_ & 127; }
  bool operator==(const PackedConcept&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

// Listings of a side and a kind stand together: a query reads only the shelves that it can meet.
inline constexpr std::size_t kShelves = kSides * kKinds;
constexpr std::size_t shelf_of(Side side, Kind kind) {
  return static_cast<std::size_t>(side) * kKinds + static_cast<std::size_t>(kind);
}

struct Facts {
  std::uint64_t id = 0;
  std::uint32_t owner = 0;
  std::uint32_t cities = 0;
  std::uint32_t first_concept =
      0;  // position in the index's concepts; those up to the next listing's are its own
  std::uint16_t from = 0, until = 0;
  std::uint16_t region = 0;
  std::uint16_t seats = 0;
  std::uint8_t record = 0;
  std::uint8_t length = 0;  // of its text
  Education education = Education::unsaid;
  std::uint8_t side_kind =
      0;  // its shelf; kShelves and above: never to be matched (owner not verified, not lawful, no seats)

  Side side() const { return shelf() < kKinds ? Side::need : Side::offer; }
  Kind kind() const { return static_cast<Kind>(shelf() % kKinds); }
  std::size_t shelf() const { return side_kind % kShelves; }
  bool open() const { return side_kind < kShelves; }
  bool operator==(const Facts&) const = default;
};
static_assert(sizeof(Facts) == 32);

// Precondition: an admitted listing. first_concept is left to the caller, length too.
Facts facts_of(const Listing& listing);
std::vector<PackedConcept> packed_concepts(const Listing& listing);

}  // namespace langqiao::matching
