#include "matching/listing.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "base/text.h"

namespace langqiao::matching {
namespace {

Problem outside(std::string where, std::int64_t found, std::int64_t least, std::int64_t most) {
  return {.what = {"数值超出范围", "value out of range"},
          .where = std::move(where),
          .found = as_is(fmt::format("{}", found)),
          .wanted = worded("{} 至 {}", "{} to {}", least, most),
          .action = {"请更正后再匹配", "correct it and match again"}};
}

std::optional<Problem> fault_of(const ListedConcept& at, std::size_t position) {
  if (at.id >= kMostConcepts)
    return outside(fmt::format("concepts[{}].id", position), at.id, 0, kMostConcepts - 1);
  if (at.weight < 1 || at.weight > kGreatestWeight)
    return outside(fmt::format("concepts[{}].weight", position), at.weight, 1, kGreatestWeight);
  return std::nullopt;
}

std::optional<Problem> fault_of(const Listing& draft) {
  if (draft.concepts.size() > kMostConceptsOfListing)
    return outside("concepts", static_cast<std::int64_t>(draft.concepts.size()), 0, kMostConceptsOfListing);
  for (std::size_t i = 0; i < draft.concepts.size(); ++i) {
    if (auto fault = fault_of(draft.concepts[i], i)) return fault;
  }
  if (draft.from < 0 || draft.from >= kLastDay) return outside("from", draft.from, 0, kLastDay - 1);
  if (draft.until <= draft.from || draft.until > kLastDay)
    return outside("until", draft.until, draft.from + 1, kLastDay);
  if (draft.record > 100 && draft.record != kNoRecord) return outside("record", draft.record, 0, 100);
  if (const std::size_t at = first_invalid_utf8(draft.text); at != draft.text.size())
    return Problem{.what = {"文本不是 UTF-8", "text is not UTF-8"},
                   .where = "text",
                   .found = worded("第 {} 字节", "byte {}", at),
                   .wanted = {"UTF-8", "UTF-8"},
                   .action = {"请转换编码后再匹配", "convert it and match again"}};
  return std::nullopt;
}

void join_same(std::vector<ListedConcept>& concepts) {
  std::ranges::stable_sort(concepts, {}, &ListedConcept::id);
  std::size_t kept = 0;
  for (const ListedConcept& at : concepts) {
    if (kept == 0 || concepts[kept - 1].id != at.id) {
      concepts[kept++] = at;
      continue;
    }
    ListedConcept& same = concepts[kept - 1];
    same.weight = std::max(same.weight, at.weight);
    same.must = same.must || at.must;
  }
  concepts.resize(kept);
}

}  // namespace

Result<Listing, Problem> admit(Listing draft) {
  if (auto fault = fault_of(draft)) return Failure<Problem>(*std::move(fault));
  join_same(draft.concepts);
  return draft;
}

}  // namespace langqiao::matching
