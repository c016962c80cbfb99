#include "http/api.h"

#include <fmt/format.h>

#include "http/answers.h"
#include "http/arguments.h"
#include "http/exchange_api.h"
#include "http/job_events.h"
#include "http/openapi_document.h"
#include "http/take_home.h"
#include "service/json/json_of.h"
#include "service/json/quota_plans.h"
#include "service/reports.h"

namespace langqiao::http {
namespace {

using namespace service;
using http::respond;  // beside those below

template <class Report>
Response respond(const Answer<Report>& answer, int status, Language language) {
  if (!answer) return Response::error(status_of(answer.error().kind), answer.error().problem);
  Response response = Response::json(json_of(*answer, language), status);
  mark_language(language, response.headers);
  return response;
}

// Routes are written once, as member functions that all know the office and who acts.
class Api {
 public:
  Api(const Office& office, JobRunner& jobs, Actor actor, std::string version)
      : office_(office), jobs_(jobs), actor_(std::move(actor)), version_(std::move(version)) {}

  Response health(const Request&, const PathParams&) const {
    return Response::json(json_of(Health{.version = version_,
                                         .store = std::string(office_.store().kind()),
                                         .city = office_.store().city_head().has_value()}));
  }

  Response openapi(const Request&, const PathParams&) const {
    return {.content_type = "application/yaml; charset=utf-8", .body = std::string(openapi_document())};
  }

  Response brief(const Request&, const PathParams&) const { return respond(service::brief(office_, actor_)); }

  Response scoreboard(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const auto on = arguments.get<Date>("on");
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(scoreboard_report(office_, actor_, on));
    return respond(service::scoreboard(office_, actor_, on));
  }

  Response indicator_records(const Request& request, const PathParams& path) const {
    const auto indicator = part<Indicator>(path, "indicator");
    Arguments arguments(request.query);
    const Page page = arguments.page();
    if (!indicator) return bad_request(indicator.error());
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::indicator_records(office_, actor_, *indicator, page));
  }

  Response search(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const std::string typed = arguments.text("query", 100);
    const auto limit = arguments.page().limit;
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (trim(typed).empty()) {
      return bad_request({{"没有要搜索的内容", "There is nothing to search for"},
                          "query",
                          {"没有内容", "nothing"},
                          {"名称或代码", "a name or a code"},
                          {"请输入内容", "Type something"}});
    }
    return respond(service::search(office_, actor_, typed, limit));
  }

  Response regions(const Request&, const PathParams&) const {
    return respond(service::regions(office_, actor_));
  }
  Response region(const Request&, const PathParams& path) const {
    return respond(service::region(office_, actor_, Id<Region>(path["id"])));
  }
  Response outlines(const Request&, const PathParams&) const {
    return respond(service::outlines(office_, actor_));
  }

  Response schools(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const SchoolQuery query{.query = arguments.text("query", 100),
                            .level = arguments.get<SchoolLevel>("level"),
                            .region = arguments.get<Id<Region>>("region"),
                            .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(schools_report(office_, actor_, query));
    return respond(service::schools(office_, actor_, query));
  }
  Response school(const Request&, const PathParams& path) const {
    return respond(service::school(office_, actor_, Id<School>(path["id"])));
  }

  Response programs(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const ProgramQuery query{.query = arguments.text("query", 100),
                             .level = arguments.get<ProgramLevel>("level"),
                             .category = arguments.text("category", 100),
                             .region = arguments.get<Id<Region>>("region"),
                             .school = arguments.get<Id<School>>("school"),
                             .year = year(arguments),
                             .offered = arguments.flag("offered").value_or(true),
                             .state_controlled = arguments.flag("state_controlled"),
                             .sort = arguments.get<ProgramSort>("sort").value_or(ProgramSort::points),
                             .order = arguments.get<Order>("order").value_or(Order::descending),
                             .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(programs_report(office_, actor_, query));
    return respond(service::programs(office_, actor_, query));
  }
  Response program(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(program_report(office_, actor_, path["id"]));
    return respond(service::program(office_, actor_, path["id"]));
  }
  Response duplicates(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const auto wanted = year(arguments);
    const Page page = arguments.page();
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(duplicates_report(office_, actor_, wanted));
    return respond(service::duplicates(office_, actor_, wanted, page));
  }
  Response occupation(const Request&, const PathParams& path) const {
    return respond(service::occupation(office_, actor_, Id<Occupation>(path["id"])));
  }

  Response outlook(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const OutlookQuery query = outlook_query(arguments);
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(outlook_report(office_, actor_, query));
    return respond(service::outlook(office_, actor_, query));
  }
  Response occupation_outlook(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const OutlookQuery query = outlook_query(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::occupation_outlook(office_, actor_, Id<Occupation>(path["id"]), query));
  }
  Response program_outlook(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const OutlookQuery query = outlook_query(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::program_outlook(office_, actor_, Id<Program>(path["id"]), query));
  }
  Response chains(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    ChainsQuery query{.outlook = outlook_query(arguments),
                      .kind = arguments.get<ChainKind>("kind"),
                      .id = arguments.text("id", 100)};
    query.limit = arguments.get<int>("limit").value_or(static_cast<int>(query.limit));
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::chains(office_, actor_, query));
  }
  Response departments(const Request&, const PathParams&) const {
    return respond(service::departments(office_, actor_));
  }

  Response organisations(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const OrganisationQuery query{.query = arguments.text("query", 100),
                                  .kind = arguments.get<OrganisationKind>("kind"),
                                  .stage = arguments.get<CultivationStage>("stage"),
                                  .region = arguments.get<Id<Region>>("region"),
                                  .quality = arguments.get<Quality>("quality"),
                                  .page = arguments.page()};
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::organisations(office_, actor_, query));
  }
  Response organisation(const Request&, const PathParams& path) const {
    return respond(service::organisation(office_, actor_, Id<Organisation>(path["id"])));
  }
  Response doubles(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const Page page = arguments.page();
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::doubles(office_, actor_, page));
  }
  Response decisions(const Request&, const PathParams&) const {
    return respond(service::decisions(office_, actor_));
  }
  Response decide(const Request& request, const PathParams& path) const {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto said = decision_from(*body);
    if (!said) return bad_request(said.error());
    return respond(service::decide(office_, actor_, pair_in(path), said->verdict, said->reason));
  }
  Response undo_decision(const Request&, const PathParams& path) const {
    return respond(service::undo_decision(office_, actor_, pair_in(path)));
  }

  Response advert_board(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    AdvertQuery query{.occupation = arguments.get<Id<Occupation>>("occupation"),
                      .place = arguments.get<Id<Region>>("place"),
                      .education = arguments.get<Education>("education"),
                      .skill = arguments.text("skill", 240),
                      .from = arguments.text("from", 7),
                      .until = arguments.text("until", 7)};
    query.limit = arguments.get<std::int64_t>("limit").value_or(query.limit);
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(adverts_report(office_, actor_, query));
    return respond(service::advert_board(office_, actor_, query));
  }
  Response import_adverts(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const auto mode = arguments.get<ImportMode>("mode").value_or(ImportMode::check);
    AdvertFile file{.name = arguments.text("filename", 200), .bytes = request.body};
    if (const std::string source = arguments.text("source", 60); !source.empty()) file.source = source;
    file.posted = arguments.get<Date>("posted");
    const std::string columns = arguments.text("columns", 10'000);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    for (const std::string_view words : split(columns, '\n')) {
      if (words.empty() || say_column(words, file.columns)) continue;
      return bad_request(
          {{"列的含义无法读取", "What a column holds cannot be read"},
           "columns",
           as_is(shown(words)),
           {"每行一条：列名=title、text、pay … 或 none", "a line each: NAME=title, text, pay … or none"},
           {"请更正该条", "Correct the line"}});
    }
    if (file.name.empty()) file.name = "adverts";
    const auto report = service::import_adverts(office_, actor_, file, mode);
    const bool refused = report && !report->rows.taken && mode != ImportMode::check;
    return respond(report, refused ? 422 : 200, language_of(request.headers));
  }
  Response read_text(const Request& request, const PathParams&) const {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto text = text_to_read_from(*body);
    if (!text) return bad_request(text.error());
    return respond(service::read_text(office_, actor_, *text));
  }

  Response warnings(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const WarningQuery query{.query = arguments.text("query", 100),
                             .scope = arguments.get<WarningScope>("scope").value_or(WarningScope::programs),
                             .level = arguments.get<portfolio::WarningLevel>("level"),
                             .school = arguments.get<Id<School>>("school"),
                             .region = arguments.get<Id<Region>>("region"),
                             .review = arguments.get<ReviewStand>("review"),
                             .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(warnings_report(office_, actor_, query));
    return respond(service::warnings(office_, actor_, query));
  }
  Response merge_proposals(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const Page page = arguments.page();
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::merge_proposals(office_, actor_, page));
  }
  Response review_result(const Request& request, const PathParams& path) const {
    const auto result = part<PortfolioResult>(path, "result");
    if (!result) return bad_request(result.error());
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto said = review_of_result_from(*body);
    if (!said) return bad_request(said.error());
    return respond(service::review_result(office_, actor_, *result, path["subject"], *said));
  }
  Response undo_review_of_result(const Request&, const PathParams& path) const {
    const auto result = part<PortfolioResult>(path, "result");
    if (!result) return bad_request(result.error());
    return respond(service::undo_review_of_result(office_, actor_, *result, path["subject"]));
  }

  Response filings(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const FilingQuery query{.query = arguments.text("query", 100),
                            .state = arguments.get<FilingState>("state"),
                            .kind = arguments.get<FilingKind>("kind"),
                            .stand = arguments.get<FilingStand>("stand"),
                            .school = arguments.get<Id<School>>("school"),
                            .page = arguments.page()};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(filings_report(office_, actor_, query));
    return respond(service::filings(office_, actor_, query));
  }
  Response draft_filing(const Request& request, const PathParams&) const {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto draft = filing_draft_from(*body);
    if (!draft) return bad_request(draft.error());
    return respond(service::draft_filing(office_, actor_, *draft), 201);
  }
  Response filing(const Request&, const PathParams& path) const {
    return respond(service::filing(office_, actor_, Id<Filing>(path["id"])));
  }
  Response revise_filing(const Request& request, const PathParams& path) const {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto draft = filing_draft_from(*body);
    if (!draft) return bad_request(draft.error());
    return respond(service::revise_filing(office_, actor_, Id<Filing>(path["id"]), *draft));
  }
  Response take_filing_step(const Request& request, const PathParams& path) const {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto said = filing_step_from(*body);
    if (!said) return bad_request(said.error());
    return respond(
        service::take_filing_step(office_, actor_, Id<Filing>(path["id"]), said->act, said->reason));
  }
  Response filing_form(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const auto kind = arguments.get<FilingKind>("kind");
    const std::string program = arguments.text("program", 100);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::filing_form(office_, actor_, kind.value_or(FilingKind::open), program));
  }

  Response rules(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const RuleQuery query{.on = arguments.get<Date>("on"),
                          .jurisdiction = arguments.text("jurisdiction", 100),
                          .query = arguments.text("query", 100),
                          .unchecked = arguments.flag("unchecked").value_or(false)};
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(rules_report(office_, actor_, query));
    return respond(service::rules(office_, actor_, query));
  }
  Response rule(const Request&, const PathParams& path) const {
    return respond(service::rule(office_, actor_, path["id"], std::nullopt));
  }

  Response plans(const Request&, const PathParams&) const { return respond(service::plans(office_, actor_)); }
  Response import_plan(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const PlanImport import{.bytes = request.body,
                            .filename = arguments.text("filename", 200),
                            .dry_run = arguments.flag("dry_run").value_or(false)};
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::import_plan(office_, actor_, import), import.dry_run ? 200 : 201);
  }
  Response plan(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook) return taken_home(plan_report(office_, actor_, plan_in(path)));
    return respond(service::plan(office_, actor_, plan_in(path)));
  }
  Response plan_text(const Request&, const PathParams& path) const {
    const auto text = service::plan_text(office_, actor_, plan_in(path));
    if (!text) return Response::error(status_of(text.error().kind), text.error().problem);
    return Response::text(*text);
  }
  Response delete_plan(const Request&, const PathParams& path) const {
    return respond(service::delete_plan(office_, actor_, plan_in(path)));
  }
  Response compare_plans(const Request&, const PathParams& path) const {
    return respond(service::compare_plans(office_, actor_, plan_in(path), Id<Plan>(path["other"])));
  }

  Response review(const Request& request, const PathParams& path) const {
    const auto key = review_key(path);
    if (!key) return bad_request(key.error());
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto said = review_from(*body);
    if (!said) return bad_request(said.error());
    return respond(service::review(office_, actor_, *key, *said));
  }
  Response undo_review(const Request&, const PathParams& path) const {
    const auto key = review_key(path);
    if (!key) return bad_request(key.error());
    return respond(service::undo_review(office_, actor_, *key));
  }

  Response sources(const Request&, const PathParams&) const {
    return respond(service::sources(office_, actor_));
  }
  Response tables(const Request&, const PathParams&) const {
    return respond(service::tables(office_, actor_));
  }
  Response table(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const FileFormat format = arguments.get<FileFormat>("format").value_or(FileFormat::csv);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::table_file(office_, actor_, path["name"], format));
  }
  Response table_template(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const FileFormat format = arguments.get<FileFormat>("format").value_or(FileFormat::csv);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::table_template(office_, actor_, path["name"], format));
  }
  Response import_rows(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const auto mode = arguments.get<ImportMode>("mode").value_or(ImportMode::check);
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    if (workbook && mode != ImportMode::check) {
      return bad_request(
          {{"只有检查才能以工作簿返回错误", "A workbook of errors is the answer to a check"},
           "format",
           as_is("xlsx"),
           {"写入数据时为 json", "json where rows are to be taken"},
           {"请省略 format，或使用 mode=check", "Leave the format out, or ask for mode=check"}});
    }
    if (workbook)
      return taken_home(
          row_errors_report(office_, actor_, path["name"], request.body, language_of(request.headers)));
    const auto report = service::import_rows(office_, actor_, path["name"], request.body, mode);
    const bool refused = report && !report->taken && mode != ImportMode::check;
    return respond(report, refused ? 422 : 200, language_of(request.headers));
  }
  Response imports(const Request&, const PathParams&) const {
    return respond(service::imports(office_, actor_));
  }
  Response withdraw_import(const Request&, const PathParams& path) const {
    return respond(service::withdraw_import(office_, actor_, path["id"]));
  }
  Response jobs(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const Page page = arguments.page();
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::jobs(jobs_, actor_, page));
  }
  Response start_job(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const std::string kind = arguments.text("kind", 100);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    const auto body = json_body(request);
    if (!body) return body.error();
    if (const auto problem = problem_of_json(*body)) return bad_request(*problem);
    const auto job = service::start_job(jobs_, actor_, kind, std::string(*body));
    Response response = respond(job, 202);
    if (job) response.headers.set("Location", fmt::format("/api/v1/jobs/{}", job->id));
    return response;
  }
  Response job(const Request&, const PathParams& path) const {
    const auto job = service::job(jobs_, actor_, path["id"]);
    return job ? Response::json(json_with_request(*job)) : respond(job);
  }
  Response job_result(const Request&, const PathParams& path) const {
    const auto result = service::job_result(jobs_, actor_, path["id"]);
    if (!result) return Response::error(status_of(result.error().kind), result.error().problem);
    return Response::json(*result);
  }
  Response quota_plan(const Request& request, const PathParams& path) const {
    Arguments arguments(request.query);
    const bool workbook = as_workbook(arguments);
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    const auto plan = service::job_result(jobs_, actor_, path["id"], kQuotaPlanJob);
    if (!plan) return Response::error(status_of(plan.error().kind), plan.error().problem);
    return workbook ? taken_home(quota_plan_report(*plan)) : Response::json(*plan);
  }
  Response cancel_job(const Request&, const PathParams& path) const {
    return respond(service::cancel_job(jobs_, actor_, path["id"]));
  }
  Response delete_job(const Request&, const PathParams& path) const {
    return respond(service::delete_job(jobs_, actor_, path["id"]));
  }
  Response job_events(const Request& request, const PathParams& path) const {
    const auto sight = service::job_sight(jobs_, actor_, path["id"]);
    if (!sight) return Response::error(status_of(sight.error().kind), sight.error().problem);
    return job_events_after(jobs_, sight->job, request.headers.get("Last-Event-ID").value_or(""));
  }
  Response audit(const Request& request, const PathParams&) const {
    Arguments arguments(request.query);
    const Page page = arguments.page();
    if (const auto problem = arguments.problem()) return bad_request(*problem);
    return respond(service::audit(office_, actor_, page));
  }

 private:
  Response taken_home(const Answer<Report>& report) const { return http::taken_home(office_, report); }

  static DecisionKey pair_in(const PathParams& path) {
    return {Id<Organisation>(path["id"]), Id<Organisation>(path["other"])};
  }
  static Id<Plan> plan_in(const PathParams& path) { return Id<Plan>(path["id"]); }

  static OutlookQuery outlook_query(Arguments& arguments) {
    OutlookQuery query{.year = year(arguments), .against = {}};
    if (std::string scenario = arguments.text("scenario", 100); !scenario.empty())
      query.scenario = std::move(scenario);
    if (std::string against = arguments.text("against", 100); !against.empty())
      query.against = std::move(against);
    return query;
  }

  static std::optional<int> year(Arguments& arguments) {
    const auto year = arguments.get<SchoolYear>("year");
    return year ? std::optional(year->begins()) : std::nullopt;
  }

  static Result<ReviewKey, Problem> review_key(const PathParams& path) {
    const auto kind = part<ReadingKind>(path, "kind");
    if (!kind) return Failure<Problem>(kind.error());
    const auto seq = part<int>(path, "seq");
    if (!seq) return Failure<Problem>(seq.error());
    return ReviewKey{plan_in(path), *kind, path["clause"], *seq};
  }

  const Office& office_;
  JobRunner& jobs_;
  Actor actor_;
  std::string version_;
};

}  // namespace

int status_of(RefusalKind kind) {
  switch (kind) {
    case RefusalKind::malformed:
      return 400;
    case RefusalKind::forbidden:
      return 403;
    case RefusalKind::missing:
      return 404;
    case RefusalKind::no_city:
      return 409;
    case RefusalKind::conflict:
      return 409;
  }
  return 500;
}

ErrorBody api_error_body() {
  return [](int status, const Problem& problem, Language language) {
    return Response::json(json_of(problem, language), status);
  };
}

void add_api(Router& router, const Office& office, JobRunner& jobs, const Actor& actor, std::string version) {
  const auto api = std::make_shared<const Api>(office, jobs, actor, std::move(version));
  const auto add = [&](const char* method, const char* pattern,
                       Response (Api::*handler)(const Request&, const PathParams&) const) {
    router.add(method, std::string("/api/v1") + pattern,
               [api, handler](const Request& request, const PathParams& path) {
                 return ((*api).*handler)(request, path);
               });
  };
  add("GET", "/health", &Api::health);
  add("GET", "/openapi.yaml", &Api::openapi);
  add("GET", "/brief", &Api::brief);
  add("GET", "/scoreboard", &Api::scoreboard);
  add("GET", "/indicators/{indicator}/records", &Api::indicator_records);
  add("GET", "/search", &Api::search);
  add("GET", "/regions", &Api::regions);
  add("GET", "/regions/{id}", &Api::region);
  add("GET", "/outlines", &Api::outlines);
  add("GET", "/schools", &Api::schools);
  add("GET", "/schools/{id}", &Api::school);
  add("GET", "/programs", &Api::programs);
  add("GET", "/programs/{id}", &Api::program);
  add("GET", "/duplicates", &Api::duplicates);
  add("GET", "/occupations/{id}", &Api::occupation);
  add("GET", "/outlook", &Api::outlook);
  add("GET", "/outlook/occupations/{id}", &Api::occupation_outlook);
  add("GET", "/outlook/programs/{id}", &Api::program_outlook);
  add("GET", "/outlook/chains", &Api::chains);
  add("GET", "/departments", &Api::departments);
  add("GET", "/organisations", &Api::organisations);
  add("GET", "/organisations/{id}", &Api::organisation);
  add("GET", "/organisation-doubles", &Api::doubles);
  add("GET", "/organisation-decisions", &Api::decisions);
  add("PUT", "/organisation-decisions/{id}/{other}", &Api::decide);
  add("DELETE", "/organisation-decisions/{id}/{other}", &Api::undo_decision);
  add("GET", "/adverts/board", &Api::advert_board);
  add("POST", "/adverts/rows", &Api::import_adverts);
  add("POST", "/readings", &Api::read_text);
  add("GET", "/warnings", &Api::warnings);
  add("GET", "/merge-proposals", &Api::merge_proposals);
  add("PUT", "/portfolio-reviews/{result}/{subject}", &Api::review_result);
  add("DELETE", "/portfolio-reviews/{result}/{subject}", &Api::undo_review_of_result);
  add("GET", "/filings", &Api::filings);
  add("POST", "/filings", &Api::draft_filing);
  add("GET", "/filing-form", &Api::filing_form);
  add("GET", "/filings/{id}", &Api::filing);
  add("PUT", "/filings/{id}", &Api::revise_filing);
  add("POST", "/filings/{id}/steps", &Api::take_filing_step);
  add("GET", "/rules", &Api::rules);
  add("GET", "/rules/{id}", &Api::rule);
  add("GET", "/plans", &Api::plans);
  add("POST", "/plans", &Api::import_plan);
  add("GET", "/plans/{id}", &Api::plan);
  add("DELETE", "/plans/{id}", &Api::delete_plan);
  add("GET", "/plans/{id}/text", &Api::plan_text);
  add("GET", "/plans/{id}/compare/{other}", &Api::compare_plans);
  add("PUT", "/plans/{id}/reviews/{kind}/{clause}/{seq}", &Api::review);
  add("DELETE", "/plans/{id}/reviews/{kind}/{clause}/{seq}", &Api::undo_review);
  add("GET", "/sources", &Api::sources);
  add("GET", "/data/tables", &Api::tables);
  add("GET", "/data/tables/{name}", &Api::table);
  add("GET", "/data/tables/{name}/template", &Api::table_template);
  add("POST", "/data/tables/{name}/rows", &Api::import_rows);
  add("GET", "/data/imports", &Api::imports);
  add("DELETE", "/data/imports/{id}", &Api::withdraw_import);
  add("GET", "/jobs", &Api::jobs);
  add("POST", "/jobs", &Api::start_job);
  add("GET", "/jobs/{id}", &Api::job);
  add("DELETE", "/jobs/{id}", &Api::delete_job);
  add("GET", "/jobs/{id}/result", &Api::job_result);
  add("GET", "/portfolio/plans/{id}", &Api::quota_plan);
  add("POST", "/jobs/{id}/cancel", &Api::cancel_job);
  add("GET", "/jobs/{id}/events", &Api::job_events);
  add("GET", "/audit", &Api::audit);
  add_exchange_api(router, office, actor);
}

}  // namespace langqiao::http
