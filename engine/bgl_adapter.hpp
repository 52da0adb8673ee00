#pragma once
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <utility>

#include "engine/csr_graph.hpp"

namespace musubi {

/// A CsrGraph seen as a Boost graph (Vertex List, Incidence, Adjacency and Edge List Graph), so
/// that an algorithm of the Boost Graph Library runs on it without a copy. `Category` is
/// boost::undirected_tag or boost::directed_tag and must agree with the graph. `boost::edge_index`
/// is the canonical number of number_edges(), the same from either end of an undirected edge.
///
/// Holds references: the graph and the numbering must outlive it.
template <typename Category>
class BglGraph {
 public:
  struct EdgeDescriptor {
    Vertex source = kNoVertex;
    Vertex target = kNoVertex;
    EdgeId index = 0;
    friend bool operator==(const EdgeDescriptor& a, const EdgeDescriptor& b) {
      return a.index == b.index;
    }
    friend bool operator<(const EdgeDescriptor& a, const EdgeDescriptor& b) {
      return a.index < b.index;
    }
  };

  BglGraph(const CsrGraph& graph, const EdgeNumbering& numbering)
      : graph_(&graph), numbering_(&numbering) {}

  [[nodiscard]] const CsrGraph& csr() const { return *graph_; }
  [[nodiscard]] EdgeDescriptor out_edge(Vertex u, ArcIndex arc) const {
    return {u, graph_->target(arc), numbering_->edge_of_arc[arc]};
  }
  [[nodiscard]] EdgeDescriptor edge(EdgeId e) const {
    return {numbering_->edges[e].tail, numbering_->edges[e].head, e};
  }

 private:
  const CsrGraph* graph_;
  const EdgeNumbering* numbering_;
};

template <typename Category>
class BglOutEdgeIterator
    : public boost::iterator_facade<
          BglOutEdgeIterator<Category>, typename BglGraph<Category>::EdgeDescriptor,
          boost::random_access_traversal_tag, typename BglGraph<Category>::EdgeDescriptor> {
 public:
  BglOutEdgeIterator() = default;
  BglOutEdgeIterator(const BglGraph<Category>* graph, Vertex u, ArcIndex arc)
      : graph_(graph), u_(u), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  auto dereference() const { return graph_->out_edge(u_, arc_); }
  void increment() { ++arc_; }
  void decrement() { --arc_; }
  void advance(std::ptrdiff_t by) { arc_ += static_cast<ArcIndex>(by); }
  [[nodiscard]] bool equal(const BglOutEdgeIterator& other) const { return arc_ == other.arc_; }
  [[nodiscard]] std::ptrdiff_t distance_to(const BglOutEdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.arc_) - static_cast<std::ptrdiff_t>(arc_);
  }

  const BglGraph<Category>* graph_ = nullptr;
  Vertex u_ = 0;
  ArcIndex arc_ = 0;
};

template <typename Category>
class BglEdgeIterator
    : public boost::iterator_facade<
          BglEdgeIterator<Category>, typename BglGraph<Category>::EdgeDescriptor,
          boost::forward_traversal_tag, typename BglGraph<Category>::EdgeDescriptor> {
 public:
  BglEdgeIterator() = default;
  BglEdgeIterator(const BglGraph<Category>* graph, EdgeId e) : graph_(graph), e_(e) {}

 private:
  friend class boost::iterator_core_access;
  auto dereference() const { return graph_->edge(e_); }
  void increment() { ++e_; }
  [[nodiscard]] bool equal(const BglEdgeIterator& other) const { return e_ == other.e_; }

  const BglGraph<Category>* graph_ = nullptr;
  EdgeId e_ = 0;
};

template <typename Category>
auto num_vertices(const BglGraph<Category>& g) {
  return g.csr().num_vertices();
}
template <typename Category>
auto num_edges(const BglGraph<Category>& g) {
  return g.csr().num_edges();
}
template <typename Category>
auto vertices(const BglGraph<Category>& g) {
  return std::pair(boost::counting_iterator<Vertex>(0),
                   boost::counting_iterator<Vertex>(g.csr().num_vertices()));
}
template <typename Category>
auto edges(const BglGraph<Category>& g) {
  return std::pair(BglEdgeIterator<Category>(&g, 0),
                   BglEdgeIterator<Category>(&g, g.csr().num_edges()));
}
template <typename Category>
auto out_degree(Vertex u, const BglGraph<Category>& g) {
  return g.csr().out_degree(u);
}
template <typename Category>
auto out_edges(Vertex u, const BglGraph<Category>& g) {
  const ArcIndex first = g.csr().first_arc(u);
  return std::pair(BglOutEdgeIterator<Category>(&g, u, first),
                   BglOutEdgeIterator<Category>(&g, u, first + g.csr().out_degree(u)));
}
template <typename Category>
auto adjacent_vertices(Vertex u, const BglGraph<Category>& g) {
  const auto row = g.csr().out_neighbors(u);
  return std::pair(row.data(), row.data() + row.size());
}
template <typename Category>
Vertex source(const typename BglGraph<Category>::EdgeDescriptor& e, const BglGraph<Category>&) {
  return e.source;
}
template <typename Category>
Vertex target(const typename BglGraph<Category>::EdgeDescriptor& e, const BglGraph<Category>&) {
  return e.target;
}
template <typename Category>
auto get(boost::vertex_index_t, const BglGraph<Category>&) {
  return boost::typed_identity_property_map<Vertex>();
}

/// The property map behind boost::edge_index.
template <typename Category>
struct BglEdgeIndexMap {
  using key_type = typename BglGraph<Category>::EdgeDescriptor;
  using value_type = EdgeId;
  using reference = EdgeId;
  using category = boost::readable_property_map_tag;
  friend EdgeId get(const BglEdgeIndexMap&, const key_type& e) { return e.index; }
};
template <typename Category>
auto get(boost::edge_index_t, const BglGraph<Category>&) {
  return BglEdgeIndexMap<Category>{};
}

using UndirectedBglGraph = BglGraph<boost::undirected_tag>;
using DirectedBglGraph = BglGraph<boost::directed_tag>;

}  // namespace musubi

namespace boost {

template <typename Category>
struct graph_traits<musubi::BglGraph<Category>> {
  struct traversal_category : incidence_graph_tag,
                              adjacency_graph_tag,
                              vertex_list_graph_tag,
                              edge_list_graph_tag {};
  using vertex_descriptor = musubi::Vertex;
  using edge_descriptor = typename musubi::BglGraph<Category>::EdgeDescriptor;
  using directed_category = Category;
  using edge_parallel_category = allow_parallel_edge_tag;
  using vertex_iterator = counting_iterator<musubi::Vertex>;
  using edge_iterator = musubi::BglEdgeIterator<Category>;
  using out_edge_iterator = musubi::BglOutEdgeIterator<Category>;
  using adjacency_iterator = const musubi::Vertex*;
  using vertices_size_type = musubi::Vertex;
  using edges_size_type = musubi::EdgeId;
  using degree_size_type = musubi::ArcIndex;
  static vertex_descriptor null_vertex() { return musubi::kNoVertex; }
};

template <typename Category>
struct graph_traits<const musubi::BglGraph<Category>> : graph_traits<musubi::BglGraph<Category>> {};

template <typename Category>
struct property_map<musubi::BglGraph<Category>, vertex_index_t> {
  using type = typed_identity_property_map<musubi::Vertex>;
  using const_type = type;
};
template <typename Category>
struct property_map<musubi::BglGraph<Category>, edge_index_t> {
  using type = musubi::BglEdgeIndexMap<Category>;
  using const_type = type;
};

}  // namespace boost
