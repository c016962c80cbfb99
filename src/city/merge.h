// Organisations that people found to be the same, counted as one. Pure: rows and decisions in, rows out; the
// rows as they were imported stay in the store.
#pragma once

#include <map>
#include <vector>

#include "city/organisation_decision.h"
#include "city/tables.h"

namespace langqiao {

using Decisions = std::vector<OrganisationDecision>;

// For each organisation that counts for another: for which one. Organisations joined by decisions are one
// group; it is counted for the one at the end of the chain, or, where that is not among `organisations`, for
// the one of the group that stands nearest to the end (equal: the lesser id). So a decision about an
// organisation that an import no longer has rests, and works again when it is back. A second decision on the
// same double, or one that closes a ring, has no effect: the earlier holds.
std::map<Id<Organisation>, Id<Organisation>> counted_for(const Decisions& decisions,
                                                         const std::vector<Organisation>& organisations);

// True when "`organisation` is the same as `other`" would close a ring.
bool closes_ring(const Decisions& decisions, const Id<Organisation>& organisation,
                 const Id<Organisation>& other);

struct MergedOrganisation {
  Organisation record;  // as imported
  Id<Organisation> counts_for;

  bool operator==(const MergedOrganisation&) const = default;
};

// Takes the doubles out of `tables` and gives them back, by id. Whatever named a double names the one that
// it counts for; the double's name, id and credit code become aliases of that one. Its other fields are not
// carried over: a record keeps the values of its own source. Tables without faults stay without.
std::vector<MergedOrganisation> merge_organisations(CityTables& tables, const Decisions& decisions);

// Those of `offered` that can join `kept`: pairs that nobody has decided yet, no second end for one double,
// no ring, no organisation with itself.
Decisions decisions_to_add(const Decisions& kept, const Decisions& offered);

}  // namespace langqiao
