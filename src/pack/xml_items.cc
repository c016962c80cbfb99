#include "pack/xml_items.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "base/text.h"

namespace langqiao::pack {
namespace {

constexpr auto kNowhere = std::string_view::npos;

// The tag <name …> or <prefix:name …>.
struct Tag {
  std::size_t begin;        // of '<'
  std::size_t end;          // behind '>'
  std::string_view prefix;  // with its colon
  bool closed;              // <name/>
};

std::optional<Tag> find_tag(std::string_view xml, std::string_view name) {
  for (std::size_t at = xml.find(name); at != kNowhere; at = xml.find(name, at + 1)) {
    const std::size_t begin = xml.find_last_of("<> \"/", at == 0 ? 0 : at - 1);
    const std::size_t after = at + name.size();
    const bool whole = after < xml.size() && std::string_view("> \t\r\n/").find(xml[after]) != kNowhere;
    if (begin == kNowhere || xml[begin] != '<' || !whole) continue;
    const std::string_view prefix = xml.substr(begin + 1, at - begin - 1);
    const std::size_t close = xml.find('>', after);
    if (close == kNowhere || !(prefix.empty() || prefix.ends_with(':'))) continue;
    return Tag{begin, close + 1, prefix, xml[close - 1] == '/'};
  }
  return std::nullopt;
}

// Visits the items of a whole tree.
bool visit_children(const pugi::xml_node& container, std::string_view item, const VisitItem& visit) {
  for (pugi::xml_node each = container.first_child(); each; each = each.next_sibling()) {
    if (local(each) == item && !visit(each)) return false;
  }
  return true;
}

Result<XmlPart, Problem> visit_tree(std::string xml, std::string_view container, std::string_view item,
                                    std::string_view where, const VisitItem& visit) {
  auto part = XmlPart::parse(std::move(xml), where);
  if (!part) return part;
  const pugi::xml_node root = part->root();
  visit_children(local(root) == container ? root : child(root, container), item, visit);
  return part;
}

// Where a piece of at least 256 KiB from `at` ends: behind an end tag of an item, or at the end of `body`.
std::size_t piece_end(std::string_view body, std::size_t at, const std::string& end_tag) {
  constexpr std::size_t kPiece = std::size_t{1} << 18;
  const std::size_t tag = body.find(end_tag, std::min(at + kPiece, body.size()));
  const std::size_t close = tag == kNowhere ? kNowhere : body.find('>', tag);
  return close == kNowhere ? body.size() : close + 1;
}

}  // namespace

Result<XmlPart, Problem> for_each_item(std::string xml, std::string_view container, std::string_view item,
                                       std::string_view where, const VisitItem& visit) {
  const auto open = find_tag(xml, container);
  // A comment or a CDATA section may hold what looks like a tag; a wide encoding hides the tags.
  if (!open || open->closed || xml.find("<!") != kNowhere || !is_utf8(xml))
    return visit_tree(std::move(xml), container, item, where, visit);
  const std::size_t close = xml.find(fmt::format("</{}{}", open->prefix, container), open->end);
  if (close == kNowhere) return broken_xml(where, worded("{} 没有结尾", "no end of {}", container));

  const std::string end_tag = fmt::format("</{}{}>", open->prefix, item);
  const std::string_view body = std::string_view(xml).substr(0, close);
  pugi::xml_document piece;
  for (std::size_t at = open->end; at < close;) {
    const std::size_t end = piece_end(body, at, end_tag);
    const auto parsed = piece.load_buffer_inplace(xml.data() + at, end - at,
                                                  kXmlOptions | pugi::parse_fragment, pugi::encoding_utf8);
    if (!parsed) return broken_xml(where, unread(parsed, at + static_cast<std::size_t>(parsed.offset)));
    if (!visit_children(piece, item, visit)) break;
    at = end;
  }
  return XmlPart::parse(xml.substr(0, open->end) + xml.substr(close), where);
}

}  // namespace langqiao::pack
