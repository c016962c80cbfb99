#include "service/matches.h"

#include <cmath>
#include <map>

#include "service/concept_name.h"
#include "service/match_shelf.h"

namespace langqiao::service {
namespace {

std::int64_t basis_points(double share) { return std::llround(share * static_cast<double>(Share::kWhole)); }

using Pair = std::pair<Id<Listing>, Id<Listing>>;  // need and offer

std::map<Pair, std::string> deals_under_way(const Store& store) {
  std::map<Pair, std::string> deals;
  for (const Deal& each : store.deals())
    if (!is_over(each.state)) deals.emplace(Pair{each.need, each.offer}, each.id.text());
  return deals;
}

class Shower {
 public:
  Shower(const Office& office, const CityView& view, const ListingBoard& board)
      : office_(office), view_(view), board_(board), deals_(deals_under_way(office.store())) {}

  MatchView match(const Listing& of, const FoundListing& found) const {
    const Listing& other = *board_.find(found.id);
    const Pair pair = of.side == ListingSide::need ? Pair{of.id, other.id} : Pair{other.id, of.id};
    const auto deal = deals_.find(pair);
    const matching::Reasons& why = found.reasons;
    MatchView view{.listing = row_of(office_, view_, board_, other),
                   .score_bp = basis_points(why.score),
                   .held_down = why.held_down};
    for (const matching::PartReason& each : why.parts) {
      const auto part = static_cast<std::size_t>(each.part);
      view.parts.push_back(
          {std::string(matching::kPartNames[part]), basis_points(each.value), basis_points(each.weight)});
    }
    for (const auto& each : why.offered) view.offered.push_back(concept_of(each));
    for (const auto& each : why.missing) view.missing.push_back(concept_of(each));
    if (why.field) view.field = concept_of(*why.field);
    if (deal != deals_.end()) view.deal = deal->second;
    return view;
  }

  bool has_deal(const FoundPair& pair) const { return deals_.contains({pair.need, pair.offer}); }
  MutualPairView pair(const FoundPair& found) const {
    return {row_of(office_, view_, board_, *board_.find(found.need)),
            row_of(office_, view_, board_, *board_.find(found.offer)), basis_points(found.need_score),
            basis_points(found.offer_score)};
  }

 private:
  ConceptName name(std::uint32_t number) const {
    const auto known = view_.matches->concept_at(number);
    return {known.kind, known.id, name_of_concept(view_.city, known.kind, known.id).value_or(known.id)};
  }
  MatchConceptView concept_of(const matching::ConceptReason& reason) const {
    MatchConceptView view{name(reason.asked), std::nullopt,
                          std::int64_t{reason.credit} * Share::kWhole / matching::kFullCredit, reason.must};
    if (reason.credit > 0) view.offered = name(reason.offered);
    return view;
  }

  const Office& office_;
  const CityView& view_;
  const ListingBoard& board_;
  std::map<Pair, std::string> deals_;
};

}  // namespace

Answer<MatchList> matches(const Office& office, const Actor& actor, const Id<Listing>& id, std::size_t most) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().and_then([&](const View& view) -> Answer<MatchList> {
    const auto board = office.board();
    const Listing* const listing = board->find(id);
    if (!listing) {
      return no_such({"需求或供给", "listing"}, id.text(),
                     {"请在需求与供给列表中查找", "Look it up in the list of listings"});
    }
    const auto found = view->matches->best_for(office, *view, *board, id, most);
    if (!found) {
      return refuse(RefusalKind::conflict, {{"这一条已关闭或到期", "It is closed or has expired"},
                                            id.text(),
                                            {"不再征集", "not open"},
                                            {"正在征集的需求或供给", "an open listing"},
                                            {"请重新发布", "Post it again"}});
    }
    const Shower shower(office, *view, *board);
    MatchList list;
    for (const FoundListing& each : *found) list.items.push_back(shower.match(*listing, each));
    return list;
  });
}

Answer<MutualPairList> mutual_pairs(const Office& office, const Actor& actor, std::size_t most) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const auto board = office.board();
    const Shower shower(office, *view, *board);
    MutualPairList list;
    for (const FoundPair& each : view->matches->mutual_pairs(office, *view, *board)) {
      if (list.items.size() == most) break;
      if (!shower.has_deal(each)) list.items.push_back(shower.pair(each));
    }
    return list;
  });
}

Answer<MatchWeightsView> match_weights(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const LearnedWeights learned = view->matches->weights(office, *view, *office.board());
    MatchWeightsView shown;
    for (std::size_t k = 0; k < matching::kKinds; ++k) {
      KindWeightsView of{.kind = static_cast<ListingKind>(k),
                         .choices = static_cast<std::int64_t>(learned.choices[k])};
      for (std::size_t p = 0; p < matching::kParts; ++p) {
        of.parts.push_back({std::string(matching::kPartNames[p]),
                            basis_points(matching::kDefaultWeights[k][p]), basis_points(learned.now[k][p])});
      }
      shown.items.push_back(std::move(of));
    }
    return shown;
  });
}

}  // namespace langqiao::service
