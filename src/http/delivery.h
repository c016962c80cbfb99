// What happens to a response between its handler and the wire: problems become bodies, bodies get an
// entity tag, a condition that holds becomes 304, a range 206 or 416, text is compressed, headers that
// every answer carries are added. Knows no socket: a function from request and response to bytes, asked on
// the handlers' threads.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "http/event_feed.h"
#include "http/file.h"
#include "http/language.h"
#include "http/message.h"

namespace langqiao::http {

// The form that errors below /api take, in the language that the request chose. The server keeps `status` and
// the headers already set, whatever comes back.
using ErrorBody = std::function<Response(int status, const Problem&, Language)>;

// A part of a file, read while it is being sent.
struct FileSlice {
  std::shared_ptr<const File> file;
  std::uint64_t first = 0;
  std::uint64_t bytes = 0;
};

// A response ready to be written.
struct Outgoing {
  int status = 200;
  Headers headers;  // all but Date and Connection, which belong to the connection
  std::variant<std::string, std::shared_ptr<const std::string>, FileSlice, std::shared_ptr<const EventFeed>>
      payload;

  // Of events nobody knows: they end with the connection.
  std::optional<std::uint64_t> payload_bytes() const;
  // Null unless it is events.
  const EventFeed* feed() const;
};

// Entity tags and compressed forms of files, kept by identity: a changed file is another one. Threads
// may share it.
class FileCache {
 public:
  struct Entry {
    std::string digest;
    std::shared_ptr<const std::string> gzip;  // null for a file that is too large or not worth it
  };

  // Compressed forms above `kept_bytes` altogether make the cache begin anew.
  explicit FileCache(std::uint64_t kept_bytes = 64u << 20) : most_bytes_(kept_bytes) {}

  // Reads the file when it is new here. Throws std::system_error when the disk fails.
  std::shared_ptr<const Entry> entry_of(const File& file, bool compress);

 private:
  std::mutex mutex_;
  std::map<std::pair<FileIdentity, bool>, std::shared_ptr<const Entry>> entries_;
  std::uint64_t kept_bytes_ = 0;
  std::uint64_t most_bytes_;
};

class Delivery {
 public:
  // `error_body` may be empty: then every error is plain text.
  explicit Delivery(ErrorBody error_body) : error_body_(std::move(error_body)) {}

  // Threads may call it at once. Throws what ErrorBody throws, and std::system_error when a file
  // cannot be read.
  Outgoing deliver(const Request& request, Response response);

  // An answer to something that never became a request: `path` is empty when not even that much is known.
  Outgoing refuse(const std::string& path, Language language, int status, const Problem& problem) const;

 private:
  Response with_body(const std::string& path, Language language, Response response) const;

  ErrorBody error_body_;
  FileCache cache_;
};

// The start line and fields of `outgoing`, with `connection` and today's date, up to and including
// the empty line.
std::string head_of(const Outgoing& outgoing, std::string_view connection, std::string_view date);

}  // namespace langqiao::http
