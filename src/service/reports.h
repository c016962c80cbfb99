// The lists that people work with, to take home as workbooks: the same answers as the pages show, whole (no
// page of them) and with the filters that were asked for, as report sheets (pack/report.h).
#pragma once

#include <string_view>

#include "pack/report.h"
#include "service/adverts.h"
#include "service/data.h"
#include "service/filings.h"
#include "service/programs.h"
#include "service/rules.h"
#include "service/schools.h"
#include "service/warnings.h"

namespace langqiao::service {

using Report = pack::Report;

// `query.page` is passed over.
Answer<Report> programs_report(const Office& office, const Actor& actor, ProgramQuery query);
Answer<Report> duplicates_report(const Office& office, const Actor& actor, std::optional<int> year);
// The schools that offer a program, and its history.
Answer<Report> program_report(const Office& office, const Actor& actor, const std::string& id);
// `query.page` is passed over.
Answer<Report> schools_report(const Office& office, const Actor& actor, SchoolQuery query);
// All groups of the board, a list a sheet; `query.limit` is passed over.
Answer<Report> adverts_report(const Office& office, const Actor& actor, AdvertQuery query);
// `query.page` is passed over.
Answer<Report> warnings_report(const Office& office, const Actor& actor, WarningQuery query);
Answer<Report> filings_report(const Office& office, const Actor& actor, FilingQuery query);
Answer<Report> rules_report(const Office& office, const Actor& actor, const RuleQuery& query);
Answer<Report> scoreboard_report(const Office& office, const Actor& actor, std::optional<Date> on);
// Duties, targets and clauses of a plan, corrected values in the place of the machine's.
Answer<Report> plan_report(const Office& office, const Actor& actor, const Id<Plan>& id);
// What is wrong with rows of a table that somebody wants to upload, told in `language`; nothing is taken.
Answer<Report> row_errors_report(const Office& office, const Actor& actor, const std::string& table,
                                 std::string_view bytes, Language language);

// The report as a workbook to hand out; a refusal stays one, and a list that no sheet holds is a conflict.
Answer<Download> workbook(const Office& office, const Answer<Report>& report);

}  // namespace langqiao::service
