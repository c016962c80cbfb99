// Words of the language rather than of a city: what a clause says of the skills in it, and schooling. A table
// here, since no pack would want others.
#pragma once

#include <string_view>

#include "city/reading.h"

namespace langqiao::reading {

struct CueWord {
  std::string_view word;
  Cue cue;
};

inline constexpr CueWord kCueWords[] = {
    {"不要求", Cue::not_asked},   {"不作要求", Cue::not_asked},
    {"不做要求", Cue::not_asked}, {"无要求", Cue::not_asked},
    {"无需", Cue::not_asked},     {"无须", Cue::not_asked},
    {"不需要", Cue::not_asked},   {"不需", Cue::not_asked},
    {"不必", Cue::not_asked},     {"不用", Cue::not_asked},
    {"没有要求", Cue::not_asked}, {"不限", Cue::not_asked},
    {"可不会", Cue::not_asked},   {"not required", Cue::not_asked},
    {"优先", Cue::preferred},     {"加分", Cue::preferred},
    {"更佳", Cue::preferred},     {"者佳", Cue::preferred},
    {"尤佳", Cue::preferred},     {"为佳", Cue::preferred},
    {"更好", Cue::preferred},     {"最好", Cue::preferred},
    {"最佳", Cue::preferred},     {"preferred", Cue::preferred},
    {"a plus", Cue::preferred},   {"必须", Cue::must},
    {"必需", Cue::must},          {"必备", Cue::must},
    {"务必", Cue::must},          {"精通", Cue::must},
    {"熟练", Cue::must},          {"持有", Cue::must},
    {"需持", Cue::must},          {"须持", Cue::must},
    {"需具备", Cue::must},        {"须具备", Cue::must},
    {"扎实", Cue::must},          {"硬性要求", Cue::must},
    {"持证", Cue::must},          {"required", Cue::must},
    {"must have", Cue::must},     {"proficient", Cue::must},
};

// Words that mean nothing to a reading, so that what stands inside them is not found: comforts that a firm
// offers are no skills that it asks for.
inline constexpr std::string_view kPlainWords[] = {"健身瑜伽", "健身房", "健身卡", "健身俱乐部", "瑜伽室"};

// Functions of occupations (职业功能) whose names adverts use for any work.
inline constexpr std::string_view kEverydayFunctions[] = {
    "技术创新", "技术研究", "规划设计", "应用开发", "业务分析", "数据服务", "产品管理",
    "运营管理", "方案设计", "技术服务", "技术指导", "技术管理", "培训指导", "市场营销"};

struct EducationWord {
  std::string_view word;
  Education education;
};

inline constexpr EducationWord kEducationWords[] = {
    {"学历不限", Education::any},
    {"不限学历", Education::any},
    {"学历无要求", Education::any},
    {"无学历要求", Education::any},
    {"小学及以上", Education::any},
    {"小学学历", Education::any},
    {"小学文化", Education::any},
    {"小学毕业", Education::any},
    {"初中", Education::lower_secondary},
    {"初中及以下", Education::lower_secondary},
    {"高中", Education::upper_secondary},
    {"中专", Education::secondary_vocational},
    {"中职", Education::secondary_vocational},
    {"中技", Education::secondary_vocational},
    {"技校", Education::secondary_vocational},
    {"职高", Education::secondary_vocational},
    {"中等专科", Education::secondary_vocational},
    {"中等职业", Education::secondary_vocational},
    {"high school", Education::upper_secondary},
    {"高等职业", Education::higher_vocational},
    {"junior college", Education::higher_vocational},
    {"associate degree", Education::higher_vocational},
    {"大专", Education::higher_vocational},
    {"专科", Education::higher_vocational},
    {"高职", Education::higher_vocational},
    {"本科", Education::bachelor},
    {"学士", Education::bachelor},
    {"大学本科", Education::bachelor},
    {"大本", Education::bachelor},
    {"本硕", Education::bachelor},
    {"本硕博", Education::bachelor},
    {"bachelor", Education::bachelor},
    {"undergraduate degree", Education::bachelor},
    {"硕士", Education::master},
    {"研究生", Education::master},
    {"mba", Education::master},
    {"emba", Education::master},
    {"硕博", Education::master},
    {"master", Education::master},
    {"博士", Education::doctor},
    {"博士研究生", Education::doctor},
    {"博士后", Education::doctor},
    {"doctorate", Education::doctor},
    {"doctoral", Education::doctor},
    {"phd", Education::doctor},
    {"ph.d", Education::doctor},
};

}  // namespace langqiao::reading
