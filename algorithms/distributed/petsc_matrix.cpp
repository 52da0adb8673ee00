#include "algorithms/distributed/petsc_matrix.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "engine/error.hpp"

namespace musubi {
namespace {

void check_range(const DistributedGraph& graph, const Ranks& ranks) {
  const auto most = static_cast<std::uint64_t>(std::numeric_limits<PetscInt>::max());
  const auto largest =
      static_cast<std::uint64_t>(ranks.maximum(static_cast<double>(graph.targets.size())));
  if (graph.num_vertices() <= most && largest <= most) return;
  throw Error(ErrorKind::input,
              "a graph of " + std::to_string(graph.num_vertices()) + " vertices, with " +
                  std::to_string(largest) + " arcs on one rank, does not fit: this PETSc counts " +
                  "up to " + std::to_string(most),
              "run on more ranks, or build with petsc64-dev");
}

PetscErrorCode apply_operator(Mat matrix, Vec x, Vec image) {
  void* context = nullptr;
  const auto code = MatShellGetContext(matrix, &context);
  if (code == 0) static_cast<PetscOperator*>(context)->apply(x, image);
  return code;
}

OwnValues values_of(Vec vector) {
  PetscInt size = 0;
  check_petsc(VecGetLocalSize(vector, &size), "reading a vector");
  const PetscScalar* values = nullptr;
  check_petsc(VecGetArrayRead(vector, &values), "reading a vector");
  OwnValues copy(values, values + size);
  check_petsc(VecRestoreArrayRead(vector, &values), "reading a vector");
  return copy;
}

void set_values(Vec vector, const OwnValues& values) {
  PetscScalar* into = nullptr;
  check_petsc(VecGetArrayWrite(vector, &into), "writing a vector");
  std::copy(values.begin(), values.end(), into);
  check_petsc(VecRestoreArrayWrite(vector, &into), "writing a vector");
}

}  // namespace

void check_petsc(PetscErrorCode code, const char* what) {
  if (code == 0) return;
  const char* text = nullptr;
  PetscErrorMessage(code, &text, nullptr);
  throw std::runtime_error(std::string("PETSc failed while ") + what + ": " +
                           (text == nullptr ? "unknown error" : text));
}

PetscMatrix::PetscMatrix(const DistributedGraph& graph, const Ranks& ranks, ArcValue value) {
  check_range(graph, ranks);
  // PETSc wants each column of a row once.
  std::vector<PetscInt> offsets;
  std::vector<PetscInt> columns;
  std::vector<PetscScalar> values;
  ranks.together([&] {
    offsets.reserve(graph.offsets.size());
    columns.reserve(graph.targets.size());
    values.reserve(graph.targets.size());
    offsets.push_back(0);
    for (std::size_t v = 0; v < graph.num_own(); ++v) {
      const auto begin = columns.size();
      for (auto arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
        const bool counted = value == ArcValue::one || graph.strengths.empty();
        const double strength = counted ? 1.0 : graph.strengths[arc];
        const auto column = static_cast<PetscInt>(graph.targets[arc]);
        if (columns.size() > begin && columns.back() == column) {
          values.back() += strength;
        } else {
          columns.push_back(column);
          values.push_back(strength);
        }
      }
      offsets.push_back(static_cast<PetscInt>(columns.size()));
    }
  });
  const auto own = static_cast<PetscInt>(graph.num_own());
  const auto all = static_cast<PetscInt>(graph.num_vertices());
  const auto comm = ranks.communicator();
  check_petsc(MatCreateMPIAIJWithArrays(comm, own, own, all, all, offsets.data(), columns.data(),
                                        values.data(), &matrix_),
              "making the matrix");
  check_petsc(VecCreateMPIWithArray(comm, 1, own, all, nullptr, &from_), "making a vector");
  check_petsc(VecCreateMPIWithArray(comm, 1, own, all, nullptr, &to_), "making a vector");
}

PetscMatrix::~PetscMatrix() {
  VecDestroy(&from_);
  VecDestroy(&to_);
  MatDestroy(&matrix_);
}

void PetscMatrix::multiply(const OwnValues& x, OwnValues& image) const {
  apply(MatMult, x, image);
}

void PetscMatrix::multiply_transposed(const OwnValues& x, OwnValues& image) const {
  apply(MatMultTranspose, x, image);
}

void PetscMatrix::apply(PetscErrorCode (*product)(Mat, Vec, Vec), const OwnValues& x,
                        OwnValues& image) const {
  check_petsc(VecPlaceArray(from_, x.data()), "multiplying");
  check_petsc(VecPlaceArray(to_, image.data()), "multiplying");
  check_petsc(product(matrix_, from_, to_), "multiplying");
  check_petsc(VecResetArray(from_), "multiplying");
  check_petsc(VecResetArray(to_), "multiplying");
}

PetscOperator::PetscOperator(const DistributedGraph& graph, const Ranks& ranks, Product product)
    : product_(std::move(product)), from_(graph.num_own()), to_(graph.num_own()) {
  const auto own = static_cast<PetscInt>(graph.num_own());
  const auto all = static_cast<PetscInt>(graph.num_vertices());
  check_petsc(MatCreateShell(ranks.communicator(), own, own, all, all, this, &matrix_),
              "making an operator");
  check_petsc(
      MatShellSetOperation(matrix_, MATOP_MULT, reinterpret_cast<void (*)(void)>(&apply_operator)),
      "making an operator");
}

PetscOperator::~PetscOperator() {
  MatDestroy(&matrix_);
}

void PetscOperator::apply(Vec x, Vec image) {
  from_ = values_of(x);
  product_(from_, to_);
  set_values(image, to_);
}

PetscVector::PetscVector(const DistributedGraph& graph, const Ranks& ranks,
                         const OwnValues& values) {
  check_petsc(VecCreateMPI(ranks.communicator(), static_cast<PetscInt>(graph.num_own()),
                           static_cast<PetscInt>(graph.num_vertices()), &vector_),
              "making a vector");
  set_values(vector_, values);
}

PetscVector::~PetscVector() {
  VecDestroy(&vector_);
}

OwnValues PetscVector::values() const {
  return values_of(vector_);
}

}  // namespace musubi
