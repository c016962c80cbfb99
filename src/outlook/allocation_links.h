// The crosswalk as weights (feature C6): which minor groups of occupations a program prepares for, and how
// well. Official links have no weights; what stands in for them are conventions of the rulebook, which the
// caller brings, and each link says what it rests on.
#pragma once

#include <span>
#include <vector>

#include "base/quantity.h"
#include "city/city.h"
#include "city/gap.h"

namespace langqiao::outlook {

// What a link without a weight of its own counts.
struct LinkWeights {
  Share group;        // the standard names the minor group
  Share occupation;   // it names an occupation of the group
  Share same_name;    // times this, where the standard is of the same program in another edition
  Share class_mates;  // times this and the part of the class mates that name the group

  bool operator==(const LinkWeights&) const = default;
};

// Links of the programs at `programs` (positions), by program, then occupation, each pair once. A program
// takes the first that it has of: its own links; those of its name and level in other editions; those stated
// of its class; those of its class mates. Links above minor groups are left out: they say too little.
std::vector<Preparation> preparations(const City& city, std::span<const std::uint32_t> programs,
                                      const LinkWeights& weights);

}  // namespace langqiao::outlook
