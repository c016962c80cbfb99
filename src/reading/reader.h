// Reads adverts, needs and offers: text in, concepts out. Pure and the same for the same words; one Reader
// serves any number of threads, each with a Desk of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "city/reading.h"
#include "reading/occupation_judge.h"
#include "reading/vocabulary.h"
#include "reading/word_finder.h"

namespace langqiao::reading {

// The parts of an advert; what is missing is empty. Any bytes; each part under 4 GiB.
struct AdvertText {
  std::string_view title;
  std::string_view text;
  std::string_view tags;
  std::string_view pay;
  std::string_view education;
  std::string_view experience;
  std::string_view place;
  std::string_view company;
  std::string_view industry;
};

class Reader {
 public:
  // `home`: code of the city whose places are meant where a name is that of several; may be empty.
  explicit Reader(Vocabulary vocabulary, std::string home = {});

  class Desk {
   public:
    explicit Desk(const Reader& reader) : words_(reader.finder_) {}

   private:
    friend class Reader;
    WordFinder::Desk words_;
    OccupationJudge::Room judge_;
    Folded cell_;
    std::vector<FoundWord> title_words_;
    std::vector<FoundWord> other_words_;
    std::string folded_title_;
    std::string clean_title_;
  };

  Reading read(const AdvertText& advert, Desk& desk) const;

  // The occupation that the title alone names beyond doubt, to learn from; and the words of the whole advert.
  std::optional<std::string> sure_occupation(const AdvertText& advert, Desk& desk) const;
  std::span<const FoundWord> words_of(const Desk& desk) const { return desk.other_words_; }

  const Vocabulary& vocabulary() const { return *vocabulary_; }
  const WordFinder& finder() const { return finder_; }

 private:
  static std::string_view clean(std::string_view title, Desk& desk);
  void read_title(std::string_view title, Desk& desk, Reading& reading) const;
  void read_words(std::string_view text, AdvertField field, Desk& desk, Reading& reading) const;
  void read_text_fields(std::string_view text, AdvertField field, Desk& desk, Reading& reading) const;
  void read_cells(const AdvertText& advert, Desk& desk, Reading& reading) const;
  void mention(std::span<const FoundWord> words, AdvertField field, Reading& reading) const;

  // A meaning that is mentioned wherever its word stands, side by side with those of the next word: a text
  // names thousands.
  struct Meaning {
    const std::string* id = nullptr;
    ConceptKind kind = ConceptKind::skill;
    bool is_short_occupation = false;
  };
  void lay_out_meanings();

  std::unique_ptr<const Vocabulary> vocabulary_;
  std::vector<Meaning> meanings_;
  std::vector<std::uint32_t> meanings_from_;  // by word, and one behind the last
  WordFinder finder_;
  OccupationJudge judge_;
  std::string home_;
};

}  // namespace langqiao::reading
