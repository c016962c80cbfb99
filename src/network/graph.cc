#include "network/graph.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

namespace langqiao::network {
namespace {

// Where the arcs of each node begin, from how many each has.
template <class NodeOf>
std::vector<std::uint32_t> beginnings(const std::vector<Arc>& arcs, std::uint32_t nodes, NodeOf node_of) {
  std::vector<std::uint32_t> begin(nodes + 1, 0);
  for (const Arc& arc : arcs) ++begin[node_of(arc) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  return begin;
}

}  // namespace

Result<Graph, Problem> Graph::of(std::uint32_t sources, std::uint32_t sinks, std::vector<Arc> arcs) {
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    const Arc& arc = arcs[a];
    if (arc.source < sources && arc.sink < sinks && std::isfinite(arc.gain)) continue;
    return Failure<Problem>(
        Problem{.what = {"网络中有一条弧不能用", "An arc of the network cannot be used"},
                .where = fmt::format("arc {}", a),
                .found = worded("起点 {}，终点 {}，收益 {}", "source {}, sink {}, gain {}", arc.source,
                                arc.sink, arc.gain),
                .wanted = worded("起点小于 {}，终点小于 {}，收益为有限数",
                                 "a source below {}, a sink below {}, a finite gain", sources, sinks),
                .action = {"请改正或去掉这条弧", "Correct the arc or leave it out"}});
  }
  std::ranges::sort(arcs, {}, [](const Arc& arc) { return std::tuple(arc.source, arc.sink, arc.gain); });

  Graph graph;
  graph.arcs_ = std::move(arcs);
  graph.source_begin_ = beginnings(graph.arcs_, sources, [](const Arc& arc) { return arc.source; });
  graph.sink_begin_ = beginnings(graph.arcs_, sinks, [](const Arc& arc) { return arc.sink; });
  graph.into_.resize(graph.arcs_.size());
  auto next = graph.sink_begin_;
  for (std::uint32_t a = 0; a < graph.arcs_.size(); ++a) graph.into_[next[graph.arcs_[a].sink]++] = a;
  return graph;
}

}  // namespace langqiao::network
