#include "pack/write.h"

#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace langqiao::pack {

std::optional<std::string> table_csv(const CityTables& tables, std::string_view table, WriteOptions options) {
  std::optional<std::string> text;
  for_each_table(tables, [&](const auto& rows) {
    if (Table<RecordOf<decltype(rows)>>::name == table) text = csv_of(rows, options);
  });
  return text;
}

std::optional<std::string> template_csv(std::string_view table, WriteOptions options) {
  return table_csv(CityTables{}, table, options);
}

void write_folder(const std::filesystem::path& folder, const PackHead& head, const CityTables& tables,
                  WriteOptions options) {
  std::filesystem::create_directories(folder);
  for_each_table(tables, [&](const auto& rows) {
    const auto file = folder / fmt::format("{}.csv", Table<RecordOf<decltype(rows)>>::name);
    if (rows.empty()) {
      std::filesystem::remove(file);
    } else {
      write_file(file, csv_of(rows, options));
    }
  });
  write_file(folder / "pack.toml", head_text(head));
}

void write_file(const std::filesystem::path& file, std::string_view text) {
  auto fresh = file;
  fresh += ".new";
  std::ofstream out(fresh, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size())).flush();
  if (!out) throw std::system_error(errno, std::generic_category(), "cannot write " + fresh.string());
  out.close();
  std::filesystem::rename(fresh, file);
}

}  // namespace langqiao::pack
