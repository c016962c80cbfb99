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

std::string ole_phrase(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage")) return "a file protected by a password";
  if (has_stream(bytes, "WordDocument")) return "an old Word document (.doc)";
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) return "an old Excel workbook (.xls)";
  return "an old Office file (OLE)";
}

std::string zip_phrase(std::string_view bytes) {
  const auto archive = Archive::open(bytes, {});
  if (!archive) return "a damaged zip archive";
  if (archive->has("word/document.xml")) return "a Word document (.docx)";
  if (archive->has("xl/workbook.xml")) return "an Excel workbook (.xlsx)";
  if (archive->has("xl/workbook.bin")) return "a binary Excel workbook (.xlsb)";
  if (archive->has("ppt/presentation.xml")) return "a presentation (.pptx)";
  if (archive->has("content.xml") && archive->has("mimetype")) return "an OpenDocument file (.odt, .ods)";
  return "a zip archive that holds no Office document";
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

Failure<Problem> refused(const std::string& name, std::string found, const Wanting& wanting) {
  return Failure<Problem>({fmt::format("the file is not {}", wanting.kind), name, std::move(found),
                           std::string(wanting.kind), std::string(wanting.action)});
}

}  // namespace

std::optional<std::string> content_phrase(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  const std::string_view head = bytes.substr(0, kHead);
  if (bytes.empty()) return "an empty file";
  if (is_zip(bytes)) return zip_phrase(bytes);
  if (bytes.starts_with(kOle)) return ole_phrase(bytes);
  if (bytes.starts_with("%PDF"sv)) return "a PDF document";
  if (bytes.starts_with("{\\rtf"sv)) return "a rich text document (.rtf)";
  if (bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) || bytes.starts_with("GIF8"sv))
    return "a picture";
  if (begins_as_text(head, "<!doctype html") || begins_as_text(head, "<html") ||
      begins_as_text(head, "mime-version:"))
    return "a web page";
  if (begins_as_text(head, "<?xml")) return "an XML file";
  return std::nullopt;
}

Result<Package, Problem> Package::open(std::string_view bytes, const std::string& name,
                                       const Wanting& wanting, const ArchiveLimits& limits) {
  if (!is_zip(bytes))
    return refused(name, content_phrase(bytes).value_or("text, or a file of an unknown kind"), wanting);
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
    return refused(name, content_phrase(bytes).value_or("text, or a file of an unknown kind"), wanting);
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
