// What the deals of a city say of its matches: of two that were proposed about one listing, which was taken
// and which refused.
#pragma once

#include <span>
#include <vector>

#include "city/exchange.h"

namespace langqiao::service {

struct MatchChoice {
  Id<Listing> asking;  // the listing that both were proposed about
  Id<Listing> taken, refused;

  auto operator<=>(const MatchChoice&) const = default;
};

// Taken: both sides said yes, whatever came of it later. Refused: a side declined. What was withdrawn or
// lapsed says nothing. In rising order, each once.
std::vector<MatchChoice> choices_of(std::span<const Deal> deals);

}  // namespace langqiao::service
