#include "house.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/wording_claims.h"

namespace langqiao::house {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// Files below `folder` with one of the extensions, sorted; folders named in `left_out` are not entered.
std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& extensions,
                                  const std::set<std::string>& left_out = {}) {
  std::vector<fs::path> files;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
    if (at->is_directory() && left_out.contains(at->path().filename())) at.disable_recursion_pending();
    if (at->is_regular_file() && extensions.contains(at->path().extension())) files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

std::string root_of(std::string_view room) { return std::string(room.substr(0, room.find('/'))); }

bool is_inside(std::string_view path, std::string_view room) {
  return path == room || (path.starts_with(room) && path.size() > room.size() && path[room.size()] == '/');
}

bool is_test(const std::string& file) { return file.ends_with("_test.cc") || file.ends_with("_fuzz.cc"); }

// Headers that every folder may use: of the language, of POSIX, and the text formatter.
bool belongs_to_everyone(const std::string& header) {
  static const std::set<std::string> kPosix = {"fcntl.h",  "poll.h",  "unistd.h",
                                               "stdlib.h", "csignal", "netdb.h"};
  const bool standard = header.find_first_of("./") == std::string::npos;
  const auto begins = [&](std::string_view with) { return header.starts_with(with); };
  return standard || kPosix.contains(header) || begins("sys/") || begins("netinet/") || begins("arpa/") ||
         begins("fmt/");
}

struct Include {
  int line = 0;
  bool own = false;  // in quotes
  std::string header;
};

std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*(<([^>]+)>|"([^"]+)").*)re");
  std::vector<Include> found;
  std::istringstream lines(text_of(file));
  std::string line;
  std::smatch parts;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (std::regex_match(line, parts, kInclude))
      found.push_back({number, parts[3].matched, parts[3].matched ? parts[3].str() : parts[2].str()});
  }
  return found;
}

// The includes of one file against the rules.
class IncludeCheck {
 public:
  IncludeCheck(const Layers& layers, std::string file, Faults& faults)
      : layers_(layers),
        file_(std::move(file)),
        room_(fs::path(file_).parent_path().generic_string()),
        faults_(faults) {}

  void operator()(const Include& include) { include.own ? own(include) : foreign(include); }

 private:
  void own(const Include& include) {
    const std::string room = fs::path(include.header).parent_path().generic_string();
    if (room_.empty()) return;  // the composition may know everyone
    if (room.empty()) return report(include, "names no folder; write \"folder/file.h\"");
    const auto theirs = layers_.layer_of.find(root_of(room));
    if (theirs == layers_.layer_of.end())
      return report(include, "stands in a folder that cmake/layers.cmake does not name");

    if (root_of(room) == root_of(room_)) {
      if (!is_inside(room_, room))
        report(include,
               fmt::format("a room does not know what is built inside or beside it (from {})", room_));
      return;
    }
    const int here = layers_.layer_of.at(root_of(room_));
    if (theirs->second >= here)
      report(include, fmt::format("points up or sideways: {} is of layer {}, {} of layer {}", room_, here,
                                  room, theirs->second));
    if (std::ranges::any_of(layers_.adapters,
                            [&](const auto& adapter) { return is_inside(room, adapter); }) &&
        !is_test(file_))
      report(include, "names an adapter; only composition.cc may");
  }

  void foreign(const Include& include) {
    if (is_test(file_) && (include.header.starts_with("gtest/") || include.header.starts_with("gmock/")))
      return;
    if (belongs_to_everyone(include.header)) return;
    const auto family = family_of(include.header);
    if (!family) return report(include, "is of a family that cmake/layers.cmake gives to no folder");
    const auto& rooms = layers_.third_party.at(*family);
    const std::string here = room_.empty() ? "main" : room_;
    if (std::ranges::none_of(rooms, [&](const auto& room) { return is_inside(here, room); }))
      report(include, fmt::format("belongs to {} alone", fmt::format("{}", fmt::join(rooms, ", "))));
  }

  // The longest prefix that has a row.
  std::optional<std::string> family_of(const std::string& header) const {
    std::optional<std::string> best;
    for (const auto& [prefix, rooms] : layers_.third_party) {
      if (header.starts_with(prefix) && (!best || prefix.size() > best->size())) best = prefix;
    }
    return best;
  }

  void report(const Include& include, const std::string& why) {
    faults_.push_back(fmt::format("{}:{}: {} {}", file_, include.line, include.header, why));
  }

  const Layers& layers_;
  std::string file_;
  std::string room_;
  Faults& faults_;
};

}  // namespace

Layers read_layers(const fs::path& file) {
  Layers layers;
  std::istringstream lines(text_of(file));
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string kind, first, rest;
    words >> kind >> first;
    if (kind == "layer") {
      while (words >> rest) layers.layer_of[rest] = std::stoi(first);
    } else if (kind == "adapter") {
      layers.adapters.push_back(first);
    } else if (kind == "third_party") {
      while (words >> rest) layers.third_party[first].push_back(rest);
    }
  }
  return layers;
}

Faults faults_of_includes(const fs::path& src, const Layers& layers) {
  Faults faults;
  const auto files = files_below(src, {".h", ".cc"});
  if (files.empty()) faults.push_back(src.string() + ": holds no source");
  for (const fs::path& path : files) {
    const std::string file = path.lexically_relative(src).generic_string();
    if (file.find('/') != std::string::npos && !layers.layer_of.contains(root_of(file))) {
      faults.push_back(
          fmt::format("{}: folder {} stands in no layer of cmake/layers.cmake", file, root_of(file)));
      continue;
    }
    IncludeCheck check(layers, file, faults);
    for (const Include& include : includes_of(path)) check(include);
  }
  return faults;
}

Faults faults_of_words(const fs::path& root) {
  static const std::regex kUnfinished(R"(\b(TODO|FIXME|XXX|HACK|TBD|WIP)\b)");
  static const std::regex kEmptyName(
      R"((^|_)(util|utils|helper|helpers|manager|processor|impl|misc|common)(_|\.|$))");
  Faults faults;
  for (const fs::path& path :
       files_below(root,
                   {".h", ".cc", ".cmake", ".txt", ".py", ".ts", ".tsx", ".css", ".mjs", ".js", ".toml",
                    ".md", ".yaml", ""},
                   {"node_modules", "dist", "build", ".git", ".langqiao", "packs", "plan_texts", "house"})) {
    const std::string file = path.lexically_relative(root).generic_string();
    if (std::regex_search(path.filename().string(), kEmptyName))
      faults.push_back(file + ": the name says nothing");
    std::istringstream lines(text_of(path));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (std::smatch word; std::regex_search(line, word, kUnfinished))
        faults.push_back(fmt::format("{}:{}: {} marks unfinished work", file, number, word.str()));
    }
  }
  return faults;
}

namespace {

void skip_blanks(std::string_view text, std::size_t& at) {
  while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
}

// The literal at `at`, with those that follow it and belong to it; nothing when there is none.
std::optional<std::string> literal_at(std::string_view text, std::size_t& at) {
  std::optional<std::string> literal;
  for (skip_blanks(text, at); at < text.size() && text[at] == '"'; skip_blanks(text, at)) {
    if (!literal) literal.emplace();
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\') ++at;
      if (at < text.size()) *literal += text[at];
    }
    ++at;
  }
  return literal;
}

// The pair of literals behind `sign` at `at`, when they are followed by one of `ends`.
std::optional<Wording> pair_at(std::string_view text, std::size_t at, std::string_view ends) {
  auto zh = literal_at(text, at);
  if (!zh || at >= text.size() || text[at] != ',') return std::nullopt;
  auto en = literal_at(text, ++at);
  if (!en || at >= text.size() || ends.find(text[at]) == std::string_view::npos) return std::nullopt;
  return Wording(std::move(*zh), std::move(*en));
}

bool holds_latin_word(std::string_view text) {
  static const std::regex kWord("[a-z]{2}");
  return std::regex_search(text.begin(), text.end(), kWord);
}

std::size_t places_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '{'));
}

// Places may be numbered where the languages put their values in another order.
std::string without_places(const std::string& text) {
  static const std::regex kPlace(R"(\{[^{}]*\})");
  return std::regex_replace(text, kPlace, "{}");
}

std::string drift_of(const Wording& wording, bool surely) {
  const bool chinese = holds_han(wording.zh);
  if (holds_han(wording.en)) return surely ? "the English holds Chinese" : "";
  if (!chinese) return surely && holds_latin_word(wording.zh) ? "the first text is not Chinese" : "";
  if (!surely && !holds_latin_word(wording.en)) return "";
  if (places_in(wording.zh) != places_in(wording.en)) return "the texts do not name the same values";
  return flaw_of({without_places(wording.zh), without_places(wording.en)});
}

}  // namespace

Faults faults_of_wordings(const fs::path& src) {
  Faults faults;
  for (const fs::path& path : files_below(src, {".h", ".cc"})) {
    if (is_test(path.filename().string())) continue;
    const std::string text = text_of(path);
    const auto look = [&](std::string_view sign, std::string_view ends, bool surely) {
      for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
        const auto pair = pair_at(text, at + sign.size(), ends);
        const std::string drift = pair ? drift_of(*pair, surely) : "";
        if (drift.empty()) continue;
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        faults.push_back(fmt::format("{}:{}: {}: {} | {}", path.lexically_relative(src).generic_string(),
                                     line, drift, pair->zh, pair->en));
      }
    };
    look("worded(", ",)", true);
    look("Words{", "}", true);
    look("{", "}", false);
  }
  return faults;
}

std::vector<std::vector<std::string>> enums_of(const fs::path& document) {
  static const std::regex kEnum(R"(enum:\s*\[([^\]]*)\])"), kWord(R"([A-Za-z0-9_]+)");
  const std::string text = text_of(document);
  std::vector<std::vector<std::string>> found;
  for (std::sregex_iterator at(text.begin(), text.end(), kEnum), end; at != end; ++at) {
    const std::string list = (*at)[1];
    auto& words = found.emplace_back();
    for (std::sregex_iterator word(list.begin(), list.end(), kWord); word != end; ++word)
      words.push_back(word->str());
  }
  return found;
}

}  // namespace langqiao::house
