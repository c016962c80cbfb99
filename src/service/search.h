// One search over everything that has a page: schools, programs, occupations, regions, departments,
// organisations, rules, clauses.
#pragma once

#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

enum class HitKind { school, program, occupation, region, department, organisation, rule, clause };

struct SearchHit {
  HitKind kind = HitKind::school;
  std::string id;  // of a clause: "plan/path"
  std::string name;
  std::string detail;
};

// By name, alias, former name or code; the same name first, then beginnings, then parts; current programs
// before those of old editions.
Answer<ListOf<SearchHit>> search(const Office& office, const Actor& actor, const std::string& typed,
                                 std::int64_t limit);

constexpr auto names(HitKind) {
  using enum HitKind;
  return Names<HitKind, 8>{{{school, "school"},
                            {program, "program"},
                            {occupation, "occupation"},
                            {region, "region"},
                            {department, "department"},
                            {organisation, "organisation"},
                            {rule, "rule"},
                            {clause, "clause"}}};
}

}  // namespace langqiao::service
