// Backtest of a history in a folder. Needs no city and keeps nothing.
#pragma once

#include <filesystem>

#include "outlook/backtest.h"
#include "pack/history_read.h"
#include "service/refusal.h"

namespace langqiao::service {

struct BacktestReport {
  std::string pack;  // name of the folder
  std::optional<HistoryHead> head;
  std::vector<pack::RowError> errors;  // the first thousand; with any of them there is no result
  std::int64_t error_total = 0;
  outlook::BacktestOptions options;
  std::optional<outlook::Backtest> result;
};

// Reads the pack and runs the backtest. Refused as malformed where the options do not fit the history. Throws
// std::system_error when the disk fails.
Answer<BacktestReport> run_backtest(const std::filesystem::path& folder,
                                    const outlook::BacktestOptions& options);

}  // namespace langqiao::service
