#include "plan/unit_list.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kLongestItem = 48;
constexpr std::uint32_t kLongestRemark = 200;

constexpr auto kBodies = std::to_array<View>(
    {U"局",       U"委",   U"部",   U"厅",     U"政府",     U"办",     U"办公室",   U"室",     U"法院",
     U"检察院",   U"委会", U"党校", U"银行",   U"海关",     U"税务局", U"署",       U"总队",   U"支队",
     U"行",       U"工会", U"妇联", U"科协",   U"残联",     U"文联",   U"侨联",     U"工商联", U"局等",
     U"社保中心", U"总社", U"台办", U"委员会", U"人民银行", U"监管局", U"银保监会", U"证监会"});
constexpr auto kOthers = std::to_array<View>(
    {U"公司", U"集团", U"中心", U"学校", U"大学", U"学院", U"院校", U"高校", U"街道",   U"镇",   U"乡",
     U"区",   U"县",   U"市",   U"州",   U"省",   U"院",   U"处",   U"科",   U"科室",   U"所",   U"站",
     U"队",   U"单位", U"部门", U"企业", U"园区", U"机构", U"组织", U"协会", U"联合会", U"联盟", U"社",
     U"馆",   U"台",   U"校",   U"会",   U"总部", U"股",   U"组",   U"专班", U"基地"});

// What may stand behind names: it ends the last name and may say their role.
struct Verb {
  View word;
  enum class Meaning { lead, joint, support, join_up, open_end, nothing } meaning;
};
using enum Verb::Meaning;
constexpr auto kVerbs = std::to_array<Verb>(
    {{U"牵头会同", join_up}, {U"牵头,会同", join_up}, {U"会同", join_up},     {U"商", nothing},
     {U"牵头负责", lead},    {U"负责牵头", lead},     {U"牵头", lead},        {U"主办", lead},
     {U"为主负责", lead},    {U"为主", lead},         {U"为牵头单位", lead},  {U"配合", support},
     {U"协办", support},     {U"协助", support},      {U"参与", support},     {U"参加", support},
     {U"协同", support},     {U"按职责", joint},      {U"按照职责", joint},   {U"按职能", joint},
     {U"根据职责", joint},   {U"依职责", joint},      {U"按各自", joint},     {U"按照各自", joint},
     {U"根据各自", joint},   {U"在各自职责", joint},  {U"在职责范围", joint}, {U"按分工", joint},
     {U"分工负责", joint},   {U"分别负责", joint},    {U"分头", joint},       {U"共同负责", joint},
     {U"共同", joint},       {U"具体负责", joint},    {U"负责", joint},       {U"承办", joint},
     {U"组织实施", joint},   {U"落实", joint},        {U"实施", joint},       {U"等", open_end},
     {U"以下简称", nothing}});

constexpr auto kNotUnits =
    std::to_array<View>({U"持续推进", U"长期推进", U"长期坚持", U"持续", U"长期", U"适时", U"全年", U"下同",
                         U"按职责", U"排名", U"各自", U"略", U"无", U"完成"});

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }
bool is_hard(char32_t c) { return among(c, U"、,;/|。:"); }
bool opens(char32_t c) { return among(c, U"([【〔"); }
bool closes(char32_t c) { return among(c, U")]】〕"); }

// Length of a joining word at `i` that may part two names or stand inside one.
std::uint32_t soft_joint(const Page& page, std::uint32_t i) {
  if (page.has(i, U"以及")) return 2;
  return among(page.look(i), U"和及与") ? 1 : 0;
}

const Verb* verb_at(const Page& page, std::uint32_t i, std::uint32_t end) {
  for (const Verb& verb : kVerbs) {
    if (!page.has(i, verb.word) || i + verb.word.size() > end) continue;
    if (verb.meaning == open_end) {  // 等 ends a list only in front of its end or of 部门
      const std::uint32_t next = i + 1;
      const bool list_end = next >= end || is_hard(page.look(next)) || page.has(next, U"部门") ||
                            page.has(next, U"单位") || page.has(next, U"有关") || page.has(next, U"相关") ||
                            page.has(next, U"按") || page.has(next, U"负责") || page.has(next, U"配合") ||
                            page.has(next, U"参与");
      if (!list_end) continue;
    }
    if (verb.word == U"商" &&
        (i == 0 || page.has(i, U"商务") || !unit_shaped(page.view({i > 6 ? i - 6 : 0, i}), true)))
      continue;
    return &verb;
  }
  return nullptr;
}

class ListReader {
 public:
  ListReader(const Page& page, Range range, const UnitDirectory& directory, DutyRole role)
      : page_(page), range_(range), directory_(directory), role_(role), at_(range.begin) {}

  UnitList run() {
    while (at_ < range_.end && step()) {
    }
    list_.end = at_;
    return std::move(list_);
  }

 private:
  // One separator, verb or name. False at the end of the list.
  bool step() {
    const char32_t c = page_.look(at_);
    if (c == U':' || c == U'。') return false;
    if (is_hard(c) || among(c, U"由-~·*")) {
      ++at_;
      return true;
    }
    if (const std::uint32_t joint = soft_joint(page_, at_); joint > 0 && !list_.mentions.empty()) {
      at_ += joint;
      return true;
    }
    if (const Verb* verb = verb_at(page_, at_, range_.end)) return take(*verb);
    if (opens(c) && take_bracketed_role()) return true;
    if (opens(c) || closes(c)) {
      at_ = opens(c) ? past_bracket(at_) : at_ + 1;
      return true;
    }
    return take_name();
  }

  // 市教育局(牵头): the role of the name in front alone.
  bool take_bracketed_role() {
    const Verb* verb = verb_at(page_, at_ + 1, range_.end);
    if (verb == nullptr || list_.mentions.empty() || list_.mentions.back().by_verb) return false;
    if (verb->meaning != lead && verb->meaning != joint && verb->meaning != support) return false;
    Mention& one = list_.mentions.back();
    one.role = verb->meaning == lead      ? DutyRole::lead
               : verb->meaning == support ? DutyRole::support
                                          : DutyRole::joint;
    one.by_verb = true;
    at_ = past_bracket(at_);
    return true;
  }

  bool take(const Verb& verb) {
    at_ += static_cast<std::uint32_t>(verb.word.size());
    switch (verb.meaning) {
      case lead:
        give(DutyRole::lead);
        break;
      case joint:
        give(DutyRole::joint);
        break;
      case support:
        give(DutyRole::support);
        break;
      case join_up:
        give(DutyRole::lead);
        return true;
      case open_end: {
        const std::uint32_t from = at_ - 1;
        for (const View tail :
             {View(U"有关"), View(U"相关"), View(U"部门"), View(U"单位"), View(U"和单位")}) {
          if (page_.has(at_, tail)) at_ += static_cast<std::uint32_t>(tail.size());
        }
        list_.open_ends.push_back({from, at_});
        return true;
      }
      case nothing:
        return true;
    }
    while (at_ < range_.end && !is_hard(page_.look(at_)) && !opens(page_.look(at_)) &&
           !closes(page_.look(at_)))
      ++at_;
    return true;
  }

  void give(DutyRole role) {
    for (; given_ < list_.mentions.size(); ++given_) {
      Mention& one = list_.mentions[given_];
      if (!one.by_verb) one.role = role;
      one.by_verb = true;
    }
  }

  std::uint32_t past_bracket(std::uint32_t i) const {
    int depth = 0;
    const std::uint32_t end = std::min(range_.end, i + kLongestRemark);
    for (; i < end; ++i) {
      depth += opens(page_.look(i)) - closes(page_.look(i));
      if (depth <= 0) return i + 1;
    }
    return end;
  }

  std::uint32_t hard_end(std::uint32_t i) const {
    int depth = 0;
    const std::uint32_t end = std::min(range_.end, i + kLongestItem + 1);
    for (; i < end; ++i) {
      const char32_t c = page_.look(i);
      depth += opens(c) - closes(c);
      if (depth < 0 || (depth == 0 && is_hard(c) && !inside_places(i))) break;
    }
    return i;
  }

  // 各市、县(市、区)人民政府 is one name.
  bool inside_places(std::uint32_t i) const {
    constexpr View kPlaces = U"省市县区州盟旗";
    return page_.look(i) == U'、' && i - at_ <= 8 && page_.look(at_) == U'各' &&
           (among(page_.look(i - 1), kPlaces) || page_.look(i - 1) == U')') &&
           among(page_.look(i + 1), kPlaces) &&
           page_.view({at_ + 1, i}).find_first_not_of(U"省市县区州盟旗地级设、()") == View::npos;
  }

  std::uint32_t name_end(std::uint32_t hard) const {
    for (std::uint32_t i = at_ + 1; i < hard; ++i) {
      if (verb_at(page_, i, range_.end)) return i - (opens(page_.look(i - 1)) && i - 1 > at_);
    }
    return hard;
  }

  bool take_name() {
    const std::uint32_t hard = hard_end(at_);
    if (hard - at_ > kLongestItem) return stop();
    std::uint32_t end = name_end(hard);
    if (page_.look(end) == U':' && end == hard) return stop();
    if (is_foreign({at_, end})) {
      at_ = hard;
      return true;
    }
    if (const std::uint32_t known = known_end(end); known > at_) return add(known);
    return add(unknown_end(end));
  }

  bool stop() {
    list_.foreign = true;
    return false;
  }

  // Dates and remarks that share the brackets with names.
  bool is_foreign(Range item) const {
    const View text = page_.view(item);
    if (text.empty() || is_digit(text[0]) || text.ends_with(U"前") || text.ends_with(U"底") ||
        text.ends_with(U"完成") || text.ends_with(U"推进")) {
      return !(text.ends_with(U"区") || text.ends_with(U"政府"));
    }
    return std::ranges::any_of(kNotUnits, [&](View word) { return text.starts_with(word); });
  }

  // The longest known name that begins here; one that holds separators may run past `end`.
  std::uint32_t known_end(std::uint32_t end) const {
    std::array<std::uint32_t, 3> further{};
    std::size_t count = 0;
    for (std::uint32_t next = end; count < further.size() && next < range_.end && is_hard(page_.look(next)) &&
                                   page_.look(next) != U':';) {
      next = hard_end(next + 1);
      if (next - at_ > kLongestItem) break;
      further[count++] = next;
    }
    while (count > 0) {
      const std::uint32_t far = further[--count];
      if (page_.view({at_, far}).find(U'(') != View::npos && known({at_, far})) return far;
    }
    if (known({at_, end})) return end;
    for (std::uint32_t i = end; i-- > at_ + 1;) {
      const bool remark = opens(page_.look(i)) && past_bracket(i) == end;
      const bool may_end = soft_joint(page_, i) > 0 || page_.before(i) != Gap::none || remark;
      if (may_end && known({at_, i})) return i;
    }
    return at_;
  }

  bool known(Range name) const { return directory_.resolve(page_.view(name)).known(); }

  // A name that nobody knows: whole, unless both sides of a joint look like names.
  std::uint32_t unknown_end(std::uint32_t end) const {
    for (std::uint32_t i = at_ + 2; i + 2 < end; ++i) {
      const std::uint32_t joint = soft_joint(page_, i);
      const bool gap = page_.before(i) != Gap::none;
      if (joint == 0 && !gap) continue;
      const Range right{i + joint, end};
      const bool strict = page_.look(i) != U'及' && page_.look(i) != U'以';
      const bool left_named = unit_shaped(page_.view({at_, i}), strict) || known({at_, i});
      if (left_named && (known(right) || unit_shaped(page_.view(right), false))) return i;
    }
    // (列第一位者为牵头单位) behind a name is a remark, (市新闻出版局) a second name.
    if (closes(page_.look(end - 1))) {
      const View text = page_.view({at_, end});
      const std::size_t open = text.find_last_of(U"([【〔");
      if (open != View::npos && open > 0) {
        const View inside = text.substr(open + 1, text.size() - open - 2);
        if (!unit_shaped(inside, false)) return at_ + static_cast<std::uint32_t>(open);
      }
    }
    return end;
  }

  bool add(std::uint32_t end) {
    const Range name{at_, end};
    ResolvedUnit unit = directory_.resolve(page_.view(name));
    list_.mentions.push_back({name, std::move(unit), role_});
    at_ = end;
    return true;
  }

  const Page& page_;
  Range range_;
  const UnitDirectory& directory_;
  DutyRole role_;
  std::uint32_t at_;
  std::size_t given_ = 0;
  UnitList list_;
};

// 省教育厅、发展改革委: the second is the province's too.
void lean_on_first(const Page& page, UnitList& list, const UnitDirectory& directory) {
  constexpr View kLevels = U"省市区县州";
  char32_t level = U'\0';
  for (Mention& one : list.mentions) {
    const View name = page.view(one.name);
    if (among(name.front(), kLevels)) {
      if (name.size() > 2) level = name.front();
      continue;
    }
    if (level == U'\0' || one.unit.group || !among(name.back(), U"委厅局办") || name.ends_with(U"总局"))
      continue;
    std::u32string whole(1, level);
    whole += name;
    ResolvedUnit unit = directory.resolve(whole);
    if (unit.known() || level != U'市') one.unit = std::move(unit);
  }
}

// 各县(市、区)政府, 地方各级人民政府, 相关市(州): the governments of many places.
bool are_governments(View name) {
  const bool many = name.substr(0, 4).find(U'各') != View::npos || name.starts_with(U"相关") ||
                    name.starts_with(U"有关") || name.starts_with(U"地方");
  if (name.ends_with(U')')) name = name.substr(0, std::min(name.size() - 1, name.rfind(U'(')));
  return many && name.size() > 1 && !name.ends_with(U"地区") &&
         (name.ends_with(U"政府") || among(name.back(), U"市县区州盟旗"));
}

}  // namespace

bool collective(View name) {
  return std::ranges::any_of(std::to_array<View>({U"各", U"有关", U"相关", U"其他", U"其它"}),
                             [&](View front) { return name.starts_with(front); });
}

bool unit_shaped(View name, bool strict) {
  if (name.size() < 2 || name.size() > 30 || !is_han(name.front())) return false;
  strict = strict && !collective(name);
  if (name.find_first_of(U"的了是将要使把由。,;:!?《“") != View::npos) return false;
  if (name.ends_with(U')') && name.find(U'(') != View::npos && name.find(U'(') > 1)
    name = name.substr(0, name.find(U'('));
  const auto ends = [&](View ending) { return name.ends_with(ending); };
  return std::ranges::any_of(kBodies, ends) || (!strict && std::ranges::any_of(kOthers, ends));
}

UnitList read_units(const Page& page, Range range, const UnitDirectory& directory, DutyRole role) {
  UnitList list = ListReader(page, range, directory, role).run();
  lean_on_first(page, list, directory);
  for (Mention& one : list.mentions) {
    const View name = page.view(one.name);
    const bool every = one.unit.group || (!one.unit.known() && name.substr(0, 4).find(U'各') != View::npos);
    if (every && one.role == DutyRole::joint) one.role = DutyRole::each;
    if (one.unit.group || (!one.unit.known() && are_governments(name))) one.role = DutyRole::each;
  }
  return list;
}

bool only_units(const Page& page, const UnitList& list, bool strict) {
  return !list.foreign && !list.mentions.empty() &&
         std::ranges::all_of(list.mentions, [&](const Mention& one) {
           return one.unit.known() || unit_shaped(page.view(one.name), strict);
         });
}

}  // namespace langqiao::plan
