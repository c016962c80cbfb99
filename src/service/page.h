// Small shapes that many answers share: a name with its id, a page of a list, counts by quality.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "city/city.h"

namespace langqiao::service {

struct Named {
  std::string id;
  std::string name;

  bool operator==(const Named&) const = default;
};

template <class R>
Named named_of(const R& record) {
  return {record.id.text(), record.name};
}
// Nothing when the id is unknown or empty.
template <class R>
std::optional<Named> named_of(const City& city, const std::optional<Id<R>>& id) {
  const R* record = id ? city.find(*id) : nullptr;
  return record ? std::optional(named_of(*record)) : std::nullopt;
}

// Which part of a list is wanted.
struct Page {
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};

template <class T>
struct ListOf {
  std::vector<T> items;
  std::int64_t total = 0;
};

// The wanted part of all `items`.
template <class T>
ListOf<T> page_of(std::vector<T> items, const Page& page) {
  const auto size = static_cast<std::int64_t>(items.size());
  const auto begin = items.begin() + std::min(page.offset, size);
  const auto end = begin + std::min(page.limit, items.end() - begin);
  return {{std::make_move_iterator(begin), std::make_move_iterator(end)}, size};
}
template <class T>
ListOf<T> whole_list(std::vector<T> items) {
  const auto size = static_cast<std::int64_t>(items.size());
  return {std::move(items), size};
}

struct QualityCounts {
  std::int64_t measured = 0;
  std::int64_t estimated = 0;
  std::int64_t synthetic = 0;

  void add(Quality quality, std::int64_t rows) {
    (quality == Quality::measured ? measured : quality == Quality::estimated ? estimated : synthetic) += rows;
  }
  bool operator==(const QualityCounts&) const = default;
};

// The mark of a sum: never better than its worst part.
constexpr Quality worse(Quality a, Quality b) { return std::max(a, b); }
static_assert(worse(Quality::measured, Quality::synthetic) == Quality::synthetic);

}  // namespace langqiao::service
