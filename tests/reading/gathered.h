// Adverts and labels that readings are judged by. The adverts are no part of the project and may be missing:
// tests then say what they skip.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reader.h"

namespace langqiao::reading {

// A row by the names of its columns.
using Row = std::map<std::string, std::string, std::less<>>;

// Rows of ../shared/data/jobs_shanghai.csv.gz beside the checkout; empty when it is not there.
const std::vector<Row>& gathered_adverts();

// Its parts as a reader takes them: pay as the site wrote it, the place as city and district.
struct AdvertCells {
  explicit AdvertCells(const Row& row);
  AdvertText view() const;

 private:
  const Row& row_;
  std::string place_;
};

// tests/reading/labels.csv: id of an advert → the occupations that are right for it, the best first.
const std::map<std::string, std::vector<std::string>>& labels();

// The words of packs/cn and packs/shanghai as committed.
Vocabulary pack_vocabulary();
// Their tables, to change before a vocabulary is made of them.
CityTables pack_tables();

}  // namespace langqiao::reading
