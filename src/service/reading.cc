#include "service/reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/parallel.h"
#include "pack/read.h"
#include "service/advert_book.h"
#include "service/concept_name.h"

namespace langqiao::service {
namespace {

constexpr std::size_t kBatchRows = 2048;
constexpr std::size_t kBatchBytes = std::size_t{16} << 20;

std::string name_of_occupation(const reading::Vocabulary& vocabulary, const std::string& id) {
  return vocabulary.has_occupation(id) ? vocabulary.occupation_name(id) : std::string();
}

// Columns of a file as parts of adverts. JSONL may bring new ones with any row.
class Columns {
 public:
  explicit Columns(const ReadOptions& options) : options_(options) {}

  const reading::AdvertRow::Layout& layout(const std::vector<std::string>& names) {
    for (std::size_t i = layout_.size(); i < names.size(); ++i) {
      const auto given = options_.columns.find(names[i]);
      layout_.push_back(given == options_.columns.end() ? reading::column_of_header(names[i])
                                                        : std::optional(given->second));
    }
    return layout_;
  }

 private:
  const ReadOptions& options_;
  reading::AdvertRow::Layout layout_;
};

Failure<Refusal> no_text(const ReadOptions& options, const std::vector<std::string>& columns) {
  return refuse(RefusalKind::malformed,
                {{"没有一列是职位名称或职位描述", "No column holds a title or a text"},
                 options.file.string(),
                 as_is(fmt::format("{}", fmt::join(columns, " "))),
                 {"title（职位名称）、text（职位描述）或 tags（技能标签）列", "a column title, text or tags"},
                 {"请用 --column 列名=title 指明", "Say which with --column NAME=title"}});
}

Failure<Refusal> no_column(const ReadOptions& options, const std::string& name,
                           const std::vector<std::string>& columns) {
  return refuse(RefusalKind::malformed, {{"没有这一列", "There is no such column"},
                                         options.file.string(),
                                         as_is(name),
                                         as_is(fmt::format("{}", fmt::join(columns, " "))),
                                         {"请检查 --column 中的列名", "Check the name in --column"}});
}

void refuse_row(ReadReport& report, const ReadOptions& options, const pack::StreamedRow& row) {
  if (report.refused_total++ >= ReadReport::kMostProblems) return;
  report.refused.push_back(
      {{"一行无法读取", "A row cannot be read"},
       fmt::format("{}:{}", options.file.string(), row.line),
       *row.refused,
       {"与首行列数相当的一行，或一个 JSON 对象", "a row like the header, or a JSON object"},
       {"请更正该行；其余各行已读取", "Correct the row; the others were read"}});
}

bool holds_text(const reading::AdvertRow::Layout& layout) {
  return std::ranges::any_of(layout, [](const auto& column) {
    return column == reading::AdvertColumn::title || column == reading::AdvertColumn::text ||
           column == reading::AdvertColumn::tags;
  });
}

struct Waiting {
  std::size_t line;
  reading::AdvertRow row;
};

// Calls `work` with the adverts of the file, some at a time and in order; the report of all of them.
template <class Work>
Answer<ReadReport> each_batch(const ReadOptions& options,
                              const std::function<void(std::size_t, std::size_t)>& progress,
                              std::stop_token stop, const Work& work) {
  auto stream = pack::RowStream::open(options.file, options.format);
  if (!stream) return refuse(RefusalKind::malformed, std::move(stream.error()));
  ReadReport report{.encoding = stream->encoding()};
  Columns columns(options);
  const bool csv = stream->format() == pack::RowFormat::csv;
  if (csv) {
    for (const auto& [name, column] : options.columns) {
      if (std::ranges::find(stream->columns(), name) == stream->columns().end())
        return no_column(options, name, stream->columns());
    }
    if (!holds_text(columns.layout(stream->columns()))) return no_text(options, stream->columns());
  }
  std::vector<Waiting> batch;
  std::size_t bytes = 0;
  const auto work_off = [&] {
    work(batch);
    report.read += batch.size();
    batch.clear();
    bytes = 0;
    if (progress) progress(stream->bytes_read(), stream->bytes_total());
  };
  pack::StreamedRow row;
  while (stream->next(row)) {
    if (stop.stop_requested()) {
      report.stopped = true;
      break;
    }
    ++report.rows;
    if (csv && !row.refused && row.cells.size() != stream->columns().size())
      row.refused = worded("{} 个单元格，首行有 {} 个", "{} cells, the header has {}", row.cells.size(),
                           stream->columns().size());
    if (row.refused) {
      refuse_row(report, options, row);
      continue;
    }
    if (row.repaired) ++report.repaired;
    Waiting waiting{row.line, reading::AdvertRow(columns.layout(stream->columns()), row.cells)};
    if (waiting.row.empty()) {
      ++report.empty;
      continue;
    }
    for (const std::string& cell : row.cells) bytes += cell.size();
    batch.push_back(std::move(waiting));
    if (batch.size() >= kBatchRows || bytes >= kBatchBytes) work_off();
  }
  work_off();
  if (report.rows > 0 && report.empty == report.rows) return no_text(options, stream->columns());
  return report;
}

}  // namespace

reading::Reader reader_of(const CityView& view) {
  return reading::Reader(reading::Vocabulary(view.city.tables()), view.head.city.text());
}

Answer<reading::Reader> reader_of_pack(const std::filesystem::path& folder) {
  const auto pack = pack::read_folder(folder);
  if (!pack) {
    const auto& first = pack.error().kept().front();
    return refuse(RefusalKind::malformed,
                  {{"数据包有错误", "The pack has errors"},
                   fmt::format("{}:{}", first.file, first.row),
                   first.found,
                   first.wanted,
                   {"请先运行 langqiao pack check", "Run langqiao pack check first"}});
  }
  return reading::Reader(reading::Vocabulary(pack->tables), pack->head.city.value_or(Id<Region>()).text());
}

AdvertReading read_advert(const reading::Reader& reader, const reading::AdvertRow& advert,
                          reading::Reader::Desk& desk) {
  AdvertReading read{.id = advert.id(), .reading = reader.read(advert.view(), desk)};
  const auto& vocabulary = reader.vocabulary();
  if (const auto& occupation = read.reading.occupation) {
    read.occupation_name = name_of_occupation(vocabulary, occupation->occupation.text());
    if (occupation->runner_up)
      read.runner_up_name = name_of_occupation(vocabulary, occupation->runner_up->text());
  }
  if (read.reading.place) read.place_name = vocabulary.place_name(read.reading.place->code);
  for (const Mention& mention : read.reading.mentions) {
    const ByteSpan span = mention.at.span;
    read.found.push_back(advert.part(mention.at.field).substr(span.begin, span.end - span.begin));
  }
  return read;
}

Answer<TextReading> read_text(const Office& office, const Actor& actor, const TextToRead& text) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const auto reader = view->adverts->reader(view->city, view->head.city.text());
    reading::Reader::Desk desk(*reader);
    const reading::AdvertRow row({reading::AdvertColumn::title, reading::AdvertColumn::text},
                                 {text.title, text.text});
    TextReading reading{read_advert(*reader, row, desk), {}};
    for (const Mention& mention : reading.read.reading.mentions)
      reading.names.push_back(
          mention.kind == ConceptKind::place
              ? std::string(reader->vocabulary().place_name(mention.id))
              : name_of_concept(view->city, mention.kind, mention.id).value_or(mention.id));
    return reading;
  });
}

Answer<ReadReport> read_adverts(const reading::Reader& reader, const ReadOptions& options,
                                const ReadSinks& sinks, std::stop_token stop) {
  const std::size_t threads = threads_of(options.threads);
  std::vector<reading::Reader::Desk> desks;
  for (std::size_t i = 0; i < threads; ++i) desks.emplace_back(reader);
  return each_batch(options, sinks.progress, stop, [&](const std::vector<Waiting>& batch) {
    std::vector<AdvertReading> readings(batch.size());
    parallel_for(batch.size(), static_cast<unsigned>(threads), [&](std::size_t i, std::size_t worker) {
      readings[i] = read_advert(reader, batch[i].row, desks[worker]);
      readings[i].line = batch[i].line;
    });
    for (const AdvertReading& each : readings) sinks.take(each);
  });
}

Answer<Learned> learn_from_adverts(const reading::Reader& reader, const ReadOptions& options,
                                   const ReadSinks& sinks, std::vector<reading::Lesson> corrections,
                                   std::stop_token stop) {
  std::vector<reading::Lesson> lessons = std::move(corrections);
  reading::Reader::Desk desk(reader);
  auto report = each_batch(options, sinks.progress, stop, [&](const std::vector<Waiting>& batch) {
    for (const Waiting& each : batch) {
      if (auto lesson = reading::lesson_of(reader, each.row.view(), desk))
        lessons.push_back(std::move(*lesson));
    }
  });
  if (!report) return Failure<Refusal>(report.error());
  return Learned{std::move(*report), lessons.size(), reading::learn(lessons, reader.vocabulary())};
}

}  // namespace langqiao::service
