#include "pack/xml.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/text.h"

namespace langqiao::pack {
namespace {

constexpr std::string_view kUnreadable = "\uFFFD";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

// XML in UTF-16 or UTF-32 has a zero byte among its first four, or begins with a mark.
bool is_wide(std::string_view xml) {
  return xml.starts_with("\xFE\xFF") || xml.starts_with("\xFF\xFE") ||
         xml.substr(0, 4).find('\0') != std::string_view::npos;
}

}  // namespace

Failure<Problem> broken_xml(std::string_view where, Wording found) {
  return Failure<Problem>({{"文件已损坏", "the file is damaged"},
                           std::string(where),
                           std::move(found),
                           {"格式正确的 UTF-8 XML", "well-formed XML in UTF-8"},
                           {"请用办公软件打开文件，重新保存，再上传新文件",
                            "open the file in an office program, save it again and upload the new file"}});
}

Wording unread(const pugi::xml_parse_result& parsed, std::size_t at) {
  return {fmt::format("XML 格式有误，在第 {} 字节", at), fmt::format("{}, at {}", parsed.description(), at)};
}

Result<XmlPart, Problem> XmlPart::parse(std::string xml, std::string_view where) {
  if (!is_wide(xml)) {
    if (const std::size_t good = first_invalid_utf8(xml); good != xml.size())
      return broken_xml(where, worded("有一个字节不是 UTF-8，在 {}", "a byte that is no UTF-8, at {}", good));
  }
  XmlPart part;
  part.text_ = std::make_unique<std::string>(std::move(xml));
  part.document_ = std::make_unique<pugi::xml_document>();
  const auto parsed =
      part.document_->load_buffer_inplace(part.text_->data(), part.text_->size(), kXmlOptions);
  if (!parsed) return broken_xml(where, unread(parsed, static_cast<std::size_t>(parsed.offset)));
  return part;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& each) { return local(each) == name; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  return node.find_attribute([&](const pugi::xml_attribute& each) { return local(each.name()) == name; })
      .value();
}

int number(const pugi::xml_node& node, std::string_view name, int otherwise) {
  const std::string_view text = attribute(node, name);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

bool is_on(const pugi::xml_node& element) {
  if (!element) return false;
  const std::string_view value = attribute(element, "val");
  return value != "0" && value != "false" && value != "off";
}

std::string_view text_in(const pugi::xml_node& node) { return node.text().get(); }

void append_text(const pugi::xml_node& node, std::string& to) {
  for (pugi::xml_node each = node.first_child(); each; each = each.next_sibling()) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) to += each.value();
  }
}

std::string readable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = first_invalid_utf8(text);
    for (const char c : text.substr(0, good)) is_control(c) ? out.append(kUnreadable) : out.append(1, c);
    text.remove_prefix(good);
    if (text.empty()) break;
    out += kUnreadable;
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace langqiao::pack
