// Organisations that may stand in the registry twice. A suspicion with its reason, for a person to decide
// (city/organisation_decision.h); nothing is merged here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "city/tables.h"

namespace langqiao {

// Why two organisations are suspected; the most telling first.
enum class DoubleReason {
  same_code,  // the same credit code with a right check character
  alias,      // the name of one is an alias of the other
  same_name,  // the same name but for width, brackets, blanks, script, legal form, the city's name in front
  like_name,  // names that share most of their pairs of letters, in one district and industry
};
enum class DoubleStrength { strong, fair, weak };

struct SuspectedDouble {
  Id<Organisation> first;  // the lesser id
  Id<Organisation> second;
  DoubleReason reason = DoubleReason::same_name;
  DoubleStrength strength = DoubleStrength::fair;
  Share similarity;           // of the names without legal form and place: pairs of letters shared (Dice)
  bool codes_differ = false;  // both have a right credit code, and not the same: speaks against

  bool operator==(const SuspectedDouble&) const = default;
};

// An organisation's name reduced to what tells it apart.
struct PlainName {
  std::string whole;    // half width, simplified, small letters, without blanks, brackets and points
  std::string core;     // also without legal form (股份有限公司 … 集团) and without a place in front
  bool branch = false;  // a 分公司, 支行, 营业部 …: never the double of what it belongs to
};

// `places` are names of the city as they stand in front of names, the longer first ("上海市", "上海").
PlainName plain_name(std::string_view name, const std::vector<std::string>& places);

// Every suspected pair once, with its most telling reason; strongest first, then by ids. With different valid
// credit codes only pairs of the very same name or alias are told, and as weak. Time grows with the rows, not
// with their pairs: names are looked up, like names compared only where they share a rare pair of letters.
std::vector<SuspectedDouble> suspected_doubles(const CityTables& tables);

constexpr auto names(DoubleReason) {
  using enum DoubleReason;
  return Names<DoubleReason, 4>{
      {{same_code, "same_code"}, {alias, "alias"}, {same_name, "same_name"}, {like_name, "like_name"}}};
}
constexpr auto names(DoubleStrength) {
  using enum DoubleStrength;
  return Names<DoubleStrength, 3>{{{strong, "strong"}, {fair, "fair"}, {weak, "weak"}}};
}

}  // namespace langqiao
