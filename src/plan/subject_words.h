// The words at the edges of a counted noun. Tables only; subjects.cc reads by them.
#pragma once

#include <array>
#include <string_view>

namespace langqiao::plan {

// In front of a noun, with or without a verb behind.
constexpr auto kLeadIns = std::to_array<std::u32string_view>(
    {U"争取", U"获",   U"努力",   U"力促", U"力争", U"确保", U"使",   U"其中", U"全面", U"并",
     U"和",   U"每年", U"全市",   U"全省", U"全县", U"全区", U"全国", U"本市", U"以及", U"累计",
     U"至少", U"组织", U"撤并",   U"聘请", U"招聘", U"选聘", U"布设", U"派出", U"将",   U"把",
     U"推动", U"推进", U"及",     U"且",   U"新增", U"年均", U"各区", U"积极", U"大力", U"加快",
     U"稳步", U"持续", U"进一步", U"同时", U"使得", U"要",   U"预计", U"基本", U"着力", U"今年",
     U"拟",   U"全年", U"今年拟", U"统筹", U"撤销", U"停招", U"支付", U"使用"});

// Behind a noun, in front of its amount.
constexpr auto kTails = std::to_array<std::u32string_view>(
    {U"力争", U"要",   U"年均",   U"均",   U"应",     U"不",     U"也",   U"将",   U"分别", U"累计",
     U"每年", U"达到", U"为",     U"至",   U"到",     U"原则上", U"以",   U"平均", U"的",   U"占",
     U"一般", U"新增", U"同比",   U"实现", U"保持",   U"各",     U"共",   U"力求", U"总计", U"合计",
     U"确保", U"须",   U"需",     U"再",   U"目标值", U"全部",   U"总体", U"基本", U"稳步", U"持续",
     U"明显", U"显著", U"建成",   U"由",   U"从",     U"整体",   U"不断", U"争取", U"计划", U"已",
     U"大幅", U"净",   U"进一步", U"逐步", U"逐年",   U"全年",   U"拟",   U"拟按", U"安排", U"扩大",
     U"突破", U"超过", U"(含)",   U"完成", U"新建",   U"增加",   U"形成", U"引进", U"认定"});

// Ends of nouns that need their verb: 培训规模, 就业率.
constexpr auto kMeasured = std::to_array<std::u32string_view>(
    {U"率",   U"量",   U"规模", U"水平", U"比例", U"占比", U"比重", U"面",   U"额",
     U"收入", U"总数", U"能力", U"程度", U"强度", U"活动", U"人数", U"数量", U"数",
     U"资金", U"经费", U"标准", U"指数", U"时间", U"人次", U"度"});

// Signs that make a verb in front of them part of a noun: 培育库, 建设期.
constexpr std::u32string_view kNounSigns = U"库期类型费面率量点者用";

// Verbs that begin a predicate behind a counted noun: 3所高校|进入前列.
constexpr auto kPredicates = std::to_array<std::u32string_view>(
    {U"进入", U"达到", U"纳入", U"入选", U"获评",   U"向",     U"实现",   U"获得",   U"获批",   U"获省",
     U"获国", U"获市", U"参与", U"参加", U"建成",   U"落地",   U"投入",   U"开展",   U"举办",   U"用于",
     U"力争", U"并",   U"为",   U"通过", U"覆盖",   U"超过",   U"占",     U"突破",   U"不低于", U"不少于",
     U"大力", U"列入", U"先行", U"进行", U"率先",   U"全面",   U"积极",   U"深入",   U"逐步",   U"跻身",
     U"建立", U"支持", U"牵头", U"成为", U"对接",   U"承担",   U"承接",   U"赴",     U"出国",   U"出境",
     U"到",   U"进企", U"进校", U"进园", U"投产",   U"投用",   U"竣工",   U"开工",   U"落户",   U"挂牌",
     U"完成", U"取得", U"上云", U"下沉", U"分别",   U"给予",   U"予以",   U"按照",   U"根据",   U"以上的",
     U"具备", U"达标", U"走出", U"全部", U"与企业", U"与行业", U"与高校", U"与职业", U"加强",   U"提供",
     U"在全", U"在国", U"作为", U"可以", U"应当",   U"上市",   U"运营"});

// Behind a counted noun and not of it.
constexpr auto kLastWords =
    std::to_array<std::u32string_view>({U"以上", U"左右", U"功能", U"等", U"、", U"以内", U"任务", U"工作"});
// The verb's own noun: 推进50个项目建设.
constexpr auto kVerbNouns = std::to_array<std::u32string_view>({U"建设", U"创建", U"培育", U"改造", U"改扩建",
                                                                U"制修订", U"修订", U"制定", U"编制", U"轮训",
                                                                U"培训", U"认定", U"评选", U"招聘", U"任务"});

}  // namespace langqiao::plan
