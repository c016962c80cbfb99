// The shape of a basis of the network simplex: a rooted tree in which every node but the root hangs on its
// parent by one edge. Shape only; what flows and what it is worth is in transportation.cc.
#pragma once

#include <cstdint>
#include <vector>

namespace langqiao::network {

using Node = std::uint32_t;
inline constexpr Node kNoNode = ~Node{0};

// What is kept of a basis between solves: for each node but the root, its parent and the edge to it.
struct Basis {
  std::vector<Node> parent;
  std::vector<std::uint32_t> edge;

  bool operator==(const Basis&) const = default;
};

class SpanningTree {
 public:
  // Every node 0 … nodes − 1 hangs on the root, which is node `nodes`, by the edge `edge`.
  SpanningTree(Node nodes, std::uint32_t edge);

  Node root() const { return static_cast<Node>(places_.size() - 1); }
  Node parent(Node v) const { return places_[v].parent; }
  std::uint32_t edge(Node v) const { return places_[v].edge; }

  // The lowest node that has both below it or is one of them.
  Node meeting(Node a, Node b) const;

  // Calls visit(node) for `top` and all below it, parents first.
  template <class Visit>
  void walk(Node top, Visit visit) const {
    for (Node v = top;;) {
      visit(v);
      if (places_[v].child != kNoNode) {
        v = places_[v].child;
        continue;
      }
      while (v != top && places_[v].next == kNoNode) v = places_[v].parent;
      if (v == top) return;
      v = places_[v].next;
    }
  }

  template <class Visit>
  void for_each_child(Node v, Visit visit) const {
    for (Node child = places_[v].child; child != kNoNode; child = places_[child].next) visit(child);
  }

  // Cuts the subtree of `top` off and hangs it on `outer` by `edge` at its node `inner`. On the way from
  // inner to top parents become children; moved(node, was) tells that `node` now hangs by the edge by which
  // `was` hung before; in that order, from top down.
  template <class Moved>
  void rehang(Node top, Node inner, Node outer, std::uint32_t edge, Moved moved) {
    path_.clear();
    for (Node v = inner;; v = places_[v].parent) {
      path_.push_back(v);
      if (v == top) break;
    }
    for (std::size_t k = path_.size(); k-- > 1;) {
      detach(path_[k]);
      places_[path_[k]].edge = places_[path_[k - 1]].edge;
      moved(path_[k], path_[k - 1]);
    }
    detach(inner);
    places_[inner].edge = edge;
    attach(inner, outer);
    for (std::size_t k = 1; k < path_.size(); ++k) attach(path_[k], path_[k - 1]);
    set_depths(inner);
  }

  // Puts the children of every node into one order, so that sums over them do not depend on the pivots
  // before.
  void tidy();
  Basis basis() const;
  // Precondition: a basis of a tree of the same size.
  void start_from(const Basis& basis);

 private:
  struct Place {
    Node parent = kNoNode;
    std::uint32_t edge = 0;
    Node child = kNoNode;  // the first
    Node next = kNoNode, previous = kNoNode;
    std::uint32_t depth = 0;
  };

  void attach(Node v, Node parent);
  void detach(Node v);
  void set_depths(Node top);

  std::vector<Place> places_;
  std::vector<Node> path_;
};

}  // namespace langqiao::network
