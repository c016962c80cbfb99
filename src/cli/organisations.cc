#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

std::vector<TableColumnStyle> row_columns(Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  return {{"id"},
          {title({"名称", "name"})},
          {title({"类型", "kind"})},
          {title({"统一社会信用代码", "credit code"})},
          {title({"区", "district"})},
          {title({"行业", "industry"}), Align::left, 24},
          {title({"已并入", "merged"}), Align::right},
          {title({"质量", "quality"})}};
}

std::vector<std::string> cells_of(const OrganisationRow& row) {
  return {row.id,
          row.name,
          std::string(name_of(row.kind)),
          row.credit_code,
          row.region ? row.region->name : "",
          row.industry ? row.industry->name : "",
          row.merged > 0 ? std::to_string(row.merged) : "",
          std::string(name_of(row.provenance.quality))};
}

void print_decision(const Desk& desk, const DecisionView& decision) {
  const Words words =
      decision.verdict == OrganisationVerdict::same
          ? Words{"{}（{}）与 {}（{}）是同一家，记在后者名下\n",
                  "{} ({}) is the same as {} ({}) and counts for it\n"}
          : Words{"{}（{}）与 {}（{}）不是同一家\n", "{} ({}) and {} ({}) are not the same\n"};
  fmt::print(fmt::runtime(words.in(desk.language)), decision.organisation.name, decision.organisation.id,
             decision.other.name, decision.other.id);
}

int decided(const Desk& desk, const Answer<DecisionView>& decision) {
  if (!decision) return refuse(desk, decision.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*decision));
  } else {
    print_decision(desk, *decision);
  }
  return static_cast<int>(Exit::done);
}

}  // namespace

int organisations_list(const Desk& desk, const OrganisationQuery& query) {
  const auto list = organisations(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const OrganisationRow& row : list->items) rows.push_back(cells_of(row));
  fmt::print("{}", table(row_columns(desk.language), rows));
  fmt::print(fmt::runtime(Words{"共 {} 家，显示 {} 家\n", "{} organisations, {} shown\n"}.in(desk.language)),
             list->total, list->items.size());
  return static_cast<int>(Exit::done);
}

int organisations_show(const Desk& desk, const std::string& id) {
  const auto profile = organisation(desk.office, desk.actor, Id<Organisation>(id));
  if (!profile) return refuse(desk, profile.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*profile));
    return static_cast<int>(Exit::done);
  }
  const auto say = [&](Words words) { return words.in(desk.language); };
  fmt::print("{}", table(row_columns(desk.language), {cells_of(profile->organisation)}));
  if (!profile->aliases.empty())
    fmt::print("{}  {}\n", say({"别名", "aliases"}), fmt::join(profile->aliases, "、"));
  fmt::print(fmt::runtime(say({"项目 {}，平台 {}，协议 {}，招聘 {}，供需 {}\n",
                               "projects {}, platforms {}, agreements {}, adverts {}, listings {}\n"})),
             profile->projects.size(), profile->platforms.size(), profile->agreements.size(),
             profile->adverts, profile->listings);
  for (const DecisionView& decision : profile->decisions) print_decision(desk, decision);
  return static_cast<int>(Exit::done);
}

int organisations_doubles(const Desk& desk, std::int64_t limit) {
  const auto list = doubles(desk.office, desk.actor, {.limit = limit});
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const DoubleView& each : list->items) {
    rows.push_back({each.first.id, each.first.name, each.second.id, each.second.name,
                    std::string(name_of(each.reason)), std::string(name_of(each.strength)),
                    per_cent(each.similarity.basis_points())});
  }
  fmt::print("{}", table({{"id"},
                          {title({"名称", "name"})},
                          {"id"},
                          {title({"名称", "name"})},
                          {title({"理由", "reason"})},
                          {title({"强弱", "strength"})},
                          {title({"名称相似", "names alike"}), Align::right}},
                         rows));
  fmt::print(fmt::runtime(
                 Words{"共 {} 对疑似重复，显示 {} 对\n", "{} suspected pairs, {} shown\n"}.in(desk.language)),
             list->total, list->items.size());
  return static_cast<int>(Exit::done);
}

int organisations_decide(const Desk& desk, const DecisionKey& key, OrganisationVerdict verdict,
                         const std::string& reason) {
  return decided(desk, decide(desk.office, desk.actor, key, verdict, reason));
}

int organisations_split(const Desk& desk, const std::string& id) {
  const auto undone = split(desk.office, desk.actor, Id<Organisation>(id));
  if (!undone) return refuse(desk, undone.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*undone));
  } else {
    fmt::print(fmt::runtime(Words{"{} 已恢复为单独一家\n", "{} counts for itself again\n"}.in(desk.language)),
               undone->organisation.name);
  }
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
