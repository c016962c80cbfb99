// The three lists that a consortium keeps (产品清单、技术需求清单、人才需求清单): what its members make,
// which technology they need, which people they need.
#pragma once

#include "service/exchange_parties.h"

namespace langqiao::service {

struct ListEntryDraft {
  std::string consortium;  // id of a platform
  ConsortiumList list = ConsortiumList::products;
  std::string title;
  std::string text;
  std::string organisation;  // may be empty
  std::string occupation;    // of a talent need; may be empty
  std::optional<Persons> persons;
  std::string listing;  // by which the exchange looks for an answer; may be empty
};

struct ListEntryView {
  std::string id;
  Named consortium;
  ConsortiumList list = ConsortiumList::products;
  std::string title;
  std::string text;
  std::optional<Named> organisation;
  std::optional<Named> occupation;
  std::optional<Persons> persons;
  Date noted;
  std::string listing;
};

struct ListEntryQuery {
  std::string query;
  std::optional<std::string> consortium;
  std::optional<ConsortiumList> list;
  Page page;
};

struct ListEntries {
  std::vector<ListEntryView> items;  // by consortium, list and newest
  std::int64_t total = 0;
};

Answer<ListEntries> consortium_lists(const Office& office, const Actor& actor, const ListEntryQuery& query);
// A new line, or with an id the same written anew. Refused without a title, and when the consortium or what
// the line names is not in the city.
Answer<ListEntryView> keep_list_entry(const Office& office, const Actor& actor,
                                      const std::optional<Id<ListEntry>>& id, const ListEntryDraft& draft);
Answer<void> drop_list_entry(const Office& office, const Actor& actor, const Id<ListEntry>& id);

}  // namespace langqiao::service
