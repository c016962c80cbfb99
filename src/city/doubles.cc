#include "city/doubles.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/chinese.h"
#include "base/text.h"
#include "city/credit_code.h"

namespace langqiao {
namespace {

using Position = std::uint32_t;
using Pair = std::pair<Position, Position>;  // the lesser first

// Legal forms and the like at the end of a name, the longer before what they hold.
constexpr std::array<std::u32string_view, 9> kEndings = {U"股份有限公司", U"有限责任公司", U"集团有限公司",
                                                         U"有限公司",     U"集团公司",     U"总公司",
                                                         U"公司",         U"集团",         U"股份"};
constexpr std::array<std::u32string_view, 9> kBranches = {U"分公司", U"分行",   U"支行", U"营业部", U"分店",
                                                          U"分厂",   U"办事处", U"分院", U"分部"};
// Letters that tell like names apart: 一厂 is not 二厂, 东区 is not 西区.
constexpr std::u32string_view kTelling = U"0123456789一二三四五六七八九十百甲乙丙丁东西南北";

constexpr Share kLikeEnough = Share::per_cent(75);
constexpr Share kVeryLike = Share::per_cent(85);
// Larger groups of one name are paired with their first member only, commoner pairs of letters tell nothing.
constexpr std::size_t kMostPaired = 12;
constexpr std::size_t kRare = 40;

bool is_mark(char32_t c) {
  constexpr std::u32string_view marks = U"()[]{}<>〔〕【】「」《》〈〉·•・.,，。、-—–_'\"“”‘’&＆/";
  return is_blank(c) || marks.find(c) != marks.npos;
}

char32_t small(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

std::u32string whole_name(std::string_view name) {
  std::u32string plain;
  for (const char32_t letter : to_utf32(name)) {
    const char32_t c = half_width(letter);
    if (!is_mark(c)) plain += simplified(small(c));
  }
  return plain;
}

// Cuts `part` off the end where two letters remain.
bool cut_end(std::u32string& text, std::u32string_view part) {
  if (text.size() < part.size() + 2 || !text.ends_with(part)) return false;
  text.resize(text.size() - part.size());
  return true;
}

void cut_endings(std::u32string& text) {
  while (std::ranges::any_of(kEndings, [&](std::u32string_view ending) { return cut_end(text, ending); })) {
  }
}

void cut_place(std::u32string& text, const std::vector<std::string>& places) {
  for (const std::string& place : places) {
    const std::u32string front = whole_name(place);
    if (!text.starts_with(front) || text.size() < front.size() + 2) continue;
    text.erase(0, front.size());
    return;
  }
}

// Names of the city and of what stands above it, as they stand in front of names.
std::vector<std::string> places_of(const CityTables& tables) {
  std::vector<std::string> places;
  for (const Region& region : tables.regions) {
    if (region.kind != RegionKind::city) continue;
    places.push_back(region.name);
    if (region.name.ends_with("市")) places.push_back(region.name.substr(0, region.name.size() - 3));
  }
  return places;
}

using LetterPair = std::u32string;

std::vector<LetterPair> letter_pairs(std::string_view core) {
  const std::u32string text = to_utf32(core);
  std::vector<LetterPair> pairs;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) pairs.push_back(text.substr(at, 2));
  std::ranges::sort(pairs);
  return pairs;
}

// Dice: twice the pairs in common over the pairs of both.
Share likeness(const std::vector<LetterPair>& a, const std::vector<LetterPair>& b) {
  if (a.empty() || b.empty()) return {};
  std::vector<LetterPair> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return Share::basis_points(
      static_cast<std::int64_t>(2 * common.size() * Share::kWhole / (a.size() + b.size())));
}

std::u32string telling_letters(std::string_view core) {
  std::u32string telling;
  for (const char32_t c : to_utf32(core)) {
    if (kTelling.find(c) != kTelling.npos || (c >= U'a' && c <= U'z')) telling += c;
  }
  return telling;
}

class Suspicion {
 public:
  explicit Suspicion(const CityTables& tables) : tables_(tables) {
    const std::vector<std::string> places = places_of(tables);
    for (const Organisation& each : tables.organisations) {
      names_.push_back(plain_name(each.name, places));
      pairs_.push_back(letter_pairs(names_.back().core));
    }
  }

  std::vector<SuspectedDouble> all() && {
    same_codes();
    aliases();
    same_names();
    like_names();
    std::vector<SuspectedDouble> suspected;
    for (auto& [pair, each] : found_) suspected.push_back(std::move(each));
    std::ranges::sort(suspected, {}, [](const SuspectedDouble& each) {
      return std::tuple(each.strength, each.reason, -each.similarity.basis_points(), each.first, each.second);
    });
    return suspected;
  }

 private:
  using Groups = std::map<std::string, std::vector<Position>>;

  const Organisation& organisation(Position at) const { return tables_.organisations[at]; }

  bool codes_differ(Position a, Position b) const {
    const std::string &left = organisation(a).credit_code, &right = organisation(b).credit_code;
    return left != right && is_credit_code(left) && is_credit_code(right);
  }

  // Keeps the first reason of a pair: they are looked for from the most telling on.
  void suspect(Position a, Position b, DoubleReason reason, DoubleStrength strength) {
    if (a == b) return;
    if (organisation(b).id < organisation(a).id) std::swap(a, b);
    found_.try_emplace(Pair(a, b), SuspectedDouble{.first = organisation(a).id,
                                                   .second = organisation(b).id,
                                                   .reason = reason,
                                                   .strength = strength,
                                                   .similarity = similarity(a, b),
                                                   .codes_differ = codes_differ(a, b)});
  }

  Share similarity(Position a, Position b) const {
    return names_[a].core == names_[b].core ? Share::basis_points(Share::kWhole)
                                            : likeness(pairs_[a], pairs_[b]);
  }

  template <class Visit>
  static void for_each_pair(const Groups& groups, Visit visit) {
    for (const auto& [key, members] : groups) {
      for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0 && members.size() > kMostPaired) break;
        for (std::size_t j = i + 1; j < members.size(); ++j) visit(members[i], members[j]);
      }
    }
  }

  template <class KeyOf>
  Groups grouped(KeyOf key_of) const {
    Groups groups;
    for (Position at = 0; at < names_.size(); ++at) {
      if (std::string key = key_of(at); !key.empty()) groups[std::move(key)].push_back(at);
    }
    for (auto& [key, members] : groups)
      std::ranges::sort(members, {}, [&](Position at) { return organisation(at).id; });
    return groups;
  }

  void same_codes() {
    const Groups by_code = grouped([&](Position at) {
      const std::string& code = organisation(at).credit_code;
      return is_credit_code(code) ? code : std::string();
    });
    for_each_pair(by_code, [&](Position a, Position b) {
      suspect(a, b, DoubleReason::same_code, DoubleStrength::strong);
    });
  }

  void aliases() {
    const Groups by_name = grouped([&](Position at) { return names_[at].whole; });
    std::unordered_map<std::string_view, Position> by_id;
    for (Position at = 0; at < names_.size(); ++at) by_id.emplace(organisation(at).id.text(), at);
    for (const Alias& alias : tables_.aliases) {
      if (alias.kind != AliasKind::organisation) continue;
      const auto named = by_name.find(to_utf8(whole_name(alias.alias)));
      const auto target = by_id.find(alias.target);
      if (named == by_name.end() || target == by_id.end()) continue;
      for (std::size_t i = 0; i < std::min(named->second.size(), kMostPaired); ++i) {
        const Position at = named->second[i];
        suspect(at, target->second, DoubleReason::alias,
                codes_differ(at, target->second) ? DoubleStrength::weak : DoubleStrength::strong);
      }
    }
  }

  void same_names() {
    for_each_pair(grouped([&](Position at) { return names_[at].whole; }), [&](Position a, Position b) {
      suspect(a, b, DoubleReason::same_name,
              codes_differ(a, b) ? DoubleStrength::weak : DoubleStrength::strong);
    });
    for_each_pair(grouped([&](Position at) { return names_[at].core; }), [&](Position a, Position b) {
      if (names_[a].branch != names_[b].branch || codes_differ(a, b)) return;
      if (organisation(a).kind == organisation(b).kind)
        suspect(a, b, DoubleReason::same_name, DoubleStrength::fair);
    });
  }

  // District, kind and division of industry, where all are known; branches are told apart by their places.
  std::string block_of(Position at) const {
    const Organisation& each = organisation(at);
    if (!each.region || !each.industry || names_[at].branch) return {};
    return each.region->text() + '\x1f' + each.industry->text().substr(0, 3) + '\x1f' +
           std::to_string(static_cast<int>(each.kind));
  }

  void like_names() {
    for (const auto& [block, members] : grouped([&](Position at) { return block_of(at); })) {
      std::map<LetterPair, std::vector<Position>> holding;
      for (const Position at : members) {
        for (const LetterPair& pair : pairs_[at]) {
          auto& list = holding[pair];
          if (list.empty() || list.back() != at) list.push_back(at);
        }
      }
      for (const auto& [pair, list] : holding) {
        if (list.size() > kRare) continue;
        for (std::size_t i = 0; i < list.size(); ++i)
          for (std::size_t j = i + 1; j < list.size(); ++j) compare(list[i], list[j]);
      }
    }
  }

  void compare(Position a, Position b) {
    if (codes_differ(a, b) || telling_letters(names_[a].core) != telling_letters(names_[b].core)) return;
    const Share like = similarity(a, b);
    if (like < kLikeEnough) return;
    suspect(a, b, DoubleReason::like_name, like < kVeryLike ? DoubleStrength::weak : DoubleStrength::fair);
  }

  const CityTables& tables_;
  std::vector<PlainName> names_;
  std::vector<std::vector<LetterPair>> pairs_;
  std::map<Pair, SuspectedDouble> found_;
};

}  // namespace

PlainName plain_name(std::string_view name, const std::vector<std::string>& places) {
  const std::u32string whole = whole_name(name);
  const bool branch =
      std::ranges::any_of(kBranches, [&](std::u32string_view ending) { return whole.ends_with(ending); });
  std::u32string core = whole;
  if (!branch) cut_endings(core);
  cut_place(core, places);
  return {.whole = to_utf8(whole), .core = to_utf8(core), .branch = branch};
}

std::vector<SuspectedDouble> suspected_doubles(const CityTables& tables) { return Suspicion(tables).all(); }

}  // namespace langqiao
