#include "exchange/corrections.h"

#include <algorithm>
#include <tuple>

namespace langqiao::exchange {
namespace {

auto key_of(const ListingConcept& each) { return std::tie(each.kind, each.concept_id); }

bool stands_in(const std::vector<ListingConcept>& concepts, const ListingConcept& wanted) {
  return std::ranges::any_of(concepts, [&](const auto& each) { return key_of(each) == key_of(wanted); });
}

std::vector<ListingConcept> in_order(std::vector<ListingConcept> concepts) {
  std::ranges::sort(concepts, {}, key_of);
  return concepts;
}

}  // namespace

std::vector<ListingConcept> after_reading(std::vector<ListingConcept> present,
                                          std::vector<ListingConcept> read) {
  std::erase_if(present, [](const auto& each) { return each.standing == ConceptStanding::read; });
  for (ListingConcept& each : read) {
    if (stands_in(present, each)) continue;
    each.standing = ConceptStanding::read;
    present.push_back(std::move(each));
  }
  return in_order(std::move(present));
}

std::vector<ListingConcept> after_correction(std::vector<ListingConcept> present,
                                             std::vector<ListingConcept> said) {
  for (ListingConcept& each : said) each.standing = ConceptStanding::set;
  for (ListingConcept& each : present) {
    if (stands_in(said, each)) continue;
    each.standing = ConceptStanding::removed;
    said.push_back(std::move(each));
  }
  return in_order(std::move(said));
}

}  // namespace langqiao::exchange
