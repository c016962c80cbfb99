// What is wrong with an input, told so that a person can mend it: one entry a bad cell, row or file.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"

namespace langqiao::pack {

struct RowError {
  std::string file;     // as the person knows it: "shanghai/employment.csv"
  std::size_t row = 0;  // line number in the file, from 1; 0 where the file as a whole is meant
  std::string column;   // empty where the row as a whole is meant
  Wording found;
  Wording wanted;
  Wording action;

  bool operator==(const RowError&) const = default;
};

// Counts every error and keeps the first hundred thousand: a person reads no more, and a file of a million
// bad rows should not fill the memory.
class RowErrors {
 public:
  static constexpr std::size_t kMostKept = 100'000;

  void add(RowError error) {
    ++total_;
    if (kept_.size() < kMostKept) kept_.push_back(std::move(error));
  }
  void append(RowErrors others) {
    const std::size_t untold = others.total_ - others.kept_.size();
    for (RowError& error : others.kept_) add(std::move(error));
    total_ += untold;
  }

  bool empty() const { return total_ == 0; }
  std::size_t total() const { return total_; }
  const std::vector<RowError>& kept() const { return kept_; }

 private:
  std::size_t total_ = 0;
  std::vector<RowError> kept_;
};

}  // namespace langqiao::pack
