#include "matching/mutual.h"

#include <algorithm>
#include <tuple>

#include "base/parallel.h"

namespace langqiao::matching {
namespace {

using Lists = std::vector<std::vector<Match>>;

std::vector<const Listing*> of_side(std::span<const Listing> listings, Side side) {
  std::vector<const Listing*> found;
  for (const Listing& listing : listings) {
    if (listing.side == side) found.push_back(&listing);
  }
  std::ranges::sort(found, {}, &Listing::id);
  return found;
}

Lists best_of_each(std::span<const Listing* const> asking, const Snapshot& snapshot, const Model& model,
                   const MutualSearch& search) {
  Lists lists(asking.size());
  parallel_for(asking.size(), search.threads,
               [&](std::size_t i) { lists[i] = best_for(*asking[i], snapshot, model, search.among); });
  return lists;
}

// Those of `all` that stand in some list.
std::vector<const Listing*> named_in(const Lists& lists, const std::vector<const Listing*>& all) {
  std::vector<std::uint64_t> ids;
  for (const auto& list : lists) {
    for (const Match& match : list) ids.push_back(match.id);
  }
  std::ranges::sort(ids);
  std::vector<const Listing*> named;
  std::ranges::copy_if(all, std::back_inserter(named),
                       [&](const Listing* at) { return std::ranges::binary_search(ids, at->id); });
  return named;
}

bool stronger(const MutualPair& a, const MutualPair& b) {
  if (a.lesser() != b.lesser()) return a.lesser() > b.lesser();
  return std::tie(a.need, a.offer) < std::tie(b.need, b.offer);
}

}  // namespace

std::vector<MutualPair> mutual_pairs(std::span<const Listing> listings, const Snapshot& snapshot,
                                     const Model& model, const MutualSearch& search) {
  const auto needs = of_side(listings, Side::need);
  const Lists of_needs = best_of_each(needs, snapshot, model, search);
  const auto offers = named_in(of_needs, of_side(listings, Side::offer));
  const Lists of_offers = best_of_each(offers, snapshot, model, search);
  std::vector<MutualPair> pairs;
  for (std::size_t o = 0; o < offers.size(); ++o) {
    for (const Match& need : of_offers[o]) {
      const auto at = std::ranges::lower_bound(needs, need.id, {}, &Listing::id);
      if (at == needs.end() || (*at)->id != need.id) continue;
      const auto& back = of_needs[static_cast<std::size_t>(at - needs.begin())];
      const auto offer = std::ranges::find(back, offers[o]->id, &Match::id);
      if (offer != back.end()) pairs.push_back({need.id, offer->id, offer->score, need.score});
    }
  }
  std::ranges::sort(pairs, stronger);
  if (pairs.size() > search.most) pairs.resize(search.most);
  return pairs;
}

}  // namespace langqiao::matching
