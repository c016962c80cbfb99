#include "gathered.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/check.h"
#include "base/text.h"
#include "pack/csv.h"
#include "pack/file_text.h"
#include "pack/read.h"

namespace langqiao::reading {
namespace {

const std::filesystem::path kRoot = LANGQIAO_SOURCE_DIR;

std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows;
  std::vector<std::string> names;
  pack::CsvReader reader(text);
  while (reader.next()) {
    if (names.empty()) {
      names.assign(reader.cells().begin(), reader.cells().end());
      continue;
    }
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size() && i < reader.cells().size(); ++i)
      row[names[i]] = reader.cells()[i];
  }
  return rows;
}

std::string unpacked(const std::filesystem::path& file) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("gzip -dc '" + file.string() + "'").c_str(), "r"),
                                                   pclose);
  CHECK(pipe);
  std::string text;
  std::array<char, 1 << 16> block{};
  while (const std::size_t read = std::fread(block.data(), 1, block.size(), pipe.get()))
    text.append(block.data(), read);
  return text;
}

std::string_view cell(const Row& row, std::string_view name) {
  const auto at = row.find(name);
  return at == row.end() ? std::string_view() : at->second;
}

// Occupations by the column `key` of a file beside this one.
Labels labels_of(std::string_view file, std::string_view key) {
  Labels all;
  for (const Row& row : rows_of(pack::bytes_of(kRoot / "tests/reading" / file))) {
    for (const auto code : split(cell(row, "occupations"), '|'))
      all[std::string(cell(row, key))].emplace_back(code);
  }
  return all;
}

}  // namespace

const std::vector<Row>& gathered_adverts() {
  static const std::vector<Row> kRows = [] {
    const auto file = kRoot / "../shared/data/jobs_shanghai.csv.gz";
    return std::filesystem::exists(file) ? rows_of(unpacked(file)) : std::vector<Row>();
  }();
  return kRows;
}

AdvertCells::AdvertCells(const Row& row)
    : row_(row), place_(std::string(cell(row, "city")) + " " + std::string(cell(row, "district"))) {}

AdvertText AdvertCells::view() const {
  return {.title = cell(row_, "title"),
          .text = cell(row_, "description"),
          .tags = cell(row_, "tags"),
          .pay = cell(row_, "salary_raw"),
          .education = cell(row_, "education"),
          .experience = cell(row_, "experience"),
          .place = place_,
          .company = cell(row_, "company"),
          .industry = cell(row_, "industry")};
}

const Labels& labels() {
  static const Labels kLabels = labels_of("labels.csv", "id");
  return kLabels;
}

const Labels& sector_titles() {
  static const Labels kTitles = labels_of("sector_titles.csv", "title");
  return kTitles;
}

CityTables pack_tables() {
  auto pack = pack::read_folder(kRoot / "packs/shanghai");
  CHECK(pack.has_value());
  return std::move(pack->tables);
}

Vocabulary pack_vocabulary() { return Vocabulary(pack_tables()); }

}  // namespace langqiao::reading
