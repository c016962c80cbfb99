#include "matching/reasons.h"

#include <algorithm>
#include <tuple>

namespace langqiao::matching {
namespace {

ConceptReason reason_of(const ListedConcept& asked, const Listing& offer, const Relations& relations) {
  ConceptReason reason{
      .asked = asked.id, .offered = asked.id, .credit = 0, .weight = asked.weight, .must = asked.must};
  const auto offers = [&](std::uint32_t id) {
    const auto at = std::ranges::lower_bound(offer.concepts, id, {}, &ListedConcept::id);
    return at != offer.concepts.end() && at->id == id && at->role == asked.role;
  };
  if (offers(asked.id)) {
    reason.credit = kFullCredit;
    return reason;
  }
  for (const Related& near : relations.offers_for(asked.id)) {
    if (near.credit > reason.credit && offers(near.id))
      std::tie(reason.offered, reason.credit) = std::tie(near.id, near.credit);
  }
  return reason;
}

void set_concepts(Reasons& reasons, const Listing& need, const Listing& offer, const Relations& relations) {
  for (const ListedConcept& asked : need.concepts) {
    const ConceptReason reason = reason_of(asked, offer, relations);
    if (asked.role == Role::field) {
      if (reason.credit > (reasons.field ? reasons.field->credit : 0)) reasons.field = reason;
    } else {
      (reason.credit > 0 ? reasons.offered : reasons.missing).push_back(reason);
    }
  }
  std::ranges::stable_sort(reasons.offered, std::greater<>(),
                           [](const ConceptReason& at) { return at.weight * at.credit; });
  std::ranges::stable_sort(reasons.missing, std::greater<>(),
                           [](const ConceptReason& at) { return std::pair(at.must, at.weight); });
}

}  // namespace

std::optional<Reasons> explain(const Listing& query, const Listing& of, const Model& model,
                               const Collection& words) {
  const Query asking(query, model, words);
  const auto found = score(asking, of, model);
  if (!found) return std::nullopt;
  Reasons reasons{.score = found->score,
                  .parts = {},
                  .offered = {},
                  .missing = {},
                  .field = {},
                  .held_down = found->evidence.must_missing};
  const PartValues& weights = asking.weights(facts_of(of));
  for (std::size_t j = 0; j < kParts; ++j)
    reasons.parts[j] = {static_cast<Part>(j), found->parts[j], weights[j], weights[j] * found->parts[j]};
  const bool is_need = query.side == Side::need;
  set_concepts(reasons, is_need ? query : of, is_need ? of : query, model.relations);
  return reasons;
}

}  // namespace langqiao::matching
