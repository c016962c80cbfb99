// The lists of the exchange, to take home as workbooks: the same answers as the pages show, whole and with
// the filters that were asked for. What the answers do not show no workbook does: none holds a contact.
#pragma once

#include "service/bookings.h"
#include "service/consortium_lists.h"
#include "service/demand_survey.h"
#include "service/exchange_due.h"
#include "service/matches.h"
#include "service/reports.h"

namespace langqiao::service {

// `query.page` of these is passed over.
Answer<Report> listings_report(const Office& office, const Actor& actor, ListingQuery query);
// Those that the query finds, and beside them what is due for the same party.
Answer<Report> deals_report(const Office& office, const Actor& actor, DealQuery query);
Answer<Report> due_report(const Office& office, const Actor& actor, DueQuery query);
// A sheet a list.
Answer<Report> consortium_lists_report(const Office& office, const Actor& actor, ListEntryQuery query);
// Sums and answers.
Answer<Report> demand_report(const Office& office, const Actor& actor, DemandAnswerQuery query);

// With the value of each part, what is offered and what is missing.
Answer<Report> matches_report(const Office& office, const Actor& actor, const Id<Listing>& id,
                              std::size_t most);
Answer<Report> pairs_report(const Office& office, const Actor& actor, std::size_t most);
// Bookings and free units of [from, until), as `resource` takes them.
Answer<Report> bookings_report(const Office& office, const Actor& actor, const Id<Resource>& id,
                               std::optional<Date> from, std::optional<Date> until);

}  // namespace langqiao::service
