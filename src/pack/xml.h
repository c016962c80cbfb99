// XML parts of Office files: parsed without DTDs or outside entities, and walked by local names, since
// writers choose their namespace prefixes freely. Not a general XML layer.
#pragma once

#include <cstring>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace langqiao::pack {

// A parsed part; owns the text that the nodes borrow.
class XmlPart {
 public:
  // `where` names the part in messages. Problems: no well-formed XML, or no UTF.
  static Result<XmlPart, Problem> parse(std::string xml, std::string_view where);

  pugi::xml_node root() const { return document_->document_element(); }

 private:
  std::unique_ptr<std::string> text_;
  std::unique_ptr<pugi::xml_document> document_;
};

// Name without prefix: "p" of <w:p>.
inline std::string_view local(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}
inline std::string_view local(const pugi::xml_node& node) { return local(node.name()); }

// The first child of that local name, or an empty node.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

// The value of the attribute of that local name; empty when there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

// The attribute as a whole number, or `otherwise` when there is none or it is no number.
int number(const pugi::xml_node& node, std::string_view name, int otherwise);

// The value of a switch element such as <w:b/> or <w:b w:val="0"/>; an empty node is off.
bool is_on(const pugi::xml_node& element);

// The first text directly in the node; enough for values that no writer splits.
std::string_view text_in(const pugi::xml_node& node);

// Appends all text directly in the node.
void append_text(const pugi::xml_node& node, std::string& to);

// Calls `visit(node)` for each child element.
template <class Visit>
void for_each_child(const pugi::xml_node& node, Visit&& visit) {
  for (pugi::xml_node each = node.first_child(); each; each = each.next_sibling()) {
    if (each.type() == pugi::node_element) visit(each);
  }
}
template <class Visit>
void for_each_child(const pugi::xml_node& node, std::string_view name, Visit&& visit) {
  for_each_child(node, [&](const pugi::xml_node& each) {
    if (local(each) == name) visit(each);
  });
}

inline constexpr unsigned kXmlOptions = pugi::parse_default | pugi::parse_ws_pcdata;

Failure<Problem> broken_xml(std::string_view where, Wording found);
// What the parser could not read, and at which byte.
Wording unread(const pugi::xml_parse_result& parsed, std::size_t at);

// `text` with every sequence that is not UTF-8, and every control character but tab and line end, made
// U+FFFD.
std::string readable(std::string_view text);

}  // namespace langqiao::pack
