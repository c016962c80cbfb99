// The index of open listings: one writer adds, changes and closes; readers hold a snapshot that never changes
// and are never stopped. What was added or closed is in the next snapshot taken. Scores depend on which
// listings were added and closed and in which order, not on how the index lies in pieces.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "matching/query.h"
#include "matching/segment.h"

namespace langqiao::matching {

struct Piece {
  std::shared_ptr<const Segment> segment;
  std::shared_ptr<const Closed> closed;

  std::size_t open() const { return segment->size() - closed->count(); }
  bool has(Position at) const { return !closed->contains(at); }
};

class Snapshot {
 public:
  Snapshot() = default;
  explicit Snapshot(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  std::span<const Piece> pieces() const { return pieces_; }
  // How many listings are open.
  std::size_t size() const;
  bool contains(std::uint64_t id) const;
  // How common words are. Borrows from the snapshot.
  Collection collection() const;
  // All that is kept in memory.
  std::size_t bytes() const;

 private:
  std::vector<Piece> pieces_;
};

class Index {
 public:
  explicit Index(TextModel text = TextModel());
  // Of many listings at once, the same for any number of threads (0: as many as the machine has).
  // Preconditions: admitted, each id once.
  static std::unique_ptr<Index> of(std::span<const Listing> listings, TextModel text = TextModel(),
                                   unsigned threads = 0);

  // Puts listings in; one whose id is there already takes its place. Preconditions: admitted, each id once.
  void add(std::span<const Listing> listings);
  void add(const Listing& listing) { add(std::span(&listing, 1)); }
  // False when it was not there.
  bool close(std::uint64_t id);
  // Joins pieces when enough of a size stand side by side, or drops what is closed when it is half of a
  // piece; false when nothing was due. Slow for large pieces, and meant for a thread of its own: neither
  // readers nor the writer wait for it. Small pieces are joined by add().
  bool merge();

  std::shared_ptr<const Snapshot> snapshot() const;
  const TextModel& text() const { return text_; }

 private:
  struct Due {
    std::vector<Piece> pieces;
    std::size_t listings = 0;
  };

  void publish();
  bool close_in_pieces(std::uint64_t id);
  void join_tail();
  void join_small();
  Due due(bool small) const;
  Piece joined(const std::vector<Piece>& pieces) const;
  void replace(const std::vector<Piece>& old, Piece by);

  const TextModel text_;
  std::mutex writing_, merging_;
  std::vector<Piece> pieces_;  // as they came
  mutable std::mutex publishing_;
  std::shared_ptr<const Snapshot> published_;
};

}  // namespace langqiao::matching
