// KeyIndex: which row of a table has a given key. Holds positions only, no copies of keys, and compares the
// records themselves.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "city/tables.h"

namespace langqiao {

template <class R>
class KeyIndex {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  struct Empty {};
  static constexpr Empty empty{};

  // Over all rows; of rows with the same key the first is found. `rows` outlives the index and keeps its
  // place in memory.
  explicit KeyIndex(const std::vector<R>& rows) : KeyIndex(rows, empty) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) insert(row);
  }
  // Over no row yet, with room for all.
  KeyIndex(const std::vector<R>& rows, Empty)
      : rows_(&rows), slots_(std::bit_ceil(rows.size() * 2 + 1), {0, kNone}) {}

  // The row already there with the key of `row`, or `row` itself, which is then in the index.
  std::uint32_t insert(std::uint32_t row) {
    const std::uint32_t hash = hash_of((*rows_)[row]);
    Slot& slot = slots_[slot_of((*rows_)[row], hash)];
    if (slot.row == kNone) slot = {hash, row};
    return slot.row;
  }

  // The row with the key of `record`, or kNone.
  std::uint32_t find(const R& record) const { return slots_[slot_of(record, hash_of(record))].row; }

 private:
  struct Slot {
    std::uint32_t hash;
    std::uint32_t row;
  };

  static bool same_key(const R& a, const R& b) {
    bool same = true;
    for_each_column<R>([&](const auto& column) {
      if (column.need == Need::key) same = same && column.of(a) == column.of(b);
    });
    return same;
  }

  static std::uint32_t hash_of(const R& record) {
    thread_local std::string key;
    key.clear();
    append_key(record, key);
    const auto hash = std::hash<std::string_view>{}(key);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
  }

  // The slot that holds the key of `record`, or the empty one where it belongs.
  std::size_t slot_of(const R& record, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].row != kNone &&
           !(slots_[at].hash == hash && same_key((*rows_)[slots_[at].row], record))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  const std::vector<R>* rows_;
  std::vector<Slot> slots_;
};

}  // namespace langqiao
