#include "http/static_files.h"

#include <algorithm>
#include <array>

#include "http/file.h"

namespace langqiao::http {
namespace {

constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"css", "text/css; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"gif", "image/gif"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/x-icon"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"json", "application/json; charset=utf-8"},
    {"map", "application/json; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"svg", "image/svg+xml"},
    {"txt", "text/plain; charset=utf-8"},
    {"webmanifest", "application/manifest+json"},
    {"webp", "image/webp"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
});

constexpr std::string_view kNotBuilt = R"(<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>廊桥：网页尚未构建 · Langqiao: the web pages are not built</title>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto;line-height:1.6">
<h1>网页尚未构建</h1>
<p>服务器正在运行，<code>/api</code> 下的接口可以使用；但网页的文件夹不在，或其中没有 <code>index.html</code>。请在代码目录中运行下面的命令，
再重新载入本页；服务器不必重启。</p>
<h1 lang="en">The web pages are not built yet</h1>
<p>The server is running and its interface under <code>/api</code> answers. The folder with the pages is missing or has no
<code>index.html</code>.</p>
<p>To build them, run in the checkout:</p>
<pre>./run --build-only</pre>
<p>or, for the pages alone:</p>
<pre>cd web &amp;&amp; npm ci &amp;&amp; npm run build</pre>
<p>Then load this page again; the server need not be restarted.</p>
</body></html>
)";

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_asset(std::string_view path) { return path.starts_with("/assets/"); }

// The ending of a kind of file that is served here. An id may have a dot, too:
// /organisations/listed-000863.sz.
bool has_extension(std::string_view path) {
  return content_type_of(path) != content_type_of(std::string_view());
}

Response not_found(const Request& request) {
  return Response::error(404, {.what = {"这个地址下没有内容", "There is nothing at this address"},
                               .where = request.path,
                               .found = as_is(request.method + " " + shown(request.path)),
                               .wanted = {"网页应用的页面或文件", "a page or file of the web application"},
                               .action = {"请从首页 / 开始。", "Begin at the start page, /."}});
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
  const std::string_view name = last_part(path);
  const std::size_t dot = name.rfind('.');
  const std::string_view extension =
      dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  const auto at = std::ranges::find_if(
      kTypes, [&](const auto& row) { return equals_ignoring_case(row.first, extension); });
  return at == kTypes.end() ? "application/octet-stream" : at->second;
}

bool asks_for_html(std::string_view accept) {
  const auto types = list_of(accept);
  return std::ranges::any_of(types, [](std::string_view item) {
    const std::string_view type = item.substr(0, item.find_first_of("; \t"));
    return equals_ignoring_case(type, "text/html") || type == "text/*";
  });
}

Response StaticFiles::page() const {
  if (auto index = File::open_below(folder_, "index.html")) {
    return Response::of_file(std::move(index), std::string(content_type_of("index.html")));
  }
  Response response = Response::html(std::string(kNotBuilt), 503);
  response.headers.set("Retry-After", "30");
  return response;
}

Response StaticFiles::operator()(const Request& request) const {
  const std::string& path = request.path;
  if (is_api_path(path)) return not_found(request);
  if (path == "/") return page();
  if (auto file = File::open_below(folder_, std::string_view(path).substr(1))) {
    Response response = Response::of_file(std::move(file), std::string(content_type_of(path)));
    if (is_asset(path)) response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    return response;
  }
  const bool is_page =
      !has_extension(path) && !is_asset(path) && asks_for_html(request.headers.get("Accept").value_or(""));
  return is_page ? page() : not_found(request);
}

}  // namespace langqiao::http
