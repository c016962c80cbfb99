#include "http/compression.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace langqiao::http {
namespace {

std::string gunzip(std::string bytes) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, ComesBackWhole) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "产教融合 " + std::to_string(i * 7919 % 1000) + "\n";
  for (const Effort effort : {Effort::once, Effort::kept}) {
    const std::string packed = gzip(text, effort);
    EXPECT_LT(packed.size(), text.size() / 3);
    EXPECT_EQ(gunzip(packed), text);
  }
  EXPECT_EQ(gunzip(gzip("", Effort::once)), "");
}

TEST(AcceptEncoding, IsWeighed) {
  for (const char* yes : {"gzip", "GZIP", "x-gzip", "deflate, gzip;q=1.0, *;q=0.5", "br, gzip", "*",
                          "gzip;q=0.001", "gzip ; q=0.5", "identity;q=0.5, gzip;q=0.5", "identity;q=0, *"}) {
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  }
  for (const char* no : {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "gzip;q=0, *", "*;q=0",
                         "gzip;q=0.3, identity;q=0.5", "gzip;q=x", "gzip;q=2", "gzip;quality=1", "gzips"}) {
    EXPECT_FALSE(accepts_gzip(no)) << no;
  }
  EXPECT_FALSE(accepts_gzip(std::nullopt));
}

TEST(Compressible, IsTextButNotWhatIsDenseAlready) {
  for (const char* yes : {"text/html; charset=utf-8", "application/json", "image/svg+xml", "text/csv"})
    EXPECT_TRUE(is_compressible(yes));
  for (const char* no : {"image/png", "font/woff2", "application/pdf", "application/octet-stream", ""})
    EXPECT_FALSE(is_compressible(no));
}

}  // namespace
}  // namespace langqiao::http
