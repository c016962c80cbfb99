#include "pack/package.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/encoding.h"
#include "base/text.h"

namespace langqiao::pack {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Name of a stream in an OLE directory: UTF-16, low byte first.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  return bytes.find(wide) != std::string_view::npos;
}

Words ole_phrase(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage"))
    return Words{"有密码保护的文件", "a file protected by a password"};
  if (has_stream(bytes, "WordDocument"))
    return Words{"旧版 Word 文档（.doc）", "an old Word document (.doc)"};
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book"))
    return Words{"旧版 Excel 工作簿（.xls）", "an old Excel workbook (.xls)"};
  return Words{"旧版 Office 文件（OLE）", "an old Office file (OLE)"};
}

Words zip_phrase(std::string_view bytes) {
  const auto archive = Archive::open(bytes, {});
  if (!archive) return Words{"损坏的 zip 压缩包", "a damaged zip archive"};
  if (archive->has("word/document.xml")) return Words{"Word 文档（.docx）", "a Word document (.docx)"};
  if (archive->has("xl/workbook.xml")) return Words{"Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"};
  if (archive->has("xl/workbook.bin"))
    return Words{"二进制 Excel 工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"};
  if (archive->has("ppt/presentation.xml")) return Words{"演示文稿（.pptx）", "a presentation (.pptx)"};
  if (archive->has("content.xml") && archive->has("mimetype"))
    return Words{"OpenDocument 文件（.odt、.ods）", "an OpenDocument file (.odt, .ods)"};
  return Words{"不含 Office 文档的 zip 压缩包", "a zip archive that holds no Office document"};
}

bool begins_as_text(std::string_view head, std::string_view with) {
  const std::string_view text = trim(head);
  return std::ranges::equal(text.substr(0, with.size()), with,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
}

// The folder of a part, with its slash: "word/" of "word/document.xml".
std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? "" : part.substr(0, slash + 1);
}

// A target as a name of a part: against the folder of the part that names it, "." and ".." resolved.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string whole(target.starts_with('/') ? "" : folder);
  whole += target;
  std::vector<std::string_view> kept;
  for (const auto step : split(whole, '/')) {
    if (step == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (!step.empty() && step != ".") {
      kept.push_back(step);
    }
  }
  std::string name;
  for (const auto step : kept) name.append(name.empty() ? "" : "/").append(step);
  return name;
}

// What `bytes` are, when they are no package of the kind wanted.
Failure<Problem> refused(const std::string& name, std::string_view bytes, const Wanting& wanting) {
  constexpr Words kOther{"文本，或未知类型的文件", "text, or a file of an unknown kind"};
  return Failure<Problem>({worded("这个文件不是{}", "the file is not {}", wanting.kind), name,
                           content_phrase(bytes).value_or(kOther), wanting.kind, wanting.action});
}

}  // namespace

std::optional<Words> content_phrase(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  const std::string_view head = bytes.substr(0, kHead);
  if (bytes.empty()) return Words{"空文件", "an empty file"};
  if (is_zip(bytes)) return zip_phrase(bytes);
  if (bytes.starts_with(kOle)) return ole_phrase(bytes);
  if (bytes.starts_with("%PDF"sv)) return Words{"PDF 文档", "a PDF document"};
  if (bytes.starts_with("{\\rtf"sv)) return Words{"RTF 文档（.rtf）", "a rich text document (.rtf)"};
  if (bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) || bytes.starts_with("GIF8"sv))
    return Words{"图片", "a picture"};
  if (begins_as_text(head, "<!doctype html") || begins_as_text(head, "<html") ||
      begins_as_text(head, "mime-version:"))
    return Words{"网页", "a web page"};
  if (begins_as_text(head, "<?xml")) return Words{"XML 文件", "an XML file"};
  return std::nullopt;
}

Result<Package, Problem> Package::open(std::string_view bytes, const std::string& name,
                                       const Wanting& wanting, const ArchiveLimits& limits) {
  if (!is_zip(bytes)) return refused(name, bytes, wanting);
  auto archive = Archive::open(bytes, name, limits);
  if (!archive) return Failure<Problem>(std::move(archive.error()));
  Package package(std::move(*archive), name);
  auto links = package.relationships("");
  if (!links) return Failure<Problem>(std::move(links.error()));
  for (const Relationship& link : *links) {
    if (link.type == "officeDocument" && !link.outside) package.main_ = link.target;
  }
  if (!package.main_.starts_with(wanting.folder) || !package.has(package.main_) ||
      package.main_.ends_with(".bin"))
    return refused(name, bytes, wanting);
  return package;
}

Result<XmlPart, Problem> Package::parse(std::string_view part) {
  auto xml = read(part);
  if (!xml) return Failure<Problem>(std::move(xml.error()));
  return XmlPart::parse(std::move(*xml), where(part));
}

Result<std::vector<Relationship>, Problem> Package::relationships(std::string_view part) {
  const std::string_view folder = folder_of(part);
  const std::string list = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
  std::vector<Relationship> links;
  if (!has(list)) return links;
  const auto parsed = parse(list);
  if (!parsed) return Failure<Problem>(parsed.error());
  for_each_child(parsed->root(), "Relationship", [&](const pugi::xml_node& link) {
    const std::string_view type = attribute(link, "Type");
    const std::string_view target = attribute(link, "Target");
    const bool outside = attribute(link, "TargetMode") == "External";
    links.push_back({std::string(attribute(link, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                     outside ? std::string(target) : resolved(folder, target), outside});
  });
  return links;
}

}  // namespace langqiao::pack
