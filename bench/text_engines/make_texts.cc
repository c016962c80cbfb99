// Synthetic adverts (bench/synthetic_adverts.h) and queries for the engines: texts as they are, and the same
// split into words (pairs of Han characters, characters that stand alone, Latin words).
//   make_texts FOLDER DOCUMENTS QUERIES SOURCE_DIR
#include "../synthetic_adverts.h"
#include "matching/words.h"

namespace langqiao::matching {
namespace {

std::string split_words(const std::string& text) {
  std::string words, word;
  std::u32string run;
  const auto end_word = [&] {
    if (!word.empty()) words += word + ' ';
    word.clear();
  };
  const auto end_run = [&] {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) words += to_utf8(run.substr(i, 2)) + ' ';
    if (run.size() == 1) words += to_utf8(run) + ' ';
    run.clear();
  };
  for (const char32_t c : to_utf32(text)) {
    const Letter letter = letter_of(c);
    if (letter.kind != Letter::Kind::joined) end_run();
    if (letter.kind != Letter::Kind::spaced) end_word();
    if (letter.kind == Letter::Kind::joined) run += letter.folded;
    if (letter.kind == Letter::Kind::spaced) append_utf8(word, letter.folded);
  }
  end_run();
  end_word();
  return words;
}

}  // namespace
}  // namespace langqiao::matching

int main(int, char** arguments) {
  using namespace langqiao;
  using namespace langqiao::matching;
  const std::string folder = arguments[1];
  const SyntheticTexts texts(arguments[4]);
  const auto write = [&](const std::string& name, std::size_t count, auto text_of) {
    std::ofstream plain(folder + "/" + name + ".txt"), words(folder + "/" + name + ".words");
    for (std::size_t i = 0; i < count; ++i) {
      Random random = Random(41).split(name, i);
      const std::string text = text_of(random);
      plain << text << '\n';
      words << split_words(text) << '\n';
    }
  };
  write("documents", std::stoul(arguments[2]), [&](Random& random) { return texts.advert(random); });
  write("queries", std::stoul(arguments[3]), [&](Random& random) { return texts.title(random); });
}
