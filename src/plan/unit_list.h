// Lists of units as documents print them: 市教委、市财政局和各区人民政府, 由甲牵头，乙、丙按职责分工负责.
// Where a name ends, which names are known, and which role the verbs behind them give.
#pragma once

#include <vector>

#include "plan/page.h"
#include "plan/unit_directory.h"

namespace langqiao::plan {

struct Mention {
  Range name;
  ResolvedUnit unit;
  DutyRole role = DutyRole::joint;
  bool by_verb = false;  // the role stands behind the name in words, not in the list's cue

  bool operator==(const Mention&) const = default;
};

struct UnitList {
  std::vector<Mention> mentions;
  std::vector<Range> open_ends;  // 等部门 and the like: more units than the text names
  bool foreign = false;          // something stood among the names that is none
  std::uint32_t end = 0;         // where reading stopped
};

// Reads the names in `range`, which holds a list and nothing in front of it. `role` is what the list's cue
// says.
UnitList read_units(const Page& page, Range range, const UnitDirectory& directory, DutyRole role);

// True for what could be the name of a unit by its last characters and length. `strict` asks for the endings
// of government bodies (局 委 部 …), else enterprises, schools and other bodies count too.
bool unit_shaped(std::u32string_view name, bool strict);

// 各有关部门, 相关单位, 其他部门: several units without their names.
bool collective(std::u32string_view name);

// All mentions known or of the shape of a unit, at least one of either, and nothing foreign.
bool only_units(const Page& page, const UnitList& list, bool strict);

}  // namespace langqiao::plan
