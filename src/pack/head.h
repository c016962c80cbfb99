// pack.toml: what a pack says of itself before its tables.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "city/place.h"
#include "pack/row_error.h"

namespace langqiao::pack {

struct PackHead {
  std::string id;
  std::string title_zh;
  std::string title_en;
  std::string edition;               // of this pack, e.g. "2026-11"
  std::vector<std::string> extends;  // names of sibling folders, read first
  std::optional<Id<Region>> city;    // the region at the top; nothing in a catalogue pack
  std::string datum;                 // of every lng / lat: "GCJ-02", "WGS-84" or "CGCS2000"; empty: no points

  bool operator==(const PackHead&) const = default;
};

// The name of a pack's folder, which is how other packs and messages call it.
std::string name_of_folder(const std::filesystem::path& folder);

// The head of the pack in `folder`, or everything that is wrong with its pack.toml.
Result<PackHead, RowErrors> read_head(const std::filesystem::path& folder);

// The text of a pack.toml that read_head takes back as `head`.
std::string head_text(const PackHead& head);

}  // namespace langqiao::pack
