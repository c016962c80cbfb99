#include "http/language.h"

#include <gtest/gtest.h>

namespace langqiao::http {
namespace {

Language language_for(std::string_view accept) {
  Headers headers;
  headers.set("Accept-Language", accept);
  return language_of(headers);
}

TEST(Language, WithoutTheFieldItIsEnglish) { EXPECT_EQ(language_of(Headers()), Language::en); }

TEST(Language, ChineseIsAnsweredWhereItWeighsMost) {
  for (const char* accept :
       {"zh", "zh-CN", "ZH-cn", "zh-Hans-CN, en;q=0.9", "zh-CN,zh;q=0.9,en;q=0.8", "zh-TW", "fr, zh;q=0.1",
        "zh, en", "en;q=0.5, zh-CN;q=0.6", "en;q=0, *", "de;q=1, zh ; q=0.3", "en;q=0.1, *;q=0.2, zh;q=0.15"})
    EXPECT_EQ(language_for(accept), Language::zh) << accept;
}

TEST(Language, EnglishIsAnsweredElsewhere) {
  for (const char* accept : {"", "en", "en-GB, zh;q=0.9", "en, zh", "fr", "*", "zh;q=0", "zh;q=0, *;q=0.5",
                             "zh;q=x", "zh;q=2", "zh;q=-1", "zh;level=1", "zhuang", "x-zh",
                             ";;,,;q=", "zh;q=0.5, en;q=0.50001", "zh;q=0.1, en;q=0.2, *"})
    EXPECT_EQ(language_for(accept), Language::en) << accept;
}

TEST(Language, SeveralFieldsAndLongOnesDoNoHarm) {
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "fr;q=0.5,";
  EXPECT_EQ(language_for(many + "zh;q=0.4"), Language::zh);
}

TEST(Language, TheAnswerSaysWhichItIsAndThatTheRequestChose) {
  Headers headers;
  headers.add("Vary", "Accept-Encoding");
  mark_language(Language::zh, headers);
  EXPECT_EQ(headers.get("Content-Language"), "zh-CN");
  EXPECT_EQ(headers.count("Vary"), 2u);
}

}  // namespace
}  // namespace langqiao::http
