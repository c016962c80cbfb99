#include "service/chinese_words.h"

#include <algorithm>
#include <array>

namespace langqiao::service {

std::string zh(ProgramLevel level) {
  using enum ProgramLevel;
  switch (level) {
    case secondary_vocational:
      return "中职";
    case higher_vocational:
      return "高职专科";
    case vocational_bachelor:
      return "职业本科";
    case bachelor:
      break;
  }
  return "本科";
}

std::string zh(SchoolLevel level) {
  using enum SchoolLevel;
  switch (level) {
    case bachelor:
      return "本科";
    case higher_vocational:
      return "高职专科";
    case secondary_vocational:
      break;
  }
  return "中职";
}

std::string zh(ListingSide side) {
  using enum ListingSide;
  switch (side) {
    case need:
      return "需求";
    case offer:
      break;
  }
  return "供给";
}

std::string zh(ListingKind kind) {
  using enum ListingKind;
  switch (kind) {
    case job:
      return "就业";
    case internship:
      return "实习";
    case apprenticeship:
      return "学徒制";
    case order_class:
      return "订单班";
    case technical_problem:
      return "技术难题";
    case training:
      return "培训";
    case teacher_exchange:
      return "师资互聘";
    case joint_base:
      return "共建基地";
    case equipment:
      return "设备共享";
    case course:
      return "课程共建";
    case result_transfer:
      break;
  }
  return "成果转化";
}

std::string zh(DealState state) {
  using enum DealState;
  switch (state) {
    case proposed:
      return "已提议";
    case accepted:
      return "双方接受";
    case negotiating:
      return "协商中";
    case agreed:
      return "已达成";
    case running:
      return "执行中";
    case fulfilled:
      return "已履约";
    case declined:
      return "已谢绝";
    case withdrawn:
      return "已撤回";
    case lapsed:
      return "已失效";
    case broken_off:
      break;
  }
  return "已终止";
}

std::string zh(DealParty party) {
  using enum DealParty;
  switch (party) {
    case need:
      return "需求方";
    case offer:
      return "供给方";
    case coordinator:
      return "协调人";
    case clock:
      break;
  }
  return "到期自动";
}

std::string zh(exchange::DueStage stage) {
  using enum exchange::DueStage;
  switch (stage) {
    case waiting:
      return "等待答复";
    case reminded:
      return "已提醒";
    case district:
      return "已报区";
    case city:
      return "已报市";
    case lapsed:
      break;
  }
  return "超过时限";
}

std::string zh(DueSubject subject) {
  using enum DueSubject;
  switch (subject) {
    case deal:
      return "对接";
    case need:
      return "需求";
    case milestone:
      break;
  }
  return "里程碑";
}

std::string zh(ConsortiumList list) {
  using enum ConsortiumList;
  switch (list) {
    case products:
      return "产品清单";
    case technology_needs:
      return "技术需求清单";
    case talent_needs:
      break;
  }
  return "人才需求清单";
}

std::string zh(Education education) {
  using enum Education;
  switch (education) {
    case any:
      return "不限";
    case lower_secondary:
      return "初中";
    case upper_secondary:
      return "高中";
    case secondary_vocational:
      return "中职";
    case higher_vocational:
      return "大专";
    case bachelor:
      return "本科";
    case master:
      return "硕士";
    case doctor:
      break;
  }
  return "博士";
}

std::string zh(Indicator indicator) {
  using enum Indicator;
  switch (indicator) {
    case cultivated_enterprises:
      return "产教融合型企业";
    case major_projects:
      return "重大项目";
    case platforms:
      return "平台";
    case key_regions:
      return "重点区域";
    case key_industries:
      return "重点行业";
    case applied_universities:
      return "应用型高校";
    case leading_colleges:
      return "高水平高职院校";
    case leading_programs:
      return "高水平专业群";
    case trained_people:
      return "培养人才";
    case institution_frame:
      return "制度框架";
    case consortia:
      return "市域联合体";
    case communities:
      return "行业共同体";
    case practice_bases:
      return "实践基地";
    case demonstration_bases:
      break;
  }
  return "示范基地";
}

std::string zh(DutyRole role) {
  using enum DutyRole;
  switch (role) {
    case lead:
      return "牵头";
    case joint:
      return "共同负责";
    case support:
      return "配合";
    case each:
      break;
  }
  return "各单位分别负责";
}

std::string zh(Verdict verdict) {
  using enum Verdict;
  switch (verdict) {
    case confirmed:
      return "已确认";
    case corrected:
      return "已更正";
    case rejected:
      break;
  }
  return "已驳回";
}

std::string zh(plan::Aspect aspect) {
  using enum plan::Aspect;
  switch (aspect) {
    case institution_frame:
      return "制度框架";
    case key_regions:
      return "重点区域";
    case key_industries:
      return "重点行业";
    case enterprises:
      return "企业";
    case major_projects:
      return "重大项目";
    case platforms:
      return "平台";
    case people:
      break;
  }
  return "人才";
}

std::string zh(plan::LampColour colour) {
  using enum plan::LampColour;
  switch (colour) {
    case green:
      return "正常";
    case yellow:
      return "注意";
    case red:
      return "滞后";
    case none:
      break;
  }
  return "无数据";
}

std::string zh(plan::LampReason reason) {
  using enum plan::LampReason;
  switch (reason) {
    case on_schedule:
      return "按进度";
    case behind:
      return "慢于进度";
    case far_behind:
      return "远慢于进度";
    case met:
      return "已达到";
    case missed:
      return "到期未达到";
    case nearly_met:
      return "到期接近达到";
    case no_evidence:
      return "没有可用的数据";
    case synthetic_only:
      return "只有合成数据，不判断";
    case qualitative:
      return "定性目标，由人判断";
    case outdated:
      return "期限已过，此后没有新数据";
    case no_schedule:
      break;
  }
  return "没有期限，无从判断进度";
}

std::string zh(rulebook::Force force) {
  using enum rulebook::Force;
  switch (force) {
    case must:
      return "必须";
    case should:
      return "一般应当";
    case may:
      break;
  }
  return "可以";
}

std::string zh(rulebook::Grade grade) {
  using enum rulebook::Grade;
  switch (grade) {
    case read:
      return "读过公开文本";
    case known:
      break;
  }
  return "通行说法";
}

std::string table_title(std::string_view table) {
  using Title = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Title, 44> kTitles = {{{"sources", "来源"},
                                                     {"editions", "目录版本"},
                                                     {"industries", "行业"},
                                                     {"occupations", "职业"},
                                                     {"programs", "专业"},
                                                     {"program_occupations", "专业与职业"},
                                                     {"class_occupations", "专业类与职业"},
                                                     {"skills", "职业功能"},
                                                     {"occupation_skills", "职业的功能"},
                                                     {"courses", "课程"},
                                                     {"national_points", "全国专业点"},
                                                     {"aliases", "别名"},
                                                     {"regions", "区域"},
                                                     {"outlines", "轮廓"},
                                                     {"departments", "部门"},
                                                     {"department_groups", "部门群组"},
                                                     {"schools", "学校"},
                                                     {"campuses", "校区"},
                                                     {"organisations", "企业与机构"},
                                                     {"offerings", "开设专业"},
                                                     {"points", "专业点"},
                                                     {"admission_plans", "招生计划"},
                                                     {"enrolments", "招生与毕业"},
                                                     {"supply_rates", "供给比率"},
                                                     {"promotion_routes", "升学路径"},
                                                     {"school_resources", "办学资源"},
                                                     {"resource_uses", "资源使用"},
                                                     {"quota_floors", "招生下限"},
                                                     {"inflows", "外来补充"},
                                                     {"scenarios", "情景"},
                                                     {"scenario_changes", "情景改动"},
                                                     {"employment", "从业人员"},
                                                     {"staffing", "用人结构"},
                                                     {"separations", "离职"},
                                                     {"projects", "重大项目"},
                                                     {"platforms", "平台"},
                                                     {"agreements", "协议"},
                                                     {"observations", "公开数值"},
                                                     {"adverts", "招聘信息"},
                                                     {"listings", "需求与供给"},
                                                     {"plans", "方案"},
                                                     {"plan_clauses", "方案条款"},
                                                     {"plan_duties", "方案责任"},
                                                     {"plan_targets", "方案目标"}}};
  const auto at = std::ranges::find(kTitles, table, &Title::first);
  return std::string(at == kTitles.end() ? table : at->second);
}

}  // namespace langqiao::service
