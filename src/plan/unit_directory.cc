#include "plan/unit_directory.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "plan/page.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

// Ways of writing one thing, longest first. Applied to names of both sides, so that only sameness matters.
constexpr auto kRewrites = std::to_array<std::pair<View, View>>({{U"人民政府", U"政府"},
                                                                 {U"国有资产监督管理委员会", U"国资委"},
                                                                 {U"住房和城乡建设管理委员会", U"住建委"},
                                                                 {U"住房城乡建设管理委员会", U"住建委"},
                                                                 {U"管理委员会", U"管委会"},
                                                                 {U"委员会办公室", U"委办"},
                                                                 {U"委员会", U"委"},
                                                                 {U"人民代表大会常务委", U"人大常委"},
                                                                 {U"发展和改革", U"发改"},
                                                                 {U"发展改革", U"发改"},
                                                                 {U"人力资源和社会保障", U"人社"},
                                                                 {U"人力资源社会保障", U"人社"},
                                                                 {U"人力社保", U"人社"},
                                                                 {U"经济和信息化", U"经信"},
                                                                 {U"经济信息化", U"经信"},
                                                                 {U"工业和信息化", U"工信"},
                                                                 {U"工业信息化", U"工信"},
                                                                 {U"国有资产监督管理", U"国资"},
                                                                 {U"科学技术委", U"科委"},
                                                                 {U"科学技术部", U"科技部"},
                                                                 {U"科学技术厅", U"科技厅"},
                                                                 {U"科学技术局", U"科技局"},
                                                                 {U"科学技术协会", U"科协"},
                                                                 {U"教育委", U"教委"},
                                                                 {U"住房和城乡建设管理", U"住建"},
                                                                 {U"住房城乡建设管理", U"住建"},
                                                                 {U"住房和城乡建设", U"住建"},
                                                                 {U"住房城乡建设", U"住建"},
                                                                 {U"卫生健康", U"卫健"},
                                                                 {U"文化和旅游", U"文旅"},
                                                                 {U"文化旅游", U"文旅"},
                                                                 {U"文化广电旅游", U"文广旅"},
                                                                 {U"市场监督管理", U"市场监管"},
                                                                 {U"规划和自然资源", U"规划资源"},
                                                                 {U"规划自然资源", U"规划资源"},
                                                                 {U"规资局", U"规划资源局"},
                                                                 {U"应急管理", U"应急"},
                                                                 {U"农业农村委", U"农委"},
                                                                 {U"绿化和市容管理", U"绿化市容"},
                                                                 {U"退役军人事务", U"退役军人"},
                                                                 {U"交通委", U"交委"},
                                                                 {U"总工会", U"工会"},
                                                                 {U"妇女联合会", U"妇联"},
                                                                 {U"中国共产党", U"中共"},
                                                                 {U"有关区", U"相关区"}});

constexpr auto kEveryDistrict = std::to_array<View>(
    {U"各区", U"全市各区", U"各区县", U"各区县政府", U"各区县市", U"各区县市政府", U"各县市区",
     U"各县市区政府", U"各县区", U"各县区政府", U"16个区", U"十六个区", U"16区政府"});
constexpr auto kSomeDistricts = std::to_array<View>({U"相关区", U"各相关区", U"各相关区政府", U"相关各区"});

void replace_all(std::u32string& text, View from, View to) {
  for (std::size_t i = text.find(from); i != std::u32string::npos; i = text.find(from, i + to.size())) {
    text.replace(i, from.size(), to);
  }
}

bool is_dropped(char32_t c) {
  return is_blank(c) || c == U'和' || c == U'与' || c == U'、' || c == U'“' || c == U'”' || c == U'·' ||
         c == U'(' || c == U')';
}

bool strip_front(std::u32string& text, View front) {
  if (!View(text).starts_with(front) || text.size() <= front.size()) return false;
  text.erase(0, front.size());
  return true;
}

template <class Words>
bool among(View text, const Words& words) {
  return std::ranges::find(words, text) != words.end();
}

}  // namespace

std::u32string UnitDirectory::key_of(View printed) const {
  std::u32string key = folded(printed);
  for (const auto& [from, to] : kRewrites) replace_all(key, from, to);
  std::erase_if(key, is_dropped);
  for (const auto& [from, to] : kRewrites) replace_all(key, from, to);
  strip_front(key, U"中共");
  for (const std::u32string& city : city_names_) {
    if (!strip_front(key, city)) continue;
    key.insert(key.begin(), U'市');
    break;
  }
  if (among(key, kEveryDistrict)) return U"各区政府";
  if (among(key, kSomeDistricts)) return U"相关区政府";
  return key;
}

void UnitDirectory::add(std::string_view name, const ResolvedUnit& unit, Entries& to) const {
  const std::u32string key = key_of(to_utf32(name));
  if (!key.empty()) to.emplace(key, unit);
}

// A department with a second name in brackets is known by the whole, by the first and by the second.
void UnitDirectory::add_bracketed(std::string_view name, const ResolvedUnit& unit) {
  const std::u32string text = folded(to_utf32(name));
  const std::size_t open = text.find(U'('), close = text.find(U')');
  if (open == View::npos || close == View::npos || open == 0 || close <= open + 1) return;
  add(to_utf8(View(text).substr(0, open)), unit, exact_);
  std::u32string second(View(text).substr(open + 1, close - open - 1));
  add(to_utf8(second), unit, exact_);
}

// 浦东新区 stands for its government, where the records know one.
void UnitDirectory::add_districts(std::span<const Department> departments, std::span<const Region> regions) {
  for (const Region& region : regions) {
    if (region.kind != RegionKind::district) continue;
    const std::string government = region.name + "人民政府";
    const auto found = std::ranges::find_if(departments, [&](const Department& one) {
      return one.level == DepartmentLevel::district && one.region == region.id &&
             one.name.ends_with(government);
    });
    if (found == departments.end()) continue;
    add(region.name, {.departments = {found->id}}, exact_);
    add(government, {.departments = {found->id}}, exact_);
  }
}

UnitDirectory::UnitDirectory(std::span<const Department> departments, std::span<const DepartmentGroup> groups,
                             std::span<const Alias> aliases, std::span<const Region> regions) {
  for (const Region& region : regions) {
    if (region.kind != RegionKind::city) continue;
    const std::u32string name = folded(to_utf32(region.name));
    city_names_.push_back(name);
    if (name.ends_with(U'市') && name.size() > 2) city_names_.push_back(name.substr(0, name.size() - 1));
  }

  std::unordered_map<std::string, ResolvedUnit> by_id;
  for (const Department& one : departments) by_id[one.id.text()] = {.departments = {one.id}};
  for (const DepartmentGroup& group : groups) {
    ResolvedUnit unit{.group = true};
    std::ranges::copy_if(group.members, std::back_inserter(unit.departments),
                         [&](const Id<Department>& member) { return by_id.contains(member.text()); });
    if (!unit.known()) continue;
    by_id[group.id.text()] = unit;
    add(group.name, unit, exact_);
  }
  for (const Department& one : departments) add(one.name, by_id[one.id.text()], exact_);
  for (const Alias& alias : aliases) {
    if (alias.kind != AliasKind::department) continue;
    if (const auto unit = by_id.find(alias.target); unit != by_id.end())
      add(alias.alias, unit->second, exact_);
  }
  for (const Department& one : departments) add_bracketed(one.name, by_id[one.id.text()]);
  add_districts(departments, regions);
}

const ResolvedUnit* UnitDirectory::find(const std::u32string& key) const {
  const auto found = exact_.find(key);
  return found == exact_.end() ? nullptr : &found->second;
}

ResolvedUnit UnitDirectory::resolve(View printed) const {
  constexpr std::size_t kLongestName = 60;
  if (printed.empty() || printed.size() > kLongestName) return {};
  std::u32string key = key_of(printed);
  if (const ResolvedUnit* unit = find(key)) return *unit;
  if (key.size() < 3) return {};
  // 国家 and 市 in front may be there or not; 国务院 only in front of a ministry's own name.
  std::vector<std::u32string> others;
  for (const View front : {View(U"国家"), View(U"市"), View(U"国务院"), View(U"中国"), View(U"本市")}) {
    std::u32string shorter = key;
    if (strip_front(shorter, front) && shorter.size() > 2) others.push_back(shorter);
  }
  others.push_back(U"市" + key);
  others.push_back(U"国家" + key);
  for (const std::u32string& other : others) {
    if (const ResolvedUnit* unit = find(other)) return *unit;
  }
  // 市委宣传部(市新闻出版局) where the records know only one of the two names.
  const std::u32string text = folded(printed);
  if (const std::size_t open = text.find(U'('); open != View::npos && open > 0 && text.ends_with(U')')) {
    if (const ResolvedUnit* unit = find(key_of(View(text).substr(0, open)))) return *unit;
  }
  return {};
}

ResolvedUnit UnitDirectory::resolve(std::string_view printed_utf8) const {
  return resolve(std::u32string_view(to_utf32(printed_utf8)));
}

}  // namespace langqiao::plan
