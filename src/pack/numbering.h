// Automatic numbering of a Word document (ECMA-376 part 1, 17.9): the labels that Word prints before numbered
// paragraphs and stores nowhere. Walks with the reader from the first paragraph to the last.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "pack/xml.h"

namespace langqiao::pack {

inline constexpr int kListLevels = 9;

// How one level of a list is numbered.
struct ListLevel {
  int start = 1;
  std::string format = "decimal";
  std::string text;           // "（%1）"; %n is the number of level n, from 1
  std::string after = "tab";  // "tab", "space" or "nothing"
  int restart = -1;    // restarts after this level (from 1) or a higher one; 0 never, -1 after any higher
  bool legal = false;  // all numbers decimal
  std::string style;   // paragraph style that stands at this level

  bool operator==(const ListLevel&) const = default;
};

// The list and level that a paragraph or a style names; what is not named is nothing.
struct ListPlace {
  std::optional<std::string> list;  // numId; "0" takes a numbering away
  std::optional<int> level;

  bool operator==(const ListPlace&) const = default;
};

// Reads <w:pPr><w:numPr>.
ListPlace list_place(const pugi::xml_node& paragraph_properties);

class Numbering {
 public:
  Numbering() = default;
  // From numbering.xml and styles.xml; either may be an empty node.
  Numbering(const pugi::xml_node& numbering, const pugi::xml_node& styles);

  // The label of the next paragraph with what stands between it and the text ("（一）", "1. "); empty when
  // the paragraph has none. `place` is what the paragraph itself names, `style` its style.
  std::string next_label(const ListPlace& place, const std::string& style);

 private:
  using Levels = std::array<ListLevel, kListLevels>;
  struct List {
    std::string outline;              // abstractNumId
    std::map<int, ListLevel> levels;  // that this list has otherwise
    std::map<int, int> starts;        // that this list begins anew with
  };
  struct Style {
    std::string based_on;
    ListPlace place;
  };
  struct Counters {
    std::array<std::optional<int>, kListLevels> counts;  // of levels in use since their last restart
  };

  void read_outlines(const pugi::xml_node& numbering);
  void read_lists(const pugi::xml_node& numbering);
  void read_styles(const pugi::xml_node& styles);
  void follow_style_links(const pugi::xml_node& numbering);

  ListPlace inherited(std::string style) const;
  int level_of_style(const List& list, std::string style) const;
  const ListLevel& level_of(const List& list, int level) const;
  void count(const std::string& id, const List& list, int level);
  std::string label_of(const List& list, int level) const;

  std::map<std::string, Levels, std::less<>> outlines_;
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Style, std::less<>> styles_;
  std::string default_style_;
  std::map<std::string, Counters, std::less<>> counters_;  // by outline: lists of one outline count on
  std::set<std::pair<std::string, int>> begun_;            // lists and levels whose own start was used
};

}  // namespace langqiao::pack
