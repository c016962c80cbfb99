#include "pack/numbering.h"

#include <algorithm>

#include "base/text.h"
#include "pack/number_label.h"

namespace langqiao::pack {
namespace {

// Styles are based on one another; longer chains than this only stand in broken files.
constexpr int kMostStyleSteps = 32;

bool is_level(int level) { return level >= 0 && level < kListLevels; }

ListLevel read_level(const pugi::xml_node& node) {
  ListLevel level;
  level.start = std::max(0, number(child(node, "start"), "val", 1));
  level.restart = number(child(node, "lvlRestart"), "val", -1);
  level.legal = is_on(child(node, "isLgl"));
  level.text = readable(attribute(child(node, "lvlText"), "val"));
  level.style = attribute(child(node, "pStyle"), "val");
  if (const auto format = child(node, "numFmt")) level.format = attribute(format, "val");
  if (const auto after = child(node, "suff")) level.after = attribute(after, "val");
  return level;
}

// A bullet as people see it: signs of symbol fonts stand in the private area of Unicode.
std::string bullet(const std::string& text) {
  const bool symbol =
      !text.empty() && code_point_at(text, 0).value >= 0xE000 && code_point_at(text, 0).value <= 0xF8FF;
  return symbol || text == "\uFFFD" ? "•" : text;
}

}  // namespace

ListPlace list_place(const pugi::xml_node& paragraph_properties) {
  const pugi::xml_node node = child(paragraph_properties, "numPr");
  ListPlace place;
  if (const auto list = child(node, "numId")) place.list = std::string(attribute(list, "val"));
  if (const auto level = child(node, "ilvl")) place.level = number(level, "val", 0);
  return place;
}

Numbering::Numbering(const pugi::xml_node& numbering, const pugi::xml_node& styles) {
  read_outlines(numbering);
  read_lists(numbering);
  read_styles(styles);
  follow_style_links(numbering);
}

void Numbering::read_outlines(const pugi::xml_node& numbering) {
  for_each_child(numbering, "abstractNum", [&](const pugi::xml_node& outline) {
    Levels& levels = outlines_[std::string(attribute(outline, "abstractNumId"))];
    for_each_child(outline, "lvl", [&](const pugi::xml_node& node) {
      const int level = number(node, "ilvl", -1);
      if (is_level(level)) levels[static_cast<std::size_t>(level)] = read_level(node);
    });
  });
}

void Numbering::read_lists(const pugi::xml_node& numbering) {
  for_each_child(numbering, "num", [&](const pugi::xml_node& node) {
    List& list = lists_[std::string(attribute(node, "numId"))];
    list.outline = attribute(child(node, "abstractNumId"), "val");
    for_each_child(node, "lvlOverride", [&](const pugi::xml_node& other) {
      const int level = number(other, "ilvl", -1);
      if (!is_level(level)) return;
      if (const auto whole = child(other, "lvl")) list.levels[level] = read_level(whole);
      if (const auto start = child(other, "startOverride"))
        list.starts[level] = std::max(0, number(start, "val", 1));
    });
  });
}

void Numbering::read_styles(const pugi::xml_node& styles) {
  for_each_child(styles, "style", [&](const pugi::xml_node& node) {
    const std::string id(attribute(node, "styleId"));
    styles_[id] = {std::string(attribute(child(node, "basedOn"), "val")), list_place(child(node, "pPr"))};
    const std::string_view standard = attribute(node, "default");
    if (attribute(node, "type") == "paragraph" && (standard == "1" || standard == "true"))
      default_style_ = id;
  });
}

// An outline may only name a style of lists; the levels then are those of the outline that this style names.
void Numbering::follow_style_links(const pugi::xml_node& numbering) {
  for_each_child(numbering, "abstractNum", [&](const pugi::xml_node& outline) {
    const auto style = styles_.find(attribute(child(outline, "numStyleLink"), "val"));
    if (style == styles_.end() || !style->second.place.list) return;
    const auto list = lists_.find(*style->second.place.list);
    if (list == lists_.end()) return;
    const auto levels = outlines_.find(list->second.outline);
    if (levels != outlines_.end())
      outlines_[std::string(attribute(outline, "abstractNumId"))] = levels->second;
  });
}

// What a style and those it is based on say of lists.
ListPlace Numbering::inherited(std::string style) const {
  ListPlace place;
  for (int step = 0; step < kMostStyleSteps; ++step) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) break;
    if (!place.list) place.list = found->second.place.list;
    if (!place.level) place.level = found->second.place.level;
    style = found->second.based_on;
  }
  return place;
}

// The level that names the style as its own, else the one that the style names, else the first.
int Numbering::level_of_style(const List& list, std::string style) const {
  for (int step = 0; step < kMostStyleSteps && !style.empty(); ++step) {
    for (int level = 0; level < kListLevels; ++level)
      if (level_of(list, level).style == style) return level;
    const auto found = styles_.find(style);
    style = found == styles_.end() ? "" : found->second.based_on;
  }
  return 0;
}

const ListLevel& Numbering::level_of(const List& list, int level) const {
  static const ListLevel none{.text = ""};
  if (const auto own = list.levels.find(level); own != list.levels.end()) return own->second;
  const auto outline = outlines_.find(list.outline);
  return outline == outlines_.end() ? none : outline->second[static_cast<std::size_t>(level)];
}

void Numbering::count(const std::string& id, const List& list, int level) {
  Counters& counters = counters_[list.outline];
  auto& own = counters.counts[static_cast<std::size_t>(level)];
  const auto start = list.starts.find(level);
  if (start != list.starts.end() && begun_.emplace(id, level).second) {
    own = start->second;
  } else {
    own = own ? *own + 1 : start != list.starts.end() ? start->second : level_of(list, level).start;
  }
  for (int deeper = level + 1; deeper < kListLevels; ++deeper) {
    const int restart = level_of(list, deeper).restart;
    if (restart < 0 || level < restart) counters.counts[static_cast<std::size_t>(deeper)].reset();
  }
}

std::string Numbering::label_of(const List& list, int level) const {
  const ListLevel& own = level_of(list, level);
  if (own.format == "bullet") return bullet(own.text);
  const Counters& counters = counters_.at(list.outline);
  std::string label;
  for (std::size_t at = 0; at < own.text.size(); ++at) {
    const char next = at + 1 < own.text.size() ? own.text[at + 1] : '\0';
    if (own.text[at] != '%' || next < '1' || next > '9') {
      label += own.text[at];
      continue;
    }
    const int shown = next - '1';
    const ListLevel& other = level_of(list, shown);
    label += number_label(counters.counts[static_cast<std::size_t>(shown)].value_or(other.start),
                          own.legal ? "decimal" : other.format);
    ++at;
  }
  return label;
}

std::string Numbering::next_label(const ListPlace& place, const std::string& style) {
  const std::string& named = style.empty() ? default_style_ : style;
  const ListPlace from_style = inherited(named);
  const std::string id = place.list.value_or(from_style.list.value_or("0"));
  const auto found = lists_.find(id);
  if (found == lists_.end()) return "";
  const List& list = found->second;
  const int level = place.level                       ? *place.level
                    : !place.list && from_style.level ? *from_style.level
                                                      : level_of_style(list, named);
  if (!is_level(level)) return "";
  count(id, list, level);
  std::string label = label_of(list, level);
  if (!label.empty() && level_of(list, level).after != "nothing") label += ' ';
  return label;
}

}  // namespace langqiao::pack
