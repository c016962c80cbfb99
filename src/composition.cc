#include "composition.h"

#include <filesystem>
#include <fmt/format.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "http/api.h"
#include "http/server.h"
#include "http/static_files.h"
#include "service/exchange_clock.h"
#include "store/sqlite/sqlite_store.h"

namespace langqiao {
namespace {

// The folder that holds rulebook/ and web/dist/: two above the program, which is built into build/<preset>/.
std::filesystem::path home() {
  return std::filesystem::canonical("/proc/self/exe").parent_path().parent_path().parent_path();
}

void log_fault(std::string_view where, std::string_view what) {
  fmt::print(stderr, "langqiao: {}: {}\n", where, what);
}

int serve(const service::Office& office, const cli::ServeOptions& options,
          const std::vector<service::JobKind>& kinds) {
  service::JobRunner jobs(office, kinds, {.fault_log = log_fault});
  http::Router router;
  http::add_api(router, office, jobs, service::local_owner(), LANGQIAO_VERSION);
  router.otherwise(http::StaticFiles(options.web));
  http::ServerOptions server_options;
  server_options.port = options.port;
  server_options.error_body = http::api_error_body();
  server_options.fault_log = log_fault;
  const auto server = http::Server::start(std::move(server_options), std::move(router));
  if (!server) {
    cli::print_problem(server.error(), cli::language_of_environment());
    return static_cast<int>(cli::Exit::failed);
  }
  jobs.interrupt_leftovers();
  const service::ExchangeClock clock(office, {.fault_log = log_fault});
  fmt::print("{}\n", (*server)->url());
  std::fflush(stdout);
  http::wait_for_signal();
  jobs.stop();
  return static_cast<int>((*server)->stop() ? cli::Exit::done : cli::Exit::failed);
}

}  // namespace

cli::Composition composition(std::vector<service::JobKind> kinds, service::Clock clock) {
  return {.version = LANGQIAO_VERSION,
          .home = home(),
          .clock = std::move(clock),
          .open_store = [](const std::filesystem::path& data) -> Result<std::unique_ptr<Store>, Problem> {
            return SqliteStore::open(data / "langqiao.db").map([](auto store) -> std::unique_ptr<Store> {
              return store;
            });
          },
          .serve = [kinds = std::move(kinds)](
                       const service::Office& office,
                       const cli::ServeOptions& options) { return serve(office, options, kinds); }};
}

}  // namespace langqiao
