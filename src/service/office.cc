#include "service/office.h"

#include <chrono>
#include <fmt/format.h>
#include <stdexcept>

#include "service/advert_book.h"
#include "service/deal_agreements.h"
#include "service/listing_board.h"
#include "service/match_shelf.h"
#include "service/outlook_run.h"
#include "service/quota_study.h"

namespace langqiao::service {
namespace {

using namespace std::chrono;

constexpr hours kChina{8};

std::string iso_time(system_clock::time_point at) {
  const auto seconds_of_time = floor<seconds>(at);
  const auto day = floor<days>(seconds_of_time);
  const hh_mm_ss clock(seconds_of_time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", Date(day).iso(), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

City whole_city(CityTables tables) {
  auto city = City::build(std::move(tables));
  if (city) return std::move(*city);
  const RowFault& fault = city.error().front();
  throw std::runtime_error(
      fmt::format("the database holds no whole city: table {}, column {}: found \"{}\", wanted {}",
                  fault.table, fault.column, fault.found, fault.wanted.en));
}

CityView view_of(const CityHead& head, CityTables loaded, Decisions decisions, Share near_same_weight) {
  std::vector<MergedOrganisation> merged = merge_organisations(loaded, decisions);
  City city = whole_city(std::move(loaded));
  const CityTables& tables = city.tables();
  plan::UnitDirectory units(tables.departments, tables.department_groups, tables.aliases, tables.regions);
  portfolio::Duplicates duplicates = portfolio::duplicates(city, near_same_weight);
  return {head,
          std::move(city),
          std::move(units),
          std::move(duplicates),
          std::move(decisions),
          std::move(merged),
          std::make_shared<OutlookShelf>(),
          std::make_shared<QuotaStudies>(),
          std::make_shared<AdvertShelf>(),
          std::make_shared<MatchShelf>()};
}

}  // namespace

Clock system_clock() {
  return {.today = [] { return Date(floor<days>(std::chrono::system_clock::now() + kChina)); },
          .now = [] { return iso_time(std::chrono::system_clock::now()); }};
}

Office::Office(Store& store, const rulebook::Rulebook& book, Clock clock)
    : store_(store), book_(book), clock_(std::move(clock)) {}

Answer<View> Office::view() const {
  const std::scoped_lock lock(guard_);
  const std::int64_t version = store_.city_version();
  if (view_ && version == version_) return view_;

  const auto head = store_.city_head();
  if (!head) {
    view_.reset();
    return refuse(RefusalKind::no_city, {.what = {"还没有导入城市", "No city has been imported yet"},
                                         .where = "database",
                                         .found = {"没有数据包", "no pack"},
                                         .wanted = {"已导入的数据包", "an imported pack"},
                                         .action = {"请运行：langqiao pack import packs/shanghai",
                                                    "Run: langqiao pack import packs/shanghai"}});
  }
  const Share weight = portfolio::near_same_weight(book_, setting(today())).value_or(Share());
  CityTables tables = store_.load(snapshot_tables());
  add_deal_agreements(tables, store_.deal_agreements());
  view_ = std::make_shared<const CityView>(view_of(*head, std::move(tables), store_.decisions(), weight));
  version_ = version;
  return view_;
}

std::shared_ptr<const ListingBoard> Office::board() const {
  const std::scoped_lock lock(board_guard_);
  const ListingBoard::Versions versions{store_.city_version(), store_.exchange_version()};
  if (!board_ || board_->versions() != versions)
    board_ = std::make_shared<const ListingBoard>(store_, versions, board_.get());
  return board_;
}

AuditEntry Office::entry(const Actor& actor, std::string action, std::string subject,
                         std::string detail) const {
  return {.at = clock_.now(),
          .actor = actor.name,
          .action = std::move(action),
          .subject = std::move(subject),
          .detail = std::move(detail)};
}

rulebook::Setting Office::setting(Date on) const {
  const auto head = store_.city_head();
  for (const auto& place : book_.jurisdictions()) {
    if (head && place.id == head->pack) return {.on = on, .where = place.id};
  }
  return {.on = on};
}

}  // namespace langqiao::service
