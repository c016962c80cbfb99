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

// The occupations that are right for something, the best first: of an advert by its id (labels.csv), of a
// title by itself (sector_titles.csv).
using Labels = std::map<std::string, std::vector<std::string>, std::less<>>;
const Labels& labels();
const Labels& sector_titles();

// The words of packs/cn and packs/shanghai as committed.
Vocabulary pack_vocabulary();
// Their tables, to change before a vocabulary is made of them.
CityTables pack_tables();

}  // namespace langqiao::reading
