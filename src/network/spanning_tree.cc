#include "network/spanning_tree.h"

#include "base/check.h"

namespace langqiao::network {

SpanningTree::SpanningTree(Node nodes, std::uint32_t edge) : places_(nodes + 1) {
  for (Node v = 0; v < nodes; ++v) places_[v] = {.parent = nodes, .edge = edge};
  tidy();
}

Node SpanningTree::meeting(Node a, Node b) const {
  while (a != b) {
    Node& deeper = places_[a].depth >= places_[b].depth ? a : b;
    deeper = places_[deeper].parent;
  }
  return a;
}

Basis SpanningTree::basis() const {
  Basis basis;
  basis.parent.reserve(root());
  basis.edge.reserve(root());
  for (Node v = 0; v < root(); ++v) {
    basis.parent.push_back(places_[v].parent);
    basis.edge.push_back(places_[v].edge);
  }
  return basis;
}

void SpanningTree::start_from(const Basis& basis) {
  CHECK(basis.parent.size() == root() && basis.edge.size() == root());
  for (Node v = 0; v < root(); ++v) places_[v] = {.parent = basis.parent[v], .edge = basis.edge[v]};
  tidy();
}

void SpanningTree::tidy() {
  for (Place& place : places_) place.child = kNoNode;
  for (Node v = root(); v-- > 0;) attach(v, places_[v].parent);
  set_depths(root());
}

void SpanningTree::attach(Node v, Node parent) {
  Place& place = places_[v];
  place.parent = parent, place.previous = kNoNode, place.next = places_[parent].child;
  if (place.next != kNoNode) places_[place.next].previous = v;
  places_[parent].child = v;
}

void SpanningTree::detach(Node v) {
  const Place& place = places_[v];
  (place.previous == kNoNode ? places_[place.parent].child : places_[place.previous].next) = place.next;
  if (place.next != kNoNode) places_[place.next].previous = place.previous;
}

void SpanningTree::set_depths(Node top) {
  walk(top, [&](Node v) { places_[v].depth = v == root() ? 0 : places_[places_[v].parent].depth + 1; });
}

}  // namespace langqiao::network
