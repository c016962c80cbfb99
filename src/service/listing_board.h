// All listings of the exchange at one moment: those of the pack and those that people posted, by id, with
// their concepts. Immutable; made anew when one changes, sharing the imported ones while they are the same.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "city/exchange.h"
#include "store/store.h"

namespace langqiao::service {

class ListingBoard {
 public:
  struct Versions {
    std::int64_t city = 0;
    std::int64_t exchange = 0;

    bool operator==(const Versions&) const = default;
  };

  // Takes over from `before` (may be null) what is still the same.
  ListingBoard(const Store& store, Versions versions, const ListingBoard* before);

  Versions versions() const { return versions_; }
  const std::vector<Listing>& imported() const { return *imported_; }  // by id
  const std::vector<Listing>& posted() const { return posted_; }       // by id
  // Null when there is none. A posted listing hides an imported one of the same id.
  const Listing* find(const Id<Listing>& id) const;
  bool is_posted(const Id<Listing>& id) const;
  // In the order of kind and concept; those that a person removed too.
  std::span<const ListingConcept> concepts_of(const Id<Listing>& id) const;

 private:
  Versions versions_;
  std::shared_ptr<const std::vector<Listing>> imported_;
  std::vector<Listing> posted_;
  std::vector<ListingConcept> concepts_;  // by listing
};

}  // namespace langqiao::service
