// Old against new before an update is taken (feature I2): what comes, what changes, what goes, and where
// something that was known is known no more. Only tells; whether the update is wanted is for a person.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "city/tables.h"

namespace langqiao::pack {

// How many rows, and the keys of the first few (columns of a key separated by a blank).
struct KeySample {
  static constexpr std::size_t kMostKeys = 10;
  std::size_t count = 0;
  std::vector<std::string> keys;

  bool operator==(const KeySample&) const = default;
};

// Least and greatest value of a column, as they stand in files. Both empty where no value is known.
struct ValueRange {
  std::string least;
  std::string most;

  bool operator==(const ValueRange&) const = default;
};

struct RangeChange {
  std::string_view column;
  ValueRange before;
  ValueRange after;

  bool operator==(const RangeChange&) const = default;
};

// Rows that are in both and had a value in this column which now is unknown.
struct LostValues {
  std::string_view column;
  KeySample rows;

  bool operator==(const LostValues&) const = default;
};

// Rows by quality, in the order of the enumeration.
using QualityMix = std::array<std::size_t, 3>;

struct TableComparison {
  std::string_view table;
  std::size_t rows_before = 0;
  std::size_t rows_after = 0;
  KeySample added;                  // keys only in the new
  KeySample changed;                // keys in both, with another value somewhere
  KeySample dropped;                // keys only in the old
  std::vector<RangeChange> ranges;  // columns of numbers, dates and years whose range is another
  std::vector<LostValues> lost;     // columns with new unknowns
  QualityMix quality_before{};
  QualityMix quality_after{};

  bool is_same() const { return added.count + changed.count + dropped.count == 0; }
  bool operator==(const TableComparison&) const = default;
};

struct CompareReport {
  std::vector<TableComparison> tables;  // those that have rows before or after

  bool is_same() const;
  bool operator==(const CompareReport&) const = default;
};

// Rows are matched by key; their order means nothing. Precondition: keys are unique in each (no faults).
CompareReport compare(const CityTables& before, const CityTables& after);

}  // namespace langqiao::pack
