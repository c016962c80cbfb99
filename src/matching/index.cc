#include "matching/index.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"

namespace langqiao::matching {
namespace {

// Sizes below sizes.tail are 0, below tail · fan 1, and so on.
std::size_t tier_of(std::size_t listings, const PieceSizes& sizes) {
  std::size_t tier = 0;
  for (std::size_t limit = sizes.tail; limit <= listings; limit *= sizes.fan) ++tier;
  return tier;
}

bool mostly_closed(const Piece& piece) {
  return piece.closed->count() > 0 && 2 * piece.closed->count() >= piece.segment->size();
}

Piece piece_of(Segment segment) {
  return {std::make_shared<const Segment>(std::move(segment)), std::make_shared<const Closed>()};
}

std::vector<Segment::Part> parts_of(const std::vector<Piece>& pieces) {
  std::vector<Segment::Part> parts;
  for (const Piece& piece : pieces) parts.push_back({piece.segment.get(), piece.closed.get()});
  return parts;
}

}  // namespace

std::size_t Snapshot::size() const {
  std::size_t listings = 0;
  for (const Piece& piece : pieces_) listings += piece.open();
  return listings;
}

bool Snapshot::contains(std::uint64_t id) const {
  return std::ranges::any_of(pieces_, [&](const Piece& piece) {
    const Position at = piece.segment->find(id);
    return at != kPastAll && piece.has(at);
  });
}

Collection Snapshot::collection() const {
  std::uint64_t listings = 0;
  for (const Piece& piece : pieces_) listings += piece.segment->added();
  return {listings, [this](Key key) {
            std::uint64_t frequency = 0;
            for (const Piece& piece : pieces_) frequency += piece.segment->word_postings().added(key);
            return frequency;
          }};
}

std::size_t Snapshot::bytes() const {
  std::size_t all = sizeof *this + pieces_.capacity() * sizeof(Piece);
  for (const Piece& piece : pieces_) all += piece.segment->bytes() + sizeof(Closed) + piece.closed->bytes();
  return all;
}

Index::Index(TextModel text, const PieceSizes& sizes)
    : text_(std::move(text)),
      sizes_(sizes),
      published_(std::make_shared<const Snapshot>(std::vector<Piece>(), text_.shape())) {
  CHECK(sizes.built_at_once > 0 && sizes.tail > 0 && sizes.fan > 1);
}

std::unique_ptr<Index> Index::of(std::span<const Listing> listings, TextModel text, unsigned threads,
                                 const PieceSizes& sizes) {
  auto made = std::make_unique<Index>(std::move(text), sizes);
  const std::size_t at_once = sizes.built_at_once;
  std::vector<Segment> built((listings.size() + at_once - 1) / at_once);
  parallel_for(built.size(), threads, [&](std::size_t i) {
    const auto from = listings.subspan(i * at_once);
    built[i] = Segment::of(from.first(std::min(at_once, from.size())), made->text_);
  });
  std::vector<Segment::Part> parts;
  const Closed none;
  for (const Segment& segment : built) parts.push_back({&segment, &none});
  if (built.size() == 1) made->pieces_.push_back(piece_of(std::move(built.front())));
  if (built.size() > 1) made->pieces_.push_back(piece_of(Segment::merged(parts, made->text_)));
  made->publish();
  return made;
}

void Index::add(std::span<const Listing> listings) {
  if (listings.empty()) return;
  Piece piece = piece_of(Segment::of(listings, text_));
  const std::scoped_lock lock(writing_);
  for (const Listing& listing : listings) close_in_pieces(listing.id);
  pieces_.push_back(std::move(piece));
  join_tail();
  join_small();
  publish();
}

bool Index::close(std::uint64_t id) {
  const std::scoped_lock lock(writing_);
  if (!close_in_pieces(id)) return false;
  publish();
  return true;
}

bool Index::close_in_pieces(std::uint64_t id) {
  for (Piece& piece : pieces_) {
    const Position at = piece.segment->find(id);
    if (at == kPastAll || !piece.has(at)) continue;
    auto closed = std::make_shared<Closed>(*piece.closed);
    closed->insert(at);
    piece.closed = std::move(closed);
    return true;
  }
  return false;
}

// The last two pieces become one while they are small together.
void Index::join_tail() {
  while (pieces_.size() >= 2) {
    const std::size_t last = pieces_.size() - 1;
    if (pieces_[last - 1].segment->size() + pieces_[last].segment->size() > sizes_.tail) return;
    replace({pieces_[last - 1], pieces_[last]}, joined({pieces_[last - 1], pieces_[last]}));
  }
}

void Index::join_small() {
  for (Due found = due(true); !found.pieces.empty(); found = due(true))
    replace(found.pieces, joined(found.pieces));
}

// What is to be joined, the smallest first. `small`: what add() joins, or else what it leaves.
Index::Due Index::due(bool small) const {
  std::vector<Due> tiers;
  for (const Piece& piece : pieces_) {
    if (std::ranges::find(merging_pieces_, piece.segment.get()) != merging_pieces_.end()) continue;
    const std::size_t listings = piece.segment->size();
    if (mostly_closed(piece) && small == (listings <= sizes_.joined_by_add)) return {{piece}, listings};
    const std::size_t tier = tier_of(listings, sizes_);
    if (tier >= tiers.size()) tiers.resize(tier + 1);
    if (tiers[tier].pieces.size() == sizes_.fan) continue;
    tiers[tier].pieces.push_back(piece);
    tiers[tier].listings += listings;
  }
  for (Due& tier : tiers) {
    if (tier.pieces.size() == sizes_.fan && small == (tier.listings <= sizes_.joined_by_add))
      return std::move(tier);
  }
  return {};
}

Piece Index::joined(const std::vector<Piece>& pieces) const {
  return piece_of(Segment::merged(parts_of(pieces), text_));
}

// `by` stands where the first of `old` stood.
void Index::replace(const std::vector<Piece>& old, Piece by) {
  const auto is_old = [&](const Piece& piece) {
    return std::ranges::any_of(old, [&](const Piece& o) { return o.segment == piece.segment; });
  };
  const auto first = std::ranges::find_if(pieces_, is_old);
  CHECK(first != pieces_.end());
  *first = std::move(by);
  pieces_.erase(std::remove_if(first + 1, pieces_.end(), is_old), pieces_.end());
}

bool Index::merge() {
  const std::scoped_lock one_at_a_time(merging_);
  Due found;
  {
    const std::scoped_lock lock(writing_);
    found = due(false);
    for (const Piece& piece : found.pieces) merging_pieces_.push_back(piece.segment.get());
  }
  if (found.pieces.empty()) return false;
  Piece made = joined(found.pieces);

  // What was closed while it was made.
  const std::scoped_lock lock(writing_);
  Closed closed;
  for (const Piece& old : found.pieces) {
    const auto now = std::ranges::find(pieces_, old.segment, &Piece::segment);
    CHECK(now != pieces_.end());
    for (Position at = 0; at < old.segment->size(); ++at) {
      if (old.has(at) && !now->has(at)) closed.insert(made.segment->find(old.segment->facts(at).id));
    }
  }
  merging_pieces_.clear();
  made.closed = std::make_shared<const Closed>(std::move(closed));
  replace(found.pieces, std::move(made));
  publish();
  return true;
}

void Index::publish() {
  auto next = std::make_shared<const Snapshot>(pieces_, text_.shape());
  const std::scoped_lock lock(publishing_);
  published_ = std::move(next);
}

std::shared_ptr<const Snapshot> Index::snapshot() const {
  const std::scoped_lock lock(publishing_);
  return published_;
}

}  // namespace langqiao::matching
