// The rows of a history as tables that can be computed with: one edition of codes, dense, missing cells
// marked.
#pragma once

#include <string>
#include <vector>

#include "city/history.h"
#include "outlook/panel.h"

namespace langqiao::outlook {

// People by industry and occupation in some years; kMissing where nothing is known.
struct Matrix {
  std::vector<int> years;  // rising; may be empty
  std::size_t industries = 0;
  std::size_t occupations = 0;
  std::vector<double> values;  // by year, then industry, then occupation

  double at(std::size_t year, std::size_t industry, std::size_t occupation) const {
    return values[(year * industries + industry) * occupations + occupation];
  }
  double& at(std::size_t year, std::size_t industry, std::size_t occupation) {
    return values[(year * industries + industry) * occupations + occupation];
  }
};

struct HistoryTables {
  std::vector<std::string>
      industries;  // codes, sorted: those that have numbers and are no parent of others that do
  std::vector<std::string> occupations;
  std::vector<std::string> industry_names;
  std::vector<std::string> occupation_names;
  Panel by_industry;  // groups are the parents
  Panel by_occupation;
  Matrix matrix;  // of exactly these industries and occupations
};

// Codes are carried into the latest edition: what was published under an old code is split by the parts of
// its change. A new code is known in an old year only where everything that it is made of is. Where no totals
// of an occupation (industry) were published, it is followed on the cells of the matrix: from year to year it
// changes as the cells did that are known both times. Every value depends on rows of its own year and of
// earlier ones only. Where no row names a group, codes whose first two letters are the same form one. The
// order of rows means nothing. Precondition: as pack::read_history leaves it.
HistoryTables tables_of(const History& history);

}  // namespace langqiao::outlook
