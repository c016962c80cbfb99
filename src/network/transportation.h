// The transportation problem with slack on both sides: send what the sources have to what the sinks can take,
// so that the total gain is largest; nobody has to send or to take.
//
//     max Σ gain(a) f(a)    Σ f out of a source ≤ supply,  Σ f into a sink ≤ demand,  f ≥ 0
//
// Primal network simplex on a spanning tree whose root stands for what is not sent or not taken. When
// supplies and demands change, the tree of the last solve is mended and pivots go on from there: by dual
// pivots where few flows fell below zero, else by hanging nodes on the root. Source: Ahuja, Magnanti, Orlin,
// Network Flows (1993), chapter 11.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network/graph.h"
#include "network/spanning_tree.h"

namespace langqiao::network {

class Transportation {
 public:
  // The graph outlives this. Not for several threads at once: one of these a thread, and a Basis a problem.
  explicit Transportation(const Graph& graph);

  // The largest total gain. One supply a source, one demand a sink, each finite and not below zero (a CHECK).
  // Begins at the basis of the last solve or of start_from; which of several best flows is found follows from
  // that basis and the numbers alone.
  double solve(std::span<const double> supply, std::span<const double> demand);

  // Of the last solve. A dual is what one more unit would add to the total, not below zero; dual of source +
  // dual of sink ≥ gain on every arc, with equality where something flows.
  std::span<const double> source_duals() const { return std::span(dual_).first(sources_); }
  std::span<const double> sink_duals() const { return std::span(dual_).subspan(sources_); }
  // By arc number.
  std::vector<double> flows() const;
  // What each source did not send; what each sink did not take.
  std::vector<double> unsent() const { return slack(0, sources_); }
  std::vector<double> untaken() const { return slack(sources_, tree_.root()); }

  Basis basis() const { return tree_.basis(); }
  // Precondition: a basis of a problem on the same graph.
  void start_from(const Basis& basis);

  // Since construction, for benchmarks and tests.
  std::int64_t pivots() const { return pivots_; }

 private:
  // An edge that may enter, and how much a unit on it gains beyond the duals of its ends. `outer` is the root
  // for a slack.
  struct Entering {
    Node inner = kNoNode, outer = kNoNode;
    std::uint32_t edge = 0;
    double price = 0;

    bool found() const { return inner != kNoNode; }
  };
  struct Blocking {
    Node node = kNoNode;
    double flow = 0;
  };

  bool is_source(Node v) const { return v < sources_; }
  Node sink(const Arc& arc) const { return sources_ + arc.sink; }
  double gain(std::uint32_t edge) const;
  double dual(Node v) const { return v == tree_.root() ? 0.0 : dual_[v]; }
  std::vector<double> slack(Node begin, Node end) const;

  void set_order();
  void set_flows();
  void set_duals();
  double total() const;

  void mend();
  void note(Node v);
  void pivot_below_zero();
  Entering least_loss_across(Node top);
  void offer(Entering& best, Node inner, Node outer, std::uint32_t edge) const;
  void hang_on_root();
  void hang_children_on_root(Node v);

  void improve();
  Entering priced(std::uint32_t number) const;
  Entering best_of_a_block();
  Entering first_that_gains() const;
  double pivot(Entering entering);
  void block(Node from, Node stop, Blocking& blocking) const;

  void exchange(Node leaving, const Entering& entering, Node meet, double flow);
  void send(Node from, Node stop, double flow);

  const Graph* graph_;
  Node sources_;
  std::uint32_t slack_edge_;  // the edge number that stands for slack: one past the arcs
  SpanningTree tree_;
  std::vector<double> flow_;  // on the edge to the parent
  std::vector<double> dual_;
  std::vector<double> amount_;  // supplies, then demands
  std::vector<Node> order_;     // nodes, parents first
  std::vector<Node> below_;     // nodes whose flow may be below zero
  std::vector<std::uint32_t> mark_;
  std::uint32_t stamp_ = 0;
  std::vector<Node> children_;  // of the node that is mended
  std::uint32_t scan_ = 0;      // where pricing goes on
  double price_tolerance_ = 0;
  double flow_tolerance_ = 0;
  std::int64_t pivots_ = 0;
};

}  // namespace langqiao::network
