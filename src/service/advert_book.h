// All adverts of one version of the data, read once and kept as columns: what a field of an advert does not
// say is read in its text, and adverts that say nearly what an earlier one says are left out.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "city/city.h"
#include "city/reading.h"
#include "observe/advert_columns.h"
#include "reading/reader.h"
#include "store/store.h"

namespace langqiao::service {

struct AdvertBook {
  observe::AdvertColumns columns;   // occupations and places: positions in the tables of the city
  std::vector<std::string> skills;  // by position: the id of a skill, or its usual name
  std::unordered_map<std::string, std::uint32_t> skill_at;
  std::int64_t repeats = 0;
  std::int64_t without_occupation = 0;
  std::int64_t unsure = 0;  // occupation read with too small a margin: counted under none
  std::int64_t synthetic = 0;
  std::optional<Date> first, last;  // days of posting
};

// The region of a place that adverts name by its code: itself, or the district that it lies in; null for a
// place elsewhere.
const Region* region_of_place(const City& city, const std::string& code);

AdvertBook read_book(const std::vector<Advert>& adverts, const City& city, const reading::Reader& reader);

// The reader and the book of one view. For several threads at once: whoever asks first computes, others wait.
class AdvertShelf {
 public:
  std::shared_ptr<const reading::Reader> reader(const City& city, const std::string& home);
  // Of the adverts that the store holds.
  std::shared_ptr<const AdvertBook> book(const City& city, const std::string& home, const Store& store);

 private:
  std::mutex reader_guard_, book_guard_;
  std::shared_ptr<const reading::Reader> reader_;
  std::shared_ptr<const AdvertBook> book_;
};

}  // namespace langqiao::service
