#include "matching/postings.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace langqiao::matching {
namespace {

// A stream of numbers of `bits` bits each, lowest first.
class BitWriter {
 public:
  explicit BitWriter(std::vector<std::uint8_t>& to) : to_(to) {}

  void put(std::uint32_t value, int bits) {
    waiting_ |= std::uint64_t{value} << held_;
    for (held_ += bits; held_ >= 8; held_ -= 8, waiting_ >>= 8)
      to_.push_back(static_cast<std::uint8_t>(waiting_));
  }
  void end() {
    if (held_ > 0) to_.push_back(static_cast<std::uint8_t>(waiting_));
    waiting_ = 0;
    held_ = 0;
  }

 private:
  std::vector<std::uint8_t>& to_;
  std::uint64_t waiting_ = 0;
  int held_ = 0;
};

std::uint64_t eight_bytes(const std::uint8_t* from) {
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

std::uint32_t number_at(const std::uint8_t* from, std::size_t i, int bits) {
  const std::size_t first = i * static_cast<std::size_t>(bits);
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  return static_cast<std::uint32_t>(eight_bytes(from + (first >> 3)) >> (first & 7) & mask);
}

constexpr std::size_t kGroup = 32;

template <int kBits, std::size_t kIndex>
std::uint32_t number_of(const std::uint8_t* from) {
  constexpr std::size_t kFirst = kIndex * kBits;
  constexpr std::uint64_t kMask = (std::uint64_t{1} << kBits) - 1;
  return static_cast<std::uint32_t>(eight_bytes(from + (kFirst >> 3)) >> (kFirst & 7) & kMask);
}

template <int kBits, std::size_t... kIndex>
void unpack_group(const std::uint8_t* from, std::uint32_t* to, std::index_sequence<kIndex...>) {
  ((to[kIndex] = number_of<kBits, kIndex>(from)), ...);
}

template <int kBits>
void unpack_block(const std::uint8_t* from, std::uint32_t* to) {
  for (std::size_t group = 0; group < kBlock / kGroup; ++group)
    unpack_group<kBits>(from + group * kBits * kGroup / 8, to + group * kGroup,
                        std::make_index_sequence<kGroup>());
}

using Unpack = void (*)(const std::uint8_t*, std::uint32_t*);

template <std::size_t... kBits>
constexpr std::array<Unpack, sizeof...(kBits)> unpackers(std::index_sequence<kBits...>) {
  return {unpack_block<static_cast<int>(kBits)>...};
}
constexpr auto kUnpack = unpackers(std::make_index_sequence<33>());

void unpack(const std::uint8_t* from, int bits, std::size_t count, std::uint32_t* to) {
  if (count == kBlock) return kUnpack[static_cast<std::size_t>(bits)](from, to);
  for (std::size_t i = 0; i < count; ++i) to[i] = number_at(from, i, bits);
}

std::size_t bytes_for(std::size_t count, int bits) {
  return (count * static_cast<std::size_t>(bits) + 7) / 8;
}

}  // namespace

std::uint64_t mixed(std::uint64_t key) {
  key = (key ^ key >> 32) * 0xD6E8'FEB8'6659'FD93;
  key = (key ^ key >> 32) * 0xD6E8'FEB8'6659'FD93;
  return key ^ key >> 32;
}

void PostingList::positions(std::size_t block, Position* to) const {
  const BlockHead& head = heads_[block];
  const std::size_t count = count_of(block);
  unpack(bytes_ + head.bytes_at, head.position_bits, count, to);
  Position before = block == 0 ? kPastAll : heads_[block - 1].last;
  for (std::size_t i = 0; i < count; ++i) to[i] = before += to[i] + 1;
}

void PostingList::values(std::size_t block, std::uint8_t* to) const {
  const BlockHead& head = heads_[block];
  const std::size_t count = count_of(block);
  if (head.value_bits == 0) {
    std::memset(to, 1, count);
    return;
  }
  const std::uint8_t* const from = bytes_ + head.bytes_at + bytes_for(count, head.position_bits);
  std::uint32_t wide[kBlock];
  unpack(from, head.value_bits, count, wide);
  for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint8_t>(wide[i] + 1);
}

std::size_t PostingList::block_with(Position position, std::size_t from) const {
  std::size_t step = 1, least = from;
  while (least + step <= heads_.size() && heads_[least + step - 1].last < position) {
    least += step;
    step *= 2;
  }
  const auto end = heads_.begin() + static_cast<std::ptrdiff_t>(std::min(least + step, heads_.size()));
  const auto at = std::lower_bound(heads_.begin() + static_cast<std::ptrdiff_t>(least), end, position,
                                   [](const BlockHead& head, Position p) { return head.last < p; });
  return static_cast<std::size_t>(at - heads_.begin());
}

void PostingList::append_to(std::vector<Posting>& all) const {
  Position positions_of[kBlock];
  std::uint8_t values_of[kBlock];
  for (std::size_t block = 0; block < heads_.size(); ++block) {
    positions(block, positions_of);
    values(block, values_of);
    for (std::size_t i = 0; i < count_of(block); ++i) all.push_back({positions_of[i], values_of[i]});
  }
}

Position Cursor::next_block(Position target) {
  const std::size_t from = filled_ == 0 ? block_ : block_ + 1;
  block_ = list_.block_with(target, std::min(from, list_.heads().size()));
  valued_ = false;
  at_ = 0;
  if (block_ == list_.heads().size()) {
    filled_ = 0;
    return kPastAll;
  }
  list_.positions(block_, positions_);
  filled_ = list_.count_of(block_);
  return within(target);
}

std::size_t Postings::entry_of(std::uint64_t mixed_key) const {
  if (entries_.empty()) return kNone;
  const std::size_t bucket = mixed_key >> bucket_shift_;
  for (std::size_t at = buckets_[bucket]; at < buckets_[bucket + 1]; ++at) {
    if (entries_[at].key == mixed_key) return at;
  }
  return kNone;
}

PostingList Postings::list(std::size_t entry) const {
  const Entry& at = entries_[entry];
  const std::size_t blocks = (at.count + kBlock - 1) / kBlock;
  const auto kept = std::ranges::lower_bound(in_bits_, entry, {}, &InBits::entry);
  PostingBits bits;
  if (kept != in_bits_.end() && kept->entry == entry) {
    bits = {.have = bits_.data() + kept->first,
            .words = words_,
            .best_value = kept->best_value,
            .best_length = kept->best_length,
            .most_value = kept->most_value};
    if (kept->levels) bits.levels = bits.have + words_;
    if (kept->twice) bits.twice = bits.have + words_;
  }
  return {std::span(heads_).subspan(at.first_head, blocks), bytes_.data(), at.count, bits};
}

PostingList Postings::find_mixed(std::uint64_t mixed_key) const {
  const std::size_t entry = entry_of(mixed_key);
  return entry == kNone ? PostingList() : list(entry);
}

std::uint64_t Postings::added_of(std::size_t entry) const {
  const Entry& at = entries_[entry];
  const auto gone = std::ranges::lower_bound(gone_, at.key, {}, &Gone::key);
  return at.count + (gone != gone_.end() && gone->key == at.key ? gone->count : 0);
}

std::uint64_t Postings::added(std::uint64_t key) const {
  const std::size_t entry = entry_of(mixed(key));
  return entry == kNone ? 0 : added_of(entry);
}

std::size_t Postings::bytes() const {
  return entries_.capacity() * sizeof(Entry) + buckets_.capacity() * sizeof(std::uint32_t) +
         heads_.capacity() * sizeof(BlockHead) + bytes_.capacity() + gone_.capacity() * sizeof(Gone) +
         in_bits_.capacity() * sizeof(InBits) + bits_.capacity() * sizeof(std::uint64_t);
}

PostingsWriter::PostingsWriter(std::size_t positions, ValueBits values)
    : positions_(positions), values_(values) {
  if (positions >= kWorthBits) made_.words_ = (positions + 63) / 64;
}

void PostingsWriter::add_bits(std::span<const Posting> list, Best best) {
  const std::size_t first = made_.bits_.size(), words = made_.words_;
  const bool twice = values_ == ValueBits::twice;
  const bool levels = !twice && list.size() * kLevelled >= positions_;
  made_.in_bits_.push_back({.entry = static_cast<std::uint32_t>(made_.entries_.size() - 1),
                            .levels = levels,
                            .twice = twice,
                            .best_value = best.value,
                            .best_length = best.length,
                            .most_value = std::ranges::max(list, {}, &Posting::value).value,
                            .first = first});
  made_.bits_.resize(first + (1 + (levels ? kLevelBits : 0) + (twice ? 1 : 0)) * words);
  for (const Posting& at : list) {
    std::uint64_t* const word = &made_.bits_[first + at.position / 64];
    const std::uint64_t bit = std::uint64_t{1} << at.position % 64;
    *word |= bit;
    if (twice && at.value > 1) word[words] |= bit;
    for (std::size_t b = 0; levels && b < kLevelBits; ++b) {
      if ((level_of(at.value) >> b & 1) != 0) word[(b + 1) * words] |= bit;
    }
  }
}

void PostingsWriter::add_block(std::span<const Posting> block, Position before, Best best) {
  std::uint32_t widest_gap = 0, greatest = 1;
  for (Position last = before; const Posting& at : block) {
    widest_gap = std::max(widest_gap, at.position - last - 1);
    greatest = std::max<std::uint32_t>(greatest, at.value);
    last = at.position;
  }
  auto& bytes = made_.bytes_;
  CHECK(bytes.size() < kPastAll);
  const int position_bits = std::bit_width(widest_gap), value_bits = std::bit_width(greatest - 1);
  made_.heads_.push_back({.last = block.back().position,
                          .bytes_at = static_cast<std::uint32_t>(bytes.size()),
                          .best_value = best.value,
                          .best_length = best.length,
                          .position_bits = static_cast<std::uint8_t>(position_bits),
                          .value_bits = static_cast<std::uint8_t>(value_bits)});
  BitWriter writer(bytes);
  for (Position last = before; const Posting& at : block) {
    writer.put(at.position - last - 1, position_bits);
    last = at.position;
  }
  writer.end();
  for (const Posting& at : block) writer.put(at.value - 1u, value_bits);
  writer.end();
}

Postings PostingsWriter::finish() {
  auto& entries = made_.entries_;
  made_.bytes_.insert(made_.bytes_.end(), sizeof(std::uint64_t), 0);  // numbers are read eight bytes at once
  const int bits = std::max(1, static_cast<int>(std::bit_width(entries.size() / 4)));
  made_.bucket_shift_ = 64 - bits;
  made_.buckets_.assign((std::size_t{1} << bits) + 1, 0);
  for (const auto& at : entries) ++made_.buckets_[(at.key >> made_.bucket_shift_) + 1];
  for (std::size_t i = 1; i < made_.buckets_.size(); ++i) made_.buckets_[i] += made_.buckets_[i - 1];
  entries.shrink_to_fit();
  made_.heads_.shrink_to_fit();
  made_.bytes_.shrink_to_fit();
  made_.gone_.shrink_to_fit();
  made_.in_bits_.shrink_to_fit();
  made_.bits_.shrink_to_fit();
  return std::move(made_);
}

}  // namespace langqiao::matching
