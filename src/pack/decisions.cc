#include "pack/decisions.h"

#include "pack/intake.h"
#include "pack/write.h"

namespace langqiao::pack {

Result<std::vector<OrganisationDecision>, RowErrors> read_decisions(const std::filesystem::path& folder) {
  const auto path = folder / kDecisionsFile;
  if (!std::filesystem::exists(path)) return {};
  FileReading file{
      .file = name_of_folder(folder) + "/" + std::string(kDecisionsFile), .table = {}, .encoding = {}};
  RowsRead<OrganisationDecision> read =
      read_bytes<OrganisationDecision>(bytes_of(path), file, [](std::size_t) {});
  if (!read.errors.empty()) return Failure<RowErrors>(std::move(read.errors));
  return std::move(read.rows);
}

void write_decisions(const std::filesystem::path& folder,
                     const std::vector<OrganisationDecision>& decisions) {
  if (decisions.empty()) {
    std::filesystem::remove(folder / kDecisionsFile);
  } else {
    write_file(folder / kDecisionsFile, csv_of(decisions));
  }
}

}  // namespace langqiao::pack
