// Decisions about organisations in a pack: the file organisation_decisions.csv, beside the tables and none of
// them. Written by an export so that another machine knows what people decided.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/organisation_decision.h"
#include "pack/row_error.h"

namespace langqiao::pack {

inline constexpr std::string_view kDecisionsFile = "organisation_decisions.csv";

// The decisions of the pack in `folder`, none where it has no such file. Bad rows are told as those of tables
// are. Throws std::system_error when the disk fails.
Result<std::vector<OrganisationDecision>, RowErrors> read_decisions(const std::filesystem::path& folder);

// Writes the file, or removes it when there is nothing to write.
void write_decisions(const std::filesystem::path& folder, const std::vector<OrganisationDecision>& decisions);

}  // namespace langqiao::pack
