#pragma once
#include <petscksp.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/distributed/distributed_graph.hpp"

namespace musubi {

/// Throws std::runtime_error with PETSc's message when `code` is one of an error.
void check_petsc(PetscErrorCode code, const char* what);

/// A vector of one entry per vertex of the graph, of which a rank has those of its own.
using OwnValues = std::vector<double>;

/// What an arc counts in a matrix.
enum class ArcValue { one, strength };

/// The matrix A of a graph on PETSc: A[u][v] is the strength of the arcs u -> v, parallel ones and
/// the two of an undirected loop added up. 12 bytes per arc on the rank of u.
class PetscMatrix {
 public:
  /// Collective. 12 bytes per arc more while it is made. Throws Error(input) on all ranks where a
  /// graph has more vertices, or a rank more arcs, than the PETSc built with counts: 2^31 - 1.
  PetscMatrix(const DistributedGraph& graph, const Ranks& ranks,
              ArcValue value = ArcValue::strength);
  PetscMatrix(const PetscMatrix&) = delete;
  PetscMatrix& operator=(const PetscMatrix&) = delete;
  ~PetscMatrix();

  /// Collective. image = A x, and image = Aᵀ x. O(arcs of the rank) time.
  void multiply(const OwnValues& x, OwnValues& image) const;
  void multiply_transposed(const OwnValues& x, OwnValues& image) const;

 private:
  void apply(PetscErrorCode (*product)(Mat, Vec, Vec), const OwnValues& x, OwnValues& image) const;

  Mat matrix_ = nullptr;
  Vec from_ = nullptr;  // without memory of their own
  Vec to_ = nullptr;
};

/// A linear operator for PETSc's solvers that a function computes: image = M x.
class PetscOperator {
 public:
  using Product = std::function<void(const OwnValues& x, OwnValues& image)>;

  /// Collective.
  PetscOperator(const DistributedGraph& graph, const Ranks& ranks, Product product);
  PetscOperator(const PetscOperator&) = delete;
  PetscOperator& operator=(const PetscOperator&) = delete;
  ~PetscOperator();

  [[nodiscard]] Mat get() const { return matrix_; }
  void apply(Vec x, Vec image);

 private:
  Product product_;
  Mat matrix_ = nullptr;
  OwnValues from_{};
  OwnValues to_{};
};

/// A vector of PETSc with a copy of the values, and the values of one.
class PetscVector {
 public:
  /// Collective.
  PetscVector(const DistributedGraph& graph, const Ranks& ranks, const OwnValues& values);
  PetscVector(const PetscVector&) = delete;
  PetscVector& operator=(const PetscVector&) = delete;
  ~PetscVector();

  [[nodiscard]] Vec get() const { return vector_; }
  [[nodiscard]] OwnValues values() const;

 private:
  Vec vector_ = nullptr;
};

}  // namespace musubi
