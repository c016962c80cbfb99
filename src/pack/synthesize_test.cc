#include "pack/synthesize.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "city/credit_code.h"
#include "pack/file_text.h"
#include "pack/pack_test_data.h"
#include "pack/synthesis.h"
#include "pack/write.h"

namespace langqiao::pack {
namespace {

using testing::HasSubstr;

struct Sample {
  CityTables measured = read_folder(sample_pack("little_city"))->tables;
  Recipe recipe = *read_recipe(sample_pack("little_city"));
  SynthesisOptions options{.seed = 3, .adverts = 200, .listings = 100};

  CityTables made() const { return synthesize(measured, recipe, options); }
};

CityTables joined(const CityTables& a, const CityTables& b) {
  CityTables all = a;
  for_each_table(all, [&](auto& rows) {
    const auto& more = rows_of<RecordOf<decltype(rows)>>(b);
    rows.insert(rows.end(), more.begin(), more.end());
  });
  return all;
}

TEST(Random, StreamsAreRepeatableAndDiffer) {
  EXPECT_EQ(Random(1).split("a", 2).next(), Random(1).split("a", 2).next());
  std::set<std::uint64_t> firsts;
  for (std::uint64_t i = 0; i < 1000; ++i) firsts.insert(Random(1).split("a", i).next());
  for (const auto* name : {"b", "ab", "ba"}) firsts.insert(Random(1).split(name).next());
  firsts.insert(Random(2).split("a", 0).next());
  EXPECT_EQ(firsts.size(), 1004u);
}

TEST(Random, BetweenReachesBothEnds) {
  Random random(5);
  std::map<std::int64_t, int> seen;
  for (int i = 0; i < 3000; ++i) ++seen[random.between(-1, 1)];
  EXPECT_EQ(seen.size(), 3u);
  for (const auto& [value, count] : seen) EXPECT_GT(count, 850) << value;
}

TEST(Apportioned, SumsExactlyAndKeepsToTheQuota) {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> weights(1 + random.below(40));
    for (double& weight : weights) weight = static_cast<double>(random.below(1000));
    weights[0] += 1;
    const std::int64_t total = random.between(0, 100'000);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    std::int64_t given = 0;
    const auto parts = apportioned(weights, total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      given += parts[i];
      EXPECT_LE(std::abs(static_cast<double>(parts[i]) - weights[i] / sum * static_cast<double>(total)), 1.0);
    }
    EXPECT_EQ(given, total);
  }
}

TEST(Recipe, TotalsArePublishedOnesThenALineThenGrowth) {
  const Recipe recipe = Sample().recipe;
  EXPECT_EQ(employed_in(recipe, 2013), Persons(100'000));
  EXPECT_EQ(employed_in(recipe, 2015), Persons(120'000));
  EXPECT_EQ(employed_in(recipe, 2016), Persons(130'000));
  EXPECT_EQ(employed_in(recipe, 2018), Persons(132'613));
}

TEST(Recipe, TheShippedOneNamesOnlyWhatThePackHas) {
  const auto folder = std::filesystem::path(LANGQIAO_SOURCE_DIR) / "packs/shanghai";
  const auto recipe = read_recipe(folder);
  const auto pack = read_folder(folder);
  ASSERT_TRUE(recipe && pack);
  EXPECT_TRUE(faults_of(*recipe, pack->tables).empty());
}

TEST(Recipe, LostIdsAreFaults) {
  Sample sample;
  sample.recipe.clusters[0].region = Id<Region>("nowhere");
  sample.recipe.common_staff["9-99"] = 1;
  EXPECT_EQ(faults_of(sample.recipe, sample.measured).total(), 2u);
}

TEST(Synthesize, MakesACityWithoutFaults) {
  const Sample sample;
  const auto faults = langqiao::faults_of(joined(sample.measured, sample.made()));
  EXPECT_TRUE(faults.empty()) << faults.front().table << ' ' << faults.front().column << ' '
                              << faults.front().found;
}

TEST(Synthesize, TheSameSeedGivesTheSameAndAnotherSeedAnother) {
  Sample sample;
  const CityTables made = sample.made();
  EXPECT_TRUE(made == sample.made());
  sample.options.seed = 4;
  const CityTables other = sample.made();
  EXPECT_FALSE(made.adverts == other.adverts);
  EXPECT_FALSE(made.employment == other.employment);
}

TEST(Synthesize, MarksEveryRecordAsSynthetic) {
  const CityTables made = Sample().made();
  std::size_t marked = 0;
  for_each_table(made, [&](const auto& rows) {
    using R = RecordOf<decltype(rows)>;
    if constexpr (Sourced<R>) {
      for (const R& record : rows) {
        EXPECT_EQ(record.provenance.quality, Quality::synthetic);
        EXPECT_EQ(record.provenance.source, Id<Source>("synthetic"));
        ++marked;
      }
    }
  });
  EXPECT_GT(marked, 300u);
  EXPECT_EQ(made.sources.size(), 1u);
  for (const Organisation& organisation : made.organisations) {
    EXPECT_TRUE(organisation.name.starts_with("示例·"));
    EXPECT_TRUE(is_credit_code(organisation.credit_code)) << organisation.credit_code;
    EXPECT_THAT(organisation.credit_code, HasSubstr("XXXX"));
  }
}

TEST(Synthesize, EmploymentSumsToTheTotalOfEachYear) {
  const Sample sample;
  std::map<int, Persons> totals;
  for (const Employment& row : sample.made().employment) totals[row.year.begins()] += row.employed;
  ASSERT_EQ(totals.size(), 4u);
  for (const auto& [year, persons] : totals) EXPECT_EQ(persons, employed_in(sample.recipe, year)) << year;
}

TEST(Synthesize, StaffingSumsToTheWholeOfEachIndustryAndYear) {
  std::map<std::pair<std::string, int>, std::int64_t> sums;
  for (const Staffing& row : Sample().made().staffing)
    sums[{row.industry.text(), row.year.begins()}] += row.share.basis_points();
  EXPECT_EQ(sums.size(), 6u) << "three divisions in two years";
  for (const auto& [key, sum] : sums) EXPECT_EQ(sum, Share::kWhole) << key.first;
}

TEST(Synthesize, NoMorePeopleGraduateThanEnteredAndNoMoreEnterThanTheQuota) {
  const Sample sample;
  std::map<std::pair<std::string, int>, Enrolment> rows;
  for (const Enrolment& row : sample.made().enrolments) rows[{row.offering.text(), row.year.begins()}] = row;
  std::size_t compared = 0;
  for (const auto& [key, row] : rows) {
    EXPECT_LE(row.entrants, row.quota);
    const auto offering = std::ranges::find(sample.measured.offerings, row.offering, &Offering::id);
    const auto began = rows.find({key.first, key.second - offering->length_years});
    if (began == rows.end()) continue;
    EXPECT_LE(row.graduates, began->second.entrants);
    ++compared;
  }
  EXPECT_GT(compared, 20u);
  EXPECT_EQ(rows.at({"o2", 2024}).entrants, Persons(0)) << "no longer in the register";
  EXPECT_GT(rows.at({"o2", 2024}).graduates, Persons(0)) << "but those who entered still finish";
  EXPECT_EQ(rows.at({"o1", 2013}).entrants, Persons(200));
}

TEST(Synthesize, AdvertsSayWhatTheirFieldsSay) {
  const Sample sample;
  const CityTables made = sample.made();
  ASSERT_EQ(made.adverts.size(), 200u);
  std::set<std::string> texts;
  for (const Advert& advert : made.adverts) {
    texts.insert(advert.text);
    EXPECT_LE(advert.posted, sample.options.as_of);
    if (!advert.pay_min_yuan && !advert.pay_max_yuan) {
      EXPECT_THAT(advert.text, HasSubstr("面议"));
    }
    const auto plain = std::to_string(advert.pay_min_yuan.value_or(0)) + "-" +
                       std::to_string(advert.pay_max_yuan.value_or(0)) + "元/月";
    if (advert.text.find("元/月，") != std::string::npos && advert.pay_max_yuan) {
      EXPECT_THAT(advert.text, HasSubstr(plain));
    }
  }
  EXPECT_GT(texts.size(), 195u) << "texts are varied";
  EXPECT_TRUE(
      std::ranges::any_of(texts, [](const auto& text) { return text.find("优先") != std::string::npos; }));
  EXPECT_TRUE(
      std::ranges::any_of(texts, [](const auto& text) { return text.find("不要求") != std::string::npos; }));
}

TEST(Synthesize, ListingsHaveOneOwnerAndThreeNeedsToTwoOffers) {
  const CityTables made = Sample().made();
  EXPECT_EQ(std::ranges::count(made.listings, ListingSide::need, &Listing::side), 60);
  for (const Listing& listing : made.listings) {
    EXPECT_NE(listing.organisation.has_value(), listing.school.has_value());
    EXPECT_THAT(listing.text, HasSubstr(listing.title));
    EXPECT_TRUE(is_open(listing, listing.posted));
  }
}

TEST(WriteAdverts, AreTheSameRowsHoweverManyAreWritten) {
  Sample sample;
  const CityTables city = joined(sample.measured, sample.made());
  std::string streamed;
  sample.options.adverts = 3000;
  write_adverts(city, sample.recipe, sample.options, [&](std::string_view text) { streamed += text; });
  EXPECT_TRUE(streamed.starts_with(csv_of(city.adverts)));
}

TEST(SynthesizeFolder, RunTwiceGivesTheSameBytesAndKeepsMeasuredRows) {
  const TemporaryFolder folder;
  for (const auto* name : {"little_cn", "little_city"})
    std::filesystem::copy(sample_pack(name), folder.path() / name, std::filesystem::copy_options::recursive);
  const auto city = folder.path() / "little_city";
  const SynthesisOptions options{.adverts = 50, .listings = 20};
  const auto first = synthesize_folder(city, options);
  ASSERT_TRUE(first);
  std::map<std::string, std::string> bytes;
  for (const FileReading& file : first->files) bytes[file.file] = bytes_of(city / file.file);
  const auto second = synthesize_folder(city, options);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->files, second->files);
  for (const auto& [file, text] : bytes) EXPECT_EQ(bytes_of(city / file), text) << file;

  const auto read = read_folder(city);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->tables.adverts.size(), 50u);
  EXPECT_EQ(read->tables.organisations.front().id, Id<Organisation>("org1"));
  EXPECT_TRUE(without_synthetic(read->tables) == read_folder(sample_pack("little_city"))->tables);
}

TEST(SynthesizeFolder, WithoutARecipeSaysWhatIsMissing) {
  const auto made = synthesize_folder(sample_pack("little_cn"), {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kept()[0].file, "little_cn/synthesis.toml");
}

}  // namespace
}  // namespace langqiao::pack
