#include "pack/decisions.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "pack/write.h"

namespace langqiao::pack {
namespace {

class Decisions : public testing::Test {
 protected:
  Decisions() {
    std::string made = std::filesystem::temp_directory_path() / "decisions_test.XXXXXX";
    folder = mkdtemp(made.data());
  }
  ~Decisions() override { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
  const OrganisationDecision decision{.organisation = Id<Organisation>("x"),
                                      .other = Id<Organisation>("y"),
                                      .verdict = OrganisationVerdict::same,
                                      .reason = "看过执照，\"同一\" 家\n见附件",
                                      .actor = "owner",
                                      .at = "2026-11-26T00:00:00Z"};
};

TEST_F(Decisions, ComeBackAsTheyWereWritten) {
  OrganisationDecision other = decision;
  other.organisation = Id<Organisation>("a");
  other.verdict = OrganisationVerdict::different;
  other.reason.clear();
  write_decisions(folder, {other, decision});
  EXPECT_EQ(read_decisions(folder), (std::vector{other, decision}));
}

TEST_F(Decisions, APackWithoutTheFileHasNone) {
  EXPECT_TRUE(read_decisions(folder)->empty());
  write_decisions(folder, {decision});
  write_decisions(folder, {});
  EXPECT_FALSE(std::filesystem::exists(folder / kDecisionsFile));
}

TEST_F(Decisions, ABadRowIsToldByLineColumnFoundAndWanted) {
  write_file(folder / kDecisionsFile,
             "organisation,other,verdict,actor,at\nx,y,perhaps,owner,2026\n,y,same,o,2026\n");
  const auto read = read_decisions(folder);
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().total(), 2u);
  const RowError& first = read.error().kept().at(0);
  EXPECT_TRUE(first.file.ends_with("/organisation_decisions.csv"));
  EXPECT_EQ(first.row, 2u);
  EXPECT_EQ(first.column, "verdict");
  EXPECT_EQ(first.found, as_is("perhaps"));
  EXPECT_EQ(first.wanted.en, "one of same different");
}

}  // namespace
}  // namespace langqiao::pack
