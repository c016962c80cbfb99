#include "city/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

#include "city/credit_code.h"
#include "city/key_index.h"
#include "city/names.h"

namespace langqiao {
namespace {

using Faults = std::vector<RowFault>;

Wording id_of(std::string_view table) { return worded("{} 中的编号", "an id of {}", table); }

// Record types that other records point to: those with one key column named `id` of type Id<R>.
template <class R>
concept Identified = requires(R record) {
  { record.id } -> std::same_as<Id<R>&>;
};

// Every id of the city, by record type.
class KnownIds {
 public:
  explicit KnownIds(const CityTables& tables) {
    for_each_table(tables, [&](const auto& rows) {
      using R = RecordOf<decltype(rows)>;
      if constexpr (Identified<R>) {
        auto& known = ids_[Table<R>::name];
        known.reserve(rows.size());
        for (const R& record : rows) known.insert(record.id.text());
      }
    });
  }

  template <class R>
  bool has(const Id<R>& id) const {
    return has(Table<R>::name, id.text());
  }
  bool has(std::string_view table, const std::string& id) const {
    const auto at = ids_.find(table);
    return at != ids_.end() && at->second.contains(std::string_view(id));
  }

 private:
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> ids_;
};

template <class R>
void find_double_keys(const std::vector<R>& rows, Faults& faults) {
  KeyIndex<R> seen(rows, KeyIndex<R>::empty);
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const std::uint32_t first = seen.insert(row);
    if (first == row) continue;
    std::string key = key_of(rows[row]);
    std::ranges::replace(key, '\x1f', ' ');
    faults.push_back({Table<R>::name, row, first_column<R>(), std::move(key), kKeyOnce, first});
  }
}

// Checks one field for ids that stand nowhere; fields of other types have nothing to check.
class ReferenceCheck {
 public:
  ReferenceCheck(const KnownIds& known, Faults& faults, std::string_view table, std::size_t row,
                 std::string_view column)
      : known_(known), faults_(faults), table_(table), row_(row), column_(column) {}

  template <class T>
  void operator()(const T&) const {}
  template <class R>
  void operator()(const Id<R>& id) const {
    if (known_.has(id)) return;
    faults_.push_back({.table = table_,
                       .row = row_,
                       .column = column_,
                       .found = id.text(),
                       .wanted = id_of(Table<R>::name),
                       .refers_to = Table<R>::name});
  }
  template <class T>
  void operator()(const std::optional<T>& value) const {
    if (value) (*this)(*value);
  }
  template <class T>
  void operator()(const std::vector<T>& values) const {
    for (const T& value : values) (*this)(value);
  }

 private:
  const KnownIds& known_;
  Faults& faults_;
  std::string_view table_;
  std::size_t row_;
  std::string_view column_;
};

template <class R>
void find_lost_references(const std::vector<R>& rows, const KnownIds& known, Faults& faults) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for_each_column<R>([&](const auto& column) {
      using T = typename std::remove_cvref_t<decltype(column)>::Type;
      if constexpr (!std::same_as<T, Id<R>>) {
        ReferenceCheck(known, faults, Table<R>::name, row, column.name)(column.of(rows[row]));
      }
    });
  }
}

// Reports faults of single records that no column type can see. One overload a record type that has any.
class MeaningCheck {
 public:
  MeaningCheck(const CityTables& tables, const KnownIds& known, Faults& faults)
      : known_(known), faults_(faults) {
    for (const Edition& edition : tables.editions) catalogues_.emplace(edition.id.text(), edition.catalogue);
    for (const Industry& industry : tables.industries) levels_.emplace(industry.id.text(), industry.level);
    for (const Occupation& occupation : tables.occupations)
      levels_.emplace(occupation.id.text(), occupation.level);
    for (const PlanClause& clause : tables.plan_clauses)
      clauses_.insert(clause.plan.text() + '\x1f' + clause.clause);
    for (const Program& program : tables.programs) {
      categories_.insert(program.edition.text() + ":" + program.category_code);
      classes_.insert(program.edition.text() + ":" + program.class_code);
    }
  }

  template <class R>
  void operator()(const R&, std::size_t) {}

  void operator()(const Edition& edition, std::size_t row) {
    ordered<Edition>(row, "valid_until", edition.valid_from, edition.valid_until);
  }
  void operator()(const Industry& industry, std::size_t row) {
    edition_is<Industry>(industry.edition, CatalogueKind::industry, row);
    parent_is_above<Industry>(industry, row);
  }
  void operator()(const Occupation& occupation, std::size_t row) {
    edition_is<Occupation>(occupation.edition, CatalogueKind::occupation, row);
    parent_is_above<Occupation>(occupation, row);
  }
  void operator()(const Program& program, std::size_t row) {
    edition_is<Program>(program.edition, CatalogueKind::program, row);
    const std::string wanted = program.edition.text() + ":" + program.code;
    if (program.id.text() != wanted) report<Program>(row, "id", program.id.text(), as_is(wanted));
  }
  void operator()(const Skill& skill, std::size_t row) {
    edition_is<Skill>(skill.edition, CatalogueKind::skill, row);
  }
  void operator()(const Alias& alias, std::size_t row) {
    const auto known = [&](std::string_view table) { return known_.has(table, alias.target); };
    const bool found = alias.kind == AliasKind::department
                           ? known("departments") || known("department_groups")
                           : known(table_of(alias.kind));
    if (!found) report<Alias>(row, "target", alias.target, id_of(table_of(alias.kind)));
  }
  void operator()(const Term& term, std::size_t row) {
    const bool names_occupation = term.kind == TermKind::title || term.kind == TermKind::job_type;
    if (names_occupation && !known_.has(Table<Occupation>::name, term.target))
      report<Term>(row, "target", term.target, id_of(Table<Occupation>::name));
  }
  void operator()(const Region& region, std::size_t row) { whole_point(region, row); }
  void operator()(const Campus& campus, std::size_t row) { whole_point(campus, row); }
  void operator()(const Organisation& organisation, std::size_t row) {
    if (!organisation.credit_code.empty() && !is_credit_code(organisation.credit_code)) {
      report<Organisation>(row, "credit_code", organisation.credit_code,
                           {"18 位统一社会信用代码，校验位正确",
                            "18 characters of a unified social credit code with the right check character"});
    }
  }
  void operator()(const Offering& offering, std::size_t row) {
    if (offering.length_years < 1 || offering.length_years > 8) {
      report<Offering>(row, "length_years", std::to_string(offering.length_years),
                       {"1 到 8 年", "1 to 8 years"});
    }
  }
  void operator()(const ClassOccupation& link, std::size_t row) {
    if (!classes_.contains(link.program_class))
      report<ClassOccupation>(
          row, "program_class", link.program_class,
          {"版本:专业类代码，如 ug2025:0809", "edition:class code of a program, such as ug2025:0809"});
  }
  void operator()(const SupplyRate& rate, std::size_t row) {
    category_stands<SupplyRate>(rate.category, row, "category");
  }
  void operator()(const PromotionRoute& route, std::size_t row) {
    category_stands<PromotionRoute>(route.from_category, row, "from_category");
    category_stands<PromotionRoute>(route.to_category, row, "to_category");
    if (route.years_more < 1)
      report<PromotionRoute>(row, "years_more", std::to_string(route.years_more),
                             {"1 年或以上", "1 year or more"});
  }
  void operator()(const ScenarioChange& change, std::size_t row) { subject_stands(change, row); }
  void operator()(const SchoolResource& resource, std::size_t row) {
    not_negative<SchoolResource>(row, "amount", resource.amount);
  }
  void operator()(const ResourceUse& use, std::size_t row) {
    category_stands<ResourceUse>(use.category, row, "category");
    not_negative<ResourceUse>(row, "per_thousand", use.per_thousand);
  }
  void operator()(const QuotaFloor& floor, std::size_t row) {
    category_stands<QuotaFloor>(floor.category, row, "category");
    ordered<QuotaFloor>(row, "until", std::optional(floor.since), floor.until);
  }
  void operator()(const GraduateOutcome& outcome, std::size_t row) {
    ordered<GraduateOutcome>(row, "graduates_persons", std::optional(outcome.signed_on),
                             std::optional(outcome.graduates));
  }
  void operator()(const Agreement& agreement, std::size_t row) {
    ordered<Agreement>(row, "until", std::optional(agreement.signed_on), agreement.until);
    ordered<Agreement>(row, "until", agreement.starts, agreement.until);
  }
  void operator()(const Advert& advert, std::size_t row) {
    ordered<Advert>(row, "pay_max_yuan", advert.pay_min_yuan, advert.pay_max_yuan);
  }
  void operator()(const Listing& listing, std::size_t row) {
    ordered<Listing>(row, "expires", std::optional(listing.posted), listing.expires);
    ordered<Listing>(row, "ends", listing.starts, listing.ends);
  }
  void operator()(const Project& project, std::size_t row) {
    ordered<Project>(row, "finishes", project.begins, project.finishes);
  }
  void operator()(const PlanClause& clause, std::size_t row) {
    if (!clause.parent.empty()) clause_stands<PlanClause>(clause.plan, clause.parent, row, "parent");
  }
  void operator()(const PlanDuty& duty, std::size_t row) {
    clause_stands<PlanDuty>(duty.plan, duty.clause, row, "clause");
  }
  void operator()(const PlanTarget& target, std::size_t row) {
    clause_stands<PlanTarget>(target.plan, target.clause, row, "clause");
    ordered<PlanTarget>(row, "most", target.least, target.most);
  }

 private:
  template <class R>
  void report(std::size_t row, std::string_view column, std::string found, Wording wanted) {
    faults_.push_back({Table<R>::name, row, column, std::move(found), std::move(wanted)});
  }

  static std::string_view table_of(AliasKind kind) {
    switch (kind) {
      case AliasKind::department:
        return Table<Department>::name;
      case AliasKind::region:
        return Table<Region>::name;
      case AliasKind::school:
        return Table<School>::name;
      case AliasKind::program:
        return Table<Program>::name;
      case AliasKind::occupation:
        return Table<Occupation>::name;
      case AliasKind::industry:
        return Table<Industry>::name;
      case AliasKind::organisation:
        return Table<Organisation>::name;
    }
    return {};
  }

  template <class R>
  void edition_is(const Id<Edition>& edition, CatalogueKind wanted, std::size_t row) {
    const auto at = catalogues_.find(edition.text());
    if (at == catalogues_.end() || at->second == wanted) return;  // a lost id is reported as a reference
    report<R>(row, "edition", edition.text(),
              worded("{} 目录的一个版本", "an edition of catalogue {}", name_of(wanted)));
  }

  template <class R>
  void parent_is_above(const R& record, std::size_t row) {
    if (!record.parent) {
      if (record.level != 1)
        report<R>(row, "parent", "",
                  worded("第 {} 级条目的上级", "the parent of a level {} entry", record.level));
      return;
    }
    const auto at = levels_.find(record.parent->text());
    if (at == levels_.end() || at->second == record.level - 1) return;
    report<R>(row, "parent", record.parent->text(),
              worded("第 {} 级的条目", "an entry of level {}", record.level - 1));
  }

  template <class R>
  void not_negative(std::size_t row, std::string_view column, std::int64_t number) {
    if (number < 0) report<R>(row, column, std::to_string(number), {"0 或以上", "0 or more"});
  }

  template <class R>
  void whole_point(const R& record, std::size_t row) {
    if (record.lng.has_value() != record.lat.has_value()) {
      report<R>(row, record.lng ? "lat" : "lng", "",
                {"lng 和 lat 都填，或都不填", "both lng and lat, or neither"});
    } else if (record.lng && (*record.lng < -180 || *record.lng > 180)) {
      report<R>(row, "lng", fmt::format("{}", *record.lng),
                {"-180 到 180 之间的度数", "degrees from -180 to 180"});
    } else if (record.lat && (*record.lat < -90 || *record.lat > 90)) {
      report<R>(row, "lat", fmt::format("{}", *record.lat),
                {"-90 到 90 之间的度数", "degrees from -90 to 90"});
    }
  }

  template <class R, class T>
  void ordered(std::size_t row, std::string_view column, const std::optional<T>& least,
               const std::optional<T>& most) {
    if (!least || !most || *least <= *most) return;
    std::string found, lower;
    Field<T>::write(*most, found);
    Field<T>::write(*least, lower);
    report<R>(row, column, found, worded("不小于 {}", "not less than {}", lower));
  }

  template <class R>
  void clause_stands(const Id<Plan>& plan, const std::string& clause, std::size_t row,
                     std::string_view column) {
    if (!clauses_.contains(plan.text() + '\x1f' + clause)) {
      report<R>(row, column, clause, worded("方案 {} 的条款", "a clause of plan {}", plan.text()));
    }
  }

  template <class R>
  void category_stands(const std::string& category, std::size_t row, std::string_view column) {
    if (category == kEverything || categories_.contains(category)) return;
    report<R>(row, column, category,
              {"*，或 版本:专业大类代码，如 voc2021:46",
               "*, or edition:category code of a program, such as voc2021:46"});
  }

  void subject_stands(const ScenarioChange& change, std::size_t row) {
    if (change.subject == kEverything) return;
    const auto wrong = [&](Wording wanted) {
      report<ScenarioChange>(row, "subject", change.subject, std::move(wanted));
    };
    switch (change.lever) {
      case ScenarioLever::growth:
        if (!known_.has("industries", change.subject))
          wrong({"* 或 industries 中的编号", "* or an id of industries"});
        return;
      case ScenarioLever::inflow:
      case ScenarioLever::separation:
        if (!known_.has("occupations", change.subject))
          wrong({"* 或 occupations 中的编号", "* or an id of occupations"});
        return;
      case ScenarioLever::quota:
      case ScenarioLever::participation:
      case ScenarioLever::stay:
        if (!named<ProgramLevel>(change.subject) && !categories_.contains(change.subject) &&
            !known_.has("programs", change.subject))
          wrong({"*、学历层次、版本:专业大类代码，或 programs 中的编号",
                 "*, a level, edition:category code, or an id of programs"});
        return;
    }
  }

  const KnownIds& known_;
  Faults& faults_;
  std::unordered_map<std::string, CatalogueKind> catalogues_;
  std::unordered_set<std::string> categories_, classes_;
  std::unordered_map<std::string, int> levels_;
  std::unordered_set<std::string> clauses_;
};

}  // namespace

std::vector<RowFault> faults_of(const CityTables& tables) {
  Faults faults;
  const KnownIds known(tables);
  MeaningCheck meaning(tables, known, faults);
  for_each_table(tables, [&](const auto& rows) {
    find_double_keys(rows, faults);
    find_lost_references(rows, known, faults);
    for (std::size_t row = 0; row < rows.size(); ++row) meaning(rows[row], row);
  });
  return faults;
}

}  // namespace langqiao
