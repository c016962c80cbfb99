// The command line: decode, call the use case, print. Knows no adapter and no server; composition.cc hands
// them in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "service/office.h"
#include "store/store.h"

namespace langqiao::cli {

struct ServeOptions {
  std::uint16_t port = 8080;
  std::filesystem::path web;  // folder of the built web application
};

// What composition.cc composes.
struct Composition {
  std::string version;
  std::filesystem::path home;  // holds rulebook/ and web/dist/
  service::Clock clock;
  std::function<Result<std::unique_ptr<Store>, Problem>(const std::filesystem::path& data)> open_store;
  // Serves until it is told to stop; the exit code.
  std::function<int(const service::Office&, const ServeOptions&)> serve;
};

// Exit codes, the same for every command; `--help` prints them.
enum class Exit {
  done = 0,
  failed = 1,    // the machine: disk, database, port
  misused = 2,   // the command line makes no sense
  bad_data = 3,  // rows or rules with errors; nothing was taken
  refused = 4,   // no such thing, not now, not allowed
};

// Runs one command and returns its exit code.
int run(int argc, const char* const* argv, const Composition& composition);

}  // namespace langqiao::cli
