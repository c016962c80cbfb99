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
  Snapshot(std::vector<Piece> pieces, const TextModel::Shape& text)
      : pieces_(std::move(pieces)), text_(text) {}

  std::span<const Piece> pieces() const { return pieces_; }
  // How many listings are open.
  std::size_t size() const;
  bool contains(std::uint64_t id) const;
  // How common words are. Borrows from the snapshot.
  Collection collection() const;
  // All that is kept in memory.
  std::size_t bytes() const;
  // What the bounds of its words were made for.
  const TextModel::Shape& text() const { return text_; }

 private:
  std::vector<Piece> pieces_;
  TextModel::Shape text_;
};

// How an index lies in pieces: a matter of speed, never of results.
struct PieceSizes {
  std::size_t built_at_once = 65'536;  // listings that one thread makes a segment of in a first build
  std::size_t tail = 64;               // the newest piece is made anew up to this size
  std::size_t fan = 8;                 // so many pieces of a size become one; at least 2
  std::size_t joined_by_add = 32'768;  // larger ones are left to merge()
};

class Index {
 public:
  explicit Index(TextModel text = TextModel(), const PieceSizes& sizes = PieceSizes());
  // Of many listings at once, the same for any number of threads (0: as many as the machine has).
  // Preconditions: admitted, each id once.
  static std::unique_ptr<Index> of(std::span<const Listing> listings, TextModel text = TextModel(),
                                   unsigned threads = 0, const PieceSizes& sizes = PieceSizes());

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
  const PieceSizes sizes_;
  std::mutex writing_, merging_;
  std::vector<Piece> pieces_;                   // as they came
  std::vector<const Segment*> merging_pieces_;  // add() leaves these where they are
  mutable std::mutex publishing_;
  std::shared_ptr<const Snapshot> published_;
};

}  // namespace langqiao::matching
