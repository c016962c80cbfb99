#include "base/wording.h"

#include <gtest/gtest.h>

#include "base/wording_claims.h"

namespace langqiao {
namespace {

TEST(Wording, PutsTheSameValuesIntoBothLanguages) {
  const Wording text = worded("{} 行，共 {} 行", "{} of {} rows", 3, std::string("12"));
  EXPECT_EQ(text.zh, "3 行，共 12 行");
  EXPECT_EQ(text.en, "3 of 12 rows");
  EXPECT_EQ(text.in(Language::zh), text.zh);
  EXPECT_EQ(text.in(Language::en), text.en);
}

TEST(Wording, AWordingInsideAWordingFollowsItsLanguage) {
  const Words school{"学校", "school"};
  const Wording inner = worded("没有这个{}", "no such {}", school);
  EXPECT_EQ(worded("{}：{}", "{}: {}", inner, "4131"),
            (Wording{"没有这个学校：4131", "no such school: 4131"}));
}

TEST(Wording, WhatNoLanguageChangesReadsTheSameInBoth) {
  EXPECT_EQ(as_is("510201"), (Wording{"510201", "510201"}));
  EXPECT_TRUE(Wording().empty());
  EXPECT_FALSE(as_is("x").empty());
}

TEST(Wording, FlawsAreSeen) {
  EXPECT_EQ(flaw_of({"至多 3 行", "at most 3 rows"}), "");
  EXPECT_EQ(flaw_of(as_is("castle")), "");
  EXPECT_NE(flaw_of({"", "at most 3 rows"}), "");
  EXPECT_NE(flaw_of({"rows", "at most rows"}), "");
  EXPECT_NE(flaw_of({"至多 3 行", "at most 4 rows"}), "");
  EXPECT_NE(flaw_of_words(as_is("at most 3 rows")), "");
}

}  // namespace
}  // namespace langqiao
