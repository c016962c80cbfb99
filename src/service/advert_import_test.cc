// Files of adverts as people have them: understood, checked, taken and taken back.
#include "service/advert_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "service/adverts.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using reading::AdvertColumn;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class AdvertImport : public testing::Test {
 protected:
  void SetUp() override {
    CityTables city = tests::two_district_city();
    city.regions.push_back({.id = Id<Region>("310115"),
                            .kind = RegionKind::district,
                            .name = "浦东新区",
                            .parent = Id<Region>("1"),
                            .provenance = tests::measured()});
    kept_before_ = city.adverts.size();
    store.replace({.pack = "small", .title_zh = "云溪", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(owner, "data.import", "pack small"), {});
  }
  Answer<AdvertImportReport> import(const std::string& bytes, ImportMode mode = ImportMode::check,
                                    AdvertFile file = {}) {
    file.name = "adverts.csv";
    file.bytes = bytes;
    return import_adverts(office, owner, file, mode);
  }
  std::vector<Advert> kept() const {
    auto adverts = store.load({"adverts"}).adverts;
    std::erase_if(adverts, [](const Advert& each) { return !each.id.text().starts_with("own-adverts-"); });
    return adverts;
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Office office{
      store, book, {.today = [] { return Date(2026, 1, 1); }, .now = [] { return "2026-01-01T00:00:00Z"; }}};
  const Actor owner = local_owner();
  std::size_t kept_before_ = 0;
};

constexpr const char* kSite =
    "职位名称,薪资,工作地点,学历要求,公司,发布时间,职位描述,热度\n"
    "护士,8-12K,浦东新区,大专,甲公司,2025-03-01 10:00:00,负责病房护理和急救工作,7\n"
    "助产士,面议,北京市,本科,丙医院,2025年3月2日,\"夜班，\n轮休，需要耐心细致\",8\n";

TEST_F(AdvertImport, ColumnsAreKnownByTheHeadersOfSitesAndCellsBecomeFields) {
  const auto taken = import(kSite, ImportMode::all_or_nothing);
  ASSERT_TRUE(taken);
  ASSERT_TRUE(taken->rows.taken) << taken->rows.errors.at(0).found.en;
  EXPECT_EQ(taken->columns.at(0).holds, AdvertColumn::title);
  EXPECT_EQ(taken->columns.at(0).sample, "护士");
  EXPECT_EQ(taken->columns.at(5).holds, AdvertColumn::posted);
  EXPECT_EQ(taken->columns.at(7).holds, std::nullopt);
  EXPECT_EQ(taken->rows.rows_read, 2);
  EXPECT_EQ(taken->rows.rows_taken, 2);

  const auto adverts = kept();
  ASSERT_THAT(adverts, SizeIs(2));
  const bool nurse_first = adverts[0].title == "护士";
  const Advert& nurse = adverts[nurse_first ? 0 : 1];
  EXPECT_EQ(nurse.posted, Date(2025, 3, 1));
  EXPECT_EQ(nurse.pay_min_yuan, 8000);
  EXPECT_EQ(nurse.pay_max_yuan, 12000);
  EXPECT_EQ(nurse.region, Id<Region>("310115"));
  EXPECT_EQ(nurse.organisation, Id<Organisation>("e1"));
  EXPECT_EQ(nurse.education, "大专");
  EXPECT_EQ(nurse.text, "负责病房护理和急救工作");
  const Provenance from{Id<Source>("own-adverts"), Date(2025, 3, 1), Quality::measured};
  EXPECT_EQ(nurse.provenance, from);

  const Advert& midwife = adverts[nurse_first ? 1 : 0];
  EXPECT_FALSE(midwife.pay_min_yuan || midwife.region || midwife.organisation);
  EXPECT_EQ(midwife.text, "夜班，\n轮休，需要耐心细致\n薪资：面议\n工作地点：北京市\n公司：丙医院")
      << "what no field holds is not lost";
}

TEST_F(AdvertImport, ACheckKeepsNothingAndTheSameFileTwiceChangesNothing) {
  const auto checked = import(kSite);
  EXPECT_EQ(checked->rows.rows_good, 2);
  EXPECT_FALSE(checked->rows.taken);
  EXPECT_THAT(kept(), IsEmpty());
  ASSERT_TRUE(import(kSite, ImportMode::all_or_nothing)->rows.taken);
  EXPECT_THAT(import(kSite)->rows.changes, IsEmpty());
}

TEST_F(AdvertImport, AnImportCanBeWithdrawnWithItsSource) {
  ASSERT_TRUE(import(kSite, ImportMode::all_or_nothing));
  const auto latest = imports(office, owner)->items.at(0);
  EXPECT_EQ(latest.subject, "table adverts");
  ASSERT_TRUE(withdraw_import(office, owner, std::to_string(latest.id)));
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_THAT(store.load({"sources"}).sources, SizeIs(1));
}

TEST_F(AdvertImport, BadRowsAreToldByTheirLineAndTheColumnOfTheFile) {
  const std::string file =
      "职位名称,职位描述,发布时间\n"
      "护士,\"两行\n描述\",2025-03-01\n"
      ",没有名称,2025-03-01\n"
      "助产士,没有日期,3天前\n"
      "少一格,x\n";
  const auto checked = import(file);
  ASSERT_THAT(checked->rows.errors, SizeIs(3));
  EXPECT_EQ(checked->rows.rows_read, 4);
  EXPECT_EQ(checked->rows.rows_good, 1);
  const auto& [nameless, dayless, short_row] =
      std::tie(checked->rows.errors[0], checked->rows.errors[1], checked->rows.errors[2]);
  EXPECT_EQ(nameless.row, 4u);
  EXPECT_EQ(nameless.column, "职位名称");
  EXPECT_EQ(dayless.row, 5u);
  EXPECT_EQ(dayless.column, "发布时间");
  EXPECT_EQ(dayless.found.zh, "3天前");
  EXPECT_EQ(short_row.row, 6u);
  EXPECT_FALSE(import(file, ImportMode::all_or_nothing)->rows.taken);
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_TRUE(import(file, ImportMode::good_rows)->rows.taken);
  EXPECT_THAT(kept(), SizeIs(1));
}

TEST_F(AdvertImport, APersonSaysWhatAColumnHoldsAndOnWhichDay) {
  const std::string file = "招聘,说明,职位描述\n护士,白班为主,内部备注\n";
  EXPECT_THAT(import(file)->rows.errors, ElementsAre(testing::Field(&pack::RowError::row, 0u)));
  AdvertFile said{.source = "site-a", .posted = Date(2025, 5, 1)};
  for (const char* words : {"招聘=title", "说明=text", "职位描述=none"})
    ASSERT_TRUE(say_column(words, said.columns));
  ASSERT_TRUE(import(file, ImportMode::all_or_nothing, said)->rows.taken);
  const auto adverts = store.load({"adverts"}).adverts;
  ASSERT_THAT(adverts, SizeIs(kept_before_ + 1));
  const Advert& made = *std::ranges::find(adverts, "护士", &Advert::title);
  EXPECT_EQ(made.text, "白班为主");
  EXPECT_EQ(made.posted, Date(2025, 5, 1));
  EXPECT_EQ(made.provenance.source, Id<Source>("site-a"));

  ASSERT_TRUE(say_column("没有=title", said.columns));
  EXPECT_EQ(import(file, ImportMode::check, said).error().kind, RefusalKind::malformed);
  for (const char* words : {"title", "=title", "招聘=", "招聘=heading"})
    EXPECT_FALSE(say_column(words, said.columns));
  EXPECT_EQ(import(file, ImportMode::check, {.source = "a b"}).error().kind, RefusalKind::malformed);
}

TEST_F(AdvertImport, RepeatsAreLeftOutAndNearDuplicatesAreTold) {
  const std::string text = "负责三级医院手术室的器械准备、清点和术中配合，要求细致耐心，能倒班";
  const std::string file = "id,title,text,posted\n7,手术室护士," + text + ",2025-03-01\n7,手术室护士," +
                           text + ",2025-03-08\n8,手术室护士," + text + "。,2025-03-01\n";
  const auto checked = import(file);
  EXPECT_EQ(checked->repeats, 1);
  EXPECT_EQ(checked->near_duplicates, 1);
  ASSERT_THAT(checked->like, SizeIs(1));
  EXPECT_EQ(checked->like[0].row, 4);
  EXPECT_EQ(checked->like[0].earlier_row, 2);
  EXPECT_EQ(checked->like[0].earlier, "own-adverts-7");

  ASSERT_TRUE(import(file, ImportMode::all_or_nothing)->rows.taken);
  EXPECT_THAT(kept(), SizeIs(2));
  const auto again = import("id,title,text,posted\n9,手术室护士," + text + ",2025-04-01\n");
  ASSERT_THAT(again->like, SizeIs(1));
  EXPECT_EQ(again->like[0].earlier_row, 0);
  EXPECT_EQ(again->like[0].earlier, "own-adverts-7");
}

TEST_F(AdvertImport, ObjectsOfALineAreReadToo) {
  const auto taken = import(
      "{\"jobName\": \"护士\", \"jobDesc\": \"急救\", \"tags\": [\"三班倒\", \"五险\"], \"createTime\": "
      "1740758400}\n",
      ImportMode::all_or_nothing);
  ASSERT_TRUE(taken->rows.taken);
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(kept()[0].posted, Date(2025, 3, 1));
  EXPECT_EQ(kept()[0].text, "急救\n标签：三班倒|五险");
}

struct HostileCase {
  const char* what;
  std::string bytes;
  std::size_t row;  // of the error
};
std::ostream& operator<<(std::ostream& to, const HostileCase& it) { return to << it.what; }

class HostileAdverts : public AdvertImport, public testing::WithParamInterface<HostileCase> {};
TEST_P(HostileAdverts, AreRefusedWithLineAndReasonAndNothingIsKept) {
  const auto taken = import(GetParam().bytes, ImportMode::all_or_nothing);
  ASSERT_TRUE(taken);
  EXPECT_FALSE(taken->rows.taken);
  ASSERT_THAT(taken->rows.errors, SizeIs(1));
  EXPECT_EQ(taken->rows.errors[0].row, GetParam().row);
  EXPECT_FALSE(taken->rows.errors[0].found.empty());
  EXPECT_FALSE(taken->rows.errors[0].wanted.empty());
  EXPECT_THAT(kept(), IsEmpty());
}
const std::string kPlain = "title,text,posted\n";
INSTANTIATE_TEST_SUITE_P(
    Cases, HostileAdverts,
    testing::Values(
        HostileCase{"an empty file", "", 0}, HostileCase{"blanks", " \n\n", 0},
        HostileCase{"a header that says nothing", "a,b,c\n1,2,3\n", 0},
        HostileCase{"an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0'), 0},
        HostileCase{"half a zip", "PK\x03\x04 and no more", 0},
        HostileCase{"an advert of a megabyte on one line",
                    kPlain + "护士," + std::string(1'000'000, 'x') + ",2025-03-01\n", 2},
        HostileCase{"a title of a megabyte", kPlain + std::string(1'000'000, 'x') + ",急救,2025-03-01\n", 2},
        HostileCase{"bytes that are no UTF-8", kPlain + "护士,急救\xFF\xFE,2025-03-01\n", 2},
        HostileCase{"control characters", kPlain + "护士,急\x01\x07救,2025-03-01\n", 2},
        HostileCase{"an open quote", kPlain + "护士,\"急救,2025-03-01\n", 2}));

TEST_F(AdvertImport, MarkupIsTextLikeAnyOther) {
  ASSERT_TRUE(import("title,text,posted\n<script>alert(1)</script>,=HYPERLINK(0),2025-03-01\n",
                     ImportMode::all_or_nothing)
                  ->rows.taken);
  EXPECT_EQ(kept().at(0).title, "<script>alert(1)</script>");
  EXPECT_EQ(kept().at(0).text, "=HYPERLINK(0)");
}

TEST_F(AdvertImport, OnlyWhoImportsDataImportsAdverts) {
  const Actor visitor;
  EXPECT_EQ(import_adverts(office, visitor, {.bytes = kSite}, ImportMode::check).error().kind,
            RefusalKind::forbidden);
}

}  // namespace
}  // namespace langqiao::service
