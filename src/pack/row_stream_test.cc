#include "pack/row_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace langqiao::pack {
namespace {

using testing::ElementsAre;

TEST(RowStream, KeysOfObjectsAreColumnsInTheOrderOfTheirFirstAppearance) {
  auto stream = RowStream::of(
      "{\"b\": \"1\", \"a\": [\"x\", \"y\"]}\n\n{\"c\": 3, \"b\": null}\nno object\n{\"d\": {\"e\": 1}, "
      "\"a\": true}\n",
      "rows.jsonl");
  ASSERT_TRUE(stream);
  EXPECT_EQ(stream->format(), RowFormat::jsonl);
  StreamedRow row;
  ASSERT_TRUE(stream->next(row));
  EXPECT_THAT(row.cells, ElementsAre("1", "x|y"));
  ASSERT_TRUE(stream->next(row));
  EXPECT_EQ(row.line, 3u);
  EXPECT_THAT(row.cells, ElementsAre("", "", "3"));
  ASSERT_TRUE(stream->next(row));
  EXPECT_TRUE(row.refused);
  ASSERT_TRUE(stream->next(row));
  EXPECT_THAT(row.cells, ElementsAre("", "true", "", "{\"e\":1}"));
  EXPECT_FALSE(stream->next(row));
  EXPECT_THAT(stream->columns(), ElementsAre("b", "a", "c", "d"));
}

TEST(RowStream, BytesThatSomebodySentAreReadLikeAFile) {
  auto stream = RowStream::of("\xEF\xBB\xBFtitle,text\r\n焊工,\"a\nb\"\r\n", "rows.csv");
  ASSERT_TRUE(stream);
  EXPECT_THAT(stream->columns(), ElementsAre("title", "text"));
  StreamedRow row;
  ASSERT_TRUE(stream->next(row));
  EXPECT_THAT(row.cells, ElementsAre("焊工", "a\nb"));
  EXPECT_FALSE(stream->next(row));
  EXPECT_EQ(RowStream::of("", "rows.csv").error().where, "rows.csv");
}

}  // namespace
}  // namespace langqiao::pack
