// An Office file (Open Packaging Conventions, ECMA-376 part 2): parts in a zip archive and the relationships
// between them. Tells what a file is when it is none. Knows nothing of documents or sheets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/archive.h"
#include "pack/xml.h"

namespace langqiao::pack {

struct Relationship {
  std::string id;
  std::string type;    // last word of the type's address: "worksheet", "styles"
  std::string target;  // name of a part; as written when the target lies outside
  bool outside = false;

  bool operator==(const Relationship&) const = default;
};

// What `bytes` are, as a phrase for a message: "an old Word document (.doc)", "a PDF document". Nothing where
// they may be text in some encoding. Looks at the first bytes, and at names of parts where they are an
// archive.
std::optional<Words> content_phrase(std::string_view bytes);

// How a file that is no Office file of the kind wanted is refused: what it is, and what to do.
struct Wanting {
  Words kind;               // "a Word document (.docx)"
  std::string_view folder;  // of the main part, by custom: "word/", "xl/"
  Words action;             // "open it in Word or WPS, save it as .docx and upload that file"
};

class Package {
 public:
  // Opens the file in `bytes`, which outlive it, and finds its main part. `name` is the file's name in
  // messages.
  static Result<Package, Problem> open(std::string_view bytes, const std::string& name,
                                       const Wanting& wanting, const ArchiveLimits& limits = {});

  const std::string& main_part() const { return main_; }
  bool has(std::string_view part) const { return archive_.has(part); }
  // Name of a part in messages.
  std::string where(std::string_view part) const { return name_ + "!" + std::string(part); }

  Result<std::string, Problem> read(std::string_view part) { return archive_.read(part); }
  Result<XmlPart, Problem> parse(std::string_view part);

  // The relationships of a part; none when it has no such list.
  Result<std::vector<Relationship>, Problem> relationships(std::string_view part);

 private:
  Package(Archive archive, std::string name) : archive_(std::move(archive)), name_(std::move(name)) {}

  Archive archive_;
  std::string name_;
  std::string main_;
};

}  // namespace langqiao::pack
