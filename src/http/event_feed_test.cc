#include "http/event_feed.h"

#include <gtest/gtest.h>

namespace langqiao::http {
namespace {

TEST(EventText, IsFieldsAndAnEmptyLine) {
  EXPECT_EQ(text_of({.id = "7", .name = "progress", .data = "{\"a\": 1}"}),
            "id: 7\nevent: progress\ndata: {\"a\": 1}\n\n");
  EXPECT_EQ(text_of({.data = "x"}), "data: x\n\n");
  EXPECT_EQ(text_of({}), "data: \n\n") << "an event without data would not be told";
}

TEST(EventText, DataOfSeveralLinesStaysOneEvent) {
  EXPECT_EQ(text_of({.data = "a\nb\r\nc\rd"}), "data: a\ndata: b\ndata: c\ndata: d\n\n");
  EXPECT_EQ(text_of({.data = "a\n\n"}), "data: a\ndata: \ndata: \n\n");
}

TEST(EventText, NothingThatReachesAFieldCanBeginAnotherOne) {
  EXPECT_EQ(text_of({.id = "1\ndata: x", .name = "a\r\n\r\nb", .data = "event: y"}),
            "id: 1 data: x\nevent: a    b\ndata: event: y\n\n");
}

}  // namespace
}  // namespace langqiao::http
