#include "matching/lanes.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace langqiao::matching {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};

// Which listings of a word a plane counts for, group by group.
struct Groups {
  std::uint64_t had = 0, passing = kAll;

  std::uint64_t take(const Plane& plane, std::uint64_t bits) {
    if (plane.begins) had = 0;
    const std::uint64_t first = bits & ~had;
    had |= bits;
    if (plane.gates) passing &= had;
    return first;
  }
};

std::uint64_t eight_of(const std::uint8_t* from) {
  std::uint64_t eight;
  std::memcpy(&eight, from, sizeof eight);
  return eight;
}

constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;

// The lowest eight bits as eight bytes of 0 or 1.
std::uint64_t spread(std::uint64_t bits) {
  const std::uint64_t apart = (bits & 0xFF) * kOnes & 0x8040'2010'0804'0201;
  return (apart + 0x7F * kOnes) >> 7 & kOnes;
}

void add_plain(std::span<const Plane> planes, std::size_t words, bool others, std::uint8_t* sums,
               std::uint8_t* most) {
  for (std::size_t w = 0; w < words; ++w) {
    std::uint8_t* const at = sums + w * kLanes;
    Groups groups;
    for (const Plane& plane : planes) {
      const std::uint64_t bits = groups.take(plane, plane.bits[w]);
      if (bits == 0) continue;
      std::array<std::uint8_t, kLanes> more;
      for (std::size_t i = 0; i < kLanes; i += 8) {
        const std::uint64_t eight = spread(bits >> i) * plane.steps;
        std::memcpy(&more[i], &eight, sizeof eight);
      }
      for (std::size_t i = 0; i < kLanes; ++i) {
        const unsigned sum = unsigned{at[i]} + more[i];
        at[i] = static_cast<std::uint8_t>(sum > 255 ? 255 : sum);
      }
    }
    const std::uint64_t kept = others ? ~groups.passing : groups.passing;
    std::uint8_t greatest = 0;
    for (std::size_t i = 0; i < kLanes; ++i) {
      if ((kept >> i & 1) == 0) at[i] = 0;
      greatest = std::max(greatest, at[i]);
    }
    most[w] = greatest;
  }
}

#if defined(__x86_64__)

[[gnu::target("avx2")]] std::uint8_t greatest_of(__m256i bytes) {
  __m128i half = _mm_max_epu8(_mm256_castsi256_si128(bytes), _mm256_extracti128_si256(bytes, 1));
  half = _mm_max_epu8(half, _mm_srli_epi16(half, 8));
  // The least of the complements is found by one instruction.
  const __m128i low = _mm_sub_epi16(_mm_set1_epi16(255), _mm_and_si128(half, _mm_set1_epi16(255)));
  return static_cast<std::uint8_t>(255 - _mm_cvtsi128_si32(_mm_minpos_epu16(low)));
}

// Thirty-two bits as bytes of 0 or 255.
[[gnu::target("avx2")]] __m256i spread_avx2(std::uint32_t bits) {
  const __m256i byte_of = _mm256_setr_epi64x(
      0, static_cast<long long>(kOnes), static_cast<long long>(2 * kOnes), static_cast<long long>(3 * kOnes));
  const __m256i bit_of = _mm256_set1_epi64x(static_cast<long long>(0x8040'2010'0804'0201));
  const __m256i apart =
      _mm256_and_si256(_mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<int>(bits)), byte_of), bit_of);
  return _mm256_cmpeq_epi8(apart, bit_of);
}

[[gnu::target("avx2")]] void add_avx2(std::span<const Plane> planes, std::size_t words, bool others,
                                      std::uint8_t* sums, std::uint8_t* most) {
  for (std::size_t w = 0; w < words; ++w) {
    auto* const at = reinterpret_cast<__m256i*>(sums + w * kLanes);
    __m256i low = _mm256_loadu_si256(at), high = _mm256_loadu_si256(at + 1);
    Groups groups;
    for (const Plane& plane : planes) {
      const std::uint64_t bits = groups.take(plane, plane.bits[w]);
      const __m256i steps = _mm256_set1_epi8(static_cast<char>(plane.steps));
      low = _mm256_adds_epu8(low, _mm256_and_si256(steps, spread_avx2(static_cast<std::uint32_t>(bits))));
      high = _mm256_adds_epu8(high,
                              _mm256_and_si256(steps, spread_avx2(static_cast<std::uint32_t>(bits >> 32))));
    }
    const std::uint64_t kept = others ? ~groups.passing : groups.passing;
    low = _mm256_and_si256(low, spread_avx2(static_cast<std::uint32_t>(kept)));
    high = _mm256_and_si256(high, spread_avx2(static_cast<std::uint32_t>(kept >> 32)));
    _mm256_storeu_si256(at, low);
    _mm256_storeu_si256(at + 1, high);
    most[w] = greatest_of(_mm256_max_epu8(low, high));
  }
}

constexpr std::size_t kAhead = 16;  // words

// Of kAtOnce words from the first on, so that a plane is looked up once for all of them.
template <std::size_t kAtOnce>
[[gnu::target("avx512f,avx512bw,avx2"), gnu::always_inline]] inline void add_words_avx512(
    std::span<const Plane> planes, std::size_t first, bool others, std::uint8_t* sums, std::uint8_t* most) {
  __m512i sum[kAtOnce];
  std::array<Groups, kAtOnce> groups;
  for (std::size_t i = 0; i < kAtOnce; ++i) sum[i] = _mm512_loadu_si512(sums + (first + i) * kLanes);
  for (const Plane& plane : planes) {
    const __m512i steps = _mm512_set1_epi8(static_cast<char>(plane.steps));
    const std::uint64_t* const bits = plane.bits + first;
    __builtin_prefetch(bits + kAhead);  // more streams than the machine would follow by itself
    if (plane.is_alone()) {
      for (std::size_t i = 0; i < kAtOnce; ++i)
        sum[i] = _mm512_mask_adds_epu8(sum[i], bits[i], sum[i], steps);
      continue;
    }
    for (std::size_t i = 0; i < kAtOnce; ++i)
      sum[i] = _mm512_mask_adds_epu8(sum[i], groups[i].take(plane, bits[i]), sum[i], steps);
  }
  for (std::size_t i = 0; i < kAtOnce; ++i) {
    sum[i] = _mm512_maskz_mov_epi8(others ? ~groups[i].passing : groups[i].passing, sum[i]);
    std::uint8_t* const at = sums + (first + i) * kLanes;
    _mm512_storeu_si512(at, sum[i]);
    const auto* const halves = reinterpret_cast<const __m256i*>(at);
    most[first + i] =
        greatest_of(_mm256_max_epu8(_mm256_loadu_si256(halves), _mm256_loadu_si256(halves + 1)));
  }
}

[[gnu::target("avx512f,avx512bw,avx2")]] void add_avx512(std::span<const Plane> planes, std::size_t words,
                                                         bool others, std::uint8_t* sums,
                                                         std::uint8_t* most) {
  constexpr std::size_t kAtOnce = 8;
  std::size_t w = 0;
  for (; w + kAtOnce <= words; w += kAtOnce) add_words_avx512<kAtOnce>(planes, w, others, sums, most);
  for (; w < words; ++w) add_words_avx512<1>(planes, w, others, sums, most);
}

#endif

}  // namespace

Width widest() {
#if defined(__x86_64__)
  static const Width width = __builtin_cpu_supports("avx512bw") ? Width::avx512
                             : __builtin_cpu_supports("avx2")   ? Width::avx2
                                                                : Width::plain;
  return width;
#else
  return Width::plain;
#endif
}

void add_planes(std::span<const Plane> planes, std::size_t words, bool others, std::uint8_t* sums,
                std::uint8_t* most, Width width) {
#if defined(__x86_64__)
  if (width == Width::avx512) return add_avx512(planes, words, others, sums, most);
  if (width == Width::avx2) return add_avx2(planes, words, others, sums, most);
#endif
  static_cast<void>(width);
  add_plain(planes, words, others, sums, most);
}

std::uint64_t reaching(const std::uint8_t* sums, std::uint8_t least) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kLanes; i += 8) {
    std::array<std::uint8_t, 8> reach;
    for (std::size_t j = 0; j < 8; ++j) reach[j] = sums[i + j] >= least;
    // The lowest bit of each byte, side by side.
    found |= (eight_of(reach.data()) * 0x0102'0408'1020'4080 >> 56) << i;
  }
  return found;
}

}  // namespace langqiao::matching
