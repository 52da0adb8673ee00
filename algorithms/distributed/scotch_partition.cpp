#include "algorithms/distributed/scotch_partition.hpp"

#include <petscmat.h>

#include <algorithm>
#include <limits>
#include <string>

#include "algorithms/distributed/petsc_matrix.hpp"
#include "engine/error.hpp"

namespace musubi {
namespace {

// Rows of neighbours, each once, without the vertex itself.
struct Neighbours {
  std::vector<std::size_t> offsets{0};
  std::vector<Vertex> vertices{};
};

void sort_by_tail(std::vector<Edge>& arcs) {
  std::sort(arcs.begin(), arcs.end(), [](const Edge& a, const Edge& b) { return a.tail < b.tail; });
}

// Arcs turned round, on the ranks that own their heads; none of an undirected graph.
std::vector<Edge> reversed_arcs(const DistributedGraph& graph, const Ranks& ranks) {
  std::vector<Edge> arcs;
  std::vector<std::size_t> counts(static_cast<std::size_t>(ranks.size()), 0);
  if (graph.is_directed()) {
    for (std::size_t v = 0; v < graph.num_own(); ++v) {
      for (const Vertex head : graph.row(v)) {
        arcs.push_back({head, static_cast<Vertex>(graph.first + v)});
        ++counts[graph.owner(head)];
      }
    }
    sort_by_tail(arcs);
  }
  auto received = ranks.exchange<Edge>(arcs, counts).items;
  sort_by_tail(received);
  return received;
}

Neighbours neighbours_of(const DistributedGraph& graph, const std::vector<Edge>& reversed) {
  Neighbours neighbours;
  std::vector<Vertex> row;
  auto arc = reversed.begin();
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto self = static_cast<Vertex>(graph.first + v);
    const auto own = graph.row(v);
    row.assign(own.begin(), own.end());
    for (; arc != reversed.end() && arc->tail == self; ++arc) row.push_back(arc->head);
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    for (const Vertex neighbour : row) {
      if (neighbour != self) neighbours.vertices.push_back(neighbour);
    }
    neighbours.offsets.push_back(neighbours.vertices.size());
  }
  return neighbours;
}

// An array as PETSc takes it and frees it.
template <typename T>
PetscInt* petsc_copy(const std::vector<T>& values) {
  PetscInt* copy = nullptr;
  check_petsc(PetscMalloc1(std::max<std::size_t>(values.size(), 1), &copy), "partitioning");
  std::transform(values.begin(), values.end(), copy,
                 [](const T value) { return static_cast<PetscInt>(value); });
  return copy;
}

class Partitioning {
 public:
  Partitioning(const Neighbours& neighbours, const DistributedGraph& graph, const Ranks& ranks) {
    check_petsc(
        MatCreateMPIAdj(ranks.communicator(), static_cast<PetscInt>(graph.num_own()),
                        static_cast<PetscInt>(graph.num_vertices()), petsc_copy(neighbours.offsets),
                        petsc_copy(neighbours.vertices), nullptr, &adjacency_),
        "partitioning");
    check_petsc(MatPartitioningCreate(ranks.communicator(), &partitioning_), "partitioning");
    check_petsc(MatPartitioningSetAdjacency(partitioning_, adjacency_), "partitioning");
    if (MatPartitioningSetType(partitioning_, MATPARTITIONINGPTSCOTCH) != 0) {
      throw Error(ErrorKind::usage, "this PETSc was built without PT-Scotch",
                  "leave out --partition scotch, or install one that has it");
    }
    std::vector<std::size_t> work(graph.num_own());
    for (std::size_t v = 0; v < work.size(); ++v) work[v] = graph.row(v).size() + 1;
    check_petsc(MatPartitioningSetVertexWeights(partitioning_, petsc_copy(work)), "partitioning");
  }
  Partitioning(const Partitioning&) = delete;
  Partitioning& operator=(const Partitioning&) = delete;
  ~Partitioning() {
    ISDestroy(&parts_);
    MatPartitioningDestroy(&partitioning_);
    MatDestroy(&adjacency_);
  }

  std::vector<Vertex> parts() {
    check_petsc(MatPartitioningApply(partitioning_, &parts_), "partitioning");
    PetscInt size = 0;
    check_petsc(ISGetLocalSize(parts_, &size), "partitioning");
    const PetscInt* part = nullptr;
    check_petsc(ISGetIndices(parts_, &part), "partitioning");
    std::vector<Vertex> copy(static_cast<std::size_t>(size));
    std::transform(part, part + size, copy.begin(),
                   [](PetscInt rank) { return static_cast<Vertex>(rank); });
    check_petsc(ISRestoreIndices(parts_, &part), "partitioning");
    return copy;
  }

 private:
  Mat adjacency_ = nullptr;
  MatPartitioning partitioning_ = nullptr;
  IS parts_ = nullptr;
};

void check_range(const DistributedGraph& graph) {
  const auto most = static_cast<std::uint64_t>(std::numeric_limits<PetscInt>::max());
  // It adds up arcs in both directions, and weights of the vertices that are their arcs and one.
  if (graph.num_arcs <= most / 2 && graph.num_arcs + graph.num_vertices() <= most) return;
  throw Error(ErrorKind::input,
              "a graph of " + std::to_string(graph.num_vertices()) + " vertices and " +
                  std::to_string(graph.num_arcs) + " arcs does not fit: this " +
                  "PT-Scotch counts up to " + std::to_string(most),
              "leave out --partition scotch");
}

}  // namespace

std::vector<Vertex> scotch_partition(const DistributedGraph& graph, const Ranks& ranks) {
  if (ranks.size() == 1 || graph.num_vertices() < static_cast<Vertex>(ranks.size())) {
    return std::vector<Vertex>(graph.num_own(), static_cast<Vertex>(ranks.rank()));
  }
  check_range(graph);
  auto reversed = reversed_arcs(graph, ranks);
  Neighbours neighbours;
  ranks.together([&] { neighbours = neighbours_of(graph, reversed); });
  std::vector<Edge>().swap(reversed);
  return Partitioning(neighbours, graph, ranks).parts();
}

}  // namespace musubi
