#include "rulebook/rulebook.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>
#include <utility>

namespace langqiao::rulebook {
namespace {

auto place_of(const Rule& rule) {
  return std::pair<std::string_view, std::string_view>(rule.id, rule.jurisdiction);
}

class Review {
 public:
  Review(std::span<const Jurisdiction> jurisdictions, std::span<const Rule> rules)
      : jurisdictions_(jurisdictions), rules_(rules) {}

  std::vector<Problem> problems() {
    check_jurisdictions();
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      check_rule(rules_[i]);
      if (i > 0) check_pair(rules_[i - 1], rules_[i]);
    }
    return std::move(problems_);
  }

 private:
  void report(Problem problem) { problems_.push_back(std::move(problem)); }

  const Jurisdiction* find(std::string_view id) const {
    const auto at = std::ranges::find(jurisdictions_, id, &Jurisdiction::id);
    return at == jurisdictions_.end() ? nullptr : &*at;
  }

  void check_jurisdictions() {
    std::set<std::string_view> seen;
    for (const Jurisdiction& place : jurisdictions_) {
      if (!seen.insert(place.id).second) {
        report({{"两个地区的编号相同", "two jurisdictions have the same id"},
                "jurisdictions.toml",
                as_is(place.id),
                {"一个编号一项", "one entry an id"},
                {"请删去其中一项，或改其编号", "remove or rename one of them"}});
      }
      if (!place.parent.empty() && find(place.parent) == nullptr) {
        report({{"地区的上级不在表中", "a jurisdiction names a parent that is not listed"},
                "jurisdictions.toml",
                as_is(place.parent),
                {"本文件中一个地区的编号", "the id of a jurisdiction of this file"},
                {"请补上该上级，或改正其名称", "add the parent or mend its name"}});
      }
      if (is_own_ancestor(place)) {
        report({{"地区是它自己的上级", "a jurisdiction is its own ancestor"},
                "jurisdictions.toml",
                as_is(place.id),
                {"能到达最上级的关系", "a chain that ends at the top"},
                {"请改正上级", "mend the parents"}});
      }
    }
  }

  bool is_own_ancestor(const Jurisdiction& place) const {
    const Jurisdiction* above = find(place.parent);
    for (std::size_t steps = 0; above != nullptr && steps <= jurisdictions_.size(); ++steps) {
      if (above->id == place.id) return true;
      above = find(above->parent);
    }
    return false;
  }

  void check_rule(const Rule& rule) {
    if (find(rule.jurisdiction) == nullptr) {
      report({{"规则所属的地区不在表中", "a rule stands in a jurisdiction that is not listed"},
              rule.file,
              as_is(rule.jurisdiction),
              {"jurisdictions.toml 中一个地区的编号", "the id of a jurisdiction of jurisdictions.toml"},
              {"请补上该地区，或移动文件", "list the jurisdiction or move the file"}});
    }
    const auto known = known_unit(rule.id);
    if (known && *known != rule.unit) {
      report({{"规则的单位与程序所需不同", "the rule has another unit than the code expects"},
              rule.file,
              as_is(name_of(rule.unit)),
              as_is(name_of(*known)),
              {"请用所需的单位写值", "give the value in the unit that is wanted"}});
    }
    for (std::size_t i = 1; i < rule.values.size(); ++i)
      check_dates(rule, rule.values[i - 1], rule.values[i]);
  }

  void check_dates(const Rule& rule, const Value& earlier, const Value& later) {
    if (earlier.until && *earlier.until < later.from) return;
    const Wording until = earlier.until ? as_is(earlier.until->iso()) : Words{"另行通知", "further notice"};
    report({{"同一规则在同一天有两个值", "two values of one rule hold on the same day"},
            rule.file,
            worded("自 {} 至 {}，又自 {} 起", "from {} until {}, then from {}", earlier.from.iso(), until,
                   later.from.iso()),
            {"互不重叠的日期", "dates that do not overlap"},
            {"请让前一个值在后一个值生效的前一天结束",
             "end the earlier value on the day before the later one begins"}});
  }

  void check_pair(const Rule& one, const Rule& other) {
    if (place_of(one) == place_of(other)) {
      report({{"两个文件写了同一条规则", "two files hold the same rule"},
              other.file,
              as_is(one.file),
              {"每个地区的每条规则一个文件", "one file a rule and jurisdiction"},
              {"请合并两个文件", "join the two files"}});
    } else if (one.id == other.id && one.unit != other.unit) {
      report({{"同一规则在两个地区的单位不同", "a rule has different units in two jurisdictions"},
              other.file,
              as_is(name_of(other.unit)),
              as_is(name_of(one.unit)),
              {"请用同一单位", "give both in the same unit"}});
    }
  }

  std::span<const Jurisdiction> jurisdictions_;
  std::span<const Rule> rules_;
  std::vector<Problem> problems_;
};

}  // namespace

Result<Rulebook, std::vector<Problem>> Rulebook::build(std::vector<Jurisdiction> jurisdictions,
                                                       std::vector<Rule> rules) {
  for (Rule& rule : rules)
    std::ranges::sort(rule.values, {}, [](const Value& value) { return std::pair(value.from, value.until); });
  std::ranges::sort(rules, {},
                    [](const Rule& rule) { return std::tuple(place_of(rule), std::string_view(rule.file)); });
  auto problems = Review(jurisdictions, rules).problems();
  if (!problems.empty()) return Failure<std::vector<Problem>>(std::move(problems));
  return Rulebook(std::move(jurisdictions), std::move(rules));
}

Rulebook::Rulebook(std::vector<Jurisdiction> jurisdictions, std::vector<Rule> rules)
    : jurisdictions_(std::move(jurisdictions)), rules_(std::move(rules)) {}

std::span<const Rule> Rulebook::rules_of(std::string_view id) const {
  return std::ranges::equal_range(rules_, id, {}, [](const Rule& rule) { return std::string_view(rule.id); });
}

const Rule* Rulebook::rule(std::string_view id, std::string_view jurisdiction) const {
  const auto files = rules_of(id);
  const auto at = std::ranges::find(files, jurisdiction, &Rule::jurisdiction);
  return at == files.end() ? nullptr : &*at;
}

const Jurisdiction* Rulebook::jurisdiction(std::string_view id) const {
  const auto at = std::ranges::find(jurisdictions_, id, &Jurisdiction::id);
  return at == jurisdictions_.end() ? nullptr : &*at;
}

bool Rulebook::knows(std::string_view id) const { return jurisdiction(id) != nullptr; }

std::optional<InForce> Rulebook::value(std::string_view id, Date on, std::string_view where) const {
  for (const auto* place = jurisdiction(where); place != nullptr; place = jurisdiction(place->parent)) {
    const Rule* const found = rule(id, place->id);
    if (found == nullptr) continue;
    const auto held =
        std::ranges::find_if(found->values, [&](const Value& value) { return value.holds_on(on); });
    if (held != found->values.end()) return InForce{found, &*held};
  }
  return std::nullopt;
}

std::span<const Value> Rulebook::history(std::string_view id, std::string_view jurisdiction) const {
  const Rule* const found = rule(id, jurisdiction);
  return found == nullptr ? std::span<const Value>() : std::span<const Value>(found->values);
}

std::vector<Step> Rulebook::trace(std::string_view id, Date on, std::string_view where) const {
  std::vector<Step> steps;
  const auto found = value(id, on, where);
  for (const auto* place = jurisdiction(where); place != nullptr; place = jurisdiction(place->parent)) {
    const Rule* const here = rule(id, place->id);
    const bool decided = found && found->rule == here;
    steps.push_back({place->id, here == nullptr ? "" : here->file, decided});
    if (decided) break;
  }
  return steps;
}

Basis basis_of(const InForce& found) {
  return {found.rule->id, found.rule->jurisdiction, found.rule->file, found.value->force,
          found.value->citation};
}

std::vector<std::string_view> missing_rules(const Rulebook& book) {
  std::vector<std::string_view> missing;
  for (const KnownRule& known : known_rules) {
    if (book.rules_of(known.id).empty()) missing.push_back(known.id);
  }
  return missing;
}

}  // namespace langqiao::rulebook
