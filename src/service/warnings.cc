#include "service/warnings.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "service/match.h"
#include "service/register_years.h"

namespace langqiao::service {
namespace {

using portfolio::MergeProposal;
using portfolio::Warning;
using portfolio::WarningLevel;

using Reviews = std::map<std::string, PortfolioReview>;  // by subject

Reviews reviews_of(const Office& office, PortfolioResult result, int year) {
  Reviews reviews;
  for (PortfolioReview& each : office.store().portfolio_reviews()) {
    if (each.result == result && each.year.begins() == year) reviews.emplace(each.subject, std::move(each));
  }
  return reviews;
}

// What was said of a result that now reads `now`.
ReviewView view_of(const PortfolioReview& review, std::string_view now, Date today) {
  return {.verdict = review.verdict,
          .reason = review.reason,
          .until = review.until,
          .seen = review.seen,
          .actor = review.actor,
          .at = review.at,
          .open = review.seen != now || (review.until && *review.until <= today)};
}

std::optional<ReviewView> review_in(const Reviews& reviews, const std::string& subject, std::string_view now,
                                    Date today) {
  const auto at = reviews.find(subject);
  return at == reviews.end() ? std::nullopt : std::optional(view_of(at->second, now, today));
}

SignalView view_of(const portfolio::WarningSignal& signal, const rulebook::Rulebook& book) {
  SignalView view{signal.signal, service::view_of(signal.finding, book), {}, signal.quality};
  for (const portfolio::SignalYear& each : signal.years)
    view.years.push_back({each.year, each.part, each.whole});
  return view;
}

class Desk {
 public:
  Desk(const Office& office, const CityView& view)
      : office_(office), view_(view), setting_(office.setting(office.today())) {}

  int year() const { return latest_year(view_.city); }

  std::vector<WarningRow> warnings(WarningScope scope) const {
    const Reviews reviews = reviews_of(office_, PortfolioResult::warning, year());
    std::vector<WarningRow> rows;
    for (const Warning& each :
         portfolio::early_warnings(view_.city, view_.duplicates, setting_, office_.book())) {
      if (each.school.has_value() == (scope == WarningScope::sites)) rows.push_back(row_of(each, reviews));
    }
    return rows;
  }

  ProposalList proposals() const {
    const auto made = portfolio::merge_proposals(view_.city, view_.duplicates, setting_, office_.book());
    const Reviews reviews = reviews_of(office_, PortfolioResult::merge_proposal, year());
    ProposalList list{.year = year(), .examined = made.examined, .unknown = made.unknown};
    for (const MergeProposal& each : made.items) list.items.push_back(row_of(each, reviews));
    list.total = std::ssize(list.items);
    return list;
  }

  // What the engine says now of a subject: nothing when there is nothing to review.
  std::optional<std::string> says(PortfolioResult result, const std::string& subject) const {
    const auto found = [&](const auto& rows, auto name) -> std::optional<std::string> {
      const auto at = std::ranges::find_if(rows, [&](const auto& row) { return row.subject == subject; });
      return at == rows.end() ? std::nullopt : std::optional(std::string(name(*at)));
    };
    if (result == PortfolioResult::merge_proposal)
      return found(proposals().items, [](const ProposalRow& row) { return name_of(row.kind); });
    const auto scope = subject.find('@') == subject.npos ? WarningScope::programs : WarningScope::sites;
    const auto level = found(warnings(scope), [](const WarningRow& row) { return name_of(row.level); });
    return level == name_of(WarningLevel::none) ? std::nullopt : level;
  }

 private:
  WarningRow row_of(const Warning& warning, const Reviews& reviews) const {
    const CityTables& tables = view_.city.tables();
    const Program& program = tables.programs[warning.program];
    WarningRow row{.subject = subject_of(view_.city, warning),
                   .program = mention_of(program),
                   .state_controlled = program.state_controlled,
                   .year = warning.year,
                   .level = warning.level,
                   .quality = warning.quality,
                   .next_plan_cut_bp = warning.next_plan_cut,
                   .unknown = warning.unknown,
                   .schools = std::ssize(schools_offering(view_.city, program, warning.year))};
    if (warning.school) {
      const School& school = tables.schools[*warning.school];
      row.school = named_of(school);
      row.region = named_of(view_.city, school.region);
    }
    for (const auto& each : warning.signals) row.signals.push_back(view_of(each, office_.book()));
    row.review = review_in(reviews, row.subject, name_of(warning.level), office_.today());
    return row;
  }

  ProposalRow row_of(const MergeProposal& proposal, const Reviews& reviews) const {
    const CityTables& tables = view_.city.tables();
    ProposalRow row{.subject = subject_of(view_.city, proposal),
                    .year = proposal.year,
                    .kind = proposal.kind,
                    .reason = proposal.reason,
                    .entrants_persons = proposal.entrants,
                    .classes = proposal.classes,
                    .finding = service::view_of(proposal.finding, office_.book()),
                    .application = proposal.application,
                    .quality = proposal.quality};
    if (proposal.region) row.region = named_of(tables.regions[*proposal.region]);
    for (std::size_t at = 0; at < proposal.sites.size(); ++at) {
      const portfolio::ProposalSite& site = proposal.sites[at];
      ProposalSiteView shown{mention_of(tables.programs[site.program]),
                             named_of(tables.schools[site.school]),
                             site.entrants,
                             {},
                             proposal.gives_way == at};
      for (const portfolio::SiteOutcome& each : site.outcomes)
        shown.outcomes.push_back({each.measure, each.rate, each.year, each.quality});
      row.sites.push_back(std::move(shown));
    }
    row.review = review_in(reviews, row.subject, name_of(proposal.kind), office_.today());
    return row;
  }

  const Office& office_;
  const CityView& view_;
  rulebook::Setting setting_;
};

bool is_open(const std::optional<ReviewView>& review) { return !review || review->open; }

WarningCounts counts_of(const std::vector<WarningRow>& rows) {
  WarningCounts counts;
  for (const WarningRow& row : rows) {
    if (row.unknown > 0) ++counts.unknown;
    ++(row.level == WarningLevel::warn    ? counts.warn
       : row.level == WarningLevel::watch ? counts.watch
                                          : counts.none);
    if (row.level == WarningLevel::none) continue;
    if (is_open(row.review)) ++counts.open;
    if (row.quality == Quality::synthetic) ++counts.synthetic;
  }
  return counts;
}

bool asked_for(const WarningRow& row, const WarningQuery& query, const Needle& needle) {
  const bool of_level = query.level ? row.level == *query.level : row.level != WarningLevel::none;
  const bool of_school = !query.school || (row.school && row.school->id == query.school->text());
  const bool of_region = !query.region || (row.region && row.region->id == query.region->text());
  const bool of_review = !query.review || is_open(row.review) == (*query.review == ReviewStand::open);
  return of_level && of_school && of_region && of_review &&
         (needle.in(row.program.name) || needle.in(row.program.code) ||
          (row.school && needle.in(row.school->name)));
}

std::optional<Problem> cannot_keep(const ReviewSaid& said, Date today) {
  if (trim(said.reason).empty()) {
    return Problem{{"没有写明理由", "There is no reason"},
                   "reason",
                   {"没有内容", "nothing"},
                   {"作出结论的理由", "why it was decided so"},
                   {"请写明理由", "Give the reason"}};
  }
  const bool postponed = said.verdict == PortfolioVerdict::postponed;
  if (postponed && said.until && *said.until > today) return std::nullopt;
  if (!postponed && !said.until) return std::nullopt;
  return Problem{{"再看的日期不合适", "The day to look again does not fit"},
                 "until",
                 said.until ? as_is(said.until->iso()) : Wording("没有内容", "nothing"),
                 postponed ? worded("晚于 {} 的日期", "a day after {}", today.iso())
                           : Wording("只有暂缓才写日期", "a day only where it is postponed"),
                 {"请更正日期", "Correct the day"}};
}

std::string audit_subject(PortfolioResult result, const std::string& subject) {
  return std::string(name_of(result)) + " " + subject;
}

}  // namespace

Answer<WarningList> warnings(const Office& office, const Actor& actor, const WarningQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const Desk desk(office, *view);
    std::vector<WarningRow> rows = desk.warnings(query.scope);
    WarningList list{.year = desk.year(), .counts = counts_of(rows)};
    const Needle needle(query.query);
    std::erase_if(rows, [&](const WarningRow& row) { return !asked_for(row, query, needle); });
    auto page = page_of(std::move(rows), query.page);
    list.items = std::move(page.items);
    list.total = page.total;
    return list;
  });
}

Answer<ProposalList> merge_proposals(const Office& office, const Actor& actor, const Page& page) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    ProposalList list = Desk(office, *view).proposals();
    list.items = page_of(std::move(list.items), page).items;
    return list;
  });
}

Answer<ReviewView> review_result(const Office& office, const Actor& actor, PortfolioResult result,
                                 const std::string& subject, const ReviewSaid& said) {
  if (const auto refusal = refused(actor, Act::review_portfolio)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Desk desk(office, **view);
  const auto says = desk.says(result, subject);
  if (!says) {
    return no_such({"预警或合并建议", "warning or proposal"}, subject,
                   {"请查看：langqiao warnings list", "Look it up: langqiao warnings list"});
  }
  if (auto problem = cannot_keep(said, office.today()))
    return refuse(RefusalKind::malformed, std::move(*problem));

  const AuditEntry entry = office.entry(actor, "portfolio.review", audit_subject(result, subject),
                                        std::string(name_of(said.verdict)));
  const PortfolioReview review{.result = result,
                               .subject = subject,
                               .year = SchoolYear(desk.year()),
                               .verdict = said.verdict,
                               .reason = std::string(trim(said.reason)),
                               .until = said.until,
                               .seen = *says,
                               .actor = actor.name,
                               .at = entry.at};
  office.store().keep_portfolio_review(review, entry);
  return view_of(review, *says, office.today());
}

Answer<void> undo_review_of_result(const Office& office, const Actor& actor, PortfolioResult result,
                                   const std::string& subject) {
  if (const auto refusal = refused(actor, Act::review_portfolio)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const PortfolioReview same_key{
      .result = result, .subject = subject, .year = SchoolYear(latest_year((*view)->city))};
  const AuditEntry entry = office.entry(actor, "portfolio.review.undo", audit_subject(result, subject));
  if (office.store().drop_portfolio_review(same_key, entry)) return {};
  return no_such({"核对", "review"}, subject, {"没有可撤销的内容", "There is nothing to undo"});
}

}  // namespace langqiao::service
