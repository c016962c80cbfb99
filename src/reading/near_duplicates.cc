#include "reading/near_duplicates.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/random.h"
#include "base/text.h"
#include "reading/folded.h"

namespace langqiao::reading {
namespace {

constexpr std::size_t kShingle = 3;  // characters
constexpr std::uint32_t kNobody = UINT32_MAX;
constexpr std::size_t kMostChain = 256;  // candidates of a band that are compared
constexpr std::uint64_t kMultiplier = 0x9E37'79B9'7F4A'7C15;

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xFF51'AFD7'ED55'8CCD;
  x = (x ^ (x >> 33)) * 0xC4CE'B9FE'1A85'EC53;
  return x ^ (x >> 33);
}

// Hashes of the shingles of letters, digits and Han characters. Bytes that are no UTF-8 are taken one by one.
std::vector<std::uint64_t> shingles_of(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<std::uint64_t> shingles;
  std::array<std::uint64_t, kShingle> last{};
  std::size_t characters = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const auto byte = static_cast<unsigned char>(plain[at]);
    const std::size_t bytes = byte >= 0xE0 && byte < 0xF0 && at + 3 <= plain.size() ? 3 : 1;
    const bool counts = bytes == 3 ? plain.compare(at, 3, "。") != 0 && plain.compare(at, 3, "、") != 0
                                   : byte >= 0x80 || std::isalnum(byte);
    std::uint64_t character = 0;
    for (std::size_t i = 0; i < bytes; ++i)
      character = character << 8 | static_cast<unsigned char>(plain[at + i]);
    at += bytes;
    if (!counts) continue;
    last = {last[1], last[2], character};
    if (++characters >= kShingle) shingles.push_back(mixed(mixed(mixed(last[0]) + last[1]) + last[2]));
  }
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// Hash functions x → (a·x + b) >> 32 with odd a: multiply–add–shift (Dietzfelbinger 1996).
struct Hash {
  std::uint64_t factor;
  std::uint64_t summand;
};

const std::array<Hash, kBandRows * kBands>& hashes() {
  static const auto kHashes = [] {
    std::array<Hash, kBandRows * kBands> all{};
    Random random(0x5EED);
    for (Hash& hash : all) hash = {random.next() | 1, random.next()};
    return all;
  }();
  return kHashes;
}

std::uint64_t band_key(const Sketch& sketch, std::size_t band) {
  std::uint64_t key = band + 1;
  for (std::size_t row = 0; row < kBandRows; ++row)
    key = mixed(key * kMultiplier + sketch[band * kBandRows + row]);
  return key;
}

}  // namespace

std::optional<Sketch> sketch_of(std::string_view text) {
  const auto shingles = shingles_of(text);
  if (shingles.size() < kLeastShingles) return std::nullopt;
  Sketch sketch;
  for (std::size_t i = 0; i < sketch.size(); ++i) {
    const Hash hash = hashes()[i];
    std::uint32_t least = UINT32_MAX;
    for (const std::uint64_t shingle : shingles)
      least = std::min(least, static_cast<std::uint32_t>((shingle * hash.factor + hash.summand) >> 32));
    sketch[i] = least;
  }
  return sketch;
}

double candidate_probability(double likeness) {
  return 1 - std::pow(1 - std::pow(likeness, kBandRows), kBands);
}

double likeness_of(const Sketch& a, const Sketch& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(a.size());
}

std::optional<std::uint32_t> NearDuplicates::first_like(std::string_view text) {
  const std::uint32_t number = seen_++;
  const auto sketch = sketch_of(text);
  if (!sketch) return std::nullopt;
  std::array<std::uint32_t, kBands> earlier{};
  std::uint32_t best = kNobody;
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto [latest, is_new] = latest_.try_emplace(band_key(*sketch, band), kNobody);
    earlier[band] = latest->second;
    std::size_t compared = 0;
    for (std::uint32_t at = latest->second; at != kNobody && compared < kMostChain;
         at = earlier_[at][band], ++compared) {
      if (at < best && likeness_of(sketches_[at], *sketch) >= least_) best = at;
    }
  }
  if (best != kNobody) return number_of_[best];
  const auto position = static_cast<std::uint32_t>(sketches_.size());
  for (std::size_t band = 0; band < kBands; ++band) latest_[band_key(*sketch, band)] = position;
  sketches_.push_back(*sketch);
  earlier_.push_back(earlier);
  number_of_.push_back(number);
  return std::nullopt;
}

}  // namespace langqiao::reading
