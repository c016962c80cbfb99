#include "http/delivery.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "http/compression.h"
#include "http/conditional.h"
#include "http/digest.h"

namespace langqiao::http {
namespace {

constexpr std::size_t kWorthCompressing = 1024;
constexpr std::uint64_t kMostCompressed = 16u << 20;  // a larger file is sent as it is
constexpr std::uint64_t kReadAtOnce = 256u << 10;     // a file up to this size goes out in one write

// An application without outside scripts, fonts or frames. Ant Design writes its style elements at run time,
// hence 'unsafe-inline' for styles alone; charts are saved as pictures from data: and blob: addresses.
constexpr std::string_view kContentPolicy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' "
    "data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

constexpr auto kAlways = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Content-Security-Policy", kContentPolicy},
});

constexpr bool has_no_body(int status) { return status == 204 || status == 304 || status < 200; }

Response plain_error(int status, const Problem& problem, Language language) {
  const Wording text =
      worded("{} {}\n\n{}\n位置：{}\n实际：{}\n应为：{}\n{}\n",
             "{} {}\n\n{}\nwhere:  {}\nfound:  {}\nwanted: {}\n{}\n", status, reason_phrase(status),
             problem.what, problem.where, problem.found, problem.wanted, problem.action);
  return Response::text(text.in(language), status);
}

bool is_fetch(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

std::string tag_of(std::string_view digest, bool compressed) {
  return fmt::format("\"{}{}\"", digest, compressed ? "-gzip" : "");
}

// Turns `out` into 304 when the request says that it holds either form of this content. The tag sent is the
// one it holds.
bool became_not_modified(const Request& request, std::string_view digest, Outgoing& out) {
  const auto known = request.headers.get("If-None-Match");
  if (!known) return false;
  for (const bool compressed : {false, true}) {
    const std::string tag = tag_of(digest, compressed);
    if (!lists_tag(*known, tag)) continue;
    if (*known != "*") out.headers.set("ETag", tag);
    out.status = 304;
    return true;
  }
  return false;
}

bool is_unmodified_since(const Request& request, std::chrono::sys_seconds modified) {
  const auto since = request.headers.get("If-Modified-Since");
  if (!since || request.headers.has("If-None-Match")) return false;
  const auto date = parse_http_date(*since);
  return date && modified <= *date;
}

// RFC 9110 section 13.1.5: a range counts only while the representation is still the one the client has
// a part of.
bool range_counts(const Request& request, std::string_view tag, std::chrono::sys_seconds modified) {
  const auto condition = request.headers.get("If-Range");
  return !condition || *condition == tag || parse_http_date(*condition) == modified;
}

bool wants_gzip(const Request& request) { return accepts_gzip(request.headers.get("Accept-Encoding")); }

void send_compressed(std::string_view digest, Outgoing& out) {
  out.headers.set("Content-Encoding", "gzip");
  out.headers.set("ETag", tag_of(digest, true));
}

// Whether a body of this type and size has two forms; then caches must be told what chose between them.
bool may_compress(std::string_view type, std::uint64_t bytes, Outgoing& out) {
  if (!is_compressible(type) || bytes <= kWorthCompressing || out.headers.has("Content-Encoding"))
    return false;
  out.headers.add("Vary", "Accept-Encoding");
  return true;
}

void deliver_text(const Request& request, const std::string& type, std::string body, Outgoing& out) {
  const bool two_forms = may_compress(type, body.size(), out);
  if (out.status != 200 || !is_fetch(request)) {
    if (two_forms && wants_gzip(request)) {
      out.headers.set("Content-Encoding", "gzip");
      body = gzip(body, Effort::once);
    }
    out.payload = std::move(body);
    return;
  }
  const std::string digest = digest_of(body);
  out.headers.set("ETag", tag_of(digest, false));
  if (became_not_modified(request, digest, out)) return;
  if (two_forms && wants_gzip(request)) {
    send_compressed(digest, out);
    body = gzip(body, Effort::once);
  }
  out.payload = std::move(body);
}

void set_slice(std::shared_ptr<const File> file, ByteRange range, Outgoing& out) {
  if (range.bytes <= kReadAtOnce) {
    out.payload = file->read(range.first, range.bytes);
  } else {
    out.payload = FileSlice{.file = std::move(file), .first = range.first, .bytes = range.bytes};
  }
}

// Sets status, Content-Range and the part asked for; false when the whole is to be sent.
bool became_part(const Request& request, const std::shared_ptr<const File>& file, Outgoing& out) {
  const auto value = request.headers.get("Range");
  if (request.method != "GET" || !value) return false;
  if (!range_counts(request, *out.headers.get("ETag"), file->modified())) return false;
  const RangeWish wish = parse_range(*value, file->size());
  if (wish.kind == RangeKind::whole) return false;
  if (wish.kind == RangeKind::unsatisfiable) {
    out.status = 416;
    out.headers.set("Content-Range", fmt::format("bytes */{}", file->size()));
    return true;
  }
  out.status = 206;
  const std::uint64_t last = wish.range.first + wish.range.bytes - 1;
  out.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", wish.range.first, last, file->size()));
  set_slice(file, wish.range, out);
  return true;
}

void deliver_file(const Request& request, const std::string& type, std::shared_ptr<const File> file,
                  FileCache& cache, Outgoing& out) {
  if (out.status != 200 || !is_fetch(request))
    return set_slice(file, {.first = 0, .bytes = file->size()}, out);
  const bool two_forms = may_compress(type, file->size(), out) && file->size() <= kMostCompressed;
  const auto entry = cache.entry_of(*file, two_forms);
  out.headers.set("ETag", tag_of(entry->digest, false));
  out.headers.set("Last-Modified", http_date(file->modified()));
  out.headers.set("Accept-Ranges", "bytes");
  if (became_not_modified(request, entry->digest, out)) return;
  if (is_unmodified_since(request, file->modified())) {
    out.status = 304;
    return;
  }
  if (became_part(request, file, out)) return;
  if (two_forms && wants_gzip(request)) {
    send_compressed(entry->digest, out);
    out.payload = entry->gzip;
    return;
  }
  set_slice(file, {.first = 0, .bytes = file->size()}, out);
}

void add_general_headers(const std::string& type, Outgoing& out) {
  if (!type.empty() && !has_no_body(out.status)) out.headers.set("Content-Type", type);
  if (!out.headers.has("Cache-Control"))
    out.headers.set("Cache-Control", out.status >= 400 ? "no-store" : "no-cache");
  for (const auto& [name, value] : kAlways) {
    if (!out.headers.has(name)) out.headers.add(name, value);
  }
  const auto bytes = out.payload_bytes();
  if (bytes && !has_no_body(out.status)) out.headers.set("Content-Length", std::to_string(*bytes));
}

}  // namespace

std::optional<std::uint64_t> Outgoing::payload_bytes() const {
  if (feed()) return std::nullopt;
  if (const auto* text = std::get_if<std::string>(&payload)) return text->size();
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&payload))
    return (*shared)->size();
  return std::get<FileSlice>(payload).bytes;
}

const EventFeed* Outgoing::feed() const {
  const auto* feed = std::get_if<std::shared_ptr<const EventFeed>>(&payload);
  return feed ? feed->get() : nullptr;
}

std::shared_ptr<const FileCache::Entry> FileCache::entry_of(const File& file, bool compress) {
  const std::pair key(file.identity(), compress);
  {
    const std::lock_guard lock(mutex_);
    if (const auto at = entries_.find(key); at != entries_.end()) return at->second;
  }
  Entry entry;
  Digest digest;
  std::string whole;
  for (std::uint64_t at = 0; at < file.size(); at += kReadAtOnce) {
    const std::string part = file.read(at, std::min(kReadAtOnce, file.size() - at));
    digest.add(part);
    if (compress) whole += part;
  }
  entry.digest = digest.hex();
  if (compress) entry.gzip = std::make_shared<const std::string>(gzip(whole, Effort::kept));

  const std::uint64_t bytes = entry.gzip ? entry.gzip->size() : 0;
  const std::lock_guard lock(mutex_);
  constexpr std::size_t kMostEntries = 10'000;
  if (kept_bytes_ + bytes > most_bytes_ || entries_.size() >= kMostEntries) {
    entries_.clear();
    kept_bytes_ = 0;
  }
  const auto [at, is_new] = entries_.emplace(key, std::make_shared<const Entry>(std::move(entry)));
  if (is_new) kept_bytes_ += bytes;
  return at->second;
}

Response Delivery::with_body(const std::string& path, Language language, Response response) const {
  const auto* problem = std::get_if<Problem>(&response.body);
  if (problem == nullptr) return response;
  const bool in_api_form = error_body_ && (path.empty() || is_api_path(path));
  Response shaped = in_api_form ? error_body_(response.status, *problem, language)
                                : plain_error(response.status, *problem, language);
  shaped.status = response.status;
  for (const auto& [name, value] : response.headers) shaped.headers.set(name, value);
  mark_language(language, shaped.headers);
  return shaped;
}

Outgoing Delivery::deliver(const Request& request, Response response) {
  Response shaped = with_body(request.path, language_of(request.headers), std::move(response));
  Outgoing out{.status = shaped.status, .headers = std::move(shaped.headers), .payload = {}};
  if (auto* text = std::get_if<std::string>(&shaped.body)) {
    deliver_text(request, shaped.content_type, std::move(*text), out);
  } else if (auto* file = std::get_if<std::shared_ptr<const File>>(&shaped.body)) {
    deliver_file(request, shaped.content_type, std::move(*file), cache_, out);
  } else if (auto* feed = std::get_if<std::shared_ptr<const EventFeed>>(&shaped.body)) {
    // Neither kept nor held back on the way: an event counts when it is new.
    out.payload = std::move(*feed);
    out.headers.set("Cache-Control", "no-store");
    out.headers.set("X-Accel-Buffering", "no");
  }
  add_general_headers(shaped.content_type, out);
  return out;
}

Outgoing Delivery::refuse(const std::string& path, Language language, int status,
                          const Problem& problem) const {
  Response shaped = with_body(path, language, Response::error(status, problem));
  Outgoing out{.status = status, .headers = std::move(shaped.headers), .payload = {}};
  if (auto* text = std::get_if<std::string>(&shaped.body)) out.payload = std::move(*text);
  add_general_headers(shaped.content_type, out);
  return out;
}

std::string head_of(const Outgoing& outgoing, std::string_view connection, std::string_view date) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\nConnection: {}\r\n", outgoing.status,
                                 reason_phrase(outgoing.status), date, connection);
  for (const auto& [name, value] : outgoing.headers)
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  head += "\r\n";
  return head;
}

}  // namespace langqiao::http
