// A finding and a worded text as JSON, for the answers that hold some.
#pragma once

#include "service/finding_view.h"
#include "service/json/described.h"

namespace langqiao::rulebook {

BOOST_DESCRIBE_STRUCT(Citation, (), (document, article, address, grade, checked))

}  // namespace langqiao::rulebook

namespace langqiao::service {

inline shape::json::value shape_of(const FindingView& from) {
  const auto text = [](const std::optional<Wording>& words, Language language) {
    return words ? shape::value_of(words->in(language)) : shape::json::value(nullptr);
  };
  return shape::json::object{{"rule", from.rule},
                             {"title_zh", from.title.zh},
                             {"title_en", from.title.en},
                             {"outcome", shape::value_of(from.outcome)},
                             {"actual_zh", text(from.actual, Language::zh)},
                             {"actual_en", text(from.actual, Language::en)},
                             {"limit_zh", text(from.limit, Language::zh)},
                             {"limit_en", text(from.limit, Language::en)},
                             {"force", shape::value_of(from.force)},
                             {"citation", shape::value_of(from.citation)}};
}

}  // namespace langqiao::service
