#include "algorithms/distributed/checkpoint.hpp"

#include <algorithm>
#include <string>
#include <system_error>

#include "engine/error.hpp"
#include "engine/xxhash64.hpp"

namespace musubi {
namespace {

constexpr std::uint64_t kFormat = 0x32'6b'63'69'73'75'6dULL;  // "musick2" as bytes

template <typename T>
std::uint64_t hash_of(std::span<const T> values) {
  return xxhash64(std::as_bytes(values));
}

// The same for any cut into rows.
std::uint64_t mark_of(const DistributedGraph& graph, const Ranks& ranks) {
  std::uint64_t mark = 0;
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto row = hash_of(graph.row(v)) ^ (3 * hash_of(graph.row_strengths(v)));
    mark += row * (2 * (graph.first + v) + 1);
  }
  return ranks.sum(mark) + (graph.is_directed() ? 1 : 0);
}

class MpiFile {
 public:
  MpiFile(const Ranks& ranks, const std::filesystem::path& path, int mode) {
    opened_ = MPI_File_open(ranks.communicator(), path.c_str(), mode, MPI_INFO_NULL, &file_) ==
              MPI_SUCCESS;
  }
  MpiFile(const MpiFile&) = delete;
  MpiFile& operator=(const MpiFile&) = delete;
  ~MpiFile() {
    if (opened_) MPI_File_close(&file_);
  }
  [[nodiscard]] bool opened() const { return opened_; }
  // Whether all of it was transferred, on this rank.
  [[nodiscard]] bool write(std::uint64_t at, const void* bytes, std::size_t size) {
    return transfer(MPI_File_write_at_all, at, bytes, size);
  }
  [[nodiscard]] bool read(std::uint64_t at, void* bytes, std::size_t size) {
    return transfer(MPI_File_read_at_all, at, bytes, size);
  }
  [[nodiscard]] bool flush() { return MPI_File_sync(file_) == MPI_SUCCESS; }

 private:
  template <typename Move, typename Bytes>
  bool transfer(Move&& move, std::uint64_t at, Bytes* bytes, std::size_t size) {
    MPI_Status status;
    int done = 0;
    const auto count = static_cast<int>(size / 8);
    const bool good = move(file_, static_cast<MPI_Offset>(at), bytes, count, MPI_UINT64_T,
                           &status) == MPI_SUCCESS;
    MPI_Get_count(&status, MPI_UINT64_T, &done);
    return good && done == count;
  }

  MPI_File file_ = MPI_FILE_NULL;
  bool opened_ = false;
};

}  // namespace

Checkpoint::Checkpoint(const CheckpointOptions& options, std::string_view name,
                       const DistributedGraph& graph, const Ranks& ranks)
    : options_(options), graph_(graph), ranks_(ranks) {
  if (options_.file.empty()) return;
  head_ = {.format = kFormat,
           .computation = hash_of(std::span(name)),
           .graph = mark_of(graph, ranks),
           .vertices = graph.num_vertices()};
}

std::uint64_t Checkpoint::place_of(std::size_t vector) const {
  return sizeof(Head) + 8 * (vector * std::uint64_t{graph_.num_vertices()} + graph_.first);
}

int Checkpoint::interval(int most) const {
  return options_.file.empty() ? most : std::min(most, options_.every);
}

int Checkpoint::restore(std::span<OwnValues> state) {
  if (options_.file.empty() || !options_.resume) return 0;
  std::error_code error;
  const bool exists = std::filesystem::exists(options_.file, error);
  if (ranks_.sum(std::uint64_t{exists}) == 0) return 0;
  const auto fail = [&](const char* problem, const char* remedy) {
    throw Error(ErrorKind::input, {{options_.file.string(), 0, problem, remedy}});
  };
  MpiFile file(ranks_, options_.file, MPI_MODE_RDONLY);
  if (ranks_.sum(std::uint64_t{!file.opened()}) > 0) {
    fail("cannot be read on every rank", "keep it on a disk that all see");
  }
  Head kept;
  const bool head_read = file.read(0, &kept, sizeof kept);
  bool values_read = true;
  for (std::size_t i = 0; i < state.size(); ++i) {
    values_read = file.read(place_of(i), state[i].data(), 8 * state[i].size()) && values_read;
  }
  const bool bad = !head_read || kept.format != head_.format;
  if (ranks_.sum(std::uint64_t{bad}) > 0) fail("is no checkpoint", "leave out --resume");
  if (kept.computation != head_.computation || kept.graph != head_.graph ||
      kept.vertices != head_.vertices || kept.vectors != state.size()) {
    fail("is of another graph or another computation", "leave out --resume to begin anew");
  }
  if (ranks_.sum(std::uint64_t{!values_read}) > 0) fail("ends early", "leave out --resume");
  kept_at_ = static_cast<int>(kept.iterations);
  return kept_at_;
}

void Checkpoint::keep(std::span<const OwnValues> state, int iterations) {
  if (options_.file.empty() || iterations - kept_at_ < options_.every) return;
  kept_at_ = iterations;
  const auto partial = options_.file.string() + ".part";
  auto head = head_;
  head.vectors = state.size();
  head.iterations = static_cast<std::uint64_t>(iterations);
  bool good = false;
  {
    MpiFile file(ranks_, partial, MPI_MODE_CREATE | MPI_MODE_WRONLY);
    good = file.opened();
    if (ranks_.sum(std::uint64_t{!good}) == 0) {
      for (std::size_t i = 0; i < state.size(); ++i) {
        good = file.write(place_of(i), state[i].data(), 8 * state[i].size()) && good;
      }
      good = file.write(0, &head, ranks_.is_first() ? sizeof head : 0) && good;
      good = file.flush() && good;
    }
  }
  good = ranks_.sum(std::uint64_t{!good}) == 0;
  if (good && ranks_.is_first()) {
    std::error_code error;
    std::filesystem::rename(partial, options_.file, error);
    good = !error;
  }
  if (ranks_.sum(std::uint64_t{!good}) > 0) {
    throw Error(ErrorKind::output, {{options_.file.string(), 0, "cannot write a checkpoint there",
                                     "check the folder and its space"}});
  }
}

void Checkpoint::finish() const {
  if (options_.file.empty() || !ranks_.is_first()) return;
  std::error_code ignored;
  std::filesystem::remove(options_.file, ignored);
}

}  // namespace musubi
