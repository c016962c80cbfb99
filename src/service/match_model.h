// The concepts of a city as the matcher counts them: each a number, how near they are to one another, and
// where the regions lie.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "city/city.h"
#include "city/exchange.h"
#include "matching/query.h"
#include "outlook/allocation_links.h"

namespace langqiao::service {

// (kind, id) ↔ number, in the order in which they are met.
class ConceptNumbers {
 public:
  struct Concept {
    ConceptKind kind = ConceptKind::skill;
    std::string id;
  };

  std::uint32_t number(ConceptKind kind, const std::string& id);
  const Concept& at(std::uint32_t number) const { return concepts_[number]; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Concept> concepts_;
};

// Program ↔ occupation by the links of the outlook, both ways (an enterprise asks for an occupation, a school
// for places of its program); occupations of one minor group; industries along their tree. Every concept of
// them has a number afterwards.
matching::Relations relations_of(const City& city, const outlook::LinkWeights& links,
                                 ConceptNumbers& numbers);

// By position in the table of regions; a region without a place of its own lies where the one around it does.
matching::Geography geography_of(const City& city);

}  // namespace langqiao::service
