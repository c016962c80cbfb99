// libFuzzer: any bytes are read without a crash, and the clauses tile the text.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "plan/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace langqiao;
  static const plan::UnitDirectory directory(
      std::vector<Department>{{.id = Id<Department>("edu"), .name = "云溪市教育局"}},
      std::vector<DepartmentGroup>{
          {.id = Id<DepartmentGroup>("all"), .name = "各区人民政府", .members = {Id<Department>("edu")}}},
      {}, std::vector<Region>{{.id = Id<Region>("1"), .kind = RegionKind::city, .name = "云溪市"}});
  const PlanText text = plan::read(std::string_view(reinterpret_cast<const char*>(data), size), directory);
  std::uint32_t at = 0;
  for (const ReadClause& clause : text.clauses) {
    CHECK(clause.own.begin == at && clause.own.end >= at);
    at = clause.own.end;
  }
  CHECK(at == length_of(text.text));
  for (const ReadDuty& duty : text.duties) CHECK(duty.span.begin < duty.span.end && duty.span.end <= at);
  for (const ReadTarget& target : text.targets)
    CHECK(target.span.begin < target.span.end && target.span.end <= at);
  return 0;
}
