#include "cli/examples.h"

#include <gmock/gmock.h>
#include <sstream>

#include "cli/cli.h"

namespace langqiao::cli {
namespace {

using ::testing::HasSubstr;

std::string help_of(const std::string& command) {
  std::vector<std::string> words = {"langqiao"};
  std::istringstream stream(command + " --help");
  for (std::string word; stream >> word;) words.push_back(word);
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  testing::internal::CaptureStdout();
  const int code = run(static_cast<int>(argv.size()), argv.data(), Composition{.version = "1", .home = "."});
  const std::string text = testing::internal::GetCapturedStdout();
  EXPECT_EQ(code, 0) << command;
  return text;
}

// The names that a help lists below "Subcommands:".
std::vector<std::string> commands_in(const std::string& help) {
  std::vector<std::string> names;
  std::istringstream lines(help);
  std::string line;
  while (std::getline(lines, line) && line != "Subcommands:") {
  }
  while (std::getline(lines, line) && line.starts_with("  ")) {
    std::istringstream words(line);
    std::string name;
    if (words >> name && line[2] != ' ') names.push_back(name);
  }
  return names;
}

std::size_t check_below(const std::string& group) {
  const std::vector<std::string> names = commands_in(help_of(group));
  std::size_t commands = 0;
  for (const std::string& name : names) {
    const std::string command = group.empty() ? name : group + " " + name;
    EXPECT_THAT(help_of(command), HasSubstr("Examples:\n  langqiao " + command));
    commands += 1 + check_below(command);
  }
  return commands;
}

TEST(Examples, EveryCommandShowsHowItIsCalled) { EXPECT_GT(check_below(""), 30u); }

TEST(Examples, AreOfTheCommandAndNotOfOneThatBeginsAlike) {
  EXPECT_THAT(examples_of("pack import"), HasSubstr("langqiao pack import packs/shanghai"));
  EXPECT_THAT(examples_of("pack"), HasSubstr("langqiao pack export"));
  EXPECT_EQ(examples_of("pa"), "");
}

}  // namespace
}  // namespace langqiao::cli
