// Composition: the only place that names concrete adapters and joins the doors to the service.

#include <filesystem>
#include <fmt/format.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "http/api.h"
#include "http/server.h"
#include "http/static_files.h"
#include "store/sqlite/sqlite_store.h"

namespace langqiao {
namespace {

// The folder that holds rulebook/ and web/dist/: two above the program, which is built into build/<preset>/.
std::filesystem::path home() {
  return std::filesystem::canonical("/proc/self/exe").parent_path().parent_path().parent_path();
}

int serve(const service::Office& office, const cli::ServeOptions& options) {
  http::Router router;
  http::add_api(router, office, service::local_owner(), LANGQIAO_VERSION);
  router.otherwise(http::StaticFiles(options.web));
  http::ServerOptions server_options;
  server_options.port = options.port;
  server_options.error_body = http::api_error_body();
  server_options.fault_log = [](std::string_view where, std::string_view what) {
    fmt::print(stderr, "langqiao: {}: {}\n", where, what);
  };
  const auto server = http::Server::start(std::move(server_options), std::move(router));
  if (!server) {
    cli::print_problem(server.error(), cli::language_of_environment());
    return static_cast<int>(cli::Exit::failed);
  }
  fmt::print("{}\n", (*server)->url());
  std::fflush(stdout);
  http::wait_for_signal();
  return static_cast<int>((*server)->stop() ? cli::Exit::done : cli::Exit::failed);
}

cli::Composition composition() {
  return {.version = LANGQIAO_VERSION,
          .home = home(),
          .open_store = [](const std::filesystem::path& data) -> Result<std::unique_ptr<Store>, Problem> {
            return SqliteStore::open(data / "langqiao.db").map([](auto store) -> std::unique_ptr<Store> {
              return store;
            });
          },
          .serve = serve};
}

}  // namespace
}  // namespace langqiao

int main(int argc, char** argv) { return langqiao::cli::run(argc, argv, langqiao::composition()); }
