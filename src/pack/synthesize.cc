#include "pack/synthesize.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

#include "pack/synthesis_texts.h"
#include "pack/write.h"

namespace langqiao::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

Source synthetic_source(const SynthesisOptions& options) {
  return {
      .id = Id<Source>(kSyntheticSource),
      .title = "合成数据 Synthetic data",
      .publisher = "Langqiao",
      .address = {},
      .retrieved = options.as_of,
      .licence = "CC0",
      .note = fmt::format(
          "由 langqiao pack "
          "synthesize（种子{}"
          "）生成，非任何真实单位或个人的数据，不作为证据。就业按已公布总量用迭代比例拟合分到行业大类与区；"
          "岗位结构按行业与职业名称的相近程度；招生按层次总量分到专业点；企业、项目、平台、协议、招聘与供需文"
          "本均为自拟。"
          "总量与假设见 synthesis.toml。",
          options.seed)};
}

// Writes a table of records that are made one by one.
template <class R, class Make>
void write_made(std::size_t count, Make&& make, const Sink& sink, const Progress& progress) {
  std::string text = header_line<R>();
  for (std::size_t number = 1; number <= count; ++number) {
    write_row(make(number), text);
    if (text.size() < kPieceBytes && number < count) continue;
    sink(text);
    text.clear();
    if (progress) progress("write", number, count);
  }
  if (!text.empty()) sink(text);
}

template <class R>
void add_rows(const std::vector<R>& from, std::vector<R>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

CityTables together(const CityTables& measured, const CityTables& made) {
  CityTables all = measured;
  for_each_table(all, [&](auto& rows) { add_rows(rows_of<RecordOf<decltype(rows)>>(made), rows); });
  return all;
}

// A file that takes its name only once it is whole.
class NewFile {
 public:
  explicit NewFile(fs::path path)
      : path_(std::move(path)), fresh_(path_.string() + ".new"), out_(fresh_, std::ios::binary) {}

  void write(std::string_view text) {
    if (!out_.write(text.data(), static_cast<std::streamsize>(text.size())))
      throw std::system_error(errno, std::generic_category(), "cannot write " + fresh_.string());
  }
  void finish() {
    write("");
    out_.close();
    if (!out_) throw std::system_error(errno, std::generic_category(), "cannot write " + fresh_.string());
    fs::rename(fresh_, path_);
  }

 private:
  fs::path path_;
  fs::path fresh_;
  std::ofstream out_;
};

class FolderMaker {
 public:
  FolderMaker(fs::path folder, const SynthesisOptions& options, const Progress& progress)
      : folder_(std::move(folder)), options_(options), progress_(progress) {}

  Result<FolderSynthesis, RowErrors> make() {
    auto read = read_folder(folder_, Taking::all_or_nothing, progress_);
    if (!read) return Failure<RowErrors>(std::move(read.error()));
    keep_own(*read);
    const CityTables measured = without_synthetic(std::move(read->tables));
    const auto recipe = read_recipe(folder_);
    if (!recipe) return Failure<RowErrors>(recipe.error());
    RowErrors faults = faults_of(*recipe, measured);
    if (!faults.empty()) return Failure<RowErrors>(std::move(faults));
    if (progress_) progress_("make", 0, 1);
    SynthesisOptions without_texts = options_;
    without_texts.adverts = without_texts.listings = 0;
    const CityTables made = synthesize(measured, *recipe, without_texts);
    if (progress_) progress_("make", 1, 1);
    write_tables(made);
    const CityTables city = together(measured, made);
    write_texts<Advert>(options_.adverts,
                        [&](const Sink& sink) { write_adverts(city, *recipe, options_, sink, progress_); });
    write_texts<Listing>(options_.listings,
                         [&](const Sink& sink) { write_listings(city, *recipe, options_, sink, progress_); });
    return std::move(synthesis_);
  }

 private:
  // The rows of this folder's own files that the generator did not make.
  void keep_own(const PackReading& read) {
    for_each_table(read.tables, [&](const auto& rows) {
      using R = RecordOf<decltype(rows)>;
      rows_of<R>(own_).assign(rows.begin() + static_cast<std::ptrdiff_t>(read.inherited.at(Table<R>::name)),
                              rows.end());
    });
    own_ = without_synthetic(std::move(own_));
  }

  void write_tables(const CityTables& made) {
    const CityTables all = together(own_, made);
    for_each_table(made, [&](const auto& rows) {
      using R = RecordOf<decltype(rows)>;
      if (rows.empty()) return;
      write_file(path(Table<R>::name), *table_csv(all, Table<R>::name));
      wrote(Table<R>::name, rows_of<R>(all).size());
    });
  }

  // Adverts and listings of people and other sources stand first, the made ones follow.
  template <class R, class Write>
  void write_texts(std::size_t count, Write&& write) {
    const std::vector<R>& own = rows_of<R>(own_);
    NewFile file(path(Table<R>::name));
    file.write(csv_of(own));
    bool header = true;
    write([&](std::string_view text) {
      file.write(std::exchange(header, false) ? text.substr(text.find('\n') + 1) : text);
    });
    file.finish();
    wrote(Table<R>::name, own.size() + count);
  }

  fs::path path(std::string_view table) const { return folder_ / fmt::format("{}.csv", table); }

  void wrote(std::string_view table, std::size_t rows) {
    const fs::path file = path(table);
    synthesis_.files.push_back({.file = file.filename().string(),
                                .table = table,
                                .encoding = "UTF-8",
                                .bytes = fs::file_size(file),
                                .rows = rows});
  }

  fs::path folder_;
  const SynthesisOptions& options_;
  const Progress& progress_;
  CityTables own_;
  FolderSynthesis synthesis_;
};

}  // namespace

CityTables synthesize(const CityTables& measured, const Recipe& recipe, const SynthesisOptions& options) {
  Synthesis synthesis{.measured = measured, .recipe = recipe, .options = options};
  synthesis.made.sources.push_back(synthetic_source(options));
  make_employment(synthesis);
  make_staffing(synthesis);
  make_enrolments(synthesis);
  make_quota_limits(synthesis);
  make_enterprises(synthesis);
  make_projects(synthesis);
  make_platforms(synthesis);
  make_agreements(synthesis);
  if (options.adverts + options.listings > 0) {
    const CityTables city = together(measured, synthesis.made);
    const TextMaker texts(city, recipe, options);
    for (std::size_t number = 1; texts.can_write() && number <= options.adverts; ++number)
      synthesis.made.adverts.push_back(texts.advert(number));
    for (std::size_t number = 1; texts.can_write() && number <= options.listings; ++number)
      synthesis.made.listings.push_back(texts.listing(number));
  }
  return std::move(synthesis.made);
}

RowErrors faults_of(const Recipe& recipe, const CityTables& measured) {
  constexpr Words kCorrect{"请更正这一行", "correct the line"};
  RowErrors errors;
  const auto check = [&](const auto& rows, const auto& id, std::string_view key, std::string_view table) {
    const bool known = std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; });
    if (!known)
      errors.add({"synthesis.toml", 0, std::string(key), as_is(id.text()),
                  worded("{} 中的编号", "an id of {}", table), kCorrect});
  };
  for (const DistrictWeight& district : recipe.districts)
    check(measured.regions, district.region, "districts", "regions");
  for (const DistrictSections& district : recipe.district_sections) {
    check(measured.regions, district.region, "district_sections", "regions");
    for (const auto& [letter, persons] : district.persons) {
      if (!recipe.sections.contains(letter))
        errors.add({"synthesis.toml",
                    0,
                    "district_sections",
                    as_is(letter),
                    {"[sections] 中的字母", "a letter of [sections]"},
                    kCorrect});
    }
  }
  for (const auto& [letter, share] : recipe.sections)
    check(measured.industries, Id<Industry>(letter), "sections", "industries");
  for (const auto& [division, weight] : recipe.divisions)
    check(measured.industries, Id<Industry>(division), "divisions", "industries");
  for (const auto& [occupation, share] : recipe.common_staff)
    check(measured.occupations, Id<Occupation>(occupation), "common_staff", "occupations");
  for (const Cluster& cluster : recipe.clusters) {
    check(measured.regions, cluster.region, "clusters", "regions");
    check(measured.industries, cluster.industry, "clusters", "industries");
  }
  return errors;
}

CityTables without_synthetic(CityTables tables) {
  for_each_table(tables, [](auto& rows) {
    std::erase_if(rows, [](const auto& record) {
      using R = std::remove_cvref_t<decltype(record)>;
      if constexpr (Sourced<R>) return record.provenance.source.text() == kSyntheticSource;
      if constexpr (!Sourced<R>) return record.id.text() == kSyntheticSource;
    });
  });
  return tables;
}

void write_adverts(const CityTables& city, const Recipe& recipe, const SynthesisOptions& options,
                   const Sink& sink, const Progress& progress) {
  const TextMaker texts(city, recipe, options);
  write_made<Advert>(
      texts.can_write() ? options.adverts : 0, [&](std::size_t number) { return texts.advert(number); }, sink,
      progress);
}

void write_listings(const CityTables& city, const Recipe& recipe, const SynthesisOptions& options,
                    const Sink& sink, const Progress& progress) {
  const TextMaker texts(city, recipe, options);
  write_made<Listing>(
      texts.can_write() ? options.listings : 0, [&](std::size_t number) { return texts.listing(number); },
      sink, progress);
}

Result<FolderSynthesis, RowErrors> synthesize_folder(const fs::path& folder, const SynthesisOptions& options,
                                                     const Progress& progress) {
  return FolderMaker(folder, options, progress).make();
}

}  // namespace langqiao::pack
