// The words that announce responsible units: 责任部门： 牵头单位： （负责部门… and the rule
// 列第一位者为牵头单位.
#pragma once

#include <optional>
#include <vector>

#include "plan/page.h"

namespace langqiao::plan {

struct Cue {
  std::uint32_t begin = 0;
  std::uint32_t list = 0;  // where the list begins
  DutyRole role = DutyRole::joint;
  bool first_leads = false;  // 牵头及配合单位: the first leads, the others support
  bool units = true;         // false: 完成时限 and the like, which only end a list
};

// The cue that begins at `i`. `i` must follow a bracket, a stop, a gap or a line break.
std::optional<Cue> cue_at(const Page& page, std::uint32_t i, std::uint32_t end);

// 列第一位者为牵头单位: in lists without a lead of their own the first leads.
struct FirstLeads {
  std::uint32_t from = 0;       // lists from here on
  bool others_support = false;  // 其余为配合单位
};
std::optional<FirstLeads> first_leads_rule(const Page& page);

}  // namespace langqiao::plan
