// Reads the sample texts of tests/plan_texts and counts what the engine finds against what people labelled
// beside each sample. LANGQIAO_PLAN_TEXTS names a folder of further labelled texts, whose counts are printed
// only. The lines of NAME.expected.txt:
//   directory yunxi | packs               which units are known (yunxi when absent)
//   text ../shared/data/plans/x.txt       a text outside the project; absent: NAME.txt
//   title … / number … / issued … / issuers id id
//   clause PATH | LABEL | HEADING
//   duty PATH | ROLE | UNIT | id id …     "-": unknown; "x16": sixteen departments; in a further text where
//                                         every unit has "-", ids do not count
//   target PATH | SUBJECT | field=value … (least most approx unit change base by how indicator)
//   note PATH | KIND | FOUND
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>

#include "plan/read.h"
#include "plan/test_directories.h"

namespace langqiao::plan {
namespace {

namespace fs = std::filesystem;

const fs::path kTexts = fs::path(LANGQIAO_SOURCE_DIR) / "tests/plan_texts";

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string name_of(DutyRole role) {
  constexpr const char* kNames[] = {"lead", "joint", "support", "each"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string name_of(Indicator indicator) {
  constexpr const char* kNames[] = {
      "cultivated_enterprises", "major_projects",       "platforms",        "key_regions",
      "key_industries",         "applied_universities", "leading_colleges", "leading_programs",
      "trained_people",         "institution_frame",    "consortia",        "communities",
      "practice_bases",         "demonstration_bases"};
  return kNames[static_cast<std::size_t>(indicator)];
}

std::string line_of(const ReadClause& clause) {
  return fmt::format("{} | {} | {}", clause.path, clause.label, clause.heading);
}

bool ids_count = true;  // false: the text at hand names no department by its id

std::string line_of(const ReadDuty& duty) {
  std::string ids;
  if (!ids_count) return fmt::format("{} | {} | {} | -", duty.clause, name_of(duty.role), duty.unit);
  for (const auto& id : duty.departments) ids += (ids.empty() ? "" : " ") + id.text();
  if (duty.departments.size() > 3) ids = fmt::format("x{}", duty.departments.size());
  return fmt::format("{} | {} | {} | {}", duty.clause, name_of(duty.role), duty.unit,
                     ids.empty() ? "-" : ids);
}

// The amount of a target's line alone: what stands behind its second bar, without indicator.
std::string amount_of(const std::string& line) {
  const std::string fields = line.substr(line.rfind(" | ") + 2);
  return fields.substr(0, fields.find(" indicator="));
}

std::string line_of(const ReadTarget& target) {
  std::string line = fmt::format("{} | {} |", target.clause, target.subject);
  const auto field = [&](const char* name, const auto& value) { line += fmt::format(" {}={}", name, value); };
  if (target.least) field("least", *target.least);
  if (target.most) field("most", *target.most);
  if (target.approximate) field("approx", 1);
  if (!target.unit.empty()) field("unit", target.unit);
  if (target.change_points) field("change", *target.change_points);
  if (target.base_year) field("base", *target.base_year);
  if (target.deadline_year) field("by", *target.deadline_year);
  if (!target.qualitative.empty()) field("how", target.qualitative);
  if (target.indicator) field("indicator", name_of(*target.indicator));
  return line;
}

struct Expectation {
  std::string directory = "yunxi";
  fs::path text;
  std::map<std::string, std::string> head;
  std::multiset<std::string> clauses, duties, targets, notes;
};

Expectation expectation_of(const fs::path& path) {
  Expectation expected;
  const std::string name = path.filename().string();
  expected.text =
      path.parent_path() / (name.substr(0, name.size() - std::string(".expected.txt").size()) + ".txt");
  std::istringstream lines(file_text(path));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t blank = line.find(' ');
    if (line.empty() || line[0] == '#' || blank == std::string::npos) continue;
    const std::string word = line.substr(0, blank), rest = line.substr(blank + 1);
    if (word == "directory")
      expected.directory = rest;
    else if (word == "text")
      expected.text = fs::path(LANGQIAO_SOURCE_DIR) / rest;
    else if (word == "clause")
      expected.clauses.insert(rest);
    else if (word == "duty")
      expected.duties.insert(rest);
    else if (word == "target")
      expected.targets.insert(rest);
    else if (word == "note")
      expected.notes.insert(rest);
    else
      expected.head[word] = rest;
  }
  return expected;
}

struct Score {
  std::size_t found = 0, wanted = 0, right = 0;

  double precision() const {
    return found == 0 ? 1 : static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const { return wanted == 0 ? 1 : static_cast<double>(right) / static_cast<double>(wanted); }
  Score& operator+=(const Score& other) {
    found += other.found, wanted += other.wanted, right += other.right;
    return *this;
  }
  std::string text() const {
    return fmt::format("P {:.3f} R {:.3f} ({}/{}/{})", precision(), recall(), right, found, wanted);
  }
};

template <class Records>
Score score(const Records& records, const std::multiset<std::string>& wanted, const char* kind,
            std::string& misses) {
  std::multiset<std::string> found, missing, surplus;
  for (const auto& record : records) found.insert(line_of(record));
  std::ranges::set_difference(wanted, found, std::inserter(missing, missing.end()));
  std::ranges::set_difference(found, wanted, std::inserter(surplus, surplus.end()));
  for (const auto& line : missing) misses += fmt::format("  missing {} {}\n", kind, line);
  for (const auto& line : surplus) misses += fmt::format("  surplus {} {}\n", kind, line);
  return {found.size(), wanted.size(), found.size() - surplus.size()};
}

// How many amounts are right whatever their clause, subject and indicator; only printed.
Score amounts_score(const std::vector<ReadTarget>& targets, const std::multiset<std::string>& wanted) {
  std::multiset<std::string> amounts, found, right;
  for (const std::string& line : wanted) amounts.insert(amount_of(line));
  for (const ReadTarget& target : targets) found.insert(amount_of(line_of(target)));
  std::ranges::set_intersection(amounts, found, std::inserter(right, right.end()));
  return {found.size(), amounts.size(), right.size()};
}

std::string issuers_of(const PlanText& text) {
  std::string ids;
  for (const auto& id : text.head.issuers) ids += (ids.empty() ? "" : " ") + id.text();
  return ids;
}

void expect_head(const PlanText& text, const Expectation& expected, const std::string& name) {
  for (const auto& [word, value] : expected.head) {
    if (word == "title")
      EXPECT_EQ(text.head.title, value) << name;
    else if (word == "number")
      EXPECT_EQ(text.head.number, value) << name;
    else if (word == "issued")
      EXPECT_EQ(text.head.issued ? text.head.issued->iso() : "", value) << name;
    else if (word == "issuers")
      EXPECT_EQ(issuers_of(text), value) << name;
    else
      ADD_FAILURE() << name << ": unknown line '" << word << "'";
  }
}

void expect_notes(const PlanText& text, const Expectation& expected, const std::string& name) {
  for (const std::string& wanted : expected.notes) {
    const bool found = std::ranges::any_of(text.notes, [&](const ReadingNote& note) {
      return fmt::format("{} | {} | {}", note.clause, note.kind, note.found) == wanted;
    });
    EXPECT_TRUE(found) << name << ": no note " << wanted;
  }
}

void expect_tiling(const PlanText& text, const std::string& name) {
  std::uint32_t at = 0;
  for (const ReadClause& clause : text.clauses) {
    EXPECT_EQ(clause.own.begin, at) << name << " " << clause.path;
    at = clause.own.end;
  }
  EXPECT_EQ(at, length_of(text.text)) << name;
}

struct Totals {
  Score clauses, duties, targets, amounts;
};

std::vector<fs::path> expectations_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(".expected.txt")) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

Totals read_samples(const std::vector<fs::path>& files, bool with_ids = true) {
  Totals totals;
  const UnitDirectory yunxi = yunxi_directory(), packs = pack_directory();
  for (const fs::path& file : files) {
    const Expectation expected = expectation_of(file);
    const std::string name = file.filename().string();
    if (!fs::exists(expected.text)) {
      fmt::print("skipped {}: {} is not there\n", name, expected.text.string());
      continue;
    }
    const PlanText text = read(file_text(expected.text), expected.directory == "packs" ? packs : yunxi);
    ids_count = with_ids || std::ranges::any_of(expected.duties, [](const std::string& line) {
                  return !line.ends_with("| -");
                });
    std::string misses;
    const Totals here{score(text.clauses, expected.clauses, "clause", misses),
                      score(text.duties, expected.duties, "duty", misses),
                      score(text.targets, expected.targets, "target", misses)};
    const Score amounts = amounts_score(text.targets, expected.targets);
    fmt::print("{:<44} clauses {}  duties {}  targets {}  amounts {}\n{}", name, here.clauses.text(),
               here.duties.text(), here.targets.text(), amounts.text(), misses);
    totals.amounts += amounts;
    totals.clauses += here.clauses, totals.duties += here.duties, totals.targets += here.targets;
    expect_head(text, expected, name);
    expect_notes(text, expected, name);
    expect_tiling(text, name);
  }
  fmt::print("{:<44} clauses {}  duties {}  targets {}  amounts {}\n", "total", totals.clauses.text(),
             totals.duties.text(), totals.targets.text(), totals.amounts.text());
  return totals;
}

void expect_good(const Totals& totals) {
  constexpr double kLeast = 0.97;
  for (const Score* one : {&totals.clauses, &totals.duties, &totals.targets}) {
    EXPECT_GE(one->precision(), kLeast);
    EXPECT_GE(one->recall(), kLeast);
  }
}

// The project's own samples, or those whose text lies beside the project.
std::vector<fs::path> samples(bool shared) {
  auto files = expectations_in(kTexts);
  std::erase_if(
      files, [&](const fs::path& file) { return file.filename().string().starts_with("shared_") != shared; });
  return files;
}

TEST(PlanTexts, OwnSamplesAreReadAsPeopleReadThem) {
  const Totals totals = read_samples(samples(false));
  EXPECT_GE(totals.clauses.wanted, 100u);
  expect_good(totals);
}

TEST(PlanTexts, OfficialTextsAreReadAsPeopleReadThem) { expect_good(read_samples(samples(true))); }

TEST(PlanTexts, FurtherTextsAreTiledAndCounted) {
  const char* const folder = std::getenv("LANGQIAO_PLAN_TEXTS");
  if (folder == nullptr) GTEST_SKIP() << "LANGQIAO_PLAN_TEXTS names no folder of further labelled texts";
  EXPECT_GT(read_samples(expectations_in(folder), false).clauses.wanted, 0u);
}

}  // namespace
}  // namespace langqiao::plan
