// What every store promises about the exchange (store/exchange_store.h), run on each of them.
#include <algorithm>
#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "contract.h"
#include "random_rows.h"

namespace langqiao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ExchangeContract : public testing::TestWithParam<StoreFactory> {
 protected:
  // A deal about this need and the offer "o", as it is after its first step.
  static DealChange proposal(const std::string& id, const std::string& need = "n") {
    return {.deal = {.id = Id<Deal>(id), .need = Id<Listing>(need), .offer = Id<Listing>("o")},
            .step = {.deal = Id<Deal>(id), .actor = "a", .at = "2026-11-01T00:00:00Z"}};
  }
  // The change after `before`, with the next number.
  static DealChange next(DealChange before, DealAct act, DealState to) {
    before.step.seq += 1;
    before.step.act = act;
    before.step.from = before.deal.state;
    before.step.to = before.deal.state = to;
    return before;
  }
  bool take(const DealChange& change) { return store_->take_deal_step(change, entry_of("deal.step")); }

  // How many of four who act at once are told that they succeeded.
  template <class Do>
  static int successes(Do&& act) {
    std::atomic<int> succeeded = 0;
    {
      std::vector<std::jthread> people;
      for (int person = 0; person < 4; ++person)
        people.emplace_back([&, person] { succeeded += act(person); });
    }
    return succeeded;
  }

  ScratchFolder folder_;
  std::unique_ptr<Store> store_ = GetParam().make(folder_.path());
  RandomRows random_{20261127};
};

INSTANTIATE_TEST_SUITE_P(Stores, ExchangeContract, testing::ValuesIn(factories()),
                         [](const auto& each) { return each.param.name; });

TEST_P(ExchangeContract, ANewStoreHoldsNothing) {
  EXPECT_EQ(store_->exchange_version(), 0);
  EXPECT_THAT(store_->posted_listings(), IsEmpty());
  EXPECT_FALSE(store_->posted_listing(Id<Listing>("l")));
  EXPECT_THAT(store_->all_concepts(), IsEmpty());
  EXPECT_FALSE(store_->contact(Id<Listing>("l")));
  EXPECT_THAT(store_->deals(), IsEmpty());
  EXPECT_FALSE(store_->deal(Id<Deal>("d")));
  EXPECT_THAT(store_->deal_agreements(), IsEmpty());
  EXPECT_FALSE(store_->deal_agreement(Id<Agreement>("a")));
  EXPECT_THAT(store_->all_milestones(), IsEmpty());
  EXPECT_THAT(store_->resources(), IsEmpty());
  EXPECT_THAT(store_->all_bookings(), IsEmpty());
  EXPECT_FALSE(store_->attachment(Id<Attachment>("x")));
  EXPECT_FALSE(store_->attachment_content(Id<Attachment>("x")));
  EXPECT_THAT(store_->list_entries(), IsEmpty());
  EXPECT_THAT(store_->demand_answers(), IsEmpty());
}

TEST_P(ExchangeContract, AListingComesBackWithItsConceptsAndItsContactApart) {
  for (std::size_t row = 0; row < 20; ++row) {
    const auto listing = random_.record<Listing>(row);
    auto concepts = random_.records<ListingConcept>(4);
    for (std::size_t at = 0; at < concepts.size(); ++at) {
      concepts[at].listing = listing.id;
      concepts[at].kind = names(ConceptKind{})[at].first;
    }
    const Contact contact{listing.id, "王'", "021-1"};
    ASSERT_TRUE(store_->post_listing(listing, concepts, contact, entry_of("listing.post")));
    EXPECT_EQ(store_->posted_listing(listing.id), listing);
    EXPECT_EQ(store_->concepts(listing.id), concepts);
    EXPECT_EQ(store_->contact(listing.id), contact);
  }
  EXPECT_THAT(store_->posted_listings(), SizeIs(20));
  EXPECT_TRUE(std::ranges::is_sorted(store_->posted_listings(), {}, &Listing::id));
  EXPECT_THAT(store_->all_concepts(), SizeIs(80));
  EXPECT_EQ(store_->audit_size(), 20);
}

TEST_P(ExchangeContract, AnIdIsGivenOnceAndWhatIsNotPostedCannotChange) {
  Listing listing{.id = Id<Listing>("l"), .title = "first"};
  ASSERT_TRUE(store_->post_listing(listing, {}, {}, entry_of("listing.post")));
  listing.title = "second";
  EXPECT_FALSE(store_->post_listing(listing, {{.listing = listing.id}}, {}, entry_of("listing.post")));
  EXPECT_EQ(store_->posted_listing(listing.id)->title, "first");
  EXPECT_THAT(store_->concepts(listing.id), IsEmpty());
  EXPECT_TRUE(store_->change_listing(listing, {}, entry_of("listing.change")));
  EXPECT_EQ(store_->posted_listing(listing.id)->title, "second");
  EXPECT_FALSE(store_->change_listing({.id = Id<Listing>("none")}, {}, entry_of("listing.change")));
  EXPECT_EQ(store_->audit_size(), 2);
}

TEST_P(ExchangeContract, ConceptsChangeOnlyFromWhatTheyWere) {
  const Id<Listing> id("l");
  const std::vector<ListingConcept> read = {{.listing = id, .concept_id = "a"}};
  const std::vector<ListingConcept> said = {
      {.listing = id, .concept_id = "a", .standing = ConceptStanding::removed},
      {.listing = id, .concept_id = "b", .standing = ConceptStanding::set}};
  EXPECT_TRUE(store_->change_concepts(id, {}, read, entry_of("listing.read")));
  EXPECT_FALSE(store_->change_concepts(id, {}, said, entry_of("listing.correct")));
  EXPECT_TRUE(store_->change_concepts(id, read, said, entry_of("listing.correct")));
  EXPECT_FALSE(store_->change_concepts(id, read, read, entry_of("listing.read"))) << "a reading begun before";
  EXPECT_EQ(store_->concepts(id), said);
  EXPECT_EQ(store_->audit_size(), 2);
}

TEST_P(ExchangeContract, ADealComesBackAsItIsAfterItsLastStep) {
  std::vector<Deal> deals;
  for (std::size_t row = 0; row < 10; ++row) {
    DealChange change{.deal = random_.record<Deal>(row), .step = random_.record<DealStep>(row)};
    change.step.deal = change.deal.id;
    change.step.seq = 1;
    ASSERT_TRUE(take(change));
    EXPECT_EQ(store_->deal(change.deal.id), change.deal);
    EXPECT_THAT(store_->deal_steps(change.deal.id), ElementsAre(change.step));
    EXPECT_THAT(store_->deals_about(change.deal.need), testing::Contains(change.deal));
    EXPECT_THAT(store_->deals_about(change.deal.offer), testing::Contains(change.deal));
    deals.push_back(change.deal);
  }
  EXPECT_THAT(store_->deals(), testing::UnorderedElementsAreArray(deals));
  EXPECT_TRUE(std::ranges::is_sorted(store_->deals(), {}, &Deal::id));
}

TEST_P(ExchangeContract, AStepThatIsNotTheNextChangesNothing) {
  const DealChange first = proposal("d");
  ASSERT_TRUE(take(first));
  for (const int seq : {0, 1, 3}) {
    DealChange wrong = next(first, DealAct::accept, DealState::accepted);
    wrong.step.seq = seq;
    wrong.agreement = Agreement{.id = Id<Agreement>("a")};
    EXPECT_FALSE(take(wrong)) << seq;
  }
  EXPECT_EQ(store_->deal(first.deal.id), first.deal);
  EXPECT_THAT(store_->deal_agreements(), IsEmpty());
  EXPECT_EQ(store_->audit_size(), 1);
}

TEST_P(ExchangeContract, OneDealAtATimeAboutTheSameTwoListings) {
  const DealChange first = proposal("1");
  ASSERT_TRUE(take(first));
  EXPECT_FALSE(take(proposal("2")));
  EXPECT_TRUE(take(proposal("3", "another need")));
  ASSERT_TRUE(take(next(first, DealAct::decline, DealState::declined)));
  EXPECT_TRUE(take(proposal("4"))) << "the first came to nothing";
}

TEST_P(ExchangeContract, AnAgreementRaisesTheCitysVersionOnceItCounts) {
  DealChange change = proposal("d");
  ASSERT_TRUE(take(change));
  change = next(change, DealAct::negotiate, DealState::negotiating);
  change.agreement = random_.record<Agreement>(1);
  change.agreement->state = AgreementState::draft;
  change.milestones = {{.agreement = change.agreement->id, .seq = 1, .title = "甲", .due = Date(2027, 1, 1)},
                       {.agreement = change.agreement->id, .seq = 2, .title = "乙", .due = Date(2027, 2, 1)}};
  ASSERT_TRUE(take(change));
  EXPECT_EQ(store_->city_version(), 0);
  EXPECT_EQ(store_->exchange_version(), 2);
  EXPECT_EQ(store_->milestones(change.agreement->id), change.milestones);

  change = next(change, DealAct::agree, DealState::agreed);
  change.agreement->state = AgreementState::agreed;
  change.milestones->pop_back();
  ASSERT_TRUE(take(change));
  EXPECT_EQ(store_->city_version(), 1);
  EXPECT_EQ(store_->deal_agreement(change.agreement->id), change.agreement);
  EXPECT_THAT(store_->all_milestones(), SizeIs(1));
  EXPECT_THAT(store_->load(all_tables()).agreements, IsEmpty()) << "beside the city's tables";
}

TEST_P(ExchangeContract, OfTwoWhoTakeTheSameStepOneIsRefused) {
  const DealChange first = proposal("d");
  ASSERT_TRUE(take(first));
  EXPECT_EQ(successes([&](int person) {
              return take(person % 2 == 0 ? next(first, DealAct::accept, DealState::accepted)
                                          : next(first, DealAct::decline, DealState::declined));
            }),
            1);
  EXPECT_THAT(store_->deal_steps(first.deal.id), SizeIs(2));
  EXPECT_EQ(store_->deal_steps(first.deal.id)[1].to, store_->deal(first.deal.id)->state);
  EXPECT_EQ(store_->audit_size(), 2);
}

TEST_P(ExchangeContract, OfTwoWhoProposeTheSameDealOneIsRefused) {
  EXPECT_EQ(successes([&](int person) { return take(proposal(std::to_string(person))); }), 1);
  EXPECT_THAT(store_->deals(), SizeIs(1));
}

TEST_P(ExchangeContract, ResourcesChangeByRevision) {
  Resource base = random_.record<Resource>(1);
  base.revision = 1;
  ASSERT_TRUE(store_->keep_resource(base, entry_of("resource.keep")));
  EXPECT_EQ(store_->resource(base.id), base);
  EXPECT_FALSE(store_->keep_resource(base, entry_of("resource.keep"))) << "the same revision again";
  base.revision = 2;
  base.units = 7;
  EXPECT_TRUE(store_->keep_resource(base, entry_of("resource.keep")));
  EXPECT_THAT(store_->resources(), ElementsAre(base));
  EXPECT_EQ(store_->audit_size(), 2);
}

TEST_P(ExchangeContract, ABookingIsKeptOnlyByWhoSawTheLatestRevision) {
  const Resource base{.id = Id<Resource>("r"), .name = "车床", .kind = "设备", .units = 1};
  ASSERT_TRUE(store_->keep_resource(base, entry_of("resource.keep")));
  Booking booking = random_.record<Booking>(1);
  booking.resource = base.id;
  EXPECT_FALSE(store_->keep_booking(booking, 0, entry_of("booking.make")));
  EXPECT_TRUE(store_->keep_booking(booking, 1, entry_of("booking.make")));
  EXPECT_FALSE(store_->keep_booking(booking, 1, entry_of("booking.make")));
  EXPECT_EQ(store_->resource(base.id)->revision, 2);
  booking.cancelled = !booking.cancelled;
  EXPECT_TRUE(store_->keep_booking(booking, 2, entry_of("booking.cancel")));
  EXPECT_THAT(store_->bookings(base.id), ElementsAre(booking));
  EXPECT_THAT(store_->all_bookings(), ElementsAre(booking));
  booking.resource = Id<Resource>("none");
  EXPECT_FALSE(store_->keep_booking(booking, 0, entry_of("booking.make")));
  EXPECT_EQ(store_->audit_size(), 3);
}

TEST_P(ExchangeContract, OfTwoWhoBookTheLastUnitOneIsRefused) {
  const Resource base{.id = Id<Resource>("r"), .name = "车床", .kind = "设备", .units = 1};
  ASSERT_TRUE(store_->keep_resource(base, entry_of("resource.keep")));
  EXPECT_EQ(successes([&](int person) {
              const Booking booking{.resource = base.id,
                                    .seq = 1,
                                    .from = Date(2026, 12, 1),
                                    .until = Date(2026, 12, 2),
                                    .actor = std::to_string(person),
                                    .at = "2026-11-01T00:00:00Z"};
              return store_->keep_booking(booking, 1, entry_of("booking.make"));
            }),
            1);
  EXPECT_THAT(store_->bookings(base.id), SizeIs(1));
}

TEST_P(ExchangeContract, AttachmentsKeepEveryByte) {
  std::string content(70'000, '\0');
  for (std::size_t at = 0; at < content.size(); ++at) content[at] = static_cast<char>(at * 31);
  auto file = random_.record<Attachment>(1);
  ASSERT_TRUE(store_->add_attachment(file, content, entry_of("attachment.add")));
  EXPECT_FALSE(store_->add_attachment(file, "other", entry_of("attachment.add")));
  EXPECT_EQ(store_->attachment(file.id), file);
  EXPECT_EQ(store_->attachment_content(file.id), content);
  EXPECT_THAT(store_->attachments(file.owner, file.owner_id), ElementsAre(file));
  EXPECT_THAT(store_->attachments(file.owner, file.owner_id + "x"), IsEmpty());
  const Attachment empty{.id = Id<Attachment>("empty"), .owner_id = "l"};
  ASSERT_TRUE(store_->add_attachment(empty, "", entry_of("attachment.add")));
  EXPECT_EQ(store_->attachment_content(empty.id), "");
  EXPECT_TRUE(store_->drop_attachment(file.id, entry_of("attachment.drop")));
  EXPECT_FALSE(store_->drop_attachment(file.id, entry_of("attachment.drop")));
  EXPECT_FALSE(store_->attachment_content(file.id));
  EXPECT_EQ(store_->audit_size(), 3);
}

TEST_P(ExchangeContract, ListsAndAnswersAreReplacedByKeyAndDroppedOnce) {
  ListEntry line = random_.record<ListEntry>(1);
  store_->keep_list_entry(line, entry_of("list.keep"));
  line.title = "另一";
  store_->keep_list_entry(line, entry_of("list.keep"));
  EXPECT_THAT(store_->list_entries(), ElementsAre(line));
  EXPECT_TRUE(store_->drop_list_entry(line.id, entry_of("list.drop")));
  EXPECT_FALSE(store_->drop_list_entry(line.id, entry_of("list.drop")));

  DemandAnswer answer = random_.record<DemandAnswer>(1);
  store_->keep_demand_answer(answer, entry_of("demand.answer"));
  answer.persons = Persons(5);
  store_->keep_demand_answer(answer, entry_of("demand.answer"));
  EXPECT_THAT(store_->demand_answers(), ElementsAre(answer));
  EXPECT_TRUE(store_->drop_demand_answer(answer, entry_of("demand.drop")));
  EXPECT_FALSE(store_->drop_demand_answer(answer, entry_of("demand.drop")));
  EXPECT_EQ(store_->audit_size(), 6);
}

TEST_P(ExchangeContract, ImportsAndWithdrawalsLeaveTheExchangeAlone) {
  ASSERT_TRUE(store_->post_listing({.id = Id<Listing>("l")}, {}, {}, entry_of("listing.post")));
  ASSERT_TRUE(take(proposal("d")));
  store_->replace(head_of("p"), random_.tables(2), all_tables(), 7, entry_of("pack.import"), {});
  EXPECT_EQ(store_->load(all_tables()).listings.size(), 2u);
  store_->withdraw(store_->imports().at(0).id, entry_of("data.withdraw"));
  EXPECT_THAT(store_->posted_listings(), SizeIs(1));
  EXPECT_THAT(store_->deals(), SizeIs(1));
}

}  // namespace
}  // namespace langqiao
