#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <fmt/format.h>

#include "cli/commands.h"
#include "rulebook/read.h"

namespace langqiao::cli {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done · 1 the machine failed (disk, database, port) · 2 the command line makes no sense ·\n"
    "3 bad rows or rules, nothing taken · 4 no such thing, not now, or not allowed\n\n"
    "First steps:\n"
    "  langqiao pack import packs/shanghai     load the city\n"
    "  langqiao brief                          the city on one screen\n"
    "  langqiao programs duplicates            programs that many schools offer\n"
    "  langqiao outlook                        where people will be short or in surplus\n"
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
    app_.footer(kFooter);
    app_.failure_message([this](const CLI::App*, const CLI::Error& error) { return misuse(error); });
    serve_.web = composition.home / "web" / "dist";
    add_serve();
    add_brief();
    add_pack();
    add_plan();
    add_programs();
    add_organisations();
    add_rules();
    add_outlook();
    add_backtest();
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

  // A command that works with the city.
  void on(CLI::App* added, Work work) {
    added->callback([this, work = std::move(work)] { action_ = [this, work] { return at_desk(work); }; });
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
    const service::Office office(**store, *book, service::system_clock());
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

  // Works with a folder and no city.
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
  BacktestCommand backtest_;
  service::ProgramQuery query_;
  std::string level_;
  std::optional<int> year_;
  std::optional<Date> on_;
  std::string id_;
  std::string other_;
  std::string reason_;
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
