#include "service/exchange_parties.h"

#include <algorithm>

namespace langqiao::service {
namespace {

const Organisation* organisation_now(const CityView& view, const Id<Organisation>& id) {
  const auto merged =
      std::ranges::find(view.merged, id, [](const MergedOrganisation& each) { return each.record.id; });
  return view.city.find(merged == view.merged.end() ? id : merged->counts_for);
}

}  // namespace

std::optional<PartyView> party_of(const CityView& view, const std::optional<Id<Organisation>>& organisation,
                                  const std::optional<Id<School>>& school) {
  if (const Organisation* const found = organisation ? organisation_now(view, *organisation) : nullptr)
    return PartyView{found->id.text(), found->name, false, named_of(view.city, found->region)};
  if (const School* const found = school ? view.city.find(*school) : nullptr)
    return PartyView{found->id.text(), found->name, true, named_of(view.city, found->region)};
  return std::nullopt;
}

std::optional<PartyView> owner_of(const CityView& view, const Listing& listing) {
  return party_of(view, listing.organisation, listing.school);
}

Quality quality_of(const CityView& view, const std::optional<Id<Organisation>>& organisation,
                   const std::optional<Id<School>>& school) {
  const Organisation* const one = organisation ? organisation_now(view, *organisation) : nullptr;
  const School* const other = school ? view.city.find(*school) : nullptr;
  return worse(one ? one->provenance.quality : Quality::measured,
               other ? other->provenance.quality : Quality::measured);
}

bool acts_for(const CityView& view, const Actor& actor, const std::optional<Id<Organisation>>& organisation,
              const std::optional<Id<School>>& school) {
  if (actor.role == Role::owner) return true;
  const auto party = party_of(view, organisation, school);
  if (!party || actor.role != (party->is_school ? Role::school : Role::enterprise)) return false;
  const auto own = party->is_school ? party_of(view, {}, Id<School>(actor.organisation))
                                    : party_of(view, Id<Organisation>(actor.organisation), {});
  return own && own->id == party->id;
}

bool acts_for(const CityView& view, const Actor& actor, const Listing& listing) {
  return acts_for(view, actor, listing.organisation, listing.school);
}

std::optional<Refusal> not_their_own(const CityView& view, const Actor& actor,
                                     const std::optional<Id<Organisation>>& organisation,
                                     const std::optional<Id<School>>& school) {
  if (auto refusal = refused(actor, Act::use_exchange)) return refusal;
  if (acts_for(view, actor, organisation, school)) return std::nullopt;
  const auto party = party_of(view, organisation, school);
  return Refusal{RefusalKind::forbidden,
                 {.what = {"这属于另一家单位", "This is another party's"},
                  .where = "exchange",
                  .found = as_is(actor.organisation.empty() ? actor.name : actor.organisation),
                  .wanted = as_is(party          ? party->name
                                  : organisation ? organisation->text()
                                                 : ""),
                  .action = {"请由该单位办理", "Ask that party to do it"}}};
}

Answer<PartyOf> admit_party(const CityView& view, const std::string& organisation,
                            const std::string& school) {
  if (organisation.empty() == school.empty()) {
    return refuse(RefusalKind::malformed,
                  {.what = {"请只填一个所属单位", "Exactly one owner is needed"},
                   .where = "organisation",
                   .found = organisation.empty() ? Wording{"没有单位", "none"} : Wording{"两个单位", "two"},
                   .wanted = {"单位或学校之一", "an organisation or a school"},
                   .action = {"请填写 organisation 或 school", "Name an organisation or a school"}});
  }
  PartyOf party;
  if (!organisation.empty()) party.organisation = Id<Organisation>(organisation);
  if (!school.empty()) party.school = Id<School>(school);
  if (!party_of(view, party.organisation, party.school)) {
    return school.empty() ? no_such({"单位", "organisation"}, organisation,
                                    {"请在单位列表中查找", "Look it up in the list of organisations"})
                          : no_such({"学校", "school"}, school,
                                    {"请在学校列表中查找", "Look it up in the list of schools"});
  }
  return party;
}

}  // namespace langqiao::service
