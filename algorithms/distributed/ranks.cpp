#include "algorithms/distributed/ranks.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "engine/error.hpp"

namespace musubi {
namespace {

// An MPI type of so many bytes: counts are then of items, which an int holds longer.
class ItemType {
 public:
  explicit ItemType(std::size_t width) {
    MPI_Type_contiguous(static_cast<int>(width), MPI_BYTE, &type_);
    MPI_Type_commit(&type_);
  }
  ItemType(const ItemType&) = delete;
  ItemType& operator=(const ItemType&) = delete;
  ~ItemType() { MPI_Type_free(&type_); }
  [[nodiscard]] MPI_Datatype get() const { return type_; }

 private:
  MPI_Datatype type_ = MPI_DATATYPE_NULL;
};

struct Pieces {
  std::vector<int> counts{};
  std::vector<int> starts{};
};

Pieces pieces_of(std::span<const std::size_t> counts) {
  Pieces pieces;
  std::size_t start = 0;
  for (const std::size_t count : counts) {
    pieces.counts.push_back(static_cast<int>(count));
    pieces.starts.push_back(static_cast<int>(start));
    start += count;
  }
  // MPI 3 counts in ints.
  if (start > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Error(ErrorKind::input,
                "one rank has " + std::to_string(start) + " items to exchange at once, and MPI " +
                    "counts up to 2147483647",
                "run on more ranks");
  }
  return pieces;
}

// An error as bytes: the kind, then for each diagnostic the line and three texts.
void append(std::string& bytes, std::string_view text) {
  bytes += std::to_string(text.size()) + ' ';
  bytes += text;
}

std::string_view take(std::string_view& bytes) {
  const auto blank = bytes.find(' ');
  const auto size = std::stoull(std::string(bytes.substr(0, blank)));
  const auto text = bytes.substr(blank + 1, size);
  bytes.remove_prefix(blank + 1 + size);
  return text;
}

std::string packed(const Error& error) {
  std::string bytes;
  append(bytes, std::to_string(static_cast<int>(error.kind())));
  append(bytes, std::to_string(error.diagnostics().size()));
  for (const auto& [file, line, problem, remedy] : error.diagnostics()) {
    append(bytes, file);
    append(bytes, std::to_string(line));
    append(bytes, problem);
    append(bytes, remedy);
  }
  return bytes;
}

Error unpacked(std::string_view bytes) {
  std::optional<ErrorKind> kind;
  std::vector<Diagnostic> diagnostics;
  while (!bytes.empty()) {
    const auto told = static_cast<ErrorKind>(std::stoi(std::string(take(bytes))));
    if (!kind) kind = told;
    for (auto left = std::stoull(std::string(take(bytes))); left > 0; --left) {
      Diagnostic diagnostic{.file = std::string(take(bytes))};
      diagnostic.line = std::stoull(std::string(take(bytes)));
      diagnostic.problem = take(bytes);
      diagnostic.remedy = take(bytes);
      // What is wrong with a file that every rank looks at is said once.
      const bool known =
          std::find(diagnostics.begin(), diagnostics.end(), diagnostic) != diagnostics.end();
      if (diagnostic.line > 0 || !known) diagnostics.push_back(std::move(diagnostic));
    }
  }
  return {*kind, std::move(diagnostics)};
}

std::string failure_of(const std::function<void()>& work, int rank) {
  try {
    work();
    return {};
  } catch (const Error& error) {
    return packed(error);
  } catch (const std::bad_alloc&) {
    return packed(Error(ErrorKind::memory,
                        "rank " + std::to_string(rank) + " has not enough memory",
                        "run on more ranks, on more machines"));
  } catch (const std::invalid_argument& error) {
    return packed(Error(ErrorKind::usage, error.what()));
  } catch (const std::exception& error) {
    return packed(Error(ErrorKind::input, error.what()));
  }
}

}  // namespace

Ranks::Ranks(MPI_Comm communicator) : communicator_(communicator) {
  MPI_Comm_rank(communicator_, &rank_);
  MPI_Comm_size(communicator_, &size_);
}

std::uint64_t Ranks::sum(std::uint64_t value) const {
  std::uint64_t total = 0;
  MPI_Allreduce(&value, &total, 1, MPI_UINT64_T, MPI_SUM, communicator_);
  return total;
}

double Ranks::sum(double value) const {
  std::vector<double> values(static_cast<std::size_t>(size_));
  MPI_Allgather(&value, 1, MPI_DOUBLE, values.data(), 1, MPI_DOUBLE, communicator_);
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void Ranks::sum(std::span<double> values) const {
  std::vector<double> all(values.size() * static_cast<std::size_t>(size_));
  const auto count = static_cast<int>(values.size());
  MPI_Allgather(values.data(), count, MPI_DOUBLE, all.data(), count, MPI_DOUBLE, communicator_);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = 0.0;
    for (std::size_t at = i; at < all.size(); at += values.size()) values[i] += all[at];
  }
}

double Ranks::maximum(double value) const {
  double largest = value;
  MPI_Allreduce(&value, &largest, 1, MPI_DOUBLE, MPI_MAX, communicator_);
  return largest;
}

std::uint64_t Ranks::sum_before(std::uint64_t value) const {
  std::uint64_t before = 0;
  MPI_Exscan(&value, &before, 1, MPI_UINT64_T, MPI_SUM, communicator_);
  return is_first() ? 0 : before;
}

void Ranks::sum_on_first(std::span<double> values) const {
  // In pieces, rank after rank: MPI_Reduce may add in any order.
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  std::vector<double> all;
  for (std::size_t first = 0; first < values.size(); first += kPiece) {
    const auto piece = values.subspan(first, std::min(kPiece, values.size() - first));
    const auto gathered = gather<double>(piece, true);
    if (!is_first()) continue;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      double total = 0.0;
      for (std::size_t at = i; at < gathered.items.size(); at += piece.size()) {
        total += gathered.items[at];
      }
      piece[i] = total;
    }
  }
}

void Ranks::together(const std::function<void()>& work) const {
  const std::string failure = failure_of(work, rank_);
  const auto all = gather<char>(failure);
  if (!all.items.empty()) throw unpacked({all.items.data(), all.items.size()});
}

std::vector<std::size_t> Ranks::exchange_counts(std::span<const std::size_t> counts) const {
  std::vector<std::size_t> received(counts.size());
  MPI_Alltoall(counts.data(), 1, MPI_UINT64_T, received.data(), 1, MPI_UINT64_T, communicator_);
  return received;
}

std::vector<std::size_t> Ranks::gather_counts(std::size_t count) const {
  std::vector<std::size_t> counts(static_cast<std::size_t>(size_));
  MPI_Allgather(&count, 1, MPI_UINT64_T, counts.data(), 1, MPI_UINT64_T, communicator_);
  return counts;
}

void Ranks::exchange_bytes(const void* from, std::span<const std::size_t> send, void* to,
                           std::span<const std::size_t> receive, std::size_t width) const {
  Pieces out;
  Pieces in;
  together([&] {
    out = pieces_of(send);
    in = pieces_of(receive);
  });
  const ItemType type(width);
  MPI_Alltoallv(from, out.counts.data(), out.starts.data(), type.get(), to, in.counts.data(),
                in.starts.data(), type.get(), communicator_);
  for (std::size_t r = 0; r < send.size(); ++r) {
    if (r != static_cast<std::size_t>(rank_)) bytes_sent_ += send[r] * width;
  }
}

void Ranks::gather_bytes(const void* from, void* to, std::span<const std::size_t> counts,
                         std::size_t width, bool on_first_only) const {
  const auto in = pieces_of(counts);  // the same on all ranks, so they fail together
  const ItemType type(width);
  const auto own = counts[static_cast<std::size_t>(rank_)];
  if (on_first_only) {
    MPI_Gatherv(from, static_cast<int>(own), type.get(), to, in.counts.data(), in.starts.data(),
                type.get(), 0, communicator_);
    if (!is_first()) bytes_sent_ += own * width;
    return;
  }
  MPI_Allgatherv(from, static_cast<int>(own), type.get(), to, in.counts.data(), in.starts.data(),
                 type.get(), communicator_);
  bytes_sent_ += own * width * static_cast<std::size_t>(size_ - 1);
}

}  // namespace musubi
