// The exchange as JSON text, in the shapes of docs/api/openapi.yaml, and what people send to it.
#pragma once

#include <string>
#include <string_view>

#include "service/attachments.h"
#include "service/bookings.h"
#include "service/consortium_lists.h"
#include "service/cooperation.h"
#include "service/deals.h"
#include "service/demand_survey.h"
#include "service/exchange_due.h"
#include "service/matches.h"
#include "service/policy_push.h"

namespace langqiao::service {

std::string json_of(const ListingList& listings);
std::string json_of(const ListingView& listing);
std::string json_of(const MatchList& matches);
std::string json_of(const MutualPairList& pairs);
std::string json_of(const MatchWeightsView& weights);
std::string json_of(const DealList& deals);
std::string json_of(const DealView& deal);
std::string json_of(const DueList& due);
std::string json_of(const ListOf<ResourceRow>& resources);
std::string json_of(const ResourceView& resource);
std::string json_of(const BookingView& booking);
std::string json_of(const AttachmentView& attachment);
std::string json_of(const ListOf<AttachmentView>& attachments);
std::string json_of(const ListEntries& entries);
std::string json_of(const ListEntryView& line);
std::string json_of(const DemandAnswers& answers);
std::string json_of(const DemandAnswerView& answer);
std::string json_of(const CooperationView& cooperation);
std::string json_of(const ListOf<AgreementCountView>& counts);
std::string json_of(const ListOf<PlatformActivityView>& activity);
std::string json_of(const FittingPolicies& policies);
std::string lapsed_json(std::int64_t deals);

// What a person sends. Unknown members, wrong types and names that do not exist are problems.
Result<ListingDraft, Problem> listing_draft_from(std::string_view json);
Result<std::vector<ConceptDraft>, Problem> concepts_from(std::string_view json);
struct DealProposal {
  std::string need;
  std::string offer;
  std::optional<DealParty> as;
};
Result<DealProposal, Problem> proposal_from(std::string_view json);
Result<DealSaid, Problem> deal_step_from(std::string_view json);
Result<ResourceDraft, Problem> resource_draft_from(std::string_view json);
Result<BookingDraft, Problem> booking_draft_from(std::string_view json);
Result<ListEntryDraft, Problem> list_entry_draft_from(std::string_view json);
Result<DemandAnswerDraft, Problem> demand_answer_from(std::string_view json);

}  // namespace langqiao::service
