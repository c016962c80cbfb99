// What only a database on a disk can promise: it outlives the process, however that ends, and refuses what it
// cannot keep.
#include <atomic>
#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "contract.h"
#include "random_rows.h"
#include "store/sqlite/sqlite_store.h"

namespace langqiao {
namespace {

using testing::HasSubstr;

class SqliteStoreTest : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "city.sqlite"; }

  static std::unique_ptr<SqliteStore> opened(const std::filesystem::path& file) {
    auto store = SqliteStore::open(file);
    if (!store) throw std::runtime_error(store.error().what.en + ": " + store.error().found.en);
    return std::move(*store);
  }
  std::unique_ptr<SqliteStore> opened() const { return opened(file()); }

  static void replace(Store& store, const std::string& pack, const CityTables& tables,
                      const StoreProgress& progress = {}) {
    store.replace(head_of(pack), tables, all_tables(), 1, entry_of("pack.import", pack), progress);
  }

  // Runs SQL on the file with no store around it.
  void execute(const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
    EXPECT_EQ(code, SQLITE_OK) << (message ? message : "") << " in " << sql;
    sqlite3_free(message);
    sqlite3_close(database);
  }

  std::string bytes() const {
    std::ifstream in(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // Runs `work` in a process of its own; its exit code, or minus the signal that ended it.
  template <class Work>
  static int in_a_process(Work work) {
    const pid_t child = fork();
    if (child == 0) {
      work();
      _exit(0);
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }

  ScratchFolder folder_;
  RandomRows random_{41};
};

TEST_F(SqliteStoreTest, ReopeningFindsEverything) {
  const CityTables tables = random_.tables(20);
  const PlanText plan = random_.plan("p");
  const PlanReview review = [&] {
    auto made = random_.record<PlanReview>(1);
    made.plan = Id<Plan>("p");
    return made;
  }();
  std::vector<AuditEntry> trail;
  std::vector<ImportEntry> imports;
  {
    const auto store = opened();
    replace(*store, "first", random_.tables(3));
    replace(*store, "second", tables);
    store->keep_plan(plan, entry_of("plan.import"));
    store->keep_review(review, entry_of("plan.review"));
    trail = store->audit(100, 0);
    imports = store->imports();
  }
  const auto store = opened();
  EXPECT_EQ(store->load(all_tables()), tables);
  EXPECT_EQ(store->city_head(), head_of("second"));
  EXPECT_EQ(store->city_version(), 2);
  EXPECT_EQ(store->plan(Id<Plan>("p")), plan);
  EXPECT_THAT(store->reviews(Id<Plan>("p")), testing::ElementsAre(review));
  EXPECT_EQ(store->audit(100, 0), trail);
  EXPECT_EQ(store->imports(), imports);
}

TEST_F(SqliteStoreTest, AnImportCanBeWithdrawnAfterReopening) {
  const CityTables before = random_.tables(5);
  {
    const auto store = opened();
    replace(*store, "before", before);
    replace(*store, "after", random_.tables(6));
  }
  const auto store = opened();
  EXPECT_TRUE(store->withdraw(store->imports().at(0).id, entry_of("pack.withdraw")));
  EXPECT_EQ(store->load(all_tables()), before);
}

TEST_F(SqliteStoreTest, AKillInTheMiddleOfAnImportLeavesTheOldCityWhole) {
  const CityTables before = random_.tables(10);
  replace(*opened(), "before", before);
  CityTables after;
  after.points = random_.records<ProgramPoint>(70'000);
  for (const int call : {1, 2, 3, 4}) {
    const int ended = in_a_process([&] {
      int calls = 0;
      replace(*opened(), "after", after, [&](std::int64_t, std::int64_t) {
        if (++calls == call) kill(getpid(), SIGKILL);
      });
    });
    ASSERT_EQ(ended, -SIGKILL);
    const auto store = opened();
    EXPECT_EQ(store->load(all_tables()), before) << "killed at report " << call;
    EXPECT_EQ(store->city_head(), head_of("before"));
    EXPECT_EQ(store->city_version(), 1);
    EXPECT_EQ(store->audit_size(), 1);
  }
}

TEST_F(SqliteStoreTest, AKillAfterAnImportKeepsIt) {
  const CityTables after = random_.tables(30);
  const int ended = in_a_process([&] {
    const auto store = opened();
    replace(*store, "after", after);
    kill(getpid(), SIGKILL);
  });
  ASSERT_EQ(ended, -SIGKILL);
  const auto store = opened();
  EXPECT_EQ(store->load(all_tables()), after);
  EXPECT_EQ(store->audit_size(), 1);
}

TEST_F(SqliteStoreTest, AFullDiskLeavesTheOldCityWhole) {
  const CityTables before = random_.tables(10);
  replace(*opened(), "before", before);
  CityTables after;
  after.points = random_.records<ProgramPoint>(70'000);
  const int ended = in_a_process([&] {
    const auto store = opened();
    const rlimit full{.rlim_cur = 1 << 20, .rlim_max = RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &full);
    try {
      replace(*store, "after", after);
    } catch (const std::exception&) {
      _exit(store->load(all_tables()) == before && store->audit_size() == 1 ? 42 : 1);
    }
  });
  EXPECT_EQ(ended, 42) << "42: the import failed and the store that failed goes on with the old city";
  EXPECT_EQ(opened()->load(all_tables()), before);
}

TEST_F(SqliteStoreTest, TwoProcessesMayHoldOneCity) {
  const auto reader = opened();
  const CityTables tables = random_.tables(8);
  EXPECT_EQ(in_a_process([&] { replace(*opened(), "other", tables); }), 0);
  EXPECT_EQ(reader->city_version(), 1);
  EXPECT_EQ(reader->load(all_tables()), tables);
}

TEST_F(SqliteStoreTest, ListingsOfTheFirstLayoutGetTheKindsOfToday) {
  CityTables tables;
  for (const char* id : {"a", "b", "c", "d"})
    tables.listings.push_back({.id = Id<Listing>(id), .kind = ListingKind::training});
  replace(*opened(), "p", tables);
  execute(
      "UPDATE listings SET kind = CASE id WHEN 'a' THEN 'base' WHEN 'b' THEN 'research' WHEN 'c' THEN "
      "'donation' ELSE kind END");
  execute("PRAGMA user_version = 1");
  const auto listings = opened()->load({"listings"}).listings;
  ASSERT_EQ(listings.size(), 4u);
  EXPECT_EQ(listings[0].kind, ListingKind::joint_base);
  EXPECT_EQ(listings[1].kind, ListingKind::technical_problem);
  EXPECT_EQ(listings[2].kind, ListingKind::equipment);
  EXPECT_EQ(listings[3].kind, ListingKind::training);
}

// --- files that are refused, each with its reason, and left as they are ---

TEST_F(SqliteStoreTest, ANewerLayoutIsRefused) {
  opened();
  execute("PRAGMA user_version = 99");
  const std::string before = bytes();
  const auto store = SqliteStore::open(file());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().where, file());
  EXPECT_EQ(store.error().found.en, "layout 99");
  EXPECT_THAT(store.error().wanted.en, HasSubstr("layout 2"));
  EXPECT_FALSE(store.error().action.en.empty());
  EXPECT_EQ(bytes(), before);
}

TEST_F(SqliteStoreTest, AFileThatIsNoDatabaseIsRefused) {
  const std::string notes = "这是一份会议记录，不是数据库。\n" + std::string(5000, 'x');
  std::ofstream(file(), std::ios::binary) << notes;
  const auto store = SqliteStore::open(file());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().where, file());
  EXPECT_THAT(store.error().found.en, HasSubstr("not a database"));
  EXPECT_EQ(bytes(), notes);
}

TEST_F(SqliteStoreTest, AFolderInThePlaceOfTheFileIsRefused) {
  std::filesystem::create_directory(file());
  EXPECT_FALSE(SqliteStore::open(file()));
}

TEST_F(SqliteStoreTest, AFolderBelowAFileIsRefused) {
  std::ofstream(folder_.path() / "notes.txt") << "x";
  const auto store = SqliteStore::open(folder_.path() / "notes.txt" / "data" / "city.sqlite");
  ASSERT_FALSE(store);
  EXPECT_THAT(store.error().where, HasSubstr("notes.txt"));
}

TEST_F(SqliteStoreTest, AFolderThatCannotBeWrittenIsRefused) {
  std::filesystem::permissions(folder_.path(), std::filesystem::perms(0555));
  const int ended = in_a_process([&] {
    constexpr uid_t kNobody = 65534;  // root may write anywhere
    if (geteuid() == 0 && seteuid(kNobody) != 0) _exit(1);
    const auto store = SqliteStore::open(file());
    _exit(!store && !store.error().found.en.empty() ? 42 : 2);
  });
  EXPECT_EQ(ended, 42);
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(SqliteStoreTest, AFileThatAnotherProgramHoldsIsRefused) {
  opened();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto store = SqliteStore::open(file());
  ASSERT_FALSE(store);
  EXPECT_THAT(store.error().found.en, HasSubstr("locked"));
  sqlite3_close(other);
  EXPECT_TRUE(SqliteStore::open(file()));
}

TEST_F(SqliteStoreTest, MissingFoldersAreMade) {
  const auto deep = folder_.path() / "甲" / "b c" / "city.sqlite";
  replace(*opened(deep), "p", random_.tables(1));
  EXPECT_EQ(opened(deep)->city_version(), 1);
}

// --- databases of older programs ---

TEST_F(SqliteStoreTest, ADatabaseFromBeforeDecisionsGainsTheirTable) {
  const CityTables tables = random_.tables(2);
  replace(*opened(), "p", tables);
  execute("DROP TABLE organisation_decisions");
  const OrganisationDecision decision{.organisation = Id<Organisation>("x"), .other = Id<Organisation>("y")};
  opened()->keep_decision(decision, entry_of("organisation.decide"));
  EXPECT_THAT(opened()->decisions(), testing::ElementsAre(decision));
  EXPECT_EQ(opened()->load(all_tables()), tables);
}

TEST_F(SqliteStoreTest, ADatabaseFromBeforeJobsGainsTheirTable) {
  const CityTables tables = random_.tables(2);
  replace(*opened(), "p", tables);
  execute("DROP TABLE jobs");
  JobRecord job{.kind = "outlook", .request = "{}", .state = JobState::running};
  job.id = opened()->add_job(job, entry_of("job.start"));
  EXPECT_TRUE(opened()->change_job(job, "[1]", std::nullopt));
  EXPECT_EQ(opened()->job_result(job.id), "[1]");
  EXPECT_EQ(opened()->job(job.id)->state, JobState::running);
  EXPECT_EQ(opened()->load(all_tables()), tables);
}

TEST_F(SqliteStoreTest, AColumnThatIsNewGetsTheDefaultOfItsRecord) {
  CityTables tables = random_.tables(5);
  replace(*opened(), "p", tables);
  execute("ALTER TABLE schools DROP COLUMN website");
  execute("ALTER TABLE schools DROP COLUMN double_first_class");
  execute("ALTER TABLE regions DROP COLUMN role");
  execute("ALTER TABLE campuses DROP COLUMN plotted");
  execute("ALTER TABLE organisations DROP COLUMN staff_persons");
  for (School& school : tables.schools) school.website = {}, school.double_first_class = {};
  for (Region& region : tables.regions) region.role = Region().role;
  for (Campus& campus : tables.campuses) campus.plotted = Campus().plotted;
  for (Organisation& organisation : tables.organisations) organisation.staff = {};

  const auto store = opened();
  EXPECT_EQ(store->load(all_tables()), tables);
  const CityTables next = random_.tables(6);
  replace(*store, "next", next);
  EXPECT_EQ(store->load(all_tables()), next);
  EXPECT_TRUE(store->withdraw(store->imports().at(0).id, entry_of("pack.withdraw")));
  EXPECT_EQ(store->load(all_tables()), tables);
}

TEST_F(SqliteStoreTest, RowsSetAsideByAnOlderProgramCanBePutBack) {
  CityTables before = random_.tables(4);
  {
    const auto store = opened();
    replace(*store, "before", before);
    replace(*store, "after", random_.tables(5));
  }
  execute("ALTER TABLE previous_schools DROP COLUMN authority");
  for (School& school : before.schools) school.authority = {};
  const auto store = opened();
  EXPECT_TRUE(store->withdraw(store->imports().at(0).id, entry_of("pack.withdraw")));
  EXPECT_EQ(store->load(all_tables()), before);
}

TEST_F(SqliteStoreTest, PlanTextsOfAnOlderProgramCanBeReadAndWritten) {
  PlanText old = random_.plan("old");
  opened()->keep_plan(old, entry_of("plan.import"));
  execute("ALTER TABLE read_targets DROP COLUMN approximate");
  execute("ALTER TABLE plan_texts DROP COLUMN summary");
  old.head.summary = {};
  for (ReadTarget& target : old.targets) target.approximate = ReadTarget().approximate;

  const auto store = opened();
  EXPECT_EQ(store->plan(Id<Plan>("old")), old);
  const PlanText next = random_.plan("next");
  store->keep_plan(next, entry_of("plan.import"));
  EXPECT_EQ(store->plan(Id<Plan>("next")), next);
  auto review = random_.record<PlanReview>(3);
  store->keep_review(review, entry_of("plan.review"));
  EXPECT_THAT(store->reviews(review.plan), testing::ElementsAre(review));
}

TEST_F(SqliteStoreTest, AValueThatNoProgramOfThisHouseWroteIsNamed) {
  replace(*opened(), "p", random_.tables(2));
  execute("UPDATE schools SET level = 'kindergarten'");
  try {
    opened()->load(all_tables());
    FAIL() << "a level that does not exist was read";
  } catch (const std::exception& error) {
    EXPECT_THAT(error.what(), HasSubstr("kindergarten"));
    EXPECT_THAT(error.what(), HasSubstr("level"));
  }
}

TEST_F(SqliteStoreTest, OfTwoProgramsThatTakeTheSameStepsEachStepIsTakenByOne) {
  constexpr int kDeals = 50;
  const auto change_of = [](int number, int seq) {
    const Id<Deal> id("d" + std::to_string(number));
    return DealChange{.deal = {.id = id, .need = Id<Listing>("n" + id.text()), .offer = Id<Listing>("o")},
                      .step = {.deal = id, .seq = seq, .actor = "clock", .at = "2026-11-01T00:00:00Z"}};
  };
  for (int i = 0; i < kDeals; ++i)
    ASSERT_TRUE(opened()->take_deal_step(change_of(i, 1), entry_of("deal.propose")));
  std::atomic<int> taken = 0, failed = 0;
  {
    std::vector<std::jthread> programs;
    for (int program = 0; program < 2; ++program) {
      programs.emplace_back([&, store = std::shared_ptr<SqliteStore>(opened())] {
        for (int i = 0; i < kDeals; ++i) {
          try {
            taken += store->take_deal_step(change_of(i, 2), entry_of("deal.lapse")) ? 1 : 0;
          } catch (const std::exception&) {
            ++failed;
          }
        }
      });
    }
  }
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(taken, kDeals);
}

}  // namespace
}  // namespace langqiao
