// Reading a file into a graph ready for algorithms: ours beside igraph's and Boost.Graph's readers.
// Ours keep string ids and attributes, and check every line; the peers' edge lists know numbers
// only.

#include <stdlib.h>

#include <boost/graph/adjacency_list.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"
#include "engine/network_reader.hpp"
#include "engine/projection.hpp"

namespace {

/// A folder for the two files that are read; gone at the end.
class Folder {
 public:
  Folder() : path_(::mkdtemp(name_.data())) {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::string name_ = (std::filesystem::temp_directory_path() / "musubi-bench-XXXXXX").string();
  std::filesystem::path path_;
};

struct Size {
  std::size_t vertices = 0;
  std::size_t edges = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

Size ours(const std::filesystem::path& path) {
  const auto network = musubi::load(path);
  const auto projection = musubi::project(network.graph, network.projection(""));
  return {projection.graph.num_vertices(), projection.graph.num_edges()};
}

template <typename Read>
Size with_igraph(const std::filesystem::path& path, Read&& read) {
  std::FILE* file = std::fopen(path.c_str(), "r");
  if (file == nullptr) return {};
  igraph_t graph;
  read(&graph, file);
  std::fclose(file);
  const Size size{static_cast<std::size_t>(igraph_vcount(&graph)),
                  static_cast<std::size_t>(igraph_ecount(&graph))};
  igraph_destroy(&graph);
  return size;
}

Size boost_edge_list(const std::filesystem::path& path) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph;
  std::ifstream file(path);
  std::size_t u = 0;
  std::size_t v = 0;
  while (file >> u >> v) boost::add_edge(u, v, graph);
  return {num_vertices(graph), num_edges(graph)};
}

void write(const musubi::bench::BenchGraph& graph, const std::filesystem::path& edge_list,
           const std::filesystem::path& graphml) {
  std::ofstream list(edge_list);
  for (const auto& [u, v] : graph.edges) list << u << ' ' << v << '\n';
  std::ofstream xml(graphml);
  xml << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
         "<key id=\"e_weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
         "<graph edgedefault=\"undirected\">\n";
  for (musubi::Vertex v = 0; v < graph.n; ++v) xml << "<node id=\"n" << v << "\"/>\n";
  for (const auto& [u, v] : graph.edges) {
    xml << "<edge source=\"n" << u << "\" target=\"n" << v
        << "\"><data key=\"e_weight\">1.5</data></edge>\n";
  }
  xml << "</graph>\n</graphml>\n";
}

}  // namespace

int main(int argc, char** argv) {
  auto graph = musubi::bench::graph_from_arguments(argc, argv);
  // An edge list names a vertex only by its edges: those without any are left out of the
  // comparison.
  std::vector<musubi::Vertex> label(graph.n, musubi::kNoVertex);
  musubi::Vertex used = 0;
  for (auto& edge : graph.edges) {
    for (auto* end : {&edge.tail, &edge.head}) {
      if (label[*end] == musubi::kNoVertex) label[*end] = used++;
      *end = label[*end];
    }
  }
  graph.n = used;
  const Folder folder;
  const auto edge_list = folder.path() / "graph.el";
  const auto graphml = folder.path() / "graph.graphml";
  write(graph, edge_list, graphml);
  const Size expected{graph.n, graph.edges.size()};
  igraph_set_attribute_table(&igraph_cattribute_table);

  using Read = std::function<Size()>;
  const auto add = [&](const std::string& kernel, const std::string& who, const Read& read) {
    musubi::bench::add(
        kernel, who, static_cast<double>(graph.edges.size()), [=] { return read() == expected; },
        [=] { benchmark::DoNotOptimize(read()); });
  };
  add("edge_list", "musubi", [=] { return ours(edge_list); });
  add("edge_list", "igraph", [=] {
    return with_igraph(edge_list, [](igraph_t* made, std::FILE* file) {
      igraph_read_graph_edgelist(made, file, 0, IGRAPH_UNDIRECTED);
    });
  });
  add("edge_list", "boost", [=] { return boost_edge_list(edge_list); });
  add("graphml", "musubi", [=] { return ours(graphml); });
  add("graphml", "igraph", [=] {
    return with_igraph(
        graphml, [](igraph_t* made, std::FILE* file) { igraph_read_graph_graphml(made, file, 0); });
  });
  return musubi::bench::run_and_compare(argc, argv);
}
