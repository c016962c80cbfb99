#include "cli/terminal.h"

#include <gtest/gtest.h>

namespace langqiao::cli {
namespace {

TEST(Terminal, ChineseLettersTakeTwoColumns) {
  EXPECT_EQ(width_of("护理"), 4u);
  EXPECT_EQ(width_of("A护1"), 4u);
  EXPECT_EQ(width_of("（"), 2u);
  EXPECT_EQ(width_of("–"), 1u);
}

TEST(Terminal, PaddedTextHasTheWidthAskedForWhateverItHolds) {
  for (const char* text : {"", "a", "护理", "大数据与会计专业", "a大数据"}) {
    for (const std::size_t width : {2u, 5u, 6u, 40u}) EXPECT_EQ(width_of(padded(text, width)), width) << text;
  }
}

TEST(Terminal, ColumnsLineUpBelowTheirTitles) {
  const std::string text = table({{"专业"}, {"n", Align::right}}, {{"护理", "7"}, {"a", "12"}});
  EXPECT_EQ(text, "专业   n\n----  --\n护理   7\na     12\n");
}

TEST(Terminal, NumbersReadAsPeopleWriteThem) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1234567), "1,234,567");
  EXPECT_EQ(with_commas(-1234), "-1,234");
  EXPECT_EQ(per_cent(1420), "14.2 %");
  EXPECT_EQ(per_cent(5), "0.0 %");
}

}  // namespace
}  // namespace langqiao::cli
