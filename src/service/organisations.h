// Organisations: the list, the profile, suspected doubles, and what people decide about them. Doubles that a
// person has merged count for the other everywhere; the rows stay as imported.
#pragma once

#include "city/doubles.h"
#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

struct OrganisationRow {
  std::string id;
  std::string name;
  OrganisationKind kind = OrganisationKind::enterprise;
  std::string credit_code;
  std::optional<Named> region;
  std::optional<Named> industry;
  std::optional<Persons> staff_persons;
  std::string listed_as;
  CultivationStage stage = CultivationStage::none;
  std::int64_t merged = 0;  // doubles that count for it
  Provenance provenance;
};

struct OrganisationQuery {
  std::string query;  // part of a name, an alias, an id or a credit code
  std::optional<OrganisationKind> kind;
  std::optional<CultivationStage> stage;
  std::optional<Id<Region>> region;
  std::optional<Quality> quality;
  Page page;
};

struct ProjectMention {
  std::string id;
  std::string name;
  ProjectKind kind = ProjectKind::training;
  ProjectStage stage = ProjectStage::planned;
  Provenance provenance;
};

struct PlatformMention {
  std::string id;
  std::string name;
  std::string kind;
  Provenance provenance;
};

struct AgreementMention {
  std::string id;
  AgreementKind kind = AgreementKind::internship;
  Named school;
  Date signed_on;
  std::optional<Persons> persons;
  Provenance provenance;
};

// A decision with the names of both, and whether it does something now: of an organisation that the data no
// longer has, it rests.
struct DecisionView {
  Named organisation;
  Named other;
  OrganisationVerdict verdict = OrganisationVerdict::same;
  std::string reason;
  std::string actor;
  std::string at;
  bool in_effect = true;
};

struct OrganisationProfile {
  OrganisationRow organisation;
  std::vector<std::string> aliases;
  std::vector<ProjectMention> projects;
  std::vector<PlatformMention> platforms;
  std::vector<AgreementMention> agreements;
  std::int64_t adverts = 0;
  std::int64_t listings = 0;
  std::vector<OrganisationRow> doubles;  // that count for it, as imported
  std::vector<DecisionView> decisions;   // that name it or one of its doubles
};

struct DoubleView {
  OrganisationRow first;
  OrganisationRow second;
  DoubleReason reason = DoubleReason::same_name;
  DoubleStrength strength = DoubleStrength::fair;
  Share similarity;
  bool codes_differ = false;
  std::string keep;  // id of the one whose record is the better known
};

struct DecisionKey {
  Id<Organisation> organisation;
  Id<Organisation> other;
};

Answer<ListOf<OrganisationRow>> organisations(const Office& office, const Actor& actor,
                                              const OrganisationQuery& query);
// Also found by the id of a double: the answer is then the one that it counts for.
Answer<OrganisationProfile> organisation(const Office& office, const Actor& actor,
                                         const Id<Organisation>& id);

// Pairs that nobody has decided yet, strongest first.
Answer<ListOf<DoubleView>> doubles(const Office& office, const Actor& actor, const Page& page);
// Newest first.
Answer<ListOf<DecisionView>> decisions(const Office& office, const Actor& actor);

// same: `organisation` counts for `other` from now on. different: the pair is not suspected again. Refused
// when one of them is not in the data, when they are one, when the pair is decided the other way, when the
// double counts for a third already or the decision would close a ring, and, for organisations with different
// valid credit codes, without a reason.
Answer<DecisionView> decide(const Office& office, const Actor& actor, const DecisionKey& key,
                            OrganisationVerdict verdict, const std::string& reason);
// Takes the decision about the two back, in whatever order they are named.
Answer<void> undo_decision(const Office& office, const Actor& actor, const DecisionKey& key);
// Takes back that this organisation counts for another.
Answer<DecisionView> split(const Office& office, const Actor& actor, const Id<Organisation>& organisation);

}  // namespace langqiao::service
