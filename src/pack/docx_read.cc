#include "pack/docx_read.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/encoding.h"
#include "base/text.h"
#include "pack/numbering.h"
#include "pack/package.h"

namespace langqiao::pack {
namespace {

constexpr Wanting kWanting = {
    {"Word 文档（.docx）", "a Word document (.docx)"},
    "word/",
    {"请用 Word 或 WPS 打开，另存为 .docx（或纯文本），不设密码，再上传",
     "open it in Word or WPS, save it as .docx (or as plain text) without a password and upload that file"}};
constexpr Wanting kWantingText = {
    {"Word 文档（.docx）或纯文本", "a Word document (.docx) or plain text"}, "word/", kWanting.action};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

// Elements that only wrap others of their kind.
constexpr std::array<std::string_view, 10> kWrappers = {
    "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo"};
// Text taken away, or moved elsewhere, by a tracked change.
constexpr std::array<std::string_view, 3> kTakenAway = {"del", "moveFrom", "delText"};

// What the styles say that the text depends on.
struct Styles {
  std::map<std::string, std::string, std::less<>> names;  // id → name

  bool is_table_of_contents(std::string_view id) const {
    const auto name = names.find(id);
    return name != names.end() && (name->second.starts_with("toc ") || name->second.starts_with("TOC ")) &&
           name->second != "TOC Heading" && name->second != "toc heading";
  }
};

Styles read_styles(const pugi::xml_node& root) {
  Styles styles;
  for_each_child(root, "style", [&](const pugi::xml_node& style) {
    styles.names[std::string(attribute(style, "styleId"))] = attribute(child(style, "name"), "val");
  });
  return styles;
}

// A text box, and how deep it stands.
struct Box {
  pugi::xml_node content;
  int depth = 0;
};

// A line of text in the making, and the text boxes anchored in it.
struct Line {
  std::string text;
  std::vector<Box> boxes;
};

// One walk through a document. Everything goes to `lines` in reading order.
class DocumentReader {
 public:
  DocumentReader(Numbering numbering, Styles styles)
      : numbering_(std::move(numbering)), styles_(std::move(styles)) {}

  // False when elements stand in one another deeper than any document needs.
  bool read(const pugi::xml_node& body) {
    read_blocks(body, 0);
    end_line();
    return !too_deep_;
  }

  void leave_out(LeftOut what, std::size_t count) {
    if (count > 0) left_out_[what] += count;
  }

  DocumentText result() && {
    DocumentText out{.text = readable(text_), .encoding = "UTF-8", .left_out = {}};
    for (const auto& [what, count] : left_out_) out.left_out.push_back({what, count});
    return out;
  }

 private:
  static constexpr int kDeepest = 256;

  bool goes_too_deep(int depth) { return too_deep_ |= depth > kDeepest; }

  // Paragraphs and tables.
  void read_blocks(const pugi::xml_node& parent, int depth) {
    if (goes_too_deep(depth)) return;
    for_each_child(parent, [&](const pugi::xml_node& node) {
      const std::string_view name = local(node);
      if (name == "p") {
        read_paragraph(node, depth + 1);
      } else if (name == "tbl") {
        end_line();
        read_table(node, depth + 1);
      } else if (name == "altChunk") {
        leave_out(LeftOut::picture, 1);
      } else if (is_one_of(name, kTakenAway)) {
        leave_out(LeftOut::deletion, 1);
      } else if (name == "AlternateContent") {
        read_blocks(alternative(node), depth + 1);
      } else if (is_one_of(name, kWrappers)) {
        read_blocks(node, depth + 1);
      }
    });
  }

  void read_paragraph(const pugi::xml_node& node, int depth) {
    const pugi::xml_node properties = child(node, "pPr");
    const std::string style(attribute(child(properties, "pStyle"), "val"));
    if (styles_.is_table_of_contents(style)) return leave_out(LeftOut::table_of_contents, 1);
    open_line_ = true;
    read_inline(node, depth);
    // A paragraph whose end was deleted goes on in the next one, and that one's properties hold for both.
    if (child(child(properties, "rPr"), "del")) return;
    line_.text.insert(0, numbering_.next_label(list_place(properties), style));
    end_line();
  }

  // The line is whole: writes it, then the text boxes in it.
  void end_line() {
    if (!open_line_) return;
    open_line_ = false;
    const Line line = std::exchange(line_, {});
    text_ += line.text;
    text_ += '\n';
    for (const Box& box : line.boxes) read_blocks(box.content, box.depth);
  }

  // Runs and what wraps them.
  void read_inline(const pugi::xml_node& parent, int depth) {
    if (goes_too_deep(depth)) return;
    for_each_child(parent, [&](const pugi::xml_node& node) {
      const std::string_view name = local(node);
      if (name == "r") {
        read_run(node, depth + 1);
      } else if (is_one_of(name, kTakenAway)) {
        leave_out(LeftOut::deletion, 1);
      } else if (name == "AlternateContent") {
        read_inline(alternative(node), depth + 1);
      } else if (is_one_of(name, kWrappers)) {
        read_inline(node, depth + 1);
      } else if (name == "oMath" || name == "oMathPara") {
        read_formula(node, depth + 1);
      }
    });
  }

  void read_run(const pugi::xml_node& run, int depth) {
    if (goes_too_deep(depth)) return;
    const pugi::xml_node properties = child(run, "rPr");
    if (is_on(child(properties, "vanish"))) return leave_out(LeftOut::hidden_text, 1);
    for_each_child(run, [&](const pugi::xml_node& node) { read_piece(node, depth); });
  }

  void read_piece(const pugi::xml_node& node, int depth) {
    const std::string_view name = local(node);
    if (name == "fldChar") return read_field_mark(attribute(node, "fldCharType"));
    if (fields_in_code_ > 0) return;
    if (name == "t") {
      read_text(node);
    } else if (name == "tab" || name == "ptab") {
      line_.text += '\t';
    } else if (name == "br" || name == "cr") {
      line_.text += '\n';
    } else if (name == "noBreakHyphen") {
      line_.text += "\u2011";
    } else if (name == "sym") {
      read_symbol(node);
    } else if (name == "ruby") {
      read_inline(child(node, "rubyBase"), depth + 1);
    } else if (name == "footnoteReference" || name == "endnoteReference") {
      leave_out(LeftOut::footnote, 1);
    } else if (name == "delText") {
      leave_out(LeftOut::deletion, 1);
    } else if (name == "AlternateContent") {
      for_each_child(alternative(node), [&](const pugi::xml_node& each) { read_drawing(each, depth + 1); });
    } else if (name == "drawing" || name == "pict" || name == "object") {
      read_drawing(node, depth + 1);
    }
  }

  void read_text(const pugi::xml_node& node) {
    std::string text;
    append_text(node, text);
    const std::string_view kept =
        attribute(node, "space") == "preserve" ? std::string_view(text) : without_margins(text);
    for (const char c : kept) line_.text += c == '\n' || c == '\r' ? ' ' : c;
  }

  static std::string_view without_margins(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? ""
                                           : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  }

  void read_field_mark(std::string_view type) {
    if (type == "begin") {
      field_codes_.push_back(true);
      ++fields_in_code_;
    } else if (!field_codes_.empty()) {
      if (field_codes_.back()) --fields_in_code_;
      field_codes_.back() = false;
      if (type == "end") field_codes_.pop_back();
    }
  }

  // A character of a symbol font has no meaning in another font, unless it lies outside the private area.
  void read_symbol(const pugi::xml_node& node) {
    unsigned long code = 0;
    for (const char c : attribute(node, "char"))
      code = code << 4 | (c >= 'A' ? static_cast<unsigned long>((c & 0xDF) - 'A' + 10)
                                   : static_cast<unsigned long>(c - '0'));
    if (code >= 0x20 && code < 0xD800) {
      append_utf8(line_.text, static_cast<char32_t>(code));
    } else {
      leave_out(LeftOut::symbol, 1);
    }
  }

  void read_formula(const pugi::xml_node& node, int depth) {
    if (goes_too_deep(depth)) return;
    for_each_child(node, [&](const pugi::xml_node& each) {
      if (local(each) == "t") {
        read_text(each);
      } else {
        read_formula(each, depth + 1);
      }
    });
  }

  // Text boxes wait until the line is whole; anything else drawn is a picture.
  void read_drawing(const pugi::xml_node& node, int depth) {
    const std::size_t before = line_.boxes.size();
    find_boxes(node, depth);
    if (line_.boxes.size() == before) leave_out(LeftOut::picture, 1);
  }

  void find_boxes(const pugi::xml_node& node, int depth) {
    if (goes_too_deep(depth)) return;
    for_each_child(node, [&](const pugi::xml_node& each) {
      if (local(each) == "txbxContent") {
        line_.boxes.push_back({each, depth + 1});
      } else if (local(each) == "AlternateContent") {
        find_boxes(alternative(each), depth + 1);
      } else {
        find_boxes(each, depth + 1);
      }
    });
  }

  // The same thing told twice, for new and for old programs: the first is enough.
  static pugi::xml_node alternative(const pugi::xml_node& node) {
    const pugi::xml_node choice = child(node, "Choice");
    return choice ? choice : child(node, "Fallback");
  }

  void read_table(const pugi::xml_node& table, int depth) {
    if (goes_too_deep(depth)) return;
    for_each_child(table, [&](const pugi::xml_node& node) {
      if (local(node) == "tr") {
        read_row(node, depth + 1);
      } else if (is_one_of(local(node), kWrappers)) {
        read_table(node, depth + 1);
      }
    });
  }

  void read_row(const pugi::xml_node& row, int depth) {
    const pugi::xml_node properties = child(row, "trPr");
    if (child(properties, "del")) return leave_out(LeftOut::deletion, 1);
    std::vector<std::string> cells(columns(properties, "gridBefore", 0));
    read_cells(row, depth, cells);
    for (std::size_t i = 0; i < cells.size(); ++i) text_.append(i == 0 ? "" : "\t").append(cells[i]);
    text_ += '\n';
  }

  // How many columns an element takes; broken files ask for millions.
  static std::size_t columns(const pugi::xml_node& properties, std::string_view name, int otherwise) {
    constexpr int kMost = 63;  // of one table in Word
    return static_cast<std::size_t>(std::clamp(number(child(properties, name), "val", otherwise), 0, kMost));
  }

  void read_cells(const pugi::xml_node& row, int depth, std::vector<std::string>& cells) {
    if (goes_too_deep(depth)) return;
    for_each_child(row, [&](const pugi::xml_node& node) {
      if (is_one_of(local(node), kWrappers)) read_cells(node, depth + 1, cells);
      if (local(node) != "tc") return;
      const pugi::xml_node properties = child(node, "tcPr");
      const pugi::xml_node merge = child(properties, "vMerge");
      const bool continues = merge && attribute(merge, "val") != "restart";
      const std::string text = cell_text(node, depth + 1);
      cells.push_back(continues ? "" : text);
      cells.resize(cells.size() + std::max<std::size_t>(1, columns(properties, "gridSpan", 1)) - 1);
    });
  }

  // The text of a cell on one line, read as a document of its own.
  std::string cell_text(const pugi::xml_node& cell, int depth) {
    const std::string outer = std::exchange(text_, {});
    read_blocks(cell, depth);
    end_line();
    std::string inner = std::exchange(text_, outer);
    std::ranges::replace_if(inner, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return std::string(without_margins(inner));
  }

  Numbering numbering_;
  Styles styles_;
  std::map<LeftOut, std::size_t> left_out_;
  std::string text_;
  Line line_;
  bool open_line_ = false;
  std::vector<bool> field_codes_;  // open fields; true while still in the code
  int fields_in_code_ = 0;
  bool too_deep_ = false;
};

// The root of a part that a document may have, or an empty node; keeps what it parsed.
class Parts {
 public:
  Parts(Package& package, std::vector<Relationship> links) : package_(package), links_(std::move(links)) {}

  Result<pugi::xml_node, Problem> root_of(std::string_view type) {
    const auto link = std::ranges::find(links_, type, &Relationship::type);
    if (link == links_.end() || link->outside || !package_.has(link->target)) return pugi::xml_node();
    auto part = package_.parse(link->target);
    if (!part) return Failure<Problem>(std::move(part.error()));
    return parsed_.emplace_back(std::move(*part)).root();
  }

  std::size_t count(std::string_view type) const {
    return static_cast<std::size_t>(std::ranges::count(links_, type, &Relationship::type));
  }

 private:
  Package& package_;
  std::vector<Relationship> links_;
  std::vector<XmlPart> parsed_;
};

std::size_t count_children(const pugi::xml_node& node, std::string_view name) {
  std::size_t count = 0;
  for_each_child(node, name, [&](const pugi::xml_node&) { ++count; });
  return count;
}

Result<DocumentText, Problem> read_package(Package& package) {
  auto links = package.relationships(package.main_part());
  if (!links) return Failure<Problem>(std::move(links.error()));
  Parts parts(package, std::move(*links));
  const auto numbering = parts.root_of("numbering");
  if (!numbering) return Failure<Problem>(numbering.error());
  const auto styles = parts.root_of("styles");
  if (!styles) return Failure<Problem>(styles.error());
  const auto comments = parts.root_of("comments");
  if (!comments) return Failure<Problem>(comments.error());
  const auto document = package.parse(package.main_part());
  if (!document) return Failure<Problem>(document.error());
  const pugi::xml_node body = child(document->root(), "body");
  if (!body)
    return broken_xml(package.where(package.main_part()), {"文档没有正文", "a document without a body"});

  DocumentReader reader(Numbering(*numbering, *styles), read_styles(*styles));
  reader.leave_out(LeftOut::header_or_footer, parts.count("header") + parts.count("footer"));
  reader.leave_out(LeftOut::comment, count_children(*comments, "comment"));
  if (!reader.read(body))
    return broken_xml(package.where(package.main_part()),
                      {"元素嵌套超过 256 层", "elements more than 256 deep"});
  return std::move(reader).result();
}

}  // namespace

std::string_view name_of(LeftOut what) {
  switch (what) {
    case LeftOut::header_or_footer:
      return "header_or_footer";
    case LeftOut::footnote:
      return "footnote";
    case LeftOut::comment:
      return "comment";
    case LeftOut::deletion:
      return "deletion";
    case LeftOut::hidden_text:
      return "hidden_text";
    case LeftOut::table_of_contents:
      return "table_of_contents";
    case LeftOut::picture:
      return "picture";
    case LeftOut::symbol:
      return "symbol";
  }
  return "";
}

Result<DocumentText, Problem> read_docx(std::string_view bytes, const std::string& name,
                                        const ArchiveLimits& limits) {
  auto package = Package::open(bytes, name, kWanting, limits);
  if (!package) return Failure<Problem>(std::move(package.error()));
  return read_package(*package);
}

Result<DocumentText, Problem> read_document(std::string_view bytes, const std::string& name) {
  if (is_zip(bytes)) return read_docx(bytes, name);
  const auto refused = [&](Wording found) {
    return Failure<Problem>({{"文件不能作为文本读取", "the file cannot be read as a text"},
                             name,
                             std::move(found),
                             kWantingText.kind,
                             kWantingText.action});
  };
  if (const auto phrase = content_phrase(bytes)) return refused(*phrase);
  Decoded decoded = decode(bytes);
  if (decoded.text.find('\0') != std::string::npos)
    return refused({"未知类型的文件", "a file of an unknown kind"});
  return DocumentText{
      .text = std::move(decoded.text), .encoding = std::move(decoded.encoding), .left_out = {}};
}

}  // namespace langqiao::pack
