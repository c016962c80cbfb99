// The office: what every use case works with — the store, the rulebook, the clock, and the snapshot of the
// city that is made once per version of the data and shared by all readers.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "city/city.h"
#include "city/merge.h"
#include "plan/unit_directory.h"
#include "portfolio/duplicates.h"
#include "rulebook/rulebook.h"
#include "service/actor.h"
#include "service/refusal.h"
#include "store/store.h"

namespace langqiao::service {

class AdvertShelf;   // service/advert_book.h
class ListingBoard;  // service/listing_board.h
class MatchShelf;    // service/match_shelf.h
class OutlookShelf;  // service/outlook_run.h
class QuotaStudies;  // service/quota_study.h

struct Clock {
  std::function<Date()> today;
  std::function<std::string()> now;  // UTC, ISO 8601
};

// The machine's clock; days are those of China (UTC+8), whose offices use them.
Clock system_clock();

// The city at one version of its data, with what is computed from all of it. Immutable; outlooks are computed
// when somebody asks.
struct CityView {
  CityHead head;
  City city;
  plan::UnitDirectory units;
  portfolio::Duplicates duplicates;
  Decisions decisions;                     // of people about organisations
  std::vector<MergedOrganisation> merged;  // taken out of the city by them
  std::shared_ptr<OutlookShelf> outlooks;
  std::shared_ptr<QuotaStudies> quota_studies;
  std::shared_ptr<AdvertShelf> adverts;
  std::shared_ptr<MatchShelf> matches;
};
using View = std::shared_ptr<const CityView>;

class Office {
 public:
  // Both outlive the office.
  Office(Store& store, const rulebook::Rulebook& book, Clock clock);

  Store& store() const { return store_; }
  const rulebook::Rulebook& book() const { return book_; }
  Date today() const { return clock_.today(); }
  std::string now() const { return clock_.now(); }  // UTC, ISO 8601

  // The present view, made anew when the data has changed. Refused with no_city when nothing was imported.
  // Throws when the database holds what cannot be a city: then another program has written to it.
  Answer<View> view() const;

  // All listings as they are now, imported and posted; made anew when one has changed.
  std::shared_ptr<const ListingBoard> board() const;

  AuditEntry entry(const Actor& actor, std::string action, std::string subject,
                   std::string detail = {}) const;

  // Which rules hold here: the jurisdiction named like the pack, or the whole country.
  rulebook::Setting setting(Date on) const;

 private:
  Store& store_;
  const rulebook::Rulebook& book_;
  Clock clock_;
  mutable std::mutex guard_;
  mutable View view_;
  mutable std::int64_t version_ = -1;
  mutable std::mutex board_guard_;
  mutable std::shared_ptr<const ListingBoard> board_;
};

}  // namespace langqiao::service
