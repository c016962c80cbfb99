// Proposals to merge or close (feature D1, PLANNING §5): schools of one district, or of the city, that offer
// the same or nearly the same program to fewer people than their smallest classes add up to. Who should give
// way is said by outcomes alone (places found, graduation, fill), never by size; where outcomes are unknown,
// equal or at odds, people decide. A proposal is never a decision, and for a program under state control it
// can only become an application. Method and limits: docs/reference/warnings.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "city/city.h"
#include "portfolio/duplicates.h"
#include "rulebook/finding.h"

namespace langqiao::portfolio {

// merge: one site gives way to the others. close: all of them together are no class. decide: outcomes do not
// say who should give way.
enum class ProposalKind { merge, close, decide };

// Why one site gives way, or why nobody can be named.
enum class ProposalReason {
  worse_outcomes,     // better in nothing that is known, and worse than the others in something
  no_class_together,  // all of them together are fewer than the smallest class
  outcomes_unknown,   // of some site nothing is known
  outcomes_equal,     // no two differ by more than the margin
  outcomes_at_odds,   // one is better in this, another in that
};

enum class OutcomeMeasure { signing, graduation, fill };

struct SiteOutcome {
  OutcomeMeasure measure = OutcomeMeasure::fill;
  Share rate;
  int year = 0;
  Quality quality = Quality::measured;

  bool operator==(const SiteOutcome&) const = default;
};

// A program at a school. Positions in the tables of the snapshot.
struct ProposalSite {
  std::uint32_t program = 0;
  std::uint32_t school = 0;
  Persons entrants;
  std::vector<SiteOutcome> outcomes;  // that are known, in the order of OutcomeMeasure

  bool operator==(const ProposalSite&) const = default;
};

struct MergeProposal {
  std::optional<std::uint32_t> region;  // none: the whole city
  int year = 0;                         // of the entrants
  ProposalKind kind = ProposalKind::decide;
  ProposalReason reason = ProposalReason::outcomes_unknown;
  std::vector<ProposalSite> sites;       // by program, then school
  std::optional<std::size_t> gives_way;  // position in sites; of kind merge
  Persons entrants;                      // of all sites
  std::int64_t classes = 0;              // smallest classes that the entrants would fill
  rulebook::Finding finding;             // entrants against the sum of the smallest classes
  bool application = false;              // some program is under state control
  Quality quality = Quality::measured;   // of the worst record that was used

  bool operator==(const MergeProposal&) const = default;
};

struct MergeProposals {
  std::vector<MergeProposal> items;  // fewest entrants for each smallest class first
  std::int64_t examined = 0;         // groups of two schools or more
  std::int64_t unknown = 0;          // of those, groups with a site whose entrants nobody has recorded

  bool operator==(const MergeProposals&) const = default;
};

// Of the latest year of the register. Nothing where the smallest class is not in force.
MergeProposals merge_proposals(const City& city, const Duplicates& register_of_city,
                               const rulebook::Setting& setting, const rulebook::Rulebook& book);

// The name of what is proposed: the id of its first program, and after "@" that of the district.
std::string subject_of(const City& city, const MergeProposal& proposal);

constexpr auto names(ProposalKind) {
  using enum ProposalKind;
  return Names<ProposalKind, 3>{{{merge, "merge"}, {close, "close"}, {decide, "decide"}}};
}
constexpr auto names(ProposalReason) {
  using enum ProposalReason;
  return Names<ProposalReason, 5>{{{worse_outcomes, "worse_outcomes"},
                                   {no_class_together, "no_class_together"},
                                   {outcomes_unknown, "outcomes_unknown"},
                                   {outcomes_equal, "outcomes_equal"},
                                   {outcomes_at_odds, "outcomes_at_odds"}}};
}
constexpr auto names(OutcomeMeasure) {
  using enum OutcomeMeasure;
  return Names<OutcomeMeasure, 3>{{{signing, "signing"}, {graduation, "graduation"}, {fill, "fill"}}};
}

}  // namespace langqiao::portfolio
