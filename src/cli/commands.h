// What each command does once its words have been read. Every function prints to the standard output and
// returns the exit code.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/cli.h"
#include "cli/terminal.h"
#include "outlook/backtest.h"
#include "service/advert_import.h"
#include "service/bookings.h"
#include "service/consortium_lists.h"
#include "service/data.h"
#include "service/demand_survey.h"
#include "service/exchange_due.h"
#include "service/organisations.h"
#include "service/outlook.h"
#include "service/plans.h"
#include "service/programs.h"
#include "service/quota_plans.h"
#include "service/reading.h"
#include "service/reports.h"

namespace langqiao::cli {

// What every command knows: the office, who acts, and how to print.
struct Desk {
  const service::Office& office;
  service::Actor actor;
  Language language = Language::en;
  bool json = false;
  std::filesystem::path xlsx;  // of lists: where to write the workbook instead of printing; empty: print
};

struct BriefOptions {
  std::uint16_t port = 8080;  // of the address that the brief names
};
int brief(const Desk& desk, const BriefOptions& options);

struct PackOptions {
  std::filesystem::path folder;
  bool good_rows = false;
};
int pack_check(const Desk& desk, const PackOptions& options);
int pack_import(const Desk& desk, const PackOptions& options);
int pack_export(const Desk& desk, const PackOptions& options);

struct SynthesizeOptions {
  std::filesystem::path folder;
  std::uint64_t seed = 1;
  std::optional<Date> as_of;
  std::size_t adverts = 4000;
  std::size_t listings = 1000;
};
int pack_synthesize(Language language, bool json, const SynthesizeOptions& options);

struct PlanImportOptions {
  std::filesystem::path file;
  bool dry_run = false;
};
int plan_import(const Desk& desk, const PlanImportOptions& options);
int plan_list(const Desk& desk);
int plan_show(const Desk& desk, const std::string& id);
int plan_compare(const Desk& desk, const std::string& newer, const std::string& older);
int plan_delete(const Desk& desk, const std::string& id);

int programs_list(const Desk& desk, const service::ProgramQuery& query);
int programs_show(const Desk& desk, const std::string& id);
int programs_duplicates(const Desk& desk, std::optional<int> year, std::int64_t limit);

int organisations_list(const Desk& desk, const service::OrganisationQuery& query);
int organisations_show(const Desk& desk, const std::string& id);
int organisations_doubles(const Desk& desk, std::int64_t limit);
int organisations_decide(const Desk& desk, const service::DecisionKey& key, OrganisationVerdict verdict,
                         const std::string& reason);
int organisations_split(const Desk& desk, const std::string& id);

struct OutlookCommand {
  service::OutlookQuery query;
  std::string occupation;  // id of a minor group: that one instead of the city
  int limit = 20;          // rows of each list
};
int outlook_show(const Desk& desk, const OutlookCommand& command);

struct PortfolioCommand {
  service::QuotaPlanRequest request;
  int limit = 30;  // rows of the list
};
int portfolio_plan(const Desk& desk, const PortfolioCommand& command);

int adverts_board(const Desk& desk, const service::AdvertQuery& query);
struct AdvertsImportCommand {
  std::filesystem::path file;
  service::ColumnsSaid columns;
  std::string source;          // empty: the usual one
  std::optional<Date> posted;  // of adverts that say no day
  bool dry_run = false;
  bool good_rows = false;
};
int adverts_import(const Desk& desk, const AdvertsImportCommand& command);
int warnings_list(const Desk& desk, const service::WarningQuery& query);
int warnings_merges(const Desk& desk, std::int64_t limit);
int warnings_review(const Desk& desk, PortfolioResult result, const std::string& subject,
                    const service::ReviewSaid& words);
int warnings_undo(const Desk& desk, PortfolioResult result, const std::string& subject);

int filings_list(const Desk& desk, const service::FilingQuery& query);
int filings_show(const Desk& desk, const std::string& id);
int filings_draft(const Desk& desk, const service::FilingDraft& draft);
int filings_step(const Desk& desk, const std::string& id, FilingAct act, const std::string& reason);

int listings_matches(const Desk& desk, const std::string& id, std::size_t most);
int listings_pairs(const Desk& desk, std::size_t most);
int listings_weights(const Desk& desk);
int listings_list(const Desk& desk, const service::ListingQuery& query);
int listings_show(const Desk& desk, const std::string& id);
int listings_post(const Desk& desk, const service::ListingDraft& draft);
int listings_close(const Desk& desk, const std::string& id);
int deals_list(const Desk& desk, const service::DealQuery& query);
int deals_show(const Desk& desk, const std::string& id);
int deals_propose(const Desk& desk, const std::string& need, const std::string& offer,
                  std::optional<DealParty> as);
int deals_step(const Desk& desk, const std::string& id, const service::DealSaid& said);
int deals_due(const Desk& desk, const service::DueQuery& query);
int deals_lapse(const Desk& desk);

int resources_list(const Desk& desk, const service::ResourceQuery& query);
int resources_show(const Desk& desk, const std::string& id, std::optional<Date> from,
                   std::optional<Date> until);
int resources_add(const Desk& desk, const service::ResourceDraft& draft);
int resources_book(const Desk& desk, const std::string& id, const service::BookingDraft& draft);
int resources_cancel(const Desk& desk, const std::string& id, int seq);
int consortium_lists_list(const Desk& desk, const service::ListEntryQuery& query);
int consortium_lists_add(const Desk& desk, const service::ListEntryDraft& draft);
int consortium_lists_drop(const Desk& desk, const std::string& id);
int demand_answers_list(const Desk& desk, const service::DemandAnswerQuery& query);
int demand_answers_add(const Desk& desk, const service::DemandAnswerDraft& draft);

int rules_list(const Desk& desk, std::optional<Date> on, const std::string& jurisdiction);
int rules_show(const Desk& desk, const std::string& id, std::optional<Date> on);

struct ReadCommand {
  service::ReadOptions options;  // without a file: one text from the standard input
  std::filesystem::path pack;    // words of this pack instead of the city's
  bool csv = false;              // rows instead of a JSON object a line
  std::string learn;  // source of the weights: learn from the file instead, and print term_weights.csv
};
int read(const Desk& desk, const ReadCommand& command);

struct BacktestCommand {
  std::filesystem::path folder;
  outlook::BacktestOptions options;
};
int backtest(Language language, bool json, const BacktestCommand& command);

// Writes the whole list into the file that `desk` names; the file is whole or as it was before.
int write_workbook(const Desk& desk, const service::Answer<service::Report>& report);

// Prints a problem on the error stream: what, where, found, wanted, what to do.
void print_problem(const Problem& problem, Language language);
// The exit code of a refusal, after it has been told (as JSON where that is asked for).
int refuse(const Desk& desk, const service::Refusal& refusal);
int refuse(Language language, bool json, const service::Refusal& refusal);
// The bytes of the file that a person names; refused with malformed when it cannot be read.
service::Answer<std::string> bytes_of(const std::filesystem::path& file, Wording wanted);
// Old against new, of the tables that change.
void print_changes(const service::ImportReport& report, Language language);
// Prints the first fifty of the bad rows of a pack on the error stream, and how many more there are.
void print_errors(const std::vector<pack::RowError>& errors, std::size_t total, Language language);

}  // namespace langqiao::cli
