// What a person says of a listing's concepts stays, whatever is read later. Pure.
#pragma once

#include <vector>

#include "city/exchange.h"

namespace langqiao::exchange {

// The concepts of a listing after a new reading of its text: what a person set or removed as it was, beside
// what is read now. By kind and id. `read` holds no concept twice.
std::vector<ListingConcept> after_reading(std::vector<ListingConcept> present,
                                          std::vector<ListingConcept> read);

// The concepts after a person said what they are: `said` are set, and whatever else there was is removed.
std::vector<ListingConcept> after_correction(std::vector<ListingConcept> present,
                                             std::vector<ListingConcept> said);

}  // namespace langqiao::exchange
