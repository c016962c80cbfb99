#include "service/match_choices.h"

#include <algorithm>
#include <map>

namespace langqiao::service {
namespace {

enum class Outcome { none, taken, refused };

Outcome outcome_of(DealState state) {
  switch (state) {
    case DealState::accepted:
    case DealState::negotiating:
    case DealState::agreed:
    case DealState::running:
    case DealState::fulfilled:
    case DealState::broken_off:
      return Outcome::taken;
    case DealState::declined:
      return Outcome::refused;
    case DealState::proposed:
    case DealState::withdrawn:
    case DealState::lapsed:
      return Outcome::none;
  }
  return Outcome::none;
}

}  // namespace

std::vector<MatchChoice> choices_of(std::span<const Deal> deals) {
  struct Proposed {
    std::vector<Id<Listing>> taken, refused;
  };
  std::map<Id<Listing>, Proposed> about;
  for (const Deal& deal : deals) {
    const Outcome outcome = outcome_of(deal.state);
    if (outcome == Outcome::none) continue;
    for (const auto& [asking, other] : {std::pair(deal.need, deal.offer), std::pair(deal.offer, deal.need)})
      (outcome == Outcome::taken ? about[asking].taken : about[asking].refused).push_back(other);
  }
  std::vector<MatchChoice> choices;
  for (const auto& [asking, proposed] : about) {
    for (const Id<Listing>& taken : proposed.taken) {
      for (const Id<Listing>& refused : proposed.refused)
        if (taken != refused) choices.push_back({asking, taken, refused});
    }
  }
  std::ranges::sort(choices);
  choices.erase(std::ranges::unique(choices).begin(), choices.end());
  return choices;
}

}  // namespace langqiao::service
