#include "service/search.h"

#include <map>

#include "service/match.h"
#include "service/plan_board.h"

namespace langqiao::service {
namespace {

struct Scored {
  int distance;
  SearchHit hit;
};

// Collects what is near enough to what was typed.
class Finder {
 public:
  Finder(const City& city, const std::string& typed) : needle_(typed) {
    for (const Alias& alias : city.tables().aliases) {
      if (needle_.in(alias.alias)) {
        auto& best = aliases_.try_emplace({alias.kind, alias.target}, 3).first->second;
        best = std::min(best, needle_.distance(alias.alias));
      }
    }
  }

  void offer(SearchHit hit, std::initializer_list<std::string_view> texts,
             std::optional<AliasKind> kind = {}) {
    int distance = 3;
    for (const std::string_view text : texts) distance = std::min(distance, needle_.distance(text));
    if (kind) {
      const auto alias = aliases_.find({*kind, hit.id});
      if (alias != aliases_.end()) distance = std::min(distance, alias->second);
    }
    if (distance < 3) found_.push_back({distance, std::move(hit)});
  }

  ListOf<SearchHit> best(std::int64_t limit) {
    std::ranges::stable_sort(found_, {}, [](const Scored& scored) {
      return std::tuple(scored.distance, scored.hit.name.size(), scored.hit.kind);
    });
    std::vector<SearchHit> hits;
    for (Scored& scored : found_) hits.push_back(std::move(scored.hit));
    return page_of(std::move(hits), {.limit = limit});
  }

 private:
  Needle needle_;
  std::map<std::pair<AliasKind, std::string>, int> aliases_;
  std::vector<Scored> found_;
};

void look_in_city(const City& city, Finder& finder) {
  const CityTables& tables = city.tables();
  for (const School& each : tables.schools) {
    finder.offer({HitKind::school, each.id.text(), each.name, each.id.text()}, {each.name, each.id.text()},
                 AliasKind::school);
  }
  for (const Program& each : tables.programs) {
    finder.offer({HitKind::program, each.id.text(), each.name, each.code + " " + each.edition.text()},
                 {each.name, each.code}, AliasKind::program);
  }
  for (const Occupation& each : tables.occupations) {
    if (each.level < 4) continue;
    finder.offer({HitKind::occupation, each.id.text(), each.name, each.id.text()},
                 {each.name, each.id.text()}, AliasKind::occupation);
  }
  for (const Region& each : tables.regions) {
    if (each.kind == RegionKind::town || each.kind == RegionKind::city) continue;
    finder.offer({HitKind::region, each.id.text(), each.name, each.id.text()}, {each.name, each.id.text()},
                 AliasKind::region);
  }
  for (const Department& each : tables.departments) {
    finder.offer({HitKind::department, each.id.text(), each.name, std::string(name_of(each.level))},
                 {each.name}, AliasKind::department);
  }
  for (const Organisation& each : tables.organisations) {
    finder.offer({HitKind::organisation, each.id.text(), each.name, each.id.text()},
                 {each.name, each.id.text(), each.credit_code}, AliasKind::organisation);
  }
}

}  // namespace

Answer<ListOf<SearchHit>> search(const Office& office, const Actor& actor, const std::string& typed,
                                 std::int64_t limit) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    Finder finder(view->city, typed);
    look_in_city(view->city, finder);
    for (const rulebook::Rule& rule : office.book().rules()) {
      finder.offer({HitKind::rule, rule.id, rule.title.zh, rule.jurisdiction},
                   {rule.id, rule.title.zh, rule.title.en});
    }
    if (const auto plan = plan_on_board(office, *view)) {
      for (const PlanClause& clause : plan->clauses) {
        if (clause.heading.empty()) continue;
        finder.offer(
            {HitKind::clause, plan->head.id.text() + "/" + clause.clause, clause.heading, clause.label},
            {clause.heading});
      }
    }
    return finder.best(limit);
  });
}

}  // namespace langqiao::service
