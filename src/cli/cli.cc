#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/examples.h"
#include "rulebook/read.h"

namespace langqiao::cli {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 done · 1 the machine failed (disk, database, port) · 2 the command line makes no sense ·\n"
    "3 bad rows or rules, nothing taken · 4 no such thing, not now, or not allowed";

constexpr const char* kFirstSteps =
    "First steps:\n"
    "  langqiao pack import packs/shanghai     load the city\n"
    "  langqiao brief                          the city on one screen\n"
    "  langqiao programs duplicates            programs that many schools offer\n"
    "  langqiao outlook                        where people will be short or in surplus\n"
    "  langqiao portfolio                      which programs to open, grow, shrink or close\n"
    "  langqiao plan import FILE               read a plan text\n"
    "  langqiao serve                          the web application on http://127.0.0.1:8080";

// Words of the command line, read into the options of the command that was named.
class CommandLine {
 public:
  explicit CommandLine(const Composition& composition)
      : composition_(composition),
        app_("Langqiao 廊桥: an industry–education integration plan as a running system", "langqiao") {
    app_.set_version_flag("--version", composition.version);
    app_.require_subcommand(1);
    app_.footer(fmt::format("{}\n\n{}", kExitCodes, kFirstSteps));
    app_.failure_message([this](const CLI::App*, const CLI::Error& error) { return misuse(error); });
    serve_.web = composition.home / "web" / "dist";
    add_serve();
    add_brief();
    add_pack();
    add_plan();
    add_programs();
    add_organisations();
    add_adverts();
    add_warnings();
    add_filings();
    add_listings();
    add_deals();
    add_resources();
    add_consortium_lists();
    add_demand_answers();
    add_rules();
    add_outlook();
    add_portfolio();
    add_backtest();
    add_read();
    teach(app_, "");
  }

  int run(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? 0 : static_cast<int>(Exit::misused);
    }
    return action_();
  }

 private:
  using Work = std::function<int(const Desk&)>;

  // Gives every command below, and every group, its examples.
  static void teach(CLI::App& group, const std::string& path) {
    for (CLI::App* const each : group.get_subcommands([](CLI::App*) { return true; })) {
      const std::string name = path.empty() ? each->get_name() : path + " " + each->get_name();
      each->footer(fmt::format("Examples:\n{}\n{}", examples_of(name), kExitCodes));
      teach(*each, name);
    }
  }

  CLI::App* command(CLI::App& parent, const char* name, const char* text) {
    CLI::App* const added = parent.add_subcommand(name, text);
    added->add_option("--data", data_, "Folder of the database")
        ->capture_default_str()
        ->envname("LANGQIAO_DATA");
    added->add_flag("--json", json_, "Print JSON, for programs");
    return added;
  }

  // A list that can also be taken home.
  CLI::App* list(CLI::App& parent, const char* name, const char* text) {
    CLI::App* const added = command(parent, name, text);
    added->add_option("--xlsx", xlsx_, "Write the whole list into this Excel workbook instead of printing it")
        ->excludes("--json");
    return added;
  }

  // A command that works with the city, unless one below it was named.
  void on(CLI::App* added, Work work) {
    added->callback([this, added, work = std::move(work)] {
      if (added->get_subcommands().empty()) action_ = [this, work] { return at_desk(work); };
    });
  }

  int at_desk(const Work& work) {
    const auto files = rulebook::files_in((composition_.home / "rulebook").string());
    if (!files) return print_problem(files.error(), language_), static_cast<int>(Exit::failed);
    const auto book = rulebook::load(*files);
    if (!book) {
      for (const Problem& problem : book.error()) print_problem(problem, language_);
      return static_cast<int>(Exit::bad_data);
    }
    const auto store = composition_.open_store(data_);
    if (!store) return print_problem(store.error(), language_), static_cast<int>(Exit::failed);
    const service::Office office(**store, *book, composition_.clock);
    return work({office, service::local_owner(), language_, json_, xlsx_});
  }

  void add_serve() {
    CLI::App* const serve = command(app_, "serve", "Serve the web application and the API until Ctrl-C");
    serve->add_option("--port", serve_.port, "Port on 127.0.0.1")->capture_default_str();
    serve->add_option("--web", serve_.web, "Folder of the built web application");
    on(serve, [this](const Desk& desk) { return composition_.serve(desk.office, serve_); });
  }

  void add_brief() {
    CLI::App* const brief =
        command(app_, "brief", "The city on one screen: lamps, targets, schools, programs");
    brief->add_option("--port", brief_.port, "Port of the address to name")->capture_default_str();
    on(brief, [this](const Desk& desk) { return cli::brief(desk, brief_); });
  }

  void add_pack() {
    CLI::App* const pack =
        app_.add_subcommand("pack", "A city in a folder: check, import, export, synthesize");
    pack->require_subcommand(1);
    const auto folder = [this](CLI::App* of) {
      of->add_option("folder", pack_.folder, "Folder of the pack")->required();
    };

    CLI::App* const check =
        command(*pack, "check", "Read a pack, list every bad row and what would change; take nothing");
    folder(check);
    on(check, [this](const Desk& desk) { return pack_check(desk, pack_); });

    CLI::App* const import = command(*pack, "import", "Take a pack: all or nothing, or the good rows only");
    folder(import);
    import->add_flag("--good-rows", pack_.good_rows, "Take the good rows and leave the bad ones out");
    on(import, [this](const Desk& desk) { return pack_import(desk, pack_); });

    CLI::App* const write =
        command(*pack, "export", "Write the city into a folder that can be imported again");
    folder(write);
    on(write, [this](const Desk& desk) { return pack_export(desk, pack_); });

    CLI::App* const make =
        command(*pack, "synthesize", "Make the tables that have no public source, marked synthetic");
    make->add_option("folder", synthesize_.folder, "Folder of the pack, with synthesis.toml")->required();
    make->add_option("--seed", synthesize_.seed, "The same seed gives the same bytes")->capture_default_str();
    make->add_option("--adverts", synthesize_.adverts, "Job adverts to write")->capture_default_str();
    make->add_option("--listings", synthesize_.listings, "Needs and offers to write")->capture_default_str();
    add_date(make, "--as-of", "Date of the records", synthesize_.as_of);
    make->callback([this] { action_ = [this] { return pack_synthesize(language_, json_, synthesize_); }; });
  }

  void add_plan() {
    CLI::App* const plan = app_.add_subcommand("plan", "Plan texts: import, list, show, compare, delete");
    plan->require_subcommand(1);
    CLI::App* const import =
        command(*plan, "import", "Read a text (txt in any Chinese encoding, docx) and keep it");
    import->add_option("file", plan_import_.file, "The document")->required();
    import->add_flag("--dry-run", plan_import_.dry_run, "Read and print, keep nothing");
    on(import, [this](const Desk& desk) { return cli::plan_import(desk, plan_import_); });

    on(command(*plan, "list", "Plans that were imported, and the outline of the pack"), &cli::plan_list);

    CLI::App* const show = list(*plan, "show", "Clauses, duties and targets of a plan");
    show->add_option("id", id_, "As the list names it")->required();
    on(show, [this](const Desk& desk) { return cli::plan_show(desk, id_); });

    CLI::App* const compare =
        command(*plan, "compare", "Clause by clause: kept, changed, moved, added, dropped");
    compare->add_option("newer", id_, "Id of the newer plan")->required();
    compare->add_option("older", other_, "Id of the older plan")->required();
    on(compare, [this](const Desk& desk) { return cli::plan_compare(desk, id_, other_); });

    CLI::App* const erase = command(*plan, "delete", "Forget an imported text and its reviews");
    erase->add_option("id", id_, "As the list names it")->required();
    on(erase, [this](const Desk& desk) { return cli::plan_delete(desk, id_); });
  }

  void add_programs() {
    CLI::App* const programs = app_.add_subcommand("programs", "Programs: list, show, duplicates");
    programs->require_subcommand(1);
    CLI::App* const all = list(*programs, "list", "Programs with a point in a year, most points first");
    all->add_option("--query", query_.query, "Part of a name or code");
    all->add_option("--category", query_.category, "Name of a category");
    all->add_option("--level", level_,
                    "secondary_vocational, higher_vocational, vocational_bachelor or bachelor");
    all->add_option("--year", year_, "Year of the register; the latest when absent");
    all->add_flag("!--all", query_.offered, "Also programs that nobody in the city offers");
    all->add_option("--limit", query_.page.limit, "Rows to print")
        ->capture_default_str()
        ->check(CLI::Range(1, 2000));
    on(all, [this](const Desk& desk) {
      query_.year = year_;
      if (!level_.empty()) {
        query_.level = named<ProgramLevel>(level_);
        if (!query_.level) {
          print_problem({{"没有这个层次", "There is no such level"},
                         "--level",
                         as_is(level_),
                         Field<ProgramLevel>::wanted(),
                         {"请更正层次", "Correct the level"}},
                        language_);
          return static_cast<int>(Exit::misused);
        }
      }
      return programs_list(desk, query_);
    });

    CLI::App* const show = list(*programs, "show", "One program: history, and all schools that offer it");
    show->add_option("id", id_, "Code, such as 510201")->required();
    on(show, [this](const Desk& desk) { return programs_show(desk, id_); });

    CLI::App* const same =
        list(*programs, "duplicates", "Duplicate setting: programs that several schools offer");
    same->add_option("--year", year_, "Year of the register; the latest when absent");
    same->add_option("--limit", query_.page.limit, "Rows to print")
        ->capture_default_str()
        ->check(CLI::Range(1, 2000));
    on(same, [this](const Desk& desk) { return programs_duplicates(desk, year_, query_.page.limit); });
  }

  void add_organisations() {
    CLI::App* const organisations =
        app_.add_subcommand("organisations", "Organisations: list, show, doubles, merge, split, dismiss");
    organisations->require_subcommand(1);
    const auto limit = [this](CLI::App* of) {
      of->add_option("--limit", query_.page.limit, "Rows to print")
          ->capture_default_str()
          ->check(CLI::Range(1, 2000));
    };
    CLI::App* const list = command(*organisations, "list", "Organisations of the city");
    list->add_option("--query", query_.query, "Part of a name, an alias, an id or a credit code");
    list->add_option("--region", other_, "Id of a district");
    limit(list);
    on(list, [this](const Desk& desk) {
      service::OrganisationQuery query{.query = query_.query, .page = query_.page};
      if (!other_.empty()) query.region = Id<Region>(other_);
      return organisations_list(desk, query);
    });

    CLI::App* const show =
        command(*organisations, "show", "One organisation: aliases, what names it, decisions");
    show->add_option("id", id_, "As the list names it")->required();
    on(show, [this](const Desk& desk) { return organisations_show(desk, id_); });

    CLI::App* const doubles =
        command(*organisations, "doubles", "Pairs that may be one organisation, with the reason");
    limit(doubles);
    on(doubles, [this](const Desk& desk) { return organisations_doubles(desk, query_.page.limit); });

    const auto decision = [&](const char* name, const char* text, OrganisationVerdict verdict) {
      CLI::App* const decide = command(*organisations, name, text);
      decide->add_option("id", id_, "Id of the one (of a merge: the double)")->required();
      decide->add_option("other", other_, "Id of the other (of a merge: the one it counts for)")->required();
      decide->add_option("--reason", reason_, "How you know; needed where two valid credit codes differ");
      on(decide, [this, verdict](const Desk& desk) {
        return organisations_decide(desk, {Id<Organisation>(id_), Id<Organisation>(other_)}, verdict,
                                    reason_);
      });
    };
    decision("merge", "Decide that two are the same: the first counts for the second",
             OrganisationVerdict::same);
    decision("dismiss", "Decide that two are not the same: the pair is not suspected again",
             OrganisationVerdict::different);

    CLI::App* const split =
        command(*organisations, "split", "Undo a merge: the double counts for itself again");
    split->add_option("id", id_, "Id of the double")->required();
    on(split, [this](const Desk& desk) { return organisations_split(desk, id_); });
  }

  // An option whose value is a name of an enumeration.
  template <class E>
  void add_choice(CLI::App* to, const char* name, const char* text, std::optional<E>& choice) {
    to->add_option_function<std::string>(
        name,
        [this, &choice, name](const std::string& value) {
          choice = named<E>(value);
          if (!choice) {
            throw CLI::ValidationError(name, worded("“{}” 不可用，应为：{}", "\"{}\" is not known; wanted {}",
                                                    value, Field<E>::wanted())
                                                 .in(language_));
          }
        },
        text);
  }

  void add_adverts() {
    CLI::App* const adverts = list(
        app_, "adverts", "What job adverts ask for: occupations, skills, places, schooling, pay, months");
    adverts->add_option_function<std::string>(
        "--occupation", [this](const std::string& id) { advert_query_.occupation = Id<Occupation>(id); },
        "Id of an occupation or of a group");
    adverts->add_option_function<std::string>(
        "--place", [this](const std::string& id) { advert_query_.place = Id<Region>(id); }, "Id of a region");
    add_choice(adverts, "--education", "Least schooling asked for: any, higher_vocational, bachelor …",
               advert_query_.education);
    adverts->add_option("--skill", advert_query_.skill, "A skill as the list names it");
    adverts->add_option("--from", advert_query_.from, "First month, like 2025-03");
    adverts->add_option("--until", advert_query_.until, "Last month");
    adverts->add_option("--limit", advert_query_.limit, "Rows of each list")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    on(adverts, [this](const Desk& desk) { return adverts_board(desk, advert_query_); });
    add_adverts_import(*adverts);
  }

  void add_adverts_import(CLI::App& adverts) {
    CLI::App* const import = command(
        adverts, "import", "Take a file of adverts from a job site: all or nothing, or the good rows only");
    import->add_option("file", adverts_import_.file, "CSV with a header, JSONL or an Excel workbook")
        ->required();
    import->add_option_function<std::vector<std::string>>(
        "--column",
        [this](const std::vector<std::string>& all) {
          for (const std::string& words : all) {
            if (!service::say_column(words, adverts_import_.columns))
              throw CLI::ValidationError("--column", words);
          }
        },
        "What a column holds, where its header does not say: NAME=title, text, tags, pay, pay_least, "
        "pay_most, education, experience, place, company, industry, posted, id or none");
    import->add_option("--source", adverts_import_.source,
                       "Id of a source, made where there is none; own-adverts when absent");
    add_date(import, "--posted", "Day of adverts that say none", adverts_import_.posted);
    import->add_flag("--dry-run", adverts_import_.dry_run, "Read and print, keep nothing");
    import->add_flag("--good-rows", adverts_import_.good_rows,
                     "Take the good rows and leave the bad ones out");
    on(import, [this](const Desk& desk) { return adverts_import(desk, adverts_import_); });
  }

  void add_warnings() {
    CLI::App* const warnings =
        app_.add_subcommand("warnings", "Early warnings and proposals to merge: list, merges, review, undo");
    warnings->require_subcommand(1);
    const auto limit = [](CLI::App* of, service::Page& page) {
      of->add_option("--limit", page.limit, "Rows to print")
          ->capture_default_str()
          ->check(CLI::Range(1, 2000));
    };
    CLI::App* const all =
        list(*warnings, "list", "Programs to look at, with the grounds; nothing is decided");
    all->add_option("--query", warning_query_.query,
                    "Part of a program's name or code, or of a school's name");
    all->add_flag_callback(
        "--sites", [this] { warning_query_.scope = service::WarningScope::sites; },
        "By school instead of the whole city");
    add_choice(all, "--level", "none, watch or warn; watch and warn when absent", warning_query_.level);
    add_choice(all, "--review", "open or reviewed", warning_query_.review);
    limit(all, warning_query_.page);
    on(all, [this](const Desk& desk) { return warnings_list(desk, warning_query_); });

    CLI::App* const merges =
        command(*warnings, "merges", "Schools with fewer entrants together than their smallest classes");
    limit(merges, warning_query_.page);
    on(merges, [this](const Desk& desk) { return warnings_merges(desk, warning_query_.page.limit); });

    const auto about = [this](CLI::App* of) {
      of->add_option("subject", id_, "As the list names it")->required();
      of->add_flag("--merge", about_merge_, "Of a proposal to merge instead of a warning");
    };
    CLI::App* const review = command(*warnings, "review", "Keep what a person says of a warning or proposal");
    about(review);
    add_choice(review, "--verdict", "accepted, dismissed or postponed", verdict_);
    review->get_option("--verdict")->required();
    review->add_option("--reason", reason_, "Why")->required();
    add_date(review, "--until", "Of what is postponed: the day to look again", on_);
    on(review, [this](const Desk& desk) {
      return warnings_review(desk, result(), id_, {.verdict = *verdict_, .reason = reason_, .until = on_});
    });
    CLI::App* const undo = command(*warnings, "undo", "Take a review back");
    about(undo);
    on(undo, [this](const Desk& desk) { return warnings_undo(desk, result(), id_); });
  }

  PortfolioResult result() const {
    return about_merge_ ? PortfolioResult::merge_proposal : PortfolioResult::warning;
  }

  void add_filings() {
    CLI::App* const filings = app_.add_subcommand(
        "filings", "Filings of programs: list, show, draft, submit, decide, appeal, withdraw");
    filings->require_subcommand(1);
    CLI::App* const all = list(*filings, "list", "Filings: what is overdue first, then by due day");
    all->add_option("--query", filing_query_.query, "Part of an id, or of a school's or program's name");
    add_choice(all, "--state", "Such as submitted", filing_query_.state);
    add_choice(all, "--kind", "open, close, pause, adjust or merge", filing_query_.kind);
    add_choice(all, "--stand", "open, overdue or settled", filing_query_.stand);
    all->add_option("--limit", filing_query_.page.limit, "Rows to print")
        ->capture_default_str()
        ->check(CLI::Range(1, 2000));
    on(all, [this](const Desk& desk) { return filings_list(desk, filing_query_); });

    const auto of_filing = [this](CLI::App* of) {
      of->add_option("id", id_, "As the list names it")->required();
    };
    CLI::App* const show = command(*filings, "show", "Course, checks and history of one filing");
    of_filing(show);
    on(show, [this](const Desk& desk) { return filings_show(desk, id_); });
    add_draft(*filings);

    const auto step = [&](const char* name, const char* text, FilingAct act) {
      CLI::App* const added = command(*filings, name, text);
      of_filing(added);
      added->add_option("--reason", reason_, "Why; needed to refuse, to appeal and to pass a broken rule");
      on(added, [this, act](const Desk& desk) { return filings_step(desk, id_, act, reason_); });
    };
    step("submit", "Hand a draft in, inside the yearly window", FilingAct::submit);
    step("withdraw", "Take a filing back before it is decided", FilingAct::withdraw);
    step("appeal", "Appeal against a refusal, within the time for it", FilingAct::appeal);

    CLI::App* const decide =
        command(*filings, "decide", "Take a step of an office: check, file, forward, approve, reject …");
    of_filing(decide);
    add_choice(
        decide, "--act",
        "check, send_back, file, forward, approve, reject, grant_appeal, deny_appeal, pass_evaluation or "
        "fail_evaluation",
        act_);
    decide->get_option("--act")->required();
    decide->add_option("--reason", reason_, "Why; needed to refuse and to pass a broken rule");
    on(decide, [this](const Desk& desk) { return filings_step(desk, id_, *act_, reason_); });
  }

  void add_draft(CLI::App& filings) {
    CLI::App* const draft = command(filings, "draft", "Write a filing; nothing is handed in yet");
    add_choice(draft, "--kind", "open, close, pause, adjust or merge", filing_query_.kind);
    draft->get_option("--kind")->required();
    draft->add_option("--school", filing_draft_.school, "Id of the school")->required();
    draft->add_option("--program", filing_draft_.program, "Id or code")->required();
    draft->add_option("--into-program", filing_draft_.into_program, "What it becomes or goes into");
    draft->add_option("--into-school", filing_draft_.into_school, "Of a merge: where its students go");
    draft->add_option("--year", year_, "First school year; the next when absent")
        ->check(CLI::Range(1900, 2199));
    draft->add_option("--length", filing_draft_.length_years, "Of a new program: years");
    draft->add_option_function<std::int64_t>(
        "--quota", [this](std::int64_t quota) { filing_draft_.quota_persons = Persons(quota); },
        "Of a new program: persons of the first year");
    draft->add_option("--document", filing_draft_.documents,
                      "Id of a document that is handed in; may be repeated");
    draft->add_option("--note", filing_draft_.note, "Grounds in words");
    on(draft, [this](const Desk& desk) {
      filing_draft_.kind = *filing_query_.kind;
      if (year_) filing_draft_.year = SchoolYear(*year_);
      return filings_draft(desk, filing_draft_);
    });
  }

  void add_listings() {
    CLI::App* const listings =
        app_.add_subcommand("listings", "Needs and offers of the exchange: list, show, post, close");
    listings->require_subcommand(1);
    CLI::App* const all = list(*listings, "list", "Needs and offers that are open, newest first");
    all->add_option("--query", listing_query_.query, "Part of an id, a title, a text or an owner's name");
    add_choice(all, "--side", "need or offer", listing_query_.side);
    add_choice(all, "--kind", "Such as internship", listing_query_.kind);
    all->add_flag("--closed", listing_query_.closed_too, "Also those that are closed or expired");
    all->add_option("--limit", listing_query_.page.limit, "Rows to print")
        ->capture_default_str()
        ->check(CLI::Range(1, 2000));
    on(all, [this](const Desk& desk) { return listings_list(desk, listing_query_); });
    const auto of_listing = [&](const char* name, const char* text, auto act) {
      CLI::App* const added = command(*listings, name, text);
      added->add_option("id", id_, "As the list names it")->required();
      on(added, [this, act](const Desk& desk) { return act(desk, id_); });
    };
    of_listing("show", "One need or offer with its concepts", listings_show);
    of_listing("close", "Take it out of the open ones", listings_close);
    const auto most = [&](CLI::App* of) {
      of->add_option("--limit", most_, "So many, the best first")
          ->capture_default_str()
          ->check(CLI::Range(1, 200));
    };
    CLI::App* const matches = list(*listings, "matches", "The best of the other side for it, each with why");
    matches->add_option("id", id_, "As the list names it")->required();
    most(matches);
    on(matches, [this](const Desk& desk) { return listings_matches(desk, id_, most_); });
    CLI::App* const pairs =
        list(*listings, "pairs", "Needs and offers that are each among the best for the other");
    most(pairs);
    on(pairs, [this](const Desk& desk) { return listings_pairs(desk, most_); });
    on(command(*listings, "weights", "How much each part of a score counts, and what choices made of it"),
       [](const Desk& desk) { return listings_weights(desk); });
    add_post(*listings);
  }

  void add_post(CLI::App& listings) {
    CLI::App* const post = command(listings, "post", "Post a need or an offer");
    add_choice(post, "--side", "need or offer", listing_query_.side);
    add_choice(post, "--kind", "Such as internship", listing_query_.kind);
    for (const char* option : {"--side", "--kind"}) post->get_option(option)->required();
    post->add_option("--title", listing_draft_.title, "In one line")->required();
    post->add_option("--text", listing_draft_.text, "What is wanted or offered");
    post->add_option("--organisation", listing_draft_.organisation, "Id of the organisation whose it is");
    post->add_option("--school", listing_draft_.school, "Id of the school whose it is");
    post->add_option("--region", listing_draft_.region, "Id; that of its owner when absent");
    post->add_option_function<std::int64_t>(
            "--seats", [this](std::int64_t seats) { listing_draft_.seats = Persons(seats); }, "Persons")
        ->check(CLI::NonNegativeNumber);
    add_date(post, "--starts", "The first day of what is wanted or offered", listing_draft_.starts);
    add_date(post, "--ends", "Its last day", listing_draft_.ends);
    add_date(post, "--expires", "The last day on which it is shown", listing_draft_.expires);
    post->add_option("--contact", listing_draft_.contact_name,
                     "Whom to call; shown to the other side of a deal once both have accepted");
    post->add_option("--phone", listing_draft_.contact_phone, "The same");
    on(post, [this](const Desk& desk) {
      listing_draft_.side = *listing_query_.side;
      listing_draft_.kind = *listing_query_.kind;
      return listings_post(desk, listing_draft_);
    });
  }

  void add_deals() {
    CLI::App* const deals = app_.add_subcommand(
        "deals", "Deals of the exchange: list, show, propose, negotiate, step, due, lapse");
    deals->require_subcommand(1);
    CLI::App* const all = list(*deals, "list", "Deals: under way first");
    all->add_option("--query", deal_query_.query, "Part of an id, a title or a party's name");
    add_choice(all, "--state", "Such as proposed", deal_query_.state);
    all->add_option("--limit", deal_query_.page.limit, "Rows to print")
        ->capture_default_str()
        ->check(CLI::Range(1, 2000));
    on(all, [this](const Desk& desk) { return deals_list(desk, deal_query_); });

    CLI::App* const show = command(*deals, "show", "Agreement, next steps and history of one deal");
    show->add_option("id", id_, "As the list names it")->required();
    on(show, [this](const Desk& desk) { return deals_show(desk, id_); });

    CLI::App* const propose = command(*deals, "propose", "Bring a need and an offer together");
    propose->add_option("need", id_, "Id of the need")->required();
    propose->add_option("offer", other_, "Id of the offer")->required();
    add_choice(propose, "--as", "need, offer or coordinator", deal_said_.as);
    on(propose, [this](const Desk& desk) { return deals_propose(desk, id_, other_, deal_said_.as); });
    add_deal_negotiate(*deals);
    add_deal_step(*deals);

    CLI::App* const due = list(*deals, "due", "What waits, for whom, and which office is told");
    add_choice(due, "--stage", "waiting, reminded, district, city or lapsed: this one and those after it",
               due_stage_);
    on(due, [this](const Desk& desk) {
      return deals_due(desk, {.least = due_stage_.value_or(exchange::DueStage::reminded)});
    });
    on(command(*deals, "lapse", "End every deal whose time has passed; a server does so by itself"),
       &cli::deals_lapse);
  }

  void add_deal_step(CLI::App& deals) {
    CLI::App* const step = command(deals, "step", "Take a step: accept, decline, agree, start, fulfil …");
    step->add_option("id", id_, "As the list names it")->required();
    add_choice(step, "--act",
               "accept, decline, withdraw, agree, start, fulfil_milestone, fulfil or break_off", deal_act_);
    step->get_option("--act")->required();
    add_choice(step, "--as", "need, offer or coordinator", deal_said_.as);
    step->add_option("--reason", deal_said_.reason, "Why; needed to decline, to withdraw and to break off");
    step->add_option("--milestone", deal_said_.milestone, "Number of the milestone that is done");
    on(step, [this](const Desk& desk) {
      deal_said_.act = *deal_act_;
      return deals_step(desk, id_, deal_said_);
    });
  }

  // A milestone as a person writes it: TITLE@DAY, TITLE@DAY=PERSONS.
  static service::MilestoneDraft milestone_of(const std::string& words) {
    const std::size_t at = words.rfind('@'), equals = words.find('=', at == words.npos ? 0 : at);
    service::MilestoneDraft milestone;
    std::int64_t persons = 0;
    if (at == words.npos || at == 0) throw CLI::ValidationError("--milestone", words);
    milestone.title = words.substr(0, at);
    milestone.due = Date::parse(words.substr(at + 1, equals == words.npos ? equals : equals - at - 1));
    if (!milestone.due) throw CLI::ValidationError("--milestone", words);
    if (equals == words.npos) return milestone;
    if (!CLI::detail::lexical_cast(words.substr(equals + 1), persons) || persons < 0)
      throw CLI::ValidationError("--milestone", words);
    milestone.persons = Persons(persons);
    return milestone;
  }

  void add_deal_negotiate(CLI::App& deals) {
    CLI::App* const negotiate =
        command(deals, "negotiate", "Lay terms on the table; earlier terms and yeses fall away");
    negotiate->add_option("id", id_, "As the list names it")->required();
    add_choice(negotiate, "--as", "need or offer", deal_said_.as);
    add_choice(negotiate, "--kind", "Kind of agreement; the usual one of the need when absent", terms_.kind);
    negotiate->add_option("--program", terms_.program, "Id or code");
    negotiate->add_option("--region", terms_.region, "Id of where it is carried out");
    add_date(negotiate, "--starts", "Its first day", terms_.starts);
    add_date(negotiate, "--until", "Its last day", terms_.until);
    negotiate
        ->add_option_function<std::int64_t>(
            "--persons", [this](std::int64_t persons) { terms_.persons = Persons(persons); }, "People")
        ->check(CLI::NonNegativeNumber);
    negotiate
        ->add_option_function<std::int64_t>(
            "--fen", [this](std::int64_t fen) { terms_.money = Money(fen); }, "1/100 yuan")
        ->check(CLI::NonNegativeNumber);
    negotiate->add_option_function<std::vector<std::string>>(
        "--milestone",
        [this](const std::vector<std::string>& all) {
          for (const std::string& words : all) terms_.milestones.push_back(milestone_of(words));
        },
        "What is done by when: TITLE@DAY or TITLE@DAY=PERSONS; may be repeated");
    on(negotiate, [this](const Desk& desk) {
      deal_said_.act = DealAct::negotiate;
      deal_said_.terms = terms_;
      return deals_step(desk, id_, deal_said_);
    });
  }

  void add_limit(CLI::App* of, service::Page& page) {
    of->add_option("--limit", page.limit, "Rows to print")->capture_default_str()->check(CLI::Range(1, 2000));
  }

  void add_resources() {
    CLI::App* const resources =
        app_.add_subcommand("resources", "Bases and equipment: list, show, add, book, cancel");
    resources->require_subcommand(1);
    CLI::App* const all = command(*resources, "list", "What can be booked, and how much of it is free today");
    all->add_option("--query", resource_query_.query, "Part of a name or of an owner's name");
    all->add_option_function<std::string>(
        "--region", [this](const std::string& id) { resource_query_.region = Id<Region>(id); },
        "Id of a district");
    add_limit(all, resource_query_.page);
    on(all, [this](const Desk& desk) { return resources_list(desk, resource_query_); });

    CLI::App* const show = list(*resources, "show", "Bookings and free units of one of them");
    show->add_option("id", id_, "As the list names it")->required();
    add_date(show, "--from", "First day; today when absent", from_);
    add_date(show, "--until", "Day after the last", until_);
    on(show, [this](const Desk& desk) { return resources_show(desk, id_, from_, until_); });

    CLI::App* const add = command(*resources, "add", "Offer a base or equipment");
    add->add_option("--name", resource_draft_.name, "As people know it")->required();
    add->add_option("--kind", resource_draft_.kind, "Such as 基地");
    add->add_option("--organisation", resource_draft_.organisation, "Id of the organisation whose it is");
    add->add_option("--school", resource_draft_.school, "Id of the school whose it is");
    add->add_option("--region", resource_draft_.region, "Id; that of its owner when absent");
    add->add_option("--platform", resource_draft_.platform, "Id of a platform it belongs to");
    add->add_option("--units", resource_draft_.units, "How many can be booked")->capture_default_str();
    add->add_option("--note", resource_draft_.note, "What else is to be known");
    on(add, [this](const Desk& desk) { return resources_add(desk, resource_draft_); });
    add_booking(*resources);
  }

  void add_booking(CLI::App& resources) {
    CLI::App* const book = command(resources, "book", "Book units; refused where too few are free on a day");
    book->add_option("id", id_, "As the list names it")->required();
    book->add_option("--organisation", booking_draft_.organisation, "Id of the organisation that books");
    book->add_option("--school", booking_draft_.school, "Id of the school that books");
    book->add_option("--units", booking_draft_.units, "How many")->capture_default_str();
    add_date(book, "--from", "First day", from_);
    add_date(book, "--until", "Day after the last", until_);
    for (const char* option : {"--from", "--until"}) book->get_option(option)->required();
    book->add_option("--purpose", booking_draft_.purpose, "What for");
    on(book, [this](const Desk& desk) {
      booking_draft_.from = *from_;
      booking_draft_.until = *until_;
      return resources_book(desk, id_, booking_draft_);
    });

    CLI::App* const cancel = command(resources, "cancel", "Give a booking back");
    cancel->add_option("id", id_, "Id of the resource")->required();
    cancel->add_option("number", number_, "Number of the booking")->required();
    on(cancel, [this](const Desk& desk) { return resources_cancel(desk, id_, number_); });
  }

  void add_consortium_lists() {
    CLI::App* const lists = app_.add_subcommand(
        "consortium-lists", "Products, technology needs and talent needs of consortia: list, add, drop");
    lists->require_subcommand(1);
    CLI::App* const all = list(*lists, "list", "Lines of the three lists");
    all->add_option("--query", list_entry_query_.query, "Part of a title or a text");
    all->add_option_function<std::string>(
        "--consortium", [this](const std::string& id) { list_entry_query_.consortium = id; },
        "Id of a platform");
    add_choice(all, "--list", "products, technology_needs or talent_needs", list_entry_query_.list);
    add_limit(all, list_entry_query_.page);
    on(all, [this](const Desk& desk) { return consortium_lists_list(desk, list_entry_query_); });

    CLI::App* const add = command(*lists, "add", "A new line of a list");
    add->add_option("--consortium", list_entry_draft_.consortium, "Id of a platform")->required();
    add_choice(add, "--list", "products, technology_needs or talent_needs", list_entry_query_.list);
    add->get_option("--list")->required();
    add->add_option("--title", list_entry_draft_.title, "In one line")->required();
    add->add_option("--text", list_entry_draft_.text, "In more words");
    add->add_option("--organisation", list_entry_draft_.organisation, "Id of the member whose it is");
    add->add_option("--occupation", list_entry_draft_.occupation, "Of a talent need: id");
    add->add_option_function<std::int64_t>(
           "--persons", [this](std::int64_t persons) { list_entry_draft_.persons = Persons(persons); },
           "Of a talent need")
        ->check(CLI::NonNegativeNumber);
    add->add_option("--listing", list_entry_draft_.listing, "Id of a need that looks for an answer");
    on(add, [this](const Desk& desk) {
      list_entry_draft_.list = *list_entry_query_.list;
      return consortium_lists_add(desk, list_entry_draft_);
    });

    CLI::App* const drop = command(*lists, "drop", "Take a line away");
    drop->add_option("id", id_, "As the list names it")->required();
    on(drop, [this](const Desk& desk) { return consortium_lists_drop(desk, id_); });
  }

  void add_demand_answers() {
    CLI::App* const answers =
        app_.add_subcommand("demand-answers", "How many people enterprises say they will need: list, add");
    answers->require_subcommand(1);
    CLI::App* const all = list(*answers, "list", "Answers and until when they count");
    all->add_option_function<std::string>(
        "--organisation", [this](const std::string& id) { demand_query_.organisation = id; },
        "Id of an organisation");
    all->add_option_function<std::string>(
        "--occupation", [this](const std::string& id) { demand_query_.occupation = id; },
        "Id of an occupation");
    all->add_option("--year", demand_query_.year, "Only of one year");
    all->add_flag("--expired", demand_query_.expired_too, "Also those that have expired");
    add_limit(all, demand_query_.page);
    on(all, [this](const Desk& desk) { return demand_answers_list(desk, demand_query_); });

    CLI::App* const add = command(*answers, "add", "Keep an answer; it takes the place of an earlier one");
    add->add_option("--organisation", demand_draft_.organisation, "Id of the organisation")->required();
    add->add_option("--occupation", demand_draft_.occupation, "Id of the occupation")->required();
    add->add_option("--year", number_, "Year")->required()->check(CLI::Range(1900, 2199));
    add->add_option_function<std::int64_t>(
           "--persons", [this](std::int64_t persons) { demand_draft_.persons = Persons(persons); }, "People")
        ->required()
        ->check(CLI::NonNegativeNumber);
    on(add, [this](const Desk& desk) {
      demand_draft_.year = SchoolYear(number_);
      return demand_answers_add(desk, demand_draft_);
    });
  }

  void add_rules() {
    CLI::App* const rules = app_.add_subcommand("rules", "Policy values: list, show");
    rules->require_subcommand(1);
    CLI::App* const all = list(*rules, "list", "What holds on a day, and where it is written");
    add_date(all, "--on", "Day to judge on; today when absent", on_);
    all->add_option("--place", other_, "Only the rules of one place, such as cn or shanghai");
    on(all, [this](const Desk& desk) { return rules_list(desk, on_, other_); });

    CLI::App* const show = command(*rules, "show", "One rule with its history");
    show->add_option("id", id_, "Such as internship.interns_per_unit")->required();
    add_date(show, "--on", "Day to judge on; today when absent", on_);
    on(show, [this](const Desk& desk) { return rules_show(desk, id_, on_); });
  }

  void add_outlook() {
    CLI::App* const outlook = list(app_, "outlook", "Where people will be short or in surplus");
    outlook->add_option("--year", outlook_.query.year, "Year of the lists; the first when absent");
    outlook->add_option("--occupation", outlook_.occupation,
                        "Code of a minor group: that one, with its inputs");
    outlook->add_option("--scenario", outlook_.query.scenario, "Id of a scenario")->capture_default_str();
    outlook->add_option("--against", outlook_.query.against, "Id of a second scenario, to compare with");
    outlook->add_option("--limit", outlook_.limit, "Rows of each list")
        ->capture_default_str()
        ->check(CLI::Range(1, 2000));
    on(outlook, [this](const Desk& desk) { return outlook_show(desk, outlook_); });
  }

  // A pin as a person writes it: OFFERING=QUOTA or OFFERING@YEAR=QUOTA.
  static service::QuotaPinSaid pin_of(const std::string& words) {
    const std::size_t equals = words.rfind('='), at = words.rfind('@', equals);
    service::QuotaPinSaid pin;
    const bool year = at != words.npos;
    if (equals == words.npos || !CLI::detail::lexical_cast(words.substr(equals + 1), pin.quota_persons))
      throw CLI::ValidationError("--pin", words);
    if (year && !CLI::detail::lexical_cast(words.substr(at + 1, equals - at - 1), pin.year.emplace()))
      throw CLI::ValidationError("--pin", words);
    pin.offering = words.substr(0, year ? at : equals);
    return pin;
  }

  static service::QuotaTrial trial_of(const std::string& words) {
    const std::size_t equals = words.rfind('=');
    service::QuotaTrial trial;
    if (equals == words.npos || !CLI::detail::lexical_cast(words.substr(equals + 1), trial.value))
      throw CLI::ValidationError("--try", words);
    trial.of = words.substr(0, equals);
    return trial;
  }

  void add_portfolio() {
    CLI::App* const plan =
        list(app_, "portfolio", "Quotas for the coming years under the limits; Ctrl-C gives the best so far");
    service::QuotaPlanRequest& request = portfolio_.request;
    plan->add_option("--scenario", request.scenario, "Id of a scenario")->capture_default_str();
    plan->add_option("--years", request.years, "Years to decide")
        ->capture_default_str()
        ->check(CLI::Range(1, 8));
    plan->add_option("--futures", request.futures, "Futures to weigh a plan by")
        ->capture_default_str()
        ->check(CLI::Range(1, service::kMostQuotaFutures));
    plan->add_option_function<int>(
            "--gap-bp", [&request](int gap) { request.gap = Share::basis_points(gap); },
            "Gap to stop at, in basis points of the loss")
        ->default_str("10")
        ->check(CLI::Range(1, 10'000));
    plan->add_option_function<int>(
            "--tail-weight-bp", [&request](int weight) { request.tail_weight = Share::basis_points(weight); },
            "What the mean loss of the worst futures counts beside the expected loss, in basis points")
        ->default_str("0")
        ->check(CLI::Range(0, 10'000));
    plan->add_option_function<int>(
            "--tail-share-bp", [&request](int share) { request.tail_share = Share::basis_points(share); },
            "How many futures are the worst, in basis points")
        ->default_str("1000")
        ->check(CLI::Range(1, 10'000));
    plan->add_option("--seconds", request.seconds, "Time after which the best so far is good enough")
        ->capture_default_str()
        ->check(CLI::Range(1, 3600));
    plan->add_option_function<std::vector<std::string>>(
        "--pin",
        [&request](const std::vector<std::string>& all) {
          for (const std::string& words : all) request.pins.push_back(pin_of(words));
        },
        "Hold a quota: OFFERING=PERSONS or OFFERING@YEAR=PERSONS");
    plan->add_option_function<std::vector<std::string>>(
        "--try",
        [&request](const std::vector<std::string>& all) {
          for (const std::string& words : all) request.trials.push_back(trial_of(words));
        },
        "Try another limit: RULE=VALUE, or the id of a resource or a floor");
    plan->add_option("--limit", portfolio_.limit, "Rows of the list")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    on(plan, [this](const Desk& desk) { return portfolio_plan(desk, portfolio_); });
  }

  // Works with a folder and no city.
  void add_backtest() {
    CLI::App* const test =
        command(app_, "backtest", "Forecast from past years of a history, and compare with what came since");
    test->add_option("folder", backtest_.folder,
                     "Folder of a backtest pack (docs/reference/backtest-pack.md)")
        ->required();
    test->add_option("--origin", backtest_.options.origin, "Year to forecast from; every year when absent");
    test->add_option("--horizon", backtest_.options.horizon, "Years ahead at most")
        ->check(CLI::Range(1, 100));
    test->add_option("--seed", backtest_.options.seed, "The same seed gives the same bytes")
        ->capture_default_str();
    test->add_option("--futures", backtest_.options.futures, "Futures behind each 80 % interval")
        ->capture_default_str()
        ->check(CLI::Range(20, 10'000));
    test->add_option("--threads", backtest_.options.threads, "Threads; 0: as many as the machine has")
        ->capture_default_str()
        ->check(CLI::Range(0, 256));
    test->callback([this] { action_ = [this] { return backtest(language_, json_, backtest_); }; });
  }

  void add_read() {
    CLI::App* const read =
        command(app_, "read", "Read adverts into occupations, skills, pay, schooling and place");
    read->add_option("file", read_.options.file,
                     "CSV or JSONL of any size; without it one text from the standard input");
    read->add_option("--pack", read_.pack, "Words of a pack's folder instead of those of the imported city");
    read->add_option_function<std::string>(
            "--format",
            [this](const std::string& name) {
              read_.options.format = name == "jsonl" ? pack::RowFormat::jsonl : pack::RowFormat::csv;
            },
            "csv or jsonl; by the content when absent")
        ->check(CLI::IsMember({"csv", "jsonl"}));
    read->add_option_function<std::vector<std::string>>(
        "--column", [this](const std::vector<std::string>& all) { read_columns(all); },
        "What a column holds: NAME=title, text, tags, pay, pay_least, pay_most, education, experience, "
        "place, company, "
        "industry or id");
    read->add_flag("--csv", read_.csv, "Print rows with the fields and skills instead of whole readings");
    read->add_option(
            "--learn", read_.learn,
            "Learn from adverts whose title is sure and print term_weights.csv; the id of its source")
        ->needs("file");
    read->add_option("--threads", read_.options.threads, "Threads; 0: as many as the machine has")
        ->capture_default_str()
        ->check(CLI::Range(0, 256));
    on(read, [this](const Desk& desk) { return cli::read(desk, read_); });
  }

  void read_columns(const std::vector<std::string>& all) {
    for (const std::string& words : all) {
      const std::size_t sign = words.rfind('=');
      const auto column =
          sign == std::string::npos ? std::nullopt : named<reading::AdvertColumn>(words.substr(sign + 1));
      if (!column) throw CLI::ValidationError("--column", words);
      read_.options.columns[words.substr(0, sign)] = *column;
    }
  }

  void add_date(CLI::App* to, const char* name, const char* text, std::optional<Date>& date) {
    to->add_option_function<std::string>(
        name,
        [this, &date, name](const std::string& value) {
          date = Date::parse(value);
          if (!date) {
            throw CLI::ValidationError(name, worded("“{}” 不是日期，应为：{}", "\"{}\" is no date; wanted {}",
                                                    value, Field<Date>::wanted())
                                                 .in(language_));
          }
        },
        text);
  }

  // What the library says in English of the words that it could not read, below a line in the person's
  // language that says of which kind it is.
  std::string misuse(const CLI::Error& error) const {
    constexpr std::array<std::pair<std::string_view, Words>, 5> kKinds = {{
        {"RequiredError", {"缺少必需的命令或参数", "A command or an argument is missing"}},
        {"ExtrasError", {"有无法识别的参数", "An argument is not known"}},
        {"ConversionError", {"参数的值无法读取", "The value of an argument cannot be read"}},
        {"ValidationError", {"参数的值不合要求", "The value of an argument cannot be taken"}},
        {"ArgumentMismatch", {"参数的个数不对", "The number of arguments is wrong"}},
    }};
    const auto kind =
        std::ranges::find(kKinds, error.get_name(), [](const auto& row) { return std::string(row.first); });
    constexpr Words kOther{"命令行有误", "The command line cannot be read"};
    return worded("langqiao: {}\n  实际    {}\n  怎么办  请用 --help 查看用法\n",
                  "langqiao: {}\n  found   {}\n  do      Run with --help for more information\n",
                  kind == kKinds.end() ? kOther : kind->second, error.what())
        .in(language_);
  }

  const Composition& composition_;
  const Language language_ = language_of_environment();
  CLI::App app_;
  std::function<int()> action_;

  std::string data_ = ".langqiao";
  bool json_ = false;
  std::filesystem::path xlsx_;
  ServeOptions serve_;
  BriefOptions brief_;
  PackOptions pack_;
  SynthesizeOptions synthesize_;
  PlanImportOptions plan_import_;
  OutlookCommand outlook_;
  PortfolioCommand portfolio_;
  BacktestCommand backtest_;
  ReadCommand read_;
  service::ProgramQuery query_;
  std::string level_;
  std::optional<int> year_;
  std::optional<Date> on_;
  std::string id_;
  std::string other_;
  std::string reason_;
  service::AdvertQuery advert_query_;
  AdvertsImportCommand adverts_import_;
  service::WarningQuery warning_query_;
  std::optional<PortfolioVerdict> verdict_;
  bool about_merge_ = false;
  service::FilingQuery filing_query_;
  service::FilingDraft filing_draft_;
  std::optional<FilingAct> act_;
  service::ListingQuery listing_query_;
  std::size_t most_ = 10;
  service::ListingDraft listing_draft_;
  service::DealQuery deal_query_;
  service::DealSaid deal_said_;
  service::AgreementTerms terms_;
  std::optional<DealAct> deal_act_;
  std::optional<exchange::DueStage> due_stage_;
  service::ResourceQuery resource_query_;
  service::ResourceDraft resource_draft_;
  service::BookingDraft booking_draft_;
  std::optional<Date> from_, until_;
  int number_ = 0;
  service::ListEntryQuery list_entry_query_;
  service::ListEntryDraft list_entry_draft_;
  service::DemandAnswerQuery demand_query_;
  service::DemandAnswerDraft demand_draft_;
};

}  // namespace

int run(int argc, const char* const* argv, const Composition& composition) {
  try {
    return CommandLine(composition).run(argc, argv);
  } catch (const std::exception& error) {
    print_problem({{"命令未能完成", "The command failed"},
                   argc > 1 ? argv[1] : "",
                   as_is(error.what()),
                   {"机器能照做", "a machine that does what it is asked"},
                   {"请检查磁盘和数据文件夹的权限，再试一次",
                    "Look at the disk and the rights of the data folder; then try again"}},
                  language_of_environment());
    return static_cast<int>(Exit::failed);
  }
}

}  // namespace langqiao::cli
