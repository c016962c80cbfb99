// What a person decided about two organisations: they are one and the same, or they are not. Stands beside
// the imported rows, never in them (docs/decisions/0015-merges-beside-the-rows.md).
#pragma once

#include <string>

#include "city/columns.h"
#include "city/names.h"

namespace langqiao {

enum class OrganisationVerdict { same, different };

struct OrganisationDecision {
  Id<Organisation> organisation;  // same: the double, which counts no longer; different: the lesser id
  Id<Organisation> other;         // same: the one that it counts for; different: the greater id
  OrganisationVerdict verdict = OrganisationVerdict::same;
  std::string reason;
  std::string actor;
  std::string at;  // UTC, ISO 8601

  bool operator==(const OrganisationDecision&) const = default;
};

constexpr auto names(OrganisationVerdict) {
  using enum OrganisationVerdict;
  return Names<OrganisationVerdict, 2>{{{same, "same"}, {different, "different"}}};
}

template <>
struct Table<OrganisationDecision> {
  static constexpr std::string_view name = "organisation_decisions";
  static constexpr void visit(auto&& column) {
    column(key("organisation", &OrganisationDecision::organisation));
    column(key("other", &OrganisationDecision::other));
    column(must("verdict", &OrganisationDecision::verdict));
    column(may("reason", &OrganisationDecision::reason));
    column(must("actor", &OrganisationDecision::actor));
    column(must("at", &OrganisationDecision::at));
  }
};

}  // namespace langqiao
