#include "service/bookings.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "service/match.h"

namespace langqiao::service {
namespace {

constexpr int kMostUnits = 100'000;
constexpr int kDaysShown = 92;
constexpr int kMostDays = 3660;

Date plus(Date day, int days) { return Date(day.days() + std::chrono::days(days)); }

Failure<Refusal> no_resource(const Id<Resource>& id) {
  return no_such({"资源", "resource"}, id.text(),
                 {"请在资源列表中查找", "Look it up in the list of resources"});
}

Failure<Refusal> wrong(std::string where, Wording what, Wording found, Wording wanted) {
  return refuse(RefusalKind::malformed, {.what = std::move(what),
                                         .where = std::move(where),
                                         .found = std::move(found),
                                         .wanted = std::move(wanted),
                                         .action = {"请改正后重新提交", "Correct it and send it again"}});
}

ResourceRow row_of(const Office& office, const CityView& view, const Actor& actor, const Resource& each) {
  const Date today = office.today();
  const int taken = exchange::most_taken(office.store().bookings(each.id), today, plus(today, 1));
  return {.id = each.id.text(),
          .name = each.name,
          .kind = each.kind,
          .owner = party_of(view, each.organisation, each.school),
          .region = named_of(view.city, each.region),
          .platform = each.platform ? each.platform->text() : "",
          .units = each.units,
          .free_today = std::max(0, each.units - taken),
          .note = each.note,
          .mine = !not_their_own(view, actor, each.organisation, each.school)};
}

BookingView view_of(const CityView& view, const Actor& actor, const Resource& resource, const Booking& each) {
  const bool own = !not_their_own(view, actor, each.organisation, each.school) ||
                   !not_their_own(view, actor, resource.organisation, resource.school);
  return {resource.id.text(), each.seq,       each.units,
          each.from,          each.until,     party_of(view, each.organisation, each.school),
          each.purpose,       each.cancelled, own};
}

ResourceView shown(const Office& office, const CityView& view, const Actor& actor, const Resource& resource,
                   Date from, Date until) {
  const auto bookings = office.store().bookings(resource.id);
  ResourceView made{.resource = row_of(office, view, actor, resource)};
  for (const Booking& each : bookings) {
    if (each.from < until && from < each.until) made.bookings.push_back(view_of(view, actor, resource, each));
  }
  std::ranges::stable_sort(made.bookings, {}, &BookingView::from);
  for (const auto& days : exchange::units_taken(bookings, from, until))
    made.days.push_back({days.from, days.until, std::max(0, resource.units - days.units)});
  return made;
}

Failure<Refusal> clashes(const Resource& resource, const exchange::Clash& clash, int wanted) {
  return refuse(RefusalKind::conflict,
                {.what = {"可用数量不足", "Too few units are free"},
                 .where = resource.id.text(),
                 .found = worded("{} 起空闲 {}", "{1} free from {0} on", clash.from.iso(), clash.free),
                 .wanted = worded("{}", "{}", wanted),
                 .action = {"请改日期或减少数量", "Choose other days or fewer units"}});
}

Answer<Resource> admit(const CityView& view, const ResourceDraft& draft) {
  const Answer<PartyOf> party = admit_party(view, draft.organisation, draft.school);
  if (!party) return Failure<Refusal>(party.error());
  const std::string name(trim(draft.name)), kind(trim(draft.kind));
  if (name.empty() || kind.empty())
    return wrong(name.empty() ? "name" : "kind", {"缺少名称或类别", "A name or a kind is missing"},
                 {"没有内容", "nothing"}, {"名称和类别", "a name and a kind"});
  if (draft.units < 1 || draft.units > kMostUnits)
    return wrong("units", {"数量不对", "The number of units is wrong"}, worded("{}", "{}", draft.units),
                 worded("1 到 {}", "1 to {}", kMostUnits));
  Resource made{.name = name,
                .kind = kind,
                .organisation = party->organisation,
                .school = party->school,
                .units = draft.units,
                .note = std::string(trim(draft.note))};
  if (!draft.region.empty()) {
    made.region = Id<Region>(draft.region);
    if (!view.city.find(*made.region))
      return no_such({"地区", "region"}, draft.region,
                     {"请在区域列表中查找", "Look it up in the list of regions"});
  } else if (const auto owner = party_of(view, made.organisation, made.school); owner && owner->region) {
    made.region = Id<Region>(owner->region->id);
  }
  if (!draft.platform.empty()) {
    made.platform = Id<Platform>(draft.platform);
    const auto& platforms = view.city.tables().platforms;
    if (std::ranges::find(platforms, *made.platform, &Platform::id) == platforms.end())
      return no_such({"平台", "platform"}, draft.platform,
                     {"请在平台列表中查找", "Look it up in the list of platforms"});
  }
  return made;
}

}  // namespace

Answer<ListOf<ResourceRow>> resources(const Office& office, const Actor& actor, const ResourceQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const Needle needle(query.query);
    std::vector<Resource> found;
    for (Resource& each : office.store().resources()) {
      if (query.region && each.region != query.region) continue;
      if (needle.in(each.name) || needle.in(each.kind) || needle.in(each.id.text()))
        found.push_back(std::move(each));
    }
    const auto page = page_of(std::move(found), query.page);
    ListOf<ResourceRow> rows{.total = page.total};
    for (const Resource& each : page.items) rows.items.push_back(row_of(office, *view, actor, each));
    return rows;
  });
}

Answer<ResourceView> resource(const Office& office, const Actor& actor, const Id<Resource>& id,
                              std::optional<Date> from, std::optional<Date> until) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto found = office.store().resource(id);
  if (!found) return no_resource(id);
  const Date first = from.value_or(office.today()), end = until.value_or(plus(first, kDaysShown));
  if (end <= first)
    return wrong("until", {"结束不晚于开始", "It ends before it begins"}, as_is(end.iso()),
                 worded("晚于 {}", "after {}", first.iso()));
  return shown(office, **view, actor, *found, first, end);
}

Answer<ResourceView> keep_resource(const Office& office, const Actor& actor,
                                   const std::optional<Id<Resource>>& id, const ResourceDraft& draft) {
  if (const auto refusal = refused(actor, Act::use_exchange)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  Answer<Resource> made = admit(**view, draft);
  if (!made) return Failure<Refusal>(made.error());
  if (const auto refusal = not_their_own(**view, actor, made->organisation, made->school))
    return Failure<Refusal>(*refusal);
  const Date today = office.today();
  const auto answer = [&] { return shown(office, **view, actor, *made, today, plus(today, kDaysShown)); };
  if (!id) {
    for (std::size_t number = office.store().resources().size() + 1;; ++number) {  // until one is free
      made->id = Id<Resource>(fmt::format("R{:05}", number));
      if (office.store().keep_resource(*made,
                                       office.entry(actor, "resource.keep", made->id.text(), made->name)))
        return answer();
    }
  }
  made->id = *id;
  while (true) {  // until nobody books in between
    const auto present = office.store().resource(*id);
    if (!present) return no_resource(*id);
    if (const auto refusal = not_their_own(**view, actor, present->organisation, present->school))
      return Failure<Refusal>(*refusal);
    made->revision = present->revision + 1;
    const int booked = exchange::most_taken(office.store().bookings(*id), today, Date(9999, 12, 31));
    if (made->units < booked)
      return refuse(RefusalKind::conflict, {.what = {"少于已预约的数量", "Fewer than are booked"},
                                            .where = id->text() + ".units",
                                            .found = worded("{}", "{}", made->units),
                                            .wanted = worded("至少 {}", "at least {}", booked),
                                            .action = {"请先取消预约", "Cancel bookings first"}});
    if (office.store().keep_resource(*made, office.entry(actor, "resource.keep", id->text(), made->name)))
      return answer();
  }
}

Answer<BookingView> book(const Office& office, const Actor& actor, const Id<Resource>& id,
                         const BookingDraft& draft) {
  if (const auto refusal = refused(actor, Act::use_exchange)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Answer<PartyOf> party = admit_party(**view, draft.organisation, draft.school);
  if (!party) return Failure<Refusal>(party.error());
  if (const auto refusal = not_their_own(**view, actor, party->organisation, party->school))
    return Failure<Refusal>(*refusal);
  if (draft.from < office.today() || draft.until <= draft.from ||
      days_between(draft.from, draft.until) > kMostDays)
    return wrong("until", {"日期不对", "The days are wrong"},
                 as_is(draft.from.iso() + " – " + draft.until.iso()),
                 worded("从今天起，结束晚于开始，至多 {} 天",
                        "from today on, ending after it begins, at most {} days", kMostDays));
  if (draft.units < 1)
    return wrong("units", {"数量不对", "The number of units is wrong"}, worded("{}", "{}", draft.units),
                 {"1 或以上", "1 or more"});

  Booking booking{.resource = id,
                  .units = draft.units,
                  .from = draft.from,
                  .until = draft.until,
                  .organisation = party->organisation,
                  .school = party->school,
                  .purpose = std::string(trim(draft.purpose)),
                  .actor = actor.name};
  while (true) {  // until nobody books in between: what was free may be gone then
    const auto resource = office.store().resource(id);
    if (!resource) return no_resource(id);
    const auto bookings = office.store().bookings(id);
    if (const auto clash = exchange::clash_of(*resource, bookings, booking))
      return clashes(*resource, *clash, draft.units);
    booking.seq = bookings.empty() ? 1 : bookings.back().seq + 1;
    const AuditEntry entry =
        office.entry(actor, "booking.make", id.text(),
                     fmt::format("{} – {}, {}", booking.from.iso(), booking.until.iso(), booking.units));
    booking.at = entry.at;
    if (office.store().keep_booking(booking, resource->revision, entry))
      return view_of(**view, actor, *resource, booking);
  }
}

Answer<BookingView> cancel_booking(const Office& office, const Actor& actor, const Id<Resource>& id,
                                   int seq) {
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  while (true) {  // until nobody books in between
    const auto resource = office.store().resource(id);
    if (!resource) return no_resource(id);
    const auto bookings = office.store().bookings(id);
    const auto at = std::ranges::find(bookings, seq, &Booking::seq);
    if (at == bookings.end())
      return no_such({"预约", "booking"}, fmt::format("{}", seq),
                     {"请在资源的预约中查找", "Look it up among the resource's bookings"});
    Booking booking = *at;
    const auto refusal = not_their_own(**view, actor, booking.organisation, booking.school);
    if (refusal && not_their_own(**view, actor, resource->organisation, resource->school))
      return Failure<Refusal>(*refusal);
    if (booking.cancelled)
      return refuse(RefusalKind::conflict, {.what = {"预约已取消", "It is cancelled already"},
                                            .where = fmt::format("{}.{}", id.text(), seq),
                                            .found = {"已取消", "cancelled"},
                                            .wanted = {"有效的预约", "a booking that holds"},
                                            .action = {"无需再办理", "Nothing is left to do"}});
    booking.cancelled = true;
    const AuditEntry entry = office.entry(actor, "booking.cancel", id.text(), fmt::format("{}", seq));
    if (office.store().keep_booking(booking, resource->revision, entry))
      return view_of(**view, actor, *resource, booking);
  }
}

}  // namespace langqiao::service
