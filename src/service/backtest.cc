#include "service/backtest.h"

#include <algorithm>

#include "pack/head.h"

namespace langqiao::service {

Answer<BacktestReport> run_backtest(const std::filesystem::path& folder,
                                    const outlook::BacktestOptions& options) {
  BacktestReport report{.pack = pack::name_of_folder(folder), .options = options};
  const auto history = pack::read_history(folder);
  if (!history) {
    constexpr std::size_t kShown = 1000;
    const auto& kept = history.error().kept();
    report.errors.assign(kept.begin(),
                         kept.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, kept.size())));
    report.error_total = static_cast<std::int64_t>(history.error().total());
    return report;
  }
  report.head = history->head;
  auto result = outlook::backtest(*history, options);
  if (!result) return refuse(RefusalKind::malformed, std::move(result.error()));
  report.result = std::move(*result);
  return report;
}

}  // namespace langqiao::service
