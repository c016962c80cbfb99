#include "http/attachment.h"

#include <gtest/gtest.h>

namespace langqiao::http {
namespace {

TEST(Attachment, CarriesANameInEachScript) {
  EXPECT_EQ(attachment("schools.xlsx", "学校.xlsx"),
            "attachment; filename=\"schools.xlsx\"; filename*=UTF-8''%E5%AD%A6%E6%A0%A1.xlsx");
  EXPECT_EQ(attachment("a.csv", "专业 2025年.csv"),
            "attachment; filename=\"a.csv\"; filename*=UTF-8''%E4%B8%93%E4%B8%9A%202025%E5%B9%B4.csv");
}

// A name may come out of a pack: it begins no other header field, parameter or folder.
TEST(Attachment, HoldsNoSignThatMeansSomethingElse) {
  EXPECT_EQ(attachment("a\"; x=\r\n/..\\b", "a/b\\c\"d\r\n;e"),
            "attachment; filename=\"a___x____.._b\"; filename*=UTF-8''a_b_c_d__%3Be");
}

}  // namespace
}  // namespace langqiao::http
