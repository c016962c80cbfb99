#include "plan/indicators.h"

#include <array>

#include "plan/signs.h"

namespace langqiao::plan {
namespace {

struct SubjectIndicator {
  std::u32string_view word;
  Indicator indicator;
};
// Earlier rows win.
constexpr auto kIndicators =
    std::to_array<SubjectIndicator>({{U"产教融合型企业", Indicator::cultivated_enterprises},
                                     {U"产教融合型试点企业", Indicator::cultivated_enterprises},
                                     {U"联合体", Indicator::consortia},
                                     {U"共同体", Indicator::communities},
                                     {U"重大项目", Indicator::major_projects},
                                     {U"示范基地", Indicator::demonstration_bases},
                                     {U"示范性基地", Indicator::demonstration_bases},
                                     {U"实践基地", Indicator::practice_bases},
                                     {U"实训基地", Indicator::practice_bases},
                                     {U"实践中心", Indicator::practice_bases},
                                     {U"重点区域", Indicator::key_regions},
                                     {U"产教融合型行业", Indicator::key_industries},
                                     {U"产教融合行业", Indicator::key_industries},
                                     {U"应用型高校", Indicator::applied_universities},
                                     {U"应用型本科", Indicator::applied_universities},
                                     {U"应用技术型高校", Indicator::applied_universities},
                                     {U"专业(群)", Indicator::leading_programs},
                                     {U"专业群", Indicator::leading_programs},
                                     {U"骨干专业", Indicator::leading_programs},
                                     {U"高等职业院校", Indicator::leading_colleges},
                                     {U"高等职业学校", Indicator::leading_colleges},
                                     {U"高职院校", Indicator::leading_colleges},
                                     {U"高职学校", Indicator::leading_colleges},
                                     {U"制度框架", Indicator::institution_frame},
                                     {U"平台", Indicator::platforms}});

}  // namespace

std::optional<Indicator> indicator_of(View folded_subject) {
  for (const SubjectIndicator& row : kIndicators) {
    const bool named =
        row.word.size() > 3 ? contains(folded_subject, row.word) : folded_subject.ends_with(row.word);
    if (named) return row.indicator;
  }
  if (folded_subject.ends_with(U"人才")) return Indicator::trained_people;
  return std::nullopt;
}

}  // namespace langqiao::plan
