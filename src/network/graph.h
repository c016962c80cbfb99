// A sparse bipartite graph with a gain on each arc: who can be sent where, and what one unit sent is worth.
// The shape that many transportation problems share; immutable, and read by several threads at once. Knows
// nothing of what is sent.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace langqiao::network {

// One unit from source to sink gains this much. A gain below zero is allowed and never used.
struct Arc {
  std::uint32_t source = 0;
  std::uint32_t sink = 0;
  double gain = 0;

  bool operator==(const Arc&) const = default;
};

class Graph {
 public:
  // Arcs in any order; two arcs between the same nodes may stand side by side. Problem: an arc that names a
  // node outside `sources` or `sinks`, or whose gain is not finite ("arc 3").
  static Result<Graph, Problem> of(std::uint32_t sources, std::uint32_t sinks, std::vector<Arc> arcs);

  std::uint32_t sources() const { return static_cast<std::uint32_t>(source_begin_.size() - 1); }
  std::uint32_t sinks() const { return static_cast<std::uint32_t>(sink_begin_.size() - 1); }
  // By source, then sink. Positions here are the arc numbers of every answer.
  std::span<const Arc> arcs() const { return arcs_; }
  // The first arc of a source and one past its last.
  std::uint32_t begin_of(std::uint32_t source) const { return source_begin_[source]; }
  std::uint32_t end_of(std::uint32_t source) const { return source_begin_[source + 1]; }
  // Arc numbers of a sink.
  std::span<const std::uint32_t> arcs_into(std::uint32_t sink) const {
    return std::span(into_).subspan(sink_begin_[sink], sink_begin_[sink + 1] - sink_begin_[sink]);
  }

 private:
  Graph() = default;

  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> source_begin_, sink_begin_, into_;
};

}  // namespace langqiao::network
