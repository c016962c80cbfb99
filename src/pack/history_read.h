// Reading a backtest pack: a folder of CSV files to the rows of a history (city/history.h), or everything
// that is wrong with them. What comes back holds together: keys stand once, codes are known, parts sum to
// one.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "city/history.h"
#include "pack/read.h"
#include "pack/row_error.h"

namespace langqiao::pack {

// Reads every file of the folder to its end before the answer. Throws std::system_error when the disk fails.
Result<History, RowErrors> read_history(const std::filesystem::path& folder, const Progress& progress = {});

// The same for one table whose bytes were handed in, into `history`; `table` is a name without ".csv". Errors
// are of single rows only; read_history looks at all of them together. False when there is no such table.
bool read_history_table(std::string_view table, std::string_view bytes, const std::string& file,
                        History& history, std::vector<std::uint32_t>& lines, RowErrors& errors);

}  // namespace langqiao::pack
