// The rules of the house as one can read them off the files: who includes whom, whose headers are whose,
// which folders stand in the layer list, which words do not belong. It reads text; it compiles nothing.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace langqiao::house {

// What cmake/layers.cmake says, as written out at configure time: a line a fact, words divided by blanks.
struct Layers {
  std::map<std::string, int> layer_of;                          // "layer 3 store"
  std::vector<std::string> adapters;                            // "adapter store/sqlite"
  std::map<std::string, std::vector<std::string>> third_party;  // "third_party SQLiteCpp/ store/sqlite"
};
Layers read_layers(const std::filesystem::path& file);

// One broken rule, as a sentence that begins with file and line.
using Faults = std::vector<std::string>;

// Includes of every source below `src`, and folders that stand in no layer.
Faults faults_of_includes(const std::filesystem::path& src, const Layers& layers);

// Marks of unfinished work and names that say nothing, in the project's own text files below `root`.
Faults faults_of_words(const std::filesystem::path& root);

// Texts in two languages below `src` whose languages have drifted: `worded("…", "…")` and pairs {"中文",
// "English"} that do not name the same values and numbers, or that are not Chinese first.
Faults faults_of_wordings(const std::filesystem::path& src);

// The words of every `enum: [a, b]` of an OpenAPI document, in the order in which they stand.
std::vector<std::vector<std::string>> enums_of(const std::filesystem::path& document);

}  // namespace langqiao::house
