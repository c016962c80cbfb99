// Answers as JSON text, in the shapes of docs/api/openapi.yaml. The one folder that knows a JSON library; the
// doors hand texts through.
#pragma once

#include <string>
#include <string_view>

#include "service/advert_import.h"
#include "service/adverts.h"
#include "service/backtest.h"
#include "service/data.h"
#include "service/filings.h"
#include "service/jobs.h"
#include "service/occupations.h"
#include "service/organisations.h"
#include "service/outlook.h"
#include "service/places.h"
#include "service/plans.h"
#include "service/programs.h"
#include "service/reading.h"
#include "service/rules.h"
#include "service/schools.h"
#include "service/scoreboard.h"
#include "service/search.h"
#include "service/warnings.h"

namespace langqiao::service {

struct Health {
  std::string status = "ok";
  std::string version;
  std::string store;
  bool city = false;
};

std::string json_of(const Health& health);
std::string json_of(const AdvertReading& reading);
std::string json_of(const TextReading& reading);
std::string json_of(const AdvertBoard& board);
std::string json_of(const Brief& brief);
std::string json_of(const Scoreboard& board);
std::string json_of(const IndicatorRecords& records);
std::string json_of(const ListOf<SearchHit>& hits);
std::string json_of(const ListOf<RegionRow>& regions);
std::string json_of(const RegionProfile& region);
std::string json_of(const Outlines& outlines);
std::string json_of(const ListOf<SchoolRow>& schools);
std::string json_of(const SchoolProfile& school);
std::string json_of(const ProgramList& programs);
std::string json_of(const ProgramProfile& program);
std::string json_of(const DuplicatesOfYear& duplicates);
std::string json_of(const OccupationProfile& occupation);
std::string json_of(const OutlookSummary& outlook);
std::string json_of(const OccupationOutlook& outlook);
std::string json_of(const ProgramOutlook& outlook);
std::string json_of(const Chains& chains);
std::string json_of(const ListOf<DepartmentView>& departments);
std::string json_of(const ListOf<OrganisationRow>& organisations);
std::string json_of(const OrganisationProfile& organisation);
std::string json_of(const ListOf<DoubleView>& doubles);
std::string json_of(const ListOf<DecisionView>& decisions);
std::string json_of(const DecisionView& decision);
std::string json_of(const WarningList& warnings);
std::string json_of(const ProposalList& proposals);
std::string json_of(const ReviewView& review);
std::string json_of(const FilingList& filings);
std::string json_of(const FilingView& filing);
std::string json_of(const FilingForm& form);
std::string json_of(const RuleList& rules);
std::string json_of(const RuleView& rule);
std::string json_of(const ListOf<PlanRow>& plans);
std::string json_of(const PlanReading& reading);
std::string json_of(const PlanReview& review);
std::string json_of(const PlanComparison& comparison);
std::string json_of(const ListOf<SourceView>& sources);
std::string json_of(const ListOf<TableView>& tables);
std::string json_of(const BacktestReport& report, Language language);
std::string json_of(const ImportReport& report, Language language);
std::string json_of(const AdvertImportReport& report, Language language);
std::string json_of(const ListOf<ImportEntry>& imports);
std::string json_of(const ListOf<AuditEntry>& audit);
// Words of jobs stand in both languages: one answer goes to every follower, and to whoever reads it later.
std::string json_of(const JobRecord& job);  // without its request
std::string json_with_request(const JobRecord& job);
std::string json_of(const ListOf<JobRecord>& jobs);
// What keeps a text from being JSON; nothing when it is.
std::optional<Problem> problem_of_json(std::string_view text);
// {"error": {what, where, found, wanted, action}}
std::string json_of(const Problem& problem, Language language);

// A review as a person sends it: {"verdict": …, "corrected": {…}}. Unknown members, wrong types and names
// that do not exist are problems.
Result<PlanReview, Problem> review_from(std::string_view json);

// A decision about two organisations as a person sends it: {"verdict": "same" | "different", "reason": …}.
struct DecisionSaid {
  OrganisationVerdict verdict = OrganisationVerdict::same;
  std::string reason;
};
Result<DecisionSaid, Problem> decision_from(std::string_view json);

// A review of a warning or proposal: {"verdict": …, "reason": …, "until": …}.
Result<TextToRead, Problem> text_to_read_from(std::string_view json);
Result<ReviewSaid, Problem> review_of_result_from(std::string_view json);

// A filing as a person writes it, and a step on one: {"act": …, "reason": …}.
Result<FilingDraft, Problem> filing_draft_from(std::string_view json);
struct FilingStepSaid {
  FilingAct act = FilingAct::submit;
  std::string reason;
};
Result<FilingStepSaid, Problem> filing_step_from(std::string_view json);

}  // namespace langqiao::service
