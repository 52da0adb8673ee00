#include "algorithms/structure/disjoint_paths.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace musubi {
namespace {

constexpr ArcIndex kNotReached = std::numeric_limits<ArcIndex>::max();
constexpr ArcIndex kStart = kNotReached - 1;
constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

std::uint32_t entrance(Vertex v) {
  return 2 * v;
}

std::uint32_t exit_of(Vertex v) {
  return 2 * v + 1;
}

template <typename Link>
std::vector<Link> links_between_vertices(const CsrGraph& graph) {
  std::vector<Link> links;
  links.reserve(graph.num_edges());
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) {
      if (graph.is_directed() ? u != v : u < v) links.push_back({u, v, !graph.is_directed()});
    }
  }
  return links;
}

template <typename Link>
std::vector<Link> links_between_exits_and_entrances(const CsrGraph& graph) {
  std::vector<Link> links;
  links.reserve(graph.num_vertices() + graph.num_arcs());
  for (const Vertex u : graph.vertices()) {
    links.push_back({entrance(u), exit_of(u), false});
    for (const Vertex v : graph.out_neighbors(u)) {
      if (u != v) links.push_back({exit_of(u), entrance(v), false});
    }
  }
  return links;
}

}  // namespace

DisjointPathCounter::DisjointPathCounter(const CsrGraph& graph, Disjointness disjointness)
    : disjointness_(disjointness), n_(graph.num_vertices()) {
  if (n_ > kNowhere / 2) throw std::invalid_argument("disjoint paths: 2^31 vertices or more");
  if (disjointness == Disjointness::edges) {
    build(n_, links_between_vertices<Link>(graph));
  } else {
    build(std::size_t{2} * n_, links_between_exits_and_entrances<Link>(graph));
  }
}

void DisjointPathCounter::build(std::size_t nodes, const std::vector<Link>& links) {
  first_.assign(nodes + 1, 0);
  for (const auto& [tail, head, both_ways] : links) {
    ++first_[tail + 1];
    ++first_[head + 1];
  }
  for (std::size_t node = 0; node < nodes; ++node) first_[node + 1] += first_[node];
  std::vector<ArcIndex> place(first_.begin(), first_.end() - 1);
  head_.resize(first_.back());
  reverse_.resize(first_.back());
  residual_.resize(first_.back());
  for (const auto& [tail, head, both_ways] : links) {
    const ArcIndex out = place[tail]++;
    const ArcIndex back = place[head]++;
    head_[out] = head;
    head_[back] = tail;
    reverse_[out] = back;
    reverse_[back] = out;
    residual_[out] = 1;
    residual_[back] = both_ways ? 1 : 0;
  }
  forward_.through.assign(nodes, kNotReached);
  backward_.through.assign(nodes, kNotReached);
}

std::uint64_t DisjointPathCounter::count(Vertex s, Vertex t, std::uint64_t cap) {
  const std::uint64_t paths = push_paths(s, t, cap);
  undo();
  return paths;
}

std::uint64_t DisjointPathCounter::push_paths(Vertex s, Vertex t, std::uint64_t cap) {
  if (s >= n_ || t >= n_ || s == t) {
    throw std::invalid_argument("disjoint paths: two different vertices below " +
                                std::to_string(n_) + " are needed, got " + std::to_string(s) +
                                " and " + std::to_string(t));
  }
  const bool split = disjointness_ == Disjointness::vertices;
  const Node source = split ? exit_of(s) : s;
  const Node sink = split ? entrance(t) : t;
  const std::uint64_t most = most_paths(source, sink, cap);
  std::uint64_t paths = 0;
  while (paths < most && augment(source, sink)) ++paths;
  return paths;
}

std::vector<std::vector<Vertex>> DisjointPathCounter::paths(Vertex s, Vertex t, std::uint64_t cap) {
  std::vector<std::vector<Vertex>> result(push_paths(s, t, cap));
  auto arcs = arcs_in_use();
  undo();
  const auto by_tail = [this](ArcIndex arc, Node node) { return tail_of(arc) < node; };
  std::vector<bool> taken(arcs.size(), false);
  for (auto& path : result) {
    path.push_back(s);
    Node node = disjointness_ == Disjointness::vertices ? exit_of(s) : s;
    while (path.back() != t) {
      auto place = static_cast<std::size_t>(
          std::lower_bound(arcs.begin(), arcs.end(), node, by_tail) - arcs.begin());
      while (taken[place]) ++place;  // as many arcs leave a node as come to it
      taken[place] = true;
      node = head_[arcs[place]];
      const Vertex v = vertex_of(node);
      if (v == path.back()) continue;  // from its entrance to its exit
      // Paths without a common edge may cross themselves: what lies between is left out.
      path.erase(std::find(path.begin(), path.end(), v), path.end());
      path.push_back(v);
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

// The arcs over which a path goes, by their tail; those pushed one way and back are in no use.
std::vector<ArcIndex> DisjointPathCounter::arcs_in_use() const {
  auto arcs = pushed_;
  std::sort(arcs.begin(), arcs.end());
  std::vector<ArcIndex> used;
  for (const ArcIndex arc : arcs) {
    const auto times = [&](ArcIndex wanted) {
      const auto [first, last] = std::equal_range(arcs.begin(), arcs.end(), wanted);
      return last - first;
    };
    const bool known = !used.empty() && used.back() == arc;
    if (!known && times(arc) > times(reverse_[arc])) used.push_back(arc);
  }
  return used;
}

// Knowing that no more paths fit at an end saves the search that would find none.
std::uint64_t DisjointPathCounter::most_paths(Node source, Node sink, std::uint64_t cap) const {
  return usable_arcs(sink, Way::backward, usable_arcs(source, Way::forward, cap));
}

std::uint64_t DisjointPathCounter::usable_arcs(Node node, Way way, std::uint64_t most) const {
  std::uint64_t usable = 0;
  for (ArcIndex arc = first_[node]; arc < first_[node + 1] && usable < most; ++arc) {
    usable += residual_[along(arc, way)];
  }
  return usable;
}

bool DisjointPathCounter::augment(Node source, Node sink) {
  const auto begin = [](Search& search, Node node) {
    search.reached.assign(1, node);
    search.through[node] = kStart;
    search.next = 0;
    search.arcs_seen = 0;
  };
  begin(forward_, source);
  begin(backward_, sink);
  const Node meeting = meeting_node();
  if (meeting != kNowhere) push_through(meeting);
  for (Search* search : {&forward_, &backward_}) {
    for (const Node node : search->reached) search->through[node] = kNotReached;
  }
  return meeting != kNowhere;
}

DisjointPathCounter::Node DisjointPathCounter::meeting_node() {
  while (forward_.next < forward_.reached.size() && backward_.next < backward_.reached.size()) {
    const Node meeting = forward_.arcs_seen <= backward_.arcs_seen
                             ? look_around(forward_, backward_, Way::forward)
                             : look_around(backward_, forward_, Way::backward);
    if (meeting != kNowhere) return meeting;
  }
  return kNowhere;
}

DisjointPathCounter::Node DisjointPathCounter::look_around(Search& search, const Search& other,
                                                           Way way) {
  const Node node = search.reached[search.next++];
  search.arcs_seen += first_[node + 1] - first_[node];
  for (ArcIndex arc = first_[node]; arc < first_[node + 1]; ++arc) {
    const ArcIndex step = along(arc, way);
    const Node neighbor = head_[arc];
    if (residual_[step] == 0 || search.through[neighbor] != kNotReached) continue;
    search.through[neighbor] = step;
    search.reached.push_back(neighbor);
    if (other.through[neighbor] != kNotReached) return neighbor;
  }
  return kNowhere;
}

// Until they meet the two trees have no node in common, so the path through them is a simple one.
void DisjointPathCounter::push_through(Node meeting) {
  for (Node node = meeting; forward_.through[node] != kStart;) {
    const ArcIndex arc = forward_.through[node];
    push(arc);
    node = head_[reverse_[arc]];
  }
  for (Node node = meeting; backward_.through[node] != kStart;) {
    const ArcIndex arc = backward_.through[node];
    push(arc);
    node = head_[arc];
  }
}

void DisjointPathCounter::push(ArcIndex arc) {
  --residual_[arc];
  ++residual_[reverse_[arc]];
  pushed_.push_back(arc);
}

void DisjointPathCounter::undo() {
  for (const ArcIndex arc : pushed_) {
    ++residual_[arc];
    --residual_[reverse_[arc]];
  }
  pushed_.clear();
}

}  // namespace musubi
