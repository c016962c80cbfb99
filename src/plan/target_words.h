// The vocabulary of targets: measure words, goal verbs, bounds. Tables only; how they are read is in
// targets.cc.
#pragma once

#include <array>
#include <string_view>

#include "city/economy.h"

namespace langqiao::plan {

// Longest first within one beginning. `time`: an amount of it is a term, not a target.
struct Measure {
  std::u32string_view word;
  bool time = false;
};
constexpr auto kMeasures = std::to_array<Measure>({
    {U"个百分点"},
    {U"百分点"},
    {U"个工作日", true},
    {U"个自然日", true},
    {U"个月", true},
    {U"个小时", true},
    {U"个学时"},
    {U"个以上"},
    {U"个"},
    {U"平方公里"},
    {U"平方千米"},
    {U"平方米"},
    {U"公里"},
    {U"公顷"},
    {U"人次"},
    {U"家次"},
    {U"件次"},
    {U"门次"},
    {U"场次"},
    {U"人民币"},
    {U"人"},
    {U"美元"},
    {U"元"},
    {U"名"},
    {U"家"},
    {U"所"},
    {U"项"},
    {U"门"},
    {U"种"},
    {U"条"},
    {U"座"},
    {U"处"},
    {U"支"},
    {U"套"},
    {U"件"},
    {U"场"},
    {U"批"},
    {U"亩"},
    {U"千瓦时"},
    {U"千瓦"},
    {U"兆瓦"},
    {U"吨"},
    {U"户"},
    {U"对"},
    {U"台"},
    {U"辆"},
    {U"张"},
    {U"份"},
    {U"篇"},
    {U"部"},
    {U"本"},
    {U"册"},
    {U"间"},
    {U"栋"},
    {U"幢"},
    {U"次"},
    {U"位"},
    {U"倍"},
    {U"只"},
    {U"株"},
    {U"头"},
    {U"立方米"},
    {U"米"},
    {U"课时"},
    {U"学时"},
    {U"学分"},
    {U"床位"},
    {U"张床位"},
    {U"年", true},
    {U"月", true},
    {U"日", true},
    {U"天", true},
    {U"周岁", true},
    {U"岁", true},
    {U"周", true},
    {U"小时", true},
    {U"分钟", true},
    {U"秒", true},
    {U"号", true},
    {U"级", true},
    {U"届", true},
    {U"期", true},
    {U"时", true},
    {U"点", true},
    {U"%"},
    {U"‰"},
    {U"类"},
    {U"片"},
    {U"颗"},
    {U"宗"},
    {U"艘"},
    {U"枚"},
    {U"款"},
    {U"组"},
    {U"例"},
    {U"班次"},
    {U"课次"},
    {U"架"},
});

// Verbs that set what follows or precedes as a goal.
constexpr auto kGoalVerbs = std::to_array<std::u32string_view>(
    {U"建设",   U"培育",   U"打造", U"建成", U"新建", U"新增", U"创建", U"形成", U"认定", U"遴选", U"引进",
     U"培养",   U"扶持",   U"支持", U"推动", U"推进", U"实施", U"开展", U"完成", U"布局", U"组建", U"成立",
     U"设立",   U"建立",   U"评选", U"选树", U"选拔", U"开发", U"培训", U"提升", U"达到", U"突破", U"超过",
     U"实现",   U"举办",   U"发展", U"改造", U"推出", U"集聚", U"聚集", U"孵化", U"开设", U"增设", U"立项",
     U"资助",   U"入选",   U"进入", U"落地", U"引育", U"招收", U"吸引", U"储备", U"转化", U"发布", U"制定",
     U"制订",   U"编制",   U"聘请", U"聘任", U"选派", U"覆盖", U"服务", U"构建", U"引导", U"办好", U"建好",
     U"培植",   U"创办",   U"共建", U"搭建", U"打通", U"获评", U"争创", U"创成", U"招引", U"签约", U"投放",
     U"新设",   U"新认定", U"开办", U"增加", U"扩大", U"增长", U"提高", U"减少", U"下降", U"降低", U"压减",
     U"整合",   U"优化",   U"升级", U"保持", U"稳定", U"确定", U"确立", U"选取", U"选择", U"征集", U"修订",
     U"制修订", U"申报",   U"推广", U"打响", U"做强", U"做大", U"培优", U"建",   U"育",   U"引",   U"招",
     U"达",     U"汇聚",   U"壮大", U"孵育", U"评定", U"推荐", U"投入", U"安排"});

struct Bound {
  std::u32string_view word;
  enum class Kind { least, most, about, level, rise, fall, peak } kind;
};
// In front of the amount, longest first where one ends another. level: 提高到; rise and fall: a change by the
// amount; peak: 最高, a subsidy's limit.
constexpr auto kBoundsBefore = std::to_array<Bound>(
    {{U"不少于", Bound::Kind::least}, {U"不低于", Bound::Kind::least}, {U"不小于", Bound::Kind::least},
     {U"不下于", Bound::Kind::least}, {U"不超过", Bound::Kind::most},  {U"不得超过", Bound::Kind::most},
     {U"不高于", Bound::Kind::most},  {U"不大于", Bound::Kind::most},  {U"不多于", Bound::Kind::most},
     {U"控制在", Bound::Kind::most},  {U"下降到", Bound::Kind::most},  {U"降低到", Bound::Kind::most},
     {U"下降至", Bound::Kind::most},  {U"降低至", Bound::Kind::most},  {U"压减至", Bound::Kind::most},
     {U"压缩至", Bound::Kind::most},  {U"压缩到", Bound::Kind::most},  {U"减少到", Bound::Kind::most},
     {U"降至", Bound::Kind::most},    {U"降到", Bound::Kind::most},    {U"最多", Bound::Kind::most},
     {U"至多", Bound::Kind::most},    {U"小于", Bound::Kind::most},    {U"少于", Bound::Kind::most},
     {U"低于", Bound::Kind::most},    {U"≤", Bound::Kind::most},       {U"<", Bound::Kind::most},
     {U"至少", Bound::Kind::least},   {U"最少", Bound::Kind::least},   {U"超过", Bound::Kind::least},
     {U"突破", Bound::Kind::least},   {U"高于", Bound::Kind::least},   {U"大于", Bound::Kind::least},
     {U"多于", Bound::Kind::least},   {U"达到", Bound::Kind::level},   {U"提高到", Bound::Kind::level},
     {U"提升到", Bound::Kind::level}, {U"增加到", Bound::Kind::level}, {U"增长到", Bound::Kind::level},
     {U"扩大到", Bound::Kind::level}, {U"提高至", Bound::Kind::level}, {U"提升至", Bound::Kind::level},
     {U"增加至", Bound::Kind::level}, {U"增长至", Bound::Kind::level}, {U"扩大至", Bound::Kind::level},
     {U"稳定在", Bound::Kind::level}, {U"保持在", Bound::Kind::level}, {U"达", Bound::Kind::level},
     {U"超", Bound::Kind::least},     {U"逾", Bound::Kind::least},     {U"≥", Bound::Kind::least},
     {U">", Bound::Kind::least},      {U"接近", Bound::Kind::about},   {U"大约", Bound::Kind::about},
     {U"大概", Bound::Kind::about},   {U"约", Bound::Kind::about},     {U"近", Bound::Kind::about},
     {U"提高", Bound::Kind::rise},    {U"提升", Bound::Kind::rise},    {U"增长", Bound::Kind::rise},
     {U"增加", Bound::Kind::rise},    {U"上升", Bound::Kind::rise},    {U"下降", Bound::Kind::fall},
     {U"降低", Bound::Kind::fall},    {U"减少", Bound::Kind::fall},    {U"最高", Bound::Kind::peak}});

constexpr auto kBoundsAfter = std::to_array<Bound>({{U"及以上", Bound::Kind::least},
                                                    {U"以上", Bound::Kind::least},
                                                    {U"及以下", Bound::Kind::most},
                                                    {U"以下", Bound::Kind::most},
                                                    {U"以内", Bound::Kind::most},
                                                    {U"之内", Bound::Kind::most},
                                                    {U"左右", Bound::Kind::about},
                                                    {U"上下", Bound::Kind::about},
                                                    {U"许", Bound::Kind::about}});

// Amounts without a number.
constexpr auto kVague = std::to_array<std::u32string_view>(
    {U"若干个",   U"若干所",   U"若干家",   U"若干项", U"若干名", U"若干支", U"若干条",
     U"若干门",   U"若干批",   U"若干",     U"一大批", U"大批",   U"一批",   U"数以万计",
     U"数以千计", U"数以百计", U"成千上万", U"数百家", U"数百名", U"数百个", U"数十家",
     U"数十个",   U"数千名",   U"数千家",   U"上万名", U"上千名", U"上百家"});

// Things counted in prose that are no targets: 三个方面, 两个提升.
constexpr auto kAbstract = std::to_array<std::u32string_view>(
    {U"方面", U"阶段",   U"层面", U"层次", U"环节", U"维度", U"关口",   U"原则", U"意识", U"自信",   U"维护",
     U"步骤", U"部分",   U"转变", U"提升", U"结合", U"统一", U"坚持",   U"确保", U"关系", U"问题",   U"确立",
     U"梯队", U"同步",   U"到位", U"优先", U"面向", U"文明", U"梯次",   U"规律", U"要求", U"全覆盖", U"不",
     U"月",   U"工作日", U"小时", U"学期", U"学年", U"年度", U"百分点", U"类别", U"条件", U"情形",   U"档"});

struct SubjectIndicator {
  std::u32string_view word;
  Indicator indicator;
};
// Earlier rows win.
constexpr auto kIndicators =
    std::to_array<SubjectIndicator>({{U"产教融合型企业", Indicator::cultivated_enterprises},
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

}  // namespace langqiao::plan
