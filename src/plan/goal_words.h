// The words that make an amount a goal, and those that make it something else. Tables only; goals.cc and
// exclusions.cc read by them.
#pragma once

#include <array>
#include <string_view>

namespace langqiao::plan {

// Verbs that set what follows or precedes as a goal.
constexpr auto kGoalVerbs = std::to_array<std::u32string_view>(
    {U"建设", U"培育", U"打造", U"建成", U"新建",     U"新增", U"创建", U"形成",     U"认定",   U"遴选",
     U"引进", U"培养", U"扶持", U"支持", U"推动",     U"推进", U"实施", U"开展",     U"完成",   U"布局",
     U"组建", U"成立", U"设立", U"建立", U"评选",     U"选树", U"选拔", U"开发",     U"培训",   U"提升",
     U"达到", U"突破", U"超过", U"实现", U"举办",     U"发展", U"改造", U"推出",     U"集聚",   U"聚集",
     U"孵化", U"开设", U"增设", U"立项", U"资助",     U"入选", U"进入", U"落地",     U"引育",   U"招收",
     U"吸引", U"储备", U"转化", U"发布", U"制定",     U"制订", U"编制", U"聘请",     U"聘任",   U"选派",
     U"覆盖", U"服务", U"构建", U"引导", U"办好",     U"建好", U"培植", U"创办",     U"共建",   U"搭建",
     U"打通", U"获评", U"争创", U"创成", U"招引",     U"签约", U"投放", U"新设",     U"新认定", U"开办",
     U"增加", U"扩大", U"增长", U"提高", U"减少",     U"下降", U"降低", U"压减",     U"整合",   U"优化",
     U"升级", U"保持", U"稳定", U"确定", U"确立",     U"选取", U"选择", U"征集",     U"修订",   U"制修订",
     U"申报", U"推广", U"打响", U"做强", U"做大",     U"培优", U"汇聚", U"壮大",     U"孵育",   U"评定",
     U"推荐", U"投入", U"安排", U"组织", U"发动",     U"输送", U"筹建", U"改建",     U"扩建",   U"改扩建",
     U"迁建", U"建",   U"育",   U"引",   U"招",       U"达",   U"派遣", U"招聘",     U"招募",   U"配备",
     U"选聘", U"造就", U"锻造", U"凝练", U"攻克",     U"突破", U"获批", U"跻身",     U"催生",   U"生成",
     U"引入", U"落户", U"建强", U"办成", U"创作",     U"出版", U"布设", U"撤并",     U"轮训",   U"表彰",
     U"授牌", U"启动", U"开工", U"竣工", U"投产",     U"盘活", U"筹集", U"争取",     U"募集",   U"新开",
     U"新招", U"对接", U"带动", U"吸收", U"动员",     U"遴聘", U"改善", U"购置",     U"提供",   U"构筑",
     U"拓展", U"累计", U"力争", U"增至", U"挂牌",     U"培树", U"树立", U"创设",     U"选育",   U"招录",
     U"录取", U"上线", U"推介", U"遴荐", U"接收",     U"派出", U"解决", U"攻关",     U"促成",   U"达成",
     U"连接", U"淘汰", U"更换", U"替代", U"制订修订", U"部署", U"惠及", U"招引落地", U"储备",   U"使用",
     U"提取"});

// Words that may stand between a goal verb and its amount.
constexpr auto kAdverbs = std::to_array<std::u32string_view>(
    {U"重点", U"力争", U"累计", U"总计", U"合计", U"分别", U"每年", U"年均", U"新",
     U"再",   U"共",   U"各",   U"了",   U"出",   U"起",   U"好",   U"全市", U"全省",
     U"全区", U"全县", U"省级", U"市级", U"至少", U"最少", U"至多", U"最多", U"建成",
     U"扶持", U"资助", U"培育", U"建设", U"产生", U"首批", U"共享", U"平均"});

// In front of a goal verb that opens a phrase.
constexpr auto kVerbLeadIns = std::to_array<std::u32string_view>(
    {U"重点", U"集中", U"首批", U"新",   U"再",   U"全市", U"全省", U"全县", U"全区", U"全国",
     U"每年", U"积极", U"大力", U"加快", U"努力", U"力争", U"争取", U"累计", U"择优", U"共同",
     U"统筹", U"组织", U"支持", U"并",   U"共",   U"年均", U"同步", U"优先"});

// What is there already.
constexpr auto kAlready = std::to_array<std::u32string_view>(
    {U"现有",   U"已有",      U"目前",      U"已建",      U"已累计",   U"截至",   U"截止目前", U"现已",
     U"已经",   U"已达",      U"已完成",    U"已认定",    U"已培育",   U"已形成", U"已组建",   U"已引进",
     U"已开展", U"已覆盖",    U"近年",      U"以来",      U"近三年",   U"近五年", U"过去",     U"上年",
     U"去年",   U"二五”期间", U"三五”期间", U"二五”时期", U"三五”时期"});
// With these the sentence turns to what is to come.
constexpr auto kNewly = std::to_array<std::u32string_view>({U"基础上", U"力争", U"下一步", U"今后", U"未来"});

// Money that is paid out, taxed or lent: rates and sums of them are rules, not goals.
constexpr auto kMoneyOut = std::to_array<std::u32string_view>(
    {U"给予", U"奖励", U"补助",   U"补贴",   U"资助", U"罚款", U"处以",     U"奖补",
     U"奖金", U"罚金", U"并处",   U"津贴",   U"扣除", U"贴息", U"一次性",   U"每人",
     U"额度", U"限额", U"抵免",   U"减征",   U"免征", U"税率", U"配套支持", U"最高支持",
     U"授信", U"补偿", U"奖学金", U"助学金", U"收费", U"处罚", U"违约"});

// What takes part must have these, or these follow from it.
constexpr auto kConditions = std::to_array<std::u32string_view>(
    {U"具有", U"具备", U"年满", U"凡", U"符合", U"注册资本", U"满足", U"允许", U"近三年", U"近两年",
     U"近五年", U"上年度", U"上一年度", U"连续", U"主持过", U"可申请", U"方可"});

// Counted in prose and no target: 三个方面, 两个提升.
constexpr auto kAbstract = std::to_array<std::u32string_view>(
    {U"方面", U"阶段", U"层面", U"层次",   U"环节", U"维度", U"关口",   U"原则",       U"意识",
     U"自信", U"维护", U"步骤", U"部分",   U"转变", U"提升", U"结合",   U"统一",       U"坚持",
     U"确保", U"关系", U"问题", U"确立",   U"梯队", U"同步", U"到位",   U"优先",       U"面向",
     U"文明", U"梯次", U"规律", U"要求",   U"不",   U"月",   U"工作日", U"小时",       U"学期",
     U"学年", U"年度", U"类别", U"条件",   U"情形", U"档",   U"毫不",   U"一流",       U"一批",
     U"一体", U"更加", U"融合", U"全覆盖", U"指标", U"目标", U"会议",   U"专项工作组", U"工作专班"});
// Headings of the plan's own parts: 八项行动, 六大任务. Targets only where the number is in figures or
// bounded.
constexpr auto kOwnParts =
    std::to_array<std::u32string_view>({U"行动", U"任务", U"举措", U"措施", U"工程", U"机制", U"工作",
                                        U"计划", U"体系", U"目标", U"重点", U"方向", U"抓手"});

}  // namespace langqiao::plan
