// Reading a file into a graph ready for algorithms, and writing one: ours beside igraph's and
// Boost.Graph's readers, and beside a plain one written for the purpose. Ours check every line and
// sort the rows; the plain one does neither.

#include <zlib.h>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/range/iterator_range.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "bench/bench_graph.hpp"
#include "bench/edge_answer.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"
#include "bench/plain_reader.hpp"
#include "engine/edge_text.hpp"
#include "engine/metis_text.hpp"
#include "engine/network_reader.hpp"
#include "engine/snapshot.hpp"
#include "engine/temporary_folder.hpp"
#include "viz/gexf_writer.hpp"
#include "viz/graphml_writer.hpp"

namespace {

using musubi::Vertex;
using musubi::bench::BenchGraph;
using musubi::bench::EdgeAnswer;
using Path = std::filesystem::path;

// An igraph graph that was read; gone with this.
class Igraph {
 public:
  template <typename Read>
  Igraph(const Path& path, Read&& read) {
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (file == nullptr) std::abort();
    read(&graph_, file);
    std::fclose(file);
  }
  Igraph(const Igraph&) = delete;
  Igraph& operator=(const Igraph&) = delete;
  ~Igraph() { igraph_destroy(&graph_); }
  [[nodiscard]] const igraph_t* get() const { return &graph_; }

 private:
  igraph_t graph_{};
};

Igraph igraph_edge_list(const Path& path) {
  return {path, [](igraph_t* graph, std::FILE* file) {
            igraph_read_graph_edgelist(graph, file, 0, IGRAPH_UNDIRECTED);
          }};
}

Igraph igraph_graphml(const Path& path) {
  return {path,
          [](igraph_t* graph, std::FILE* file) { igraph_read_graph_graphml(graph, file, 0); }};
}

void igraph_write_graphml(const igraph_t* graph, const Path& path) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  if (file == nullptr) std::abort();
  igraph_write_graph_graphml(graph, file, /*prefixattr=*/1);
  std::fclose(file);
}

using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS>;

// Boost.Graph has no reader of plain lists; this is the loop of its examples.
BoostGraph boost_edge_list(const Path& path) {
  std::vector<std::pair<Vertex, Vertex>> arcs;
  std::ifstream file(path);
  Vertex n = 0;
  for (Vertex u = 0, v = 0; file >> u >> v;) {
    n = std::max({n, u + 1, v + 1});
    arcs.emplace_back(u, v);
    arcs.emplace_back(v, u);
  }
  return {boost::edges_are_unsorted, arcs.begin(), arcs.end(), n};
}

EdgeAnswer answer(const BenchGraph& graph) {
  EdgeAnswer result{.vertices = graph.n};
  for (const auto& [u, v] : graph.edges) result.add(u, v);
  return result;
}

EdgeAnswer answer(const musubi::CsrGraph& graph) {
  EdgeAnswer result{.vertices = graph.num_vertices()};
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) {
      if (u < v) result.add(u, v);
    }
  }
  return result;
}
EdgeAnswer answer(const musubi::LoadedGraph& loaded) {
  return answer(loaded.graph);
}

EdgeAnswer answer(const musubi::bench::PlainGraph& graph) {
  EdgeAnswer result{.vertices = graph.offsets.size() - 1};
  for (std::size_t u = 0; u + 1 < graph.offsets.size(); ++u) {
    for (auto arc = graph.offsets[u]; arc < graph.offsets[u + 1]; ++arc) {
      if (u < graph.targets[arc]) result.add(u, graph.targets[arc]);
    }
  }
  return result;
}

EdgeAnswer answer(const BoostGraph& graph) {
  EdgeAnswer result{.vertices = num_vertices(graph)};
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    if (source(edge, graph) < target(edge, graph)) {
      result.add(source(edge, graph), target(edge, graph));
    }
  }
  return result;
}

// Of a graph with an attribute of its edges, that counts too.
EdgeAnswer answer(const Igraph& read) {
  const auto* const graph = read.get();
  EdgeAnswer result{.vertices = static_cast<std::uint64_t>(igraph_vcount(graph))};
  const bool weighted = igraph_cattribute_has_attr(graph, IGRAPH_ATTRIBUTE_EDGE, "strength");
  for (igraph_integer_t e = 0; e < igraph_ecount(graph); ++e) {
    result.add(static_cast<std::uint64_t>(IGRAPH_FROM(graph, e)),
               static_cast<std::uint64_t>(IGRAPH_TO(graph, e)));
    if (weighted) result.sum += static_cast<std::uint64_t>(2.0 * EAN(graph, "strength", e));
  }
  return result;
}

EdgeAnswer answer(const musubi::Network& network) {
  const auto& graph = network.graph;
  EdgeAnswer result{.vertices = graph.num_nodes()};
  for (const auto link : graph.links()) {
    result.add(graph.link(link).source, graph.link(link).target);
    const auto strength = graph.link_number(link, "strength").value_or(0.0);
    result.sum += static_cast<std::uint64_t>(2.0 * strength);
  }
  return result;
}

void write_edge_lists(const BenchGraph& graph, const Path& plain, const Path& packed) {
  std::string text;
  for (const auto& [u, v] : graph.edges) {
    text += std::to_string(u) + ' ' + std::to_string(v) + '\n';
  }
  std::ofstream(plain) << text;
  gzFile file = gzopen(packed.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
}

void write_metis(const musubi::CsrGraph& graph, const Path& path) {
  std::ofstream file(path);
  file << graph.num_vertices() << ' ' << graph.num_edges() << '\n';
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) file << v + 1 << ' ';
    file << '\n';
  }
}

class Loading {
 public:
  explicit Loading(const BenchGraph& graph)
      : edges_(static_cast<double>(graph.edges.size())), expected_(answer(graph)) {}

  template <typename Read>
  void read(const std::string& kernel, const std::string& who, const Path& path, Read&& reader,
            bool attributes = false) {
    const auto expected = attributes ? with_attributes_ : expected_;
    musubi::bench::add(
        kernel, who, edges_, [=] { return answer(reader(path)) == expected; },
        [=] {
          const auto graph = reader(path);
          benchmark::DoNotOptimize(&graph);
        },
        static_cast<double>(std::filesystem::file_size(path)));
  }

  /// What is written must be read back the same.
  template <typename Write, typename Read>
  void write(const std::string& kernel, const std::string& who, const Path& path, Write&& writer,
             Read&& reader) {
    const auto expected = with_attributes_;
    writer(path);
    musubi::bench::add(
        kernel, who, edges_,
        [=] {
          writer(path);
          return answer(reader(path)) == expected;
        },
        [=] { writer(path); }, static_cast<double>(std::filesystem::file_size(path)));
  }

  void set_answer_with_attributes(const EdgeAnswer& expected) { with_attributes_ = expected; }

 private:
  double edges_;
  EdgeAnswer expected_;
  EdgeAnswer with_attributes_{};
};

// A list of edges names a vertex only by its edges: those without any are left out.
void drop_isolated(BenchGraph& graph) {
  std::vector<Vertex> label(graph.n, musubi::kNoVertex);
  Vertex used = 0;
  for (auto& edge : graph.edges) {
    for (auto* end : {&edge.tail, &edge.head}) {
      if (label[*end] == musubi::kNoVertex) label[*end] = used++;
      *end = label[*end];
    }
  }
  graph.n = used;
}

void add_bare_formats(Loading& loading, const BenchGraph& graph,
                      const musubi::TemporaryFolder& folder) {
  const auto list = folder.path() / "graph.el";
  const auto packed = folder.path() / "graph.el.gz";
  const auto metis = folder.path() / "graph.graph";
  const auto snapshot = folder.path() / "graph.musubi";
  write_edge_lists(graph, list, packed);
  write_metis(graph.csr(), metis);
  musubi::write_snapshot(snapshot, musubi::read_edge_text(list));
  for (const int threads : {0, 1}) {
    const std::string who = threads == 0 ? "musubi" : "musubi_1t";
    const musubi::Execution execution{.threads = threads};
    const auto edge_text = [=](const Path& path) {
      return musubi::read_edge_text(path, {.execution = execution});
    };
    loading.read("edge_list", who, list, edge_text);
    loading.read("edge_list_gz", who, packed, edge_text);
    loading.read("metis", who, metis, [=](const Path& path) {
      return musubi::read_metis(path, {.execution = execution});
    });
    loading.read("snapshot", who, snapshot, [=](const Path& path) {
      return musubi::read_snapshot(path, {.execution = execution});
    });
  }
  loading.read("edge_list", "plain", list, musubi::bench::plain_edge_list);
  loading.read("edge_list", "igraph", list, igraph_edge_list);
  loading.read("edge_list", "boost", list, boost_edge_list);
  loading.read("edge_list_gz", "plain", packed, musubi::bench::plain_packed_edge_list);
  loading.read("metis", "plain", metis, musubi::bench::plain_metis);
}

void add_xml_formats(Loading& loading, const igraph_t& graph,
                     const musubi::TemporaryFolder& folder) {
  const auto file = folder.path() / "graph.graphml";
  const auto gexf = folder.path() / "graph.gexf";
  igraph_write_graphml(&graph, file);
  loading.set_answer_with_attributes(answer(igraph_graphml(file)));
  const auto network = std::make_shared<const musubi::Network>(musubi::read_graphml(file));
  const auto ours = [](const Path& path) { return musubi::read_graphml(path); };
  loading.read("graphml_read", "musubi", file, ours, true);
  loading.read("graphml_read", "igraph", file, igraph_graphml, true);
  loading.write(
      "graphml_write", "musubi", folder.path() / "ours.graphml",
      [network](const Path& path) {
        std::ofstream out(path);
        musubi::write_graphml(out, *network, musubi::Language::en);
      },
      ours);
  loading.write(
      "graphml_write", "igraph", folder.path() / "theirs.graphml",
      [&graph](const Path& path) { igraph_write_graphml(&graph, path); }, igraph_graphml);
  const auto ours_gexf = [](const Path& path) { return musubi::read_gexf(path); };
  loading.write(
      "gexf_write", "musubi", gexf,
      [network](const Path& path) {
        std::ofstream out(path);
        musubi::write_gexf(out, *network, musubi::Language::en);
      },
      ours_gexf);
  loading.read("gexf_read", "musubi", gexf, ours_gexf, true);
}

}  // namespace

int main(int argc, char** argv) {
  auto graph = musubi::bench::graph_from_arguments(argc, argv);
  drop_isolated(graph);
  const musubi::TemporaryFolder folder;
  igraph_set_attribute_table(&igraph_cattribute_table);
  Loading loading(graph);
  add_bare_formats(loading, graph, folder);
  const musubi::bench::IgraphGraph made(graph);
  igraph_t weighted;
  igraph_copy(&weighted, made.get());
  for (igraph_integer_t e = 0; e < igraph_ecount(&weighted); ++e) {
    SETEAN(&weighted, "strength", e, 0.5 * static_cast<double>(1 + e % 7));
  }
  add_xml_formats(loading, weighted, folder);
  const int status = musubi::bench::run_and_compare(argc, argv);
  igraph_destroy(&weighted);
  return status;
}
