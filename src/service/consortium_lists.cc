#include "service/consortium_lists.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "service/listing_board.h"
#include "service/match.h"

namespace langqiao::service {
namespace {

const Platform* find_platform(const City& city, const Id<Platform>& id) {
  const auto& platforms = city.tables().platforms;
  const auto at = std::ranges::find(platforms, id, &Platform::id);
  return at == platforms.end() ? nullptr : &*at;
}

ListEntryView view_of(const City& city, const ListEntry& line) {
  const Platform* const consortium = find_platform(city, line.consortium);
  return {.id = line.id.text(),
          .consortium = {line.consortium.text(), consortium ? consortium->name : line.consortium.text()},
          .list = line.list,
          .title = line.title,
          .text = line.text,
          .organisation = named_of(city, line.organisation),
          .occupation = named_of(city, line.occupation),
          .persons = line.persons,
          .noted = line.noted,
          .listing = line.listing ? line.listing->text() : ""};
}

Failure<Refusal> no_line(const Id<ListEntry>& id) {
  return no_such({"清单条目", "list entry"}, id.text(), {"请在清单中查找", "Look it up in the lists"});
}

// Whoever uses or co-ordinates the exchange writes the lists.
std::optional<Refusal> may_not_write(const Actor& actor) {
  const auto refusal = refused(actor, Act::use_exchange);
  return refusal && refused(actor, Act::coordinate_exchange) ? refusal : std::nullopt;
}

Answer<ListEntry> admit(const Office& office, const City& city, const ListEntryDraft& draft) {
  ListEntry made{.consortium = Id<Platform>(draft.consortium),
                 .list = draft.list,
                 .title = std::string(trim(draft.title)),
                 .text = std::string(trim(draft.text)),
                 .persons = draft.persons,
                 .noted = office.today()};
  if (!find_platform(city, made.consortium))
    return no_such({"平台", "platform"}, draft.consortium,
                   {"请在平台列表中查找", "Look it up in the list of platforms"});
  if (made.title.empty())
    return refuse(RefusalKind::malformed, {.what = {"缺少名称", "A title is missing"},
                                           .where = "title",
                                           .found = {"没有内容", "nothing"},
                                           .wanted = {"产品或需求的名称", "the name of a product or a need"},
                                           .action = {"请填写名称", "Write a title"}});
  if (!draft.organisation.empty()) {
    made.organisation = Id<Organisation>(draft.organisation);
    if (!city.find(*made.organisation))
      return no_such({"单位", "organisation"}, draft.organisation,
                     {"请在单位列表中查找", "Look it up in the list of organisations"});
  }
  if (!draft.occupation.empty()) {
    made.occupation = Id<Occupation>(draft.occupation);
    if (!city.find(*made.occupation))
      return no_such({"职业", "occupation"}, draft.occupation,
                     {"请在职业目录中查找", "Look it up in the catalogue of occupations"});
  }
  if (!draft.listing.empty()) {
    made.listing = Id<Listing>(draft.listing);
    if (!office.board()->find(*made.listing))
      return no_such({"需求或供给", "listing"}, draft.listing,
                     {"请在需求与供给列表中查找", "Look it up in the list of listings"});
  }
  return made;
}

}  // namespace

Answer<ListEntries> consortium_lists(const Office& office, const Actor& actor, const ListEntryQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const Needle needle(query.query);
    auto lines = office.store().list_entries();
    std::erase_if(lines, [&](const ListEntry& each) {
      return (query.consortium && each.consortium.text() != *query.consortium) ||
             (query.list && each.list != *query.list) || (!needle.in(each.title) && !needle.in(each.text));
    });
    std::ranges::sort(lines, [](const ListEntry& a, const ListEntry& b) {
      return std::tie(a.consortium, a.list, b.noted, a.id) < std::tie(b.consortium, b.list, a.noted, b.id);
    });
    const auto page = page_of(std::move(lines), query.page);
    ListEntries found{.total = page.total};
    for (const ListEntry& each : page.items) found.items.push_back(view_of(view->city, each));
    return found;
  });
}

Answer<ListEntryView> keep_list_entry(const Office& office, const Actor& actor,
                                      const std::optional<Id<ListEntry>>& id, const ListEntryDraft& draft) {
  if (const auto refusal = may_not_write(actor)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  Answer<ListEntry> made = admit(office, (*view)->city, draft);
  if (!made) return Failure<Refusal>(made.error());
  const auto lines = office.store().list_entries();
  const auto has = [&](const Id<ListEntry>& wanted) {
    return std::ranges::find(lines, wanted, &ListEntry::id) != lines.end();
  };
  if (id && !has(*id)) return no_line(*id);
  made->id = id ? *id : Id<ListEntry>(fmt::format("{}-{:04}", draft.consortium, lines.size() + 1));
  for (std::size_t number = lines.size() + 2; !id && has(made->id); ++number)
    made->id = Id<ListEntry>(fmt::format("{}-{:04}", draft.consortium, number));
  office.store().keep_list_entry(*made, office.entry(actor, "list.keep", made->id.text(), made->title));
  return view_of((*view)->city, *made);
}

Answer<void> drop_list_entry(const Office& office, const Actor& actor, const Id<ListEntry>& id) {
  if (const auto refusal = may_not_write(actor)) return Failure<Refusal>(*refusal);
  if (!office.store().drop_list_entry(id, office.entry(actor, "list.drop", id.text()))) return no_line(id);
  return {};
}

}  // namespace langqiao::service
