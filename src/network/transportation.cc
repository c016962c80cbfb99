#include "network/transportation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"

// Written as sums a source and a sink are alike: what the edges of a node carry adds up to its supply or
// demand. So flows alternate in sign around a cycle, the duals of an edge's two ends add up to its gain, and
// no edge needs a direction. The root has no sum to keep.

namespace langqiao::network {
namespace {

constexpr double kPrecision = 1e-11;
constexpr std::size_t kMany = 50;          // one node in so many: too many for dual pivots
constexpr std::int64_t kPatience = 5'000;  // pivots without progress before the lowest number goes first

double largest_of(std::span<const double> amounts) {
  return amounts.empty() ? 0.0 : *std::ranges::max_element(amounts);
}

}  // namespace

Transportation::Transportation(const Graph& graph)
    : graph_(&graph),
      sources_(graph.sources()),
      slack_edge_(static_cast<std::uint32_t>(graph.arcs().size())),
      tree_(graph.sources() + graph.sinks(), slack_edge_),
      flow_(tree_.root(), 0.0),
      dual_(tree_.root(), 0.0),
      mark_(tree_.root() + 1, 0) {
  double largest = 1;
  for (const Arc& arc : graph.arcs()) largest = std::max(largest, std::abs(arc.gain));
  price_tolerance_ = kPrecision * largest;
}

double Transportation::solve(std::span<const double> supply, std::span<const double> demand) {
  CHECK(supply.size() == sources_ && demand.size() == tree_.root() - sources_);
  amount_.assign(supply.begin(), supply.end());
  amount_.insert(amount_.end(), demand.begin(), demand.end());
  CHECK(std::ranges::all_of(amount_, [](double amount) { return amount >= 0 && std::isfinite(amount); }));
  flow_tolerance_ = kPrecision * std::max(1.0, largest_of(amount_));
  mend();
  improve();
  tree_.tidy();
  set_flows();
  set_duals();
  return total();
}

void Transportation::start_from(const Basis& basis) {
  tree_.start_from(basis);
  set_duals();  // mend looks at them
}

double Transportation::gain(std::uint32_t edge) const {
  return edge == slack_edge_ ? 0.0 : graph_->arcs()[edge].gain;
}

std::vector<double> Transportation::flows() const {
  std::vector<double> flows(graph_->arcs().size(), 0.0);
  for (Node v = 0; v < tree_.root(); ++v) {
    if (tree_.edge(v) != slack_edge_) flows[tree_.edge(v)] = std::max(0.0, flow_[v]);
  }
  return flows;
}

std::vector<double> Transportation::slack(Node begin, Node end) const {
  std::vector<double> slack(end - begin, 0.0);
  for (Node v = begin; v < end; ++v) {
    if (tree_.edge(v) == slack_edge_) slack[v - begin] = std::max(0.0, flow_[v]);
  }
  return slack;
}

// --- what follows from the tree ---

void Transportation::set_order() {
  order_.clear();
  tree_.walk(tree_.root(), [&](Node v) { order_.push_back(v); });
}

// From the leaves up: an edge carries what the edges below leave of its node's amount.
void Transportation::set_flows() {
  set_order();
  flow_ = amount_;
  for (std::size_t k = order_.size(); k-- > 1;) {
    const Node v = order_[k];
    if (tree_.parent(v) != tree_.root()) flow_[tree_.parent(v)] -= flow_[v];
  }
}

// From the root down.
void Transportation::set_duals() {
  tree_.walk(tree_.root(), [&](Node v) {
    if (v != tree_.root()) dual_[v] = gain(tree_.edge(v)) - dual(tree_.parent(v));
  });
  for (double& each : dual_) {
    if (each < 0 && each > -price_tolerance_) each = 0;
  }
}

double Transportation::total() const {
  double total = 0;
  for (Node v = 0; v < tree_.root(); ++v) total += gain(tree_.edge(v)) * flow_[v];
  return total;
}

// --- a basis that amounts have changed under: prices are right, some flows are below zero ---

// Few flows below zero are taken out by dual pivots, which keep most of the tree but look at a whole cut each
// time; many by hanging nodes on the root, from where pivots that each look at little go on.
void Transportation::mend() {
  set_flows();
  below_.clear();
  for (std::size_t k = order_.size(); k-- > 1;) note(order_[k]);
  if (below_.size() * kMany > order_.size())
    hang_on_root();
  else
    pivot_below_zero();
}

// From the leaves up: where the nodes that hang on `v` send it more than it has, some are hung on the root
// instead, first those that lose least, until nothing is below zero.
void Transportation::hang_on_root() {
  flow_ = amount_;
  for (std::size_t k = order_.size(); k-- > 1;) {
    const Node v = order_[k];
    if (flow_[v] < -flow_tolerance_) hang_children_on_root(v);
    if (tree_.parent(v) != tree_.root()) flow_[tree_.parent(v)] -= flow_[v];
  }
  set_duals();
}

void Transportation::hang_children_on_root(Node v) {
  children_.clear();
  tree_.for_each_child(v, [&](Node child) {
    if (flow_[child] > 0) children_.push_back(child);
  });
  std::ranges::sort(children_, {}, [&](Node child) { return std::pair(dual_[child], child); });
  for (const Node child : children_) {
    if (flow_[v] >= 0) return;
    flow_[v] += flow_[child];
    tree_.rehang(child, child, tree_.root(), slack_edge_, [](Node, Node) {});
  }
}

// Dual pivots, the deepest first. After many without progress the work is done the other way, so that none
// goes round in circles.
void Transportation::pivot_below_zero() {
  std::ranges::reverse(below_);
  for (std::int64_t idle = 0; !below_.empty();) {
    const Node leaving = below_.back();
    below_.pop_back();
    if (flow_[leaving] >= -flow_tolerance_) continue;
    const Entering entering = least_loss_across(leaving);
    CHECK(entering.found());  // a flow below zero lies above a node of the other side, whose slack crosses
    idle = entering.price < -price_tolerance_ ? 0 : idle + 1;
    exchange(leaving, entering, tree_.meeting(entering.inner, entering.outer), -flow_[leaving]);
    ++pivots_;
    if (idle > kPatience) {
      set_order();
      return hang_on_root();
    }
  }
}

// Of the edges that would raise the flow above `top` and cross the cut below it, the one that loses least.
// They leave from the nodes on the other side than top.
Transportation::Entering Transportation::least_loss_across(Node top) {
  ++stamp_;
  tree_.walk(top, [&](Node v) { mark_[v] = stamp_; });
  Entering best{.price = -std::numeric_limits<double>::infinity()};
  tree_.walk(top, [&](Node v) {
    if (is_source(v) == is_source(top)) return;
    offer(best, v, tree_.root(), slack_edge_);
    if (is_source(v)) {
      for (std::uint32_t a = graph_->begin_of(v); a < graph_->end_of(v); ++a)
        offer(best, v, sink(graph_->arcs()[a]), a);
    } else {
      for (const std::uint32_t a : graph_->arcs_into(v - sources_))
        offer(best, v, graph_->arcs()[a].source, a);
    }
  });
  return best;
}

void Transportation::offer(Entering& best, Node inner, Node outer, std::uint32_t edge) const {
  if (mark_[outer] == stamp_) return;
  const double price = gain(edge) - dual_[inner] - dual(outer);
  if (price > best.price || (price == best.price && edge < best.edge)) best = {inner, outer, edge, price};
}

// --- pivots: flows are right, some prices are above zero ---

void Transportation::improve() {
  scan_ = 0;
  for (std::int64_t idle = 0;;) {
    const Entering entering = idle < kPatience ? best_of_a_block() : first_that_gains();
    if (!entering.found()) return;
    idle = pivot(entering) > flow_tolerance_ ? 0 : idle + 1;
    ++pivots_;
  }
}

// Edges are numbered for pricing: the arcs, then the slack of each node.
Transportation::Entering Transportation::priced(std::uint32_t number) const {
  if (number >= slack_edge_) {
    const Node v = number - slack_edge_;
    return {v, tree_.root(), slack_edge_, -dual_[v]};
  }
  const Arc& arc = graph_->arcs()[number];
  return {arc.source, sink(arc), number, arc.gain - dual_[arc.source] - dual_[sink(arc)]};
}

Transportation::Entering Transportation::best_of_a_block() {
  const std::uint32_t count = slack_edge_ + tree_.root();
  const auto block = std::max(64u, static_cast<std::uint32_t>(std::sqrt(count)));
  Entering best{.price = price_tolerance_};
  for (std::uint32_t seen = 0; seen < count && !best.found();) {
    for (const std::uint32_t stop = std::min(count, seen + block); seen < stop; ++seen) {
      if (const Entering one = priced(scan_); one.price > best.price) best = one;
      if (++scan_ == count) scan_ = 0;
    }
  }
  return best;
}

Transportation::Entering Transportation::first_that_gains() const {
  for (std::uint32_t number = 0; number < slack_edge_ + tree_.root(); ++number) {
    if (const Entering one = priced(number); one.price > price_tolerance_) return one;
  }
  return {};
}

// Sends as much as fits around the cycle that `entering` closes; how much that was.
double Transportation::pivot(Entering entering) {
  const Node meet = tree_.meeting(entering.inner, entering.outer);
  Blocking inner{.flow = std::numeric_limits<double>::infinity()};
  block(entering.inner, meet, inner);
  Blocking leaving = inner;
  block(entering.outer, meet, leaving);
  if (leaving.node != inner.node) std::swap(entering.inner, entering.outer);
  exchange(leaving.node, entering, meet, leaving.flow);
  return leaving.flow;
}

// The least flow among the edges on the way up that lose: every second one, from the first.
void Transportation::block(Node from, Node stop, Blocking& blocking) const {
  bool loses = true;
  for (Node v = from; v != stop; v = tree_.parent(v), loses = !loses) {
    const double flow = std::max(0.0, flow_[v]);
    if (loses && (flow < blocking.flow || (flow == blocking.flow && v < blocking.node))) blocking = {v, flow};
  }
}

// `entering` takes the place of the edge above `leaving`, which lies on the way from entering.inner up to
// `meet`, and carries `flow`.
void Transportation::exchange(Node leaving, const Entering& entering, Node meet, double flow) {
  send(entering.inner, meet, flow);
  send(entering.outer, meet, flow);
  const bool side = is_source(entering.inner);
  tree_.walk(leaving, [&](Node v) { dual_[v] += is_source(v) == side ? entering.price : -entering.price; });
  tree_.rehang(leaving, entering.inner, entering.outer, entering.edge,
               [&](Node node, Node was) { flow_[node] = flow_[was]; });
  flow_[entering.inner] = flow;
  for (Node v = leaving; v != entering.inner; v = tree_.parent(v)) note(v);
}

void Transportation::note(Node v) {
  if (flow_[v] < -flow_tolerance_) below_.push_back(v);
}

// Edges on the way up lose and win in turn.
void Transportation::send(Node from, Node stop, double flow) {
  for (Node v = from; v != stop; v = tree_.parent(v), flow = -flow) {
    flow_[v] -= flow;
    note(v);
  }
}

}  // namespace langqiao::network
