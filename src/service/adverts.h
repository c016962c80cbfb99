// What job adverts ask for: counts by occupation, place, schooling, skill and month, each with the pay that
// is offered. Adverts are traces of what employers publish: their trend is not a trend of jobs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/reading.h"
#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

// "2025-03": a calendar month. What is set must hold.
struct AdvertQuery {
  std::optional<Id<Occupation>> occupation;  // or a group of them
  std::optional<Id<Region>> place;
  std::optional<Education> education;
  std::string skill;  // id, as the board gives it; empty: any
  std::string from, until;
  std::int64_t limit = 30;  // groups of each list but the months
};

// Yuan a month.
struct PayQuartilesView {
  std::int64_t lower = 0, median = 0, upper = 0;
};

struct AdvertGroup {
  std::string id;
  std::string name;
  std::int64_t adverts = 0;
  std::int64_t with_pay = 0;
  std::optional<PayQuartilesView> pay;
};

struct AdvertBoard {
  std::int64_t adverts = 0;  // in all, repeats taken out
  std::int64_t repeats = 0;
  std::int64_t without_occupation = 0;
  std::int64_t unsure = 0;
  std::int64_t synthetic = 0;
  std::optional<Date> first, last;
  AdvertGroup all;  // of those that the query lets through
  std::vector<AdvertGroup> occupations, places, educations, skills, months;
};

// Refused with no_city, with not_found for an occupation, a place or a skill that does not exist, and with
// malformed for a month that is none. The first call after the data changed reads every advert.
Answer<AdvertBoard> advert_board(const Office& office, const Actor& actor, const AdvertQuery& query);

}  // namespace langqiao::service
