// The generator of synthetic tables: what has no public source, made up so that the system can be tried and
// read. Every record it makes is marked synthetic and points to the source `synthetic`. It is deterministic:
// the same measured tables, recipe and options give the same bytes, on any machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "city/tables.h"
#include "pack/read.h"
#include "pack/recipe.h"
#include "pack/row_error.h"

namespace langqiao::pack {

struct SynthesisOptions {
  std::uint64_t seed = 1;
  Date as_of = Date(2026, 11, 1);  // of every record; nothing is dated later
  std::size_t adverts = 4000;
  std::size_t listings = 1000;  // three needs to two offers
};

// Only the synthetic records: their source, employment by division and district, staffing patterns,
// enrolments, resources of schools, floors of districts, enterprises, projects, platforms, agreements,
// adverts, listings. Precondition: `measured` has no faults and no records made by this generator; `recipe`
// names only ids of `measured`.
CityTables synthesize(const CityTables& measured, const Recipe& recipe, const SynthesisOptions& options);

// Faults of a recipe beside the tables it is meant for: ids that stand nowhere.
RowErrors faults_of(const Recipe& recipe, const CityTables& measured);

// `tables` without what the generator made.
CityTables without_synthetic(CityTables tables);

// Takes CSV text, a piece at a time.
using Sink = std::function<void(std::string_view csv)>;

// Adverts at any volume as CSV, header first, without keeping them: row i is the same however many are
// written. `city` holds measured and synthetic tables together.
void write_adverts(const CityTables& city, const Recipe& recipe, const SynthesisOptions& options,
                   const Sink& sink, const Progress& progress = {});
void write_listings(const CityTables& city, const Recipe& recipe, const SynthesisOptions& options,
                    const Sink& sink, const Progress& progress = {});

struct FolderSynthesis {
  std::vector<FileReading> files;  // that were written, with the rows now in each
};

// Reads the pack in `folder` with its synthesis.toml and writes the synthetic records into its files, in the
// place of those of an earlier run; measured rows stay as they are. Stages told: those of reading, "make",
// "write".
Result<FolderSynthesis, RowErrors> synthesize_folder(const std::filesystem::path& folder,
                                                     const SynthesisOptions& options,
                                                     const Progress& progress = {});

}  // namespace langqiao::pack
