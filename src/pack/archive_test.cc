#include "pack/archive.h"

#include <gtest/gtest.h>

#include "base/wording_claims.h"
#include "pack/office_samples.h"

namespace langqiao::pack {
namespace {

using samples::zip_of;

TEST(Archive, GivesBackWhatWasPacked) {
  const std::string bytes =
      zip_of({{"a.xml", "<a/>"}, {"folder/b.txt", std::string(3'000'000, 'x')}, {"empty", ""}});
  ASSERT_TRUE(is_zip(bytes));
  auto archive = Archive::open(bytes, "book.xlsx");
  ASSERT_TRUE(archive) << archive.error().found.en;
  EXPECT_EQ(archive->entries().size(), 3u);
  EXPECT_EQ(archive->read("a.xml").value(), "<a/>");
  EXPECT_EQ(archive->read("folder/b.txt").value(), std::string(3'000'000, 'x'));
  EXPECT_EQ(archive->read("empty").value(), "");
}

TEST(Archive, ComparesNamesAsOfficeProgramsDo) {
  const std::string bytes = zip_of({{"XL\\Workbook.xml", "1"}});
  auto archive = Archive::open(bytes, "book.xlsx");
  ASSERT_TRUE(archive);
  EXPECT_TRUE(archive->has("/xl/workbook.xml"));
  EXPECT_EQ(archive->read("xl/workbook.xml").value(), "1");
  EXPECT_FALSE(archive->has("workbook.xml"));
}

TEST(Archive, NamesTheEntryThatIsMissing) {
  const std::string bytes = zip_of({{"a", "1"}});
  auto archive = Archive::open(bytes, "book.xlsx");
  ASSERT_TRUE(archive);
  const auto missing = archive->read("b");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, "book.xlsx!b");
  EXPECT_EQ(missing.error().found.en, "no such entry");
}

TEST(Archive, RefusesABombByItsDirectory) {
  const std::string bomb = zip_of({{"a", std::string(std::size_t{20} << 20, '\0')}});
  ASSERT_LT(bomb.size(), 30'000u);
  const auto archive = Archive::open(bomb, "bomb.xlsx");
  ASSERT_FALSE(archive);
  EXPECT_EQ(archive.error().where, "bomb.xlsx");
  EXPECT_EQ(archive.error().found.en, fmt::format("20971520 bytes packed into {}", bomb.size()));
  EXPECT_EQ(archive.error().wanted.en, "at most 400 times the packed size");
}

TEST(Archive, HoldsToEachLimit) {
  const std::string bytes = zip_of({{"a", std::string(1000, 'a')}, {"b", std::string(1000, 'b')}});
  EXPECT_FALSE(Archive::open(bytes, "x", {.most_entries = 1}));
  EXPECT_FALSE(Archive::open(bytes, "x", {.most_bytes = 1999}));
  auto archive = Archive::open(bytes, "x", {.most_entries = 2, .most_entry_bytes = 999, .most_bytes = 2000});
  ASSERT_TRUE(archive);
  const auto entry = archive->read("a");
  ASSERT_FALSE(entry);
  EXPECT_EQ(entry.error().found.en, "more than 999 bytes");
}

TEST(Archive, CountsWhatWasReadTwice) {
  const std::string bytes = zip_of({{"a", std::string(1000, 'a')}});
  auto archive = Archive::open(bytes, "x", {.most_bytes = 1500});
  ASSERT_TRUE(archive && archive->read("a"));
  EXPECT_FALSE(archive->read("a"));
}

// The declared size stands in the directory; the data is what it is.
TEST(Archive, BelievesNoDeclaredSize) {
  std::string bytes = zip_of({{"a", std::string(100'000, 'a')}});
  const std::string size("\xA0\x86\x01\x00", 4);
  for (std::size_t at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at))
    bytes.replace(at, 4, std::string("\x01\0\0\0", 4));
  auto archive = Archive::open(bytes, "x", {.most_bytes = 50'000});
  ASSERT_TRUE(archive);
  EXPECT_FALSE(archive->read("a"));
}

TEST(Archive, SaysThatItIsDamagedWhereverItIsCut) {
  const std::string bytes = zip_of({{"a", "some text"}, {"b", "other text"}});
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto archive = Archive::open(std::string_view(bytes).substr(0, length), "cut.docx");
    ASSERT_FALSE(archive) << length;
    EXPECT_EQ(archive.error().what.en, "the file is damaged");
    EXPECT_EQ(flaw_of_words(archive.error().found), "");
  }
}

TEST(Archive, FindsADamagedEntryByItsSum) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += fmt::format("{},", i * 7919 % 1000);
  std::string bytes = zip_of({{"a", text}});
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
  auto archive = Archive::open(bytes, "bad.docx");
  ASSERT_TRUE(archive);
  const auto entry = archive->read("a");
  ASSERT_FALSE(entry);
  EXPECT_EQ(entry.error().what.en, "the file is damaged");
  EXPECT_EQ(entry.error().where, "bad.docx!a");
}

}  // namespace
}  // namespace langqiao::pack
