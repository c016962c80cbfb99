// Texts read into concepts with the words of the city: one text, or a file of adverts at volume.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "pack/row_stream.h"
#include "reading/advert_columns.h"
#include "reading/learn.h"
#include "reading/reader.h"
#include "service/office.h"

namespace langqiao::service {

// The reader of a city, or of a pack that is not imported. Takes about a second to make.
reading::Reader reader_of(const CityView& view);
Answer<reading::Reader> reader_of_pack(const std::filesystem::path& folder);

// A reading with the names that a person wants beside its codes.
struct AdvertReading {
  std::size_t line = 0;  // of the file; 0: of none
  std::string id;        // as the file gives it
  Reading reading;
  std::string occupation_name;
  std::string runner_up_name;
  std::string place_name;
  std::vector<std::string> found;  // by mention: its words in the text
};
AdvertReading read_advert(const reading::Reader& reader, const reading::AdvertRow& advert,
                          reading::Reader::Desk& desk);

// One text, as whoever writes it sees it read.
struct TextToRead {
  std::string title;
  std::string text;
};
struct TextReading {
  AdvertReading read;
  std::vector<std::string> names;  // by mention: the name of its concept
};
Answer<TextReading> read_text(const Office& office, const Actor& actor, const TextToRead& text);

struct ReadOptions {
  std::filesystem::path file;
  std::optional<pack::RowFormat> format;  // by the content when absent
  std::map<std::string, reading::AdvertColumn>
      columns;           // name in the file → what it holds; over what is recognised
  unsigned threads = 0;  // 0: as many as the machine has
};

struct ReadReport {
  std::size_t rows = 0;
  std::size_t read = 0;
  std::size_t repaired = 0;      // rows with bytes that no encoding explains
  std::size_t empty = 0;         // rows without title, text and tags
  std::vector<Problem> refused;  // the first kMostProblems
  std::size_t refused_total = 0;
  std::string encoding;
  bool stopped = false;  // asked to stop before the end

  static constexpr std::size_t kMostProblems = 100;
};

// Called from one thread: readings in the order of the file, and how far in bytes the reading is.
struct ReadSinks {
  std::function<void(const AdvertReading&)> take;
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// Reads every row in constant memory; the same bytes in give the same readings out, however many threads.
// Refused when the file cannot be read or no column of it holds a title or a text.
Answer<ReadReport> read_adverts(const reading::Reader& reader, const ReadOptions& options,
                                const ReadSinks& sinks, std::stop_token stop = {});

// Weights of words learned from the adverts of a file whose titles are sure (reading/learn.h), for
// term_weights.csv of a pack, and from `corrections` beside them. Keeps the words of every advert in memory;
// `sinks.take` is not called.
struct Learned {
  ReadReport report;
  std::size_t lessons = 0;
  std::vector<TermWeight> weights;
};
Answer<Learned> learn_from_adverts(const reading::Reader& reader, const ReadOptions& options,
                                   const ReadSinks& sinks, std::vector<reading::Lesson> corrections,
                                   std::stop_token stop = {});

}  // namespace langqiao::service
