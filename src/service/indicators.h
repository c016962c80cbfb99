// What the registries say of an indicator: the records that it counts, and the count as evidence. One
// definition, used by the scoreboard and by the list behind each number.
#pragma once

#include <vector>

#include "plan/lamp.h"
#include "service/scoreboard.h"

namespace langqiao::service {

// The records of the registries that the indicator counts; empty for one that only observations speak of.
std::vector<IndicatorRecord> records_of(const CityView& view, Indicator indicator);

// Published observations and counts in the registries, one count for each quality of record; for
// `trained_people` the persons of the agreements are summed.
std::vector<plan::Evidence> evidence_of(const CityView& view);

}  // namespace langqiao::service
