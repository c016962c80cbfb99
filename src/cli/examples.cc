#include "cli/examples.h"

#include <fmt/format.h>

namespace langqiao::cli {
namespace {

struct Example {
  std::string_view command;
  std::string_view words;  // what follows the command
  std::string_view means;
};

constexpr Example kExamples[] = {
    {"serve", "", "http://127.0.0.1:8080, until Ctrl-C"},
    {"serve", "--port 9000 --data /srv/city", "another port, another city"},
    {"brief", "", "the city on one screen"},
    {"brief", "--json", "the same for a program"},
    {"pack check", "packs/shanghai", "every bad row, and what would change"},
    {"pack import", "packs/shanghai", "all of it or nothing"},
    {"pack import", "FOLDER --good-rows", "leave the bad rows out"},
    {"pack export", "FOLDER", "the city as files, to import again"},
    {"pack synthesize", "packs/shanghai --adverts 100000", "more adverts to try searches on"},
    {"adverts", "", "what job adverts ask for, and the pay they offer"},
    {"adverts", "--occupation 2-02-10 --xlsx adverts.xlsx", "of one group of occupations, as a workbook"},
    {"adverts import", "FILE.xlsx --dry-run", "how its columns and rows are understood"},
    {"adverts import", "FILE.csv --column 标题=title --good-rows", "take it, bad rows left out"},
    {"plan import", "FILE", "read a text, show and keep the reading"},
    {"plan import", "FILE --dry-run", "read it, keep nothing"},
    {"plan list", "", "the ids that the others want"},
    {"plan show", "sh-2020-41", "clauses, duties and targets"},
    {"plan compare", "NEWER OLDER", "what changed, clause by clause"},
    {"plan delete", "ID", "forget a text and its reviews"},
    {"programs list", "--query 机器人", "programs by a part of the name"},
    {"programs list", "--level higher_vocational --xlsx programs.xlsx", "the list as a workbook"},
    {"programs show", "530302", "one program: history, schools"},
    {"programs duplicates", "--year 2025", "which programs several schools offer"},
    {"organisations list", "--region 310115", "those of one district"},
    {"organisations show", "ID", "aliases, what names it, decisions"},
    {"organisations doubles", "", "pairs that may be one"},
    {"organisations merge", "DOUBLE KEPT", "the first counts for the second"},
    {"organisations split", "DOUBLE", "undo that"},
    {"organisations dismiss", "ONE OTHER", "they are two, do not ask again"},
    {"warnings list", "", "programs to look at, with the grounds"},
    {"warnings list", "--sites", "each program at each school"},
    {"warnings merges", "", "schools that together fill no class"},
    {"warnings review", "SUBJECT --verdict dismissed --reason TEXT", "what a person says of it"},
    {"warnings undo", "SUBJECT", "take that back"},
    {"filings list", "--stand overdue", "what should have been done by now"},
    {"filings show", "ID", "course, checks, who acts next"},
    {"filings draft", "--kind close --school ID --program 530302", "nothing is handed in yet"},
    {"filings submit", "ID", "hand a draft in"},
    {"filings decide", "ID --act check", "an office's step"},
    {"filings appeal", "ID --reason TEXT", "against a refusal"},
    {"filings withdraw", "ID", "before it is decided"},
    {"listings list", "--side need --kind internship", "needs that are open"},
    {"listings show", "ID", "its text and concepts"},
    {"listings post", "--side need --kind training --title TEXT --organisation ID",
     "a need of an organisation"},
    {"listings list", "--xlsx listings.xlsx", "all that are open, as a workbook"},
    {"listings matches", "ID", "who could answer it, and why"},
    {"listings pairs", "--limit 50", "whom a co-ordinator should bring together"},
    {"listings weights", "", "what counts how much, and what choices made of it"},
    {"listings close", "ID", "no more answers"},
    {"deals list", "--state proposed", "who has to answer"},
    {"deals show", "ID", "agreement, history, next steps"},
    {"deals propose", "NEED OFFER", "bring the two together"},
    {"deals negotiate", "ID --as offer --starts 2026-03-01 --until 2026-08-31 --persons 60",
     "lay terms on the table"},
    {"deals negotiate", "ID --milestone 学生到岗@2026-03-05=60 --milestone 实习鉴定@2026-08-31",
     "what is done by when"},
    {"deals step", "ID --act accept --as offer", "answer for the other side"},
    {"deals due", "--stage district", "what has come to the district"},
    {"deals lapse", "", "end what has waited too long, where nothing is served"},
    {"resources list", "--region 310115", "what can be booked there"},
    {"resources show", "ID --from 2026-03-01 --until 2026-04-01", "who has it when, and what is free"},
    {"resources add", "--name TEXT --kind 基地 --organisation ID --units 40", "a base with 40 places"},
    {"resources book", "ID --school ID --units 20 --from 2026-03-01 --until 2026-03-15",
     "20 of them for two weeks"},
    {"resources cancel", "ID 3", "give the third booking back"},
    {"consortium-lists list", "--list talent_needs --xlsx talent.xlsx", "one of the lists as a workbook"},
    {"consortium-lists add", "--consortium ID --list technology_needs --title TEXT", "a new line"},
    {"consortium-lists drop", "ID", "take a line away"},
    {"demand-answers list", "--year 2027 --expired", "who is to be asked again"},
    {"demand-answers add", "--organisation ID --occupation 6-18-01-01 --year 2027 --persons 12",
     "an enterprise's answer"},
    {"rules list", "--on 2025-01-01", "what held on a day"},
    {"rules show", "internship.interns_per_unit", "value, history, citation"},
    {"outlook", "", "shortage and surplus of the first year"},
    {"outlook", "--year 2030 --xlsx outlook.xlsx", "another year, as a workbook"},
    {"portfolio", "", "what to open, grow, shrink or close"},
    {"portfolio", "--pin OFFERING=40 --try portfolio.step_share=2500", "another decision, another limit"},
    {"read", "adverts.csv", "a reading a line, as JSON"},
    {"read", "adverts.jsonl --csv --column job=title", "the fields as rows, with a column named"},
    {"read", "--pack packs/shanghai < advert.txt", "one text, without an imported city"},
    {"backtest", "FOLDER", "forecasts beside what came since"},
    {"backtest", "FOLDER --origin 2014 --json", "from one year, for a program"},
};

bool belongs(const Example& example, std::string_view command) {
  return example.command == command ||
         (example.command.starts_with(command) && example.command[command.size()] == ' ');
}

}  // namespace

std::string examples_of(std::string_view command) {
  std::string lines;
  for (const Example& example : kExamples) {
    if (!belongs(example, command)) continue;
    const std::string call =
        fmt::format("langqiao {}{}{}", example.command, example.words.empty() ? "" : " ", example.words);
    lines += fmt::format("  {:<48}  {}\n", call, example.means);
  }
  return lines;
}

}  // namespace langqiao::cli
