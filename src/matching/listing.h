// What the matcher knows of a need or an offer: concepts, place, window, seats, level, words. A plain record;
// whoever reads a text fills it. There is no room in it for anything about a person: no name, sex, age, home
// town or photograph can weigh in a match (listing_test.cc holds every field against a list).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace langqiao::matching {

enum class Side : std::uint8_t { need, offer };
inline constexpr std::size_t kSides = 2;

constexpr Side other(Side side) { return side == Side::need ? Side::offer : Side::need; }

enum class Kind : std::uint8_t {
  job,
  internship,
  apprenticeship,
  order_class,
  technical_problem,
  training,
  teacher_exchange,
  joint_base,
  equipment,
  course,
  result_transfer,
};
inline constexpr std::size_t kKinds = 11;

// The table of kind pairs (docs/exchange.md): a need meets offers of its own kind; a technical problem also
// meets results to transfer.
constexpr bool meets(Kind need, Kind offer) {
  return need == offer || (need == Kind::technical_problem && offer == Kind::result_transfer);
}

// Least that a need wants, or what an offer's people have. In rising order.
enum class Education : std::uint8_t { unsaid, secondary, higher_vocational, bachelor, master, doctor };

// What a concept says of a listing: something that people can do, or the field it stands in (occupation,
// program or industry).
enum class Role : std::uint8_t { skill, field };

struct ListedConcept {
  std::uint32_t id = 0;     // below kMostConcepts
  std::uint8_t weight = 1;  // 1 … 100, beside the other concepts of the listing
  Role role = Role::skill;
  bool must = false;  // of a need: an offer without it is held down

  bool operator==(const ListedConcept&) const = default;
};
inline constexpr std::uint32_t kMostConcepts = 1u << 23;
inline constexpr std::size_t kMostConceptsOfListing = 64;
inline constexpr std::uint8_t kGreatestWeight = 100;

inline constexpr std::int32_t kLastDay = 65'535;  // 2149-06-06: a window that ends here stays open
inline constexpr std::uint8_t kNoRecord = 255;

struct Listing {
  std::uint64_t id = 0;
  Side side = Side::need;
  Kind kind = Kind::job;
  std::uint32_t owner = 0;  // an organisation or a school; opaque
  std::vector<ListedConcept> concepts;
  std::uint16_t region = 0;  // position in Geography
  std::int32_t from = 0;     // days since 1970-01-01; the window is [from, until)
  std::int32_t until = kLastDay;
  std::uint16_t seats = 1;  // wanted (need) or left (offer); 0: none, so nothing to match
  Education education = Education::unsaid;
  std::uint8_t record = kNoRecord;  // fulfilled agreements of its owner, per cent
  bool verified = false;            // its owner is
  bool lawful = false;              // no rule forbids it
  std::uint32_t cities = 0;         // bit c: may be shown to city c of Geography beside its own
  std::string text;                 // the words that are not concepts, UTF-8

  bool operator==(const Listing&) const = default;
};

// The listing in its one form: concepts by id, each once (its greatest weight; must where any says so).
// Problem
// ("concepts[3].weight"): a value outside the ranges above, more than kMostConceptsOfListing concepts, a
// window without a day, text that is not UTF-8.
Result<Listing, Problem> admit(Listing draft);

// Name and place of every field, in the order of the record: what a match can ever depend on.
inline constexpr std::array<std::string_view, 15> kListingFields = {
    "id",    "side",      "kind",   "owner",    "concepts", "region", "from", "until",
    "seats", "education", "record", "verified", "lawful",   "cities", "text"};

}  // namespace langqiao::matching
