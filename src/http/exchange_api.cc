#include "http/exchange_api.h"

#include <algorithm>
#include <memory>

#include "http/answers.h"
#include "http/arguments.h"
#include "http/attachment.h"
#include "http/digest.h"
#include "http/take_home.h"
#include "service/exchange_reports.h"
#include "service/json/exchange.h"
#include "service/listing_reading.h"

namespace langqiao::http {
namespace {

using namespace service;

// What was sent as a T, and what is done with it.
template <class Read, class Do>
Response with_body(const Request& request, Read read, Do act) {
  const auto body = json_body(request);
  if (!body) return body.error();
  const auto sent = read(*body);
  if (!sent) return bad_request(sent.error());
  return act(*sent);
}

std::optional<std::string> text_or_nothing(Arguments& arguments, std::string_view name) {
  std::string text = arguments.text(name, 100);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

constexpr std::int64_t kUsualMatches = 10, kMostMatches = 100, kUsualPairs = 30, kMostPairs = 200;

// How many are wanted, 1 to `most`.
std::size_t limit(Arguments& arguments, std::int64_t most, std::int64_t usual) {
  const auto wanted = arguments.get<std::int64_t>("limit").value_or(usual);
  return static_cast<std::size_t>(std::clamp<std::int64_t>(wanted, 1, most));
}

class ExchangeApi {
 public:
  ExchangeApi(const Office& office, Actor actor) : office_(office), actor_(std::move(actor)) {}

  Response listings(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const ListingQuery query{.query = arguments.text("query", 100),
                             .side = arguments.get<ListingSide>("side"),
                             .kind = arguments.get<ListingKind>("kind"),
                             .region = arguments.get<Id<Region>>("region"),
                             .owner = text_or_nothing(arguments, "owner"),
                             .having = text_or_nothing(arguments, "concept"),
                             .closed_too = arguments.flag("closed").value_or(false),
                             .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(office_, listings_report(office_, actor_, query));
    return respond(service::listings(office_, actor_, query));
  }
  Response post_listing(const Request& request, const PathParams&) const {
    return with_body(request, listing_draft_from, [&](const ListingDraft& draft) {
      return respond(post_and_read(office_, actor_, draft), 201);
    });
  }
  Response listing(const Request&, const PathParams& path) const {
    return respond(service::listing(office_, actor_, Id<Listing>(path["id"])));
  }
  Response revise_listing(const Request& request, const PathParams& path) const {
    return with_body(request, listing_draft_from, [&](const ListingDraft& draft) {
      return respond(revise_and_read(office_, actor_, Id<Listing>(path["id"]), draft));
    });
  }
  Response correct_concepts(const Request& request, const PathParams& path) const {
    return with_body(request, concepts_from, [&](const std::vector<ConceptDraft>& said) {
      return respond(service::correct_concepts(office_, actor_, Id<Listing>(path["id"]), said));
    });
  }
  Response close_listing(const Request&, const PathParams& path) const {
    return respond(service::close_listing(office_, actor_, Id<Listing>(path["id"])));
  }

  Response matches(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const bool workbook = as_workbook(arguments);
    const std::size_t most = limit(arguments, kMostMatches, workbook ? kMostMatches : kUsualMatches);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    const Id<Listing> id(path["id"]);
    if (workbook) return taken_home(office_, matches_report(office_, actor_, id, most));
    return respond(service::matches(office_, actor_, id, most));
  }
  Response mutual_pairs(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const bool workbook = as_workbook(arguments);
    const std::size_t most = limit(arguments, kMostPairs, workbook ? kMostPairs : kUsualPairs);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(office_, pairs_report(office_, actor_, most));
    return respond(service::mutual_pairs(office_, actor_, most));
  }

  Response match_weights(const Request& request, const PathParams&) const {
    const Arguments arguments(request.query);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::match_weights(office_, actor_));
  }

  Response deals(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const DealQuery query{.query = arguments.text("query", 100),
                          .state = arguments.get<DealState>("state"),
                          .listing = arguments.get<Id<Listing>>("listing"),
                          .party = text_or_nothing(arguments, "party"),
                          .over_too = arguments.flag("over").value_or(true),
                          .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(office_, deals_report(office_, actor_, query));
    return respond(service::deals(office_, actor_, query));
  }
  Response propose_deal(const Request& request, const PathParams&) const {
    return with_body(request, proposal_from, [&](const DealProposal& sent) {
      return respond(
          service::propose_deal(office_, actor_, Id<Listing>(sent.need), Id<Listing>(sent.offer), sent.as),
          201);
    });
  }
  Response deal(const Request&, const PathParams& path) const {
    return respond(service::deal(office_, actor_, Id<Deal>(path["id"])));
  }
  Response take_deal_step(const Request& request, const PathParams& path) const {
    return with_body(request, deal_step_from, [&](const DealSaid& said) {
      return respond(service::take_deal_step(office_, actor_, Id<Deal>(path["id"]), said));
    });
  }
  Response due(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const DueQuery query{
        .least = arguments.get<exchange::DueStage>("stage").value_or(exchange::DueStage::reminded),
        .district = arguments.get<Id<Region>>("district"),
        .party = text_or_nothing(arguments, "party"),
        .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(office_, due_report(office_, actor_, query));
    return respond(exchange_due(office_, actor_, query));
  }
  Response lapse(const Request&, const PathParams&) const {
    const auto lapsed = lapse_deals(office_, actor_);
    if (!lapsed) return Response::error(status_of(lapsed.error().kind), lapsed.error().problem);
    return Response::json(lapsed_json(*lapsed));
  }

  Response resources(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const ResourceQuery query{.query = arguments.text("query", 100),
                              .region = arguments.get<Id<Region>>("region"),
                              .page = arguments.page()};
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::resources(office_, actor_, query));
  }
  Response add_resource(const Request& request, const PathParams&) const {
    return with_body(request, resource_draft_from, [&](const ResourceDraft& draft) {
      return respond(keep_resource(office_, actor_, {}, draft), 201);
    });
  }
  Response resource(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const auto from = arguments.get<Date>("from"), until = arguments.get<Date>("until");
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook)
      return taken_home(office_, bookings_report(office_, actor_, Id<Resource>(path["id"]), from, until));
    return respond(service::resource(office_, actor_, Id<Resource>(path["id"]), from, until));
  }
  Response change_resource(const Request& request, const PathParams& path) const {
    return with_body(request, resource_draft_from, [&](const ResourceDraft& draft) {
      return respond(keep_resource(office_, actor_, Id<Resource>(path["id"]), draft));
    });
  }
  Response book(const Request& request, const PathParams& path) const {
    return with_body(request, booking_draft_from, [&](const BookingDraft& draft) {
      return respond(service::book(office_, actor_, Id<Resource>(path["id"]), draft), 201);
    });
  }
  Response cancel_booking(const Request&, const PathParams& path) const {
    const auto seq = part<int>(path, "seq");
    if (!seq) return bad_request(seq.error());
    return respond(service::cancel_booking(office_, actor_, Id<Resource>(path["id"]), *seq));
  }

  Response attachments(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const auto owner = arguments.get<AttachmentOwner>("owner").value_or(AttachmentOwner::listing);
    const std::string id = arguments.text("of", 100);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::attachments(office_, actor_, owner, id));
  }
  Response add_attachment(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const AttachmentDraft draft{
        .owner = arguments.get<AttachmentOwner>("owner").value_or(AttachmentOwner::listing),
        .owner_id = arguments.text("of", 100),
        .name = arguments.text("filename", 200),
        .bytes = request.body,
        .digest = digest_of(request.body)};
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::add_attachment(office_, actor_, draft), 201);
  }
  Response attachment_file(const Request&, const PathParams& path) const {
    const auto file = service::attachment(office_, actor_, Id<Attachment>(path["id"]));
    if (!file) return Response::error(status_of(file.error().kind), file.error().problem);
    Response response{.content_type = "application/octet-stream", .body = file->content};
    response.headers.set("Content-Disposition", attachment(file->about.name, file->about.name));
    return response;
  }
  Response drop_attachment(const Request&, const PathParams& path) const {
    return respond(service::drop_attachment(office_, actor_, Id<Attachment>(path["id"])));
  }

  Response consortium_lists(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const ListEntryQuery query{.query = arguments.text("query", 100),
                               .consortium = text_or_nothing(arguments, "consortium"),
                               .list = arguments.get<ConsortiumList>("list"),
                               .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(office_, consortium_lists_report(office_, actor_, query));
    return respond(service::consortium_lists(office_, actor_, query));
  }
  Response add_list_entry(const Request& request, const PathParams&) const {
    return with_body(request, list_entry_draft_from, [&](const ListEntryDraft& draft) {
      return respond(keep_list_entry(office_, actor_, {}, draft), 201);
    });
  }
  Response change_list_entry(const Request& request, const PathParams& path) const {
    return with_body(request, list_entry_draft_from, [&](const ListEntryDraft& draft) {
      return respond(keep_list_entry(office_, actor_, Id<ListEntry>(path["id"]), draft));
    });
  }
  Response drop_list_entry(const Request&, const PathParams& path) const {
    return respond(service::drop_list_entry(office_, actor_, Id<ListEntry>(path["id"])));
  }

  Response demand_answers(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const DemandAnswerQuery query{.organisation = text_or_nothing(arguments, "organisation"),
                                  .occupation = text_or_nothing(arguments, "occupation"),
                                  .year = arguments.get<int>("year"),
                                  .expired_too = arguments.flag("expired").value_or(false),
                                  .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(office_, demand_report(office_, actor_, query));
    return respond(service::demand_answers(office_, actor_, query));
  }
  Response answer_demand(const Request& request, const PathParams&) const {
    return with_body(request, demand_answer_from, [&](const DemandAnswerDraft& draft) {
      return respond(service::answer_demand(office_, actor_, draft));
    });
  }

  Response cooperation(const Request&, const PathParams& path) const {
    return respond(service::cooperation(office_, actor_, Id<Organisation>(path["id"])));
  }
  Response policies(const Request&, const PathParams& path) const {
    return respond(fitting_policies(office_, actor_, Id<Organisation>(path["id"])));
  }
  Response agreement_counts(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const AgreementCountQuery query{.year = arguments.get<int>("year"),
                                    .district = text_or_nothing(arguments, "district"),
                                    .kind = arguments.get<AgreementKind>("kind")};
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::agreement_counts(office_, actor_, query));
  }
  Response platform_activity(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const auto year = arguments.get<SchoolYear>("year");
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(
        service::platform_activity(office_, actor_, year ? std::optional(year->begins()) : std::nullopt));
  }

 private:
  const Office& office_;
  Actor actor_;
};

}  // namespace

void add_exchange_api(Router& router, const Office& office, const Actor& actor) {
  const auto api = std::make_shared<const ExchangeApi>(office, actor);
  const auto add = [&](const char* method, const char* pattern,
                       Response (ExchangeApi::*handler)(const Request&, const PathParams&) const) {
    router.add(method, std::string("/api/v1") + pattern,
               [api, handler](const Request& request, const PathParams& path) {
                 return ((*api).*handler)(request, path);
               });
  };
  add("GET", "/listings", &ExchangeApi::listings);
  add("POST", "/listings", &ExchangeApi::post_listing);
  add("GET", "/listings/{id}", &ExchangeApi::listing);
  add("PUT", "/listings/{id}", &ExchangeApi::revise_listing);
  add("PUT", "/listings/{id}/concepts", &ExchangeApi::correct_concepts);
  add("POST", "/listings/{id}/close", &ExchangeApi::close_listing);
  add("GET", "/listings/{id}/matches", &ExchangeApi::matches);
  add("GET", "/exchange/pairs", &ExchangeApi::mutual_pairs);
  add("GET", "/exchange/weights", &ExchangeApi::match_weights);
  add("GET", "/deals", &ExchangeApi::deals);
  add("POST", "/deals", &ExchangeApi::propose_deal);
  add("GET", "/deals/{id}", &ExchangeApi::deal);
  add("POST", "/deals/{id}/steps", &ExchangeApi::take_deal_step);
  add("GET", "/exchange/due", &ExchangeApi::due);
  add("POST", "/exchange/lapse", &ExchangeApi::lapse);
  add("GET", "/resources", &ExchangeApi::resources);
  add("POST", "/resources", &ExchangeApi::add_resource);
  add("GET", "/resources/{id}", &ExchangeApi::resource);
  add("PUT", "/resources/{id}", &ExchangeApi::change_resource);
  add("POST", "/resources/{id}/bookings", &ExchangeApi::book);
  add("POST", "/resources/{id}/bookings/{seq}/cancel", &ExchangeApi::cancel_booking);
  add("GET", "/attachments", &ExchangeApi::attachments);
  add("POST", "/attachments", &ExchangeApi::add_attachment);
  add("GET", "/attachments/{id}", &ExchangeApi::attachment_file);
  add("DELETE", "/attachments/{id}", &ExchangeApi::drop_attachment);
  add("GET", "/consortium-lists", &ExchangeApi::consortium_lists);
  add("POST", "/consortium-lists", &ExchangeApi::add_list_entry);
  add("PUT", "/consortium-lists/{id}", &ExchangeApi::change_list_entry);
  add("DELETE", "/consortium-lists/{id}", &ExchangeApi::drop_list_entry);
  add("GET", "/demand-answers", &ExchangeApi::demand_answers);
  add("POST", "/demand-answers", &ExchangeApi::answer_demand);
  add("GET", "/organisations/{id}/cooperation", &ExchangeApi::cooperation);
  add("GET", "/organisations/{id}/policies", &ExchangeApi::policies);
  add("GET", "/agreement-counts", &ExchangeApi::agreement_counts);
  add("GET", "/platform-activity", &ExchangeApi::platform_activity);
}

}  // namespace langqiao::http
