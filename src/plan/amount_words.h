// The words of an amount: measure words, what bounds a number in front and behind, amounts without a number.
// Tables only; amounts.cc reads by them.
#pragma once

#include <array>
#include <string_view>

namespace langqiao::plan {

// `time`: an amount of it is a term, not a target.
struct Measure {
  std::u32string_view word;
  bool time = false;
};
constexpr auto kMeasures = std::to_array<Measure>({{U"个百分点"},
                                                   {U"百分点"},
                                                   {U"个"},
                                                   {U"平方公里"},
                                                   {U"平方千米"},
                                                   {U"平方米"},
                                                   {U"平米"},
                                                   {U"公里"},
                                                   {U"千米"},
                                                   {U"公顷"},
                                                   {U"人次"},
                                                   {U"家次"},
                                                   {U"件次"},
                                                   {U"门次"},
                                                   {U"场次"},
                                                   {U"班次"},
                                                   {U"课次"},
                                                   {U"户次"},
                                                   {U"批次"},
                                                   {U"项次"},
                                                   {U"台次"},
                                                   {U"台套"},
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
                                                   {U"斤"},
                                                   {U"公斤"},
                                                   {U"千克"},
                                                   {U"吨标准煤"},
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
                                                   {U"个学时"},
                                                   {U"学分"},
                                                   {U"床位"},
                                                   {U"张床位"},
                                                   {U"堂"},
                                                   {U"节"},
                                                   {U"列"},
                                                   {U"类"},
                                                   {U"片"},
                                                   {U"颗"},
                                                   {U"宗"},
                                                   {U"艘"},
                                                   {U"枚"},
                                                   {U"款"},
                                                   {U"组"},
                                                   {U"例"},
                                                   {U"架"},
                                                   {U"度"},
                                                   {U"EFLOPS"},
                                                   {U"PFLOPS"},
                                                   {U"EB"},
                                                   {U"PB"},
                                                   {U"TB"},
                                                   {U"ms"},
                                                   {U"毫秒"},
                                                   {U"MW"},
                                                   {U"GW"},
                                                   {U"kW"},
                                                   {U"Gbps"},
                                                   {U"Mbps"},
                                                   {U"%"},
                                                   {U"‰"},
                                                   {U"年", true},
                                                   {U"月", true},
                                                   {U"日", true},
                                                   {U"天", true},
                                                   {U"岁", true},
                                                   {U"周岁", true},
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
                                                   {U"个月", true},
                                                   {U"个工作日", true},
                                                   {U"个自然日", true},
                                                   {U"个小时", true},
                                                   {U"个周", true}});

// least 不少于, most 不超过, about 左右, level 达到; rise and fall: a change by the amount; peak 最高: the
// limit of a payment.
struct Bound {
  std::u32string_view word;
  enum class Kind { least, most, about, level, rise, fall, peak } kind;
};
constexpr auto kBoundsBefore = std::to_array<Bound>(
    {{U"不少于", Bound::Kind::least},   {U"不低于", Bound::Kind::least},   {U"不小于", Bound::Kind::least},
     {U"不下于", Bound::Kind::least},   {U"不得少于", Bound::Kind::least}, {U"不得低于", Bound::Kind::least},
     {U"不应少于", Bound::Kind::least}, {U"不应低于", Bound::Kind::least}, {U"不能少于", Bound::Kind::least},
     {U"不能低于", Bound::Kind::least}, {U"至少", Bound::Kind::least},     {U"最少", Bound::Kind::least},
     {U"超过", Bound::Kind::least},     {U"突破", Bound::Kind::least},     {U"高于", Bound::Kind::least},
     {U"大于", Bound::Kind::least},     {U"多于", Bound::Kind::least},     {U"超", Bound::Kind::least},
     {U"逾", Bound::Kind::least},       {U"≥", Bound::Kind::least},        {U">", Bound::Kind::least},
     {U"不超过", Bound::Kind::most},    {U"不得超过", Bound::Kind::most},  {U"不高于", Bound::Kind::most},
     {U"不得高于", Bound::Kind::most},  {U"不大于", Bound::Kind::most},    {U"不多于", Bound::Kind::most},
     {U"不超", Bound::Kind::most},      {U"控制在", Bound::Kind::most},    {U"降至", Bound::Kind::most},
     {U"降到", Bound::Kind::most},      {U"减至", Bound::Kind::most},      {U"减到", Bound::Kind::most},
     {U"最多", Bound::Kind::most},      {U"至多", Bound::Kind::most},      {U"小于", Bound::Kind::most},
     {U"少于", Bound::Kind::most},      {U"低于", Bound::Kind::most},      {U"≤", Bound::Kind::most},
     {U"<", Bound::Kind::most},         {U"达到", Bound::Kind::level},     {U"达至", Bound::Kind::level},
     {U"达", Bound::Kind::level},       {U"稳定在", Bound::Kind::level},   {U"保持在", Bound::Kind::level},
     {U"维持在", Bound::Kind::level},   {U"增至", Bound::Kind::level},     {U"增到", Bound::Kind::level},
     {U"升至", Bound::Kind::level},     {U"升到", Bound::Kind::level},     {U"提至", Bound::Kind::level},
     {U"→", Bound::Kind::level},        {U"接近", Bound::Kind::about},     {U"大约", Bound::Kind::about},
     {U"大概", Bound::Kind::about},     {U"约", Bound::Kind::about},       {U"近", Bound::Kind::about},
     {U"提高", Bound::Kind::rise},      {U"提升", Bound::Kind::rise},      {U"增长", Bound::Kind::rise},
     {U"增加", Bound::Kind::rise},      {U"上升", Bound::Kind::rise},      {U"下降", Bound::Kind::fall},
     {U"降低", Bound::Kind::fall},      {U"减少", Bound::Kind::fall},      {U"最高", Bound::Kind::peak}});

// With 到 or 至 behind them these set a level: 扩大到, 压减至.
constexpr auto kRising =
    std::to_array<std::u32string_view>({U"提高", U"提升", U"增加", U"增长", U"扩大", U"上升", U"扩展",
                                        U"扩充", U"发展", U"优化", U"拓展", U"壮大"});
constexpr auto kFalling = std::to_array<std::u32string_view>(
    {U"下降", U"降低", U"减少", U"压减", U"压缩", U"缩减", U"缩小", U"缩短", U"精简", U"调减", U"整合"});

constexpr auto kBoundsAfter = std::to_array<Bound>({{U"(含)以上", Bound::Kind::least},
                                                    {U"及以上", Bound::Kind::least},
                                                    {U"以上", Bound::Kind::least},
                                                    {U"(含)以下", Bound::Kind::most},
                                                    {U"及以下", Bound::Kind::most},
                                                    {U"以下", Bound::Kind::most},
                                                    {U"(含)以内", Bound::Kind::most},
                                                    {U"以内", Bound::Kind::most},
                                                    {U"之内", Bound::Kind::most},
                                                    {U"左右", Bound::Kind::about},
                                                    {U"上下", Bound::Kind::about},
                                                    {U"许", Bound::Kind::about}});

// Amounts without a number; 若干, 数百 … take a measure word behind them.
constexpr auto kVague = std::to_array<std::u32string_view>(
    {U"一大批", U"大批", U"一批", U"一系列", U"数以万计", U"数以千计", U"数以百计", U"成千上万"});
constexpr auto kUncounted = std::to_array<std::u32string_view>(
    {U"若干", U"数十", U"数百", U"数千", U"数万", U"上百", U"上千", U"上万", U"几十", U"几百"});

}  // namespace langqiao::plan
