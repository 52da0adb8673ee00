#pragma once
#include <mpi.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace musubi {

/// What an exchange brought: the items of rank 0, then those of rank 1, ...
template <typename T>
struct Received {
  std::vector<T> items{};
  std::vector<std::size_t> counts{};  ///< by the rank they came from
};

/// The processes of a job that work on one graph, as one of them sees them. Calls that take part of
/// every rank ("collective") must be made by all of them in the same order.
class Ranks {
 public:
  explicit Ranks(MPI_Comm communicator);

  [[nodiscard]] MPI_Comm communicator() const { return communicator_; }
  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int size() const { return size_; }
  [[nodiscard]] bool is_first() const { return rank_ == 0; }
  /// Bytes that this rank has sent to others in calls of this class so far.
  [[nodiscard]] std::uint64_t bytes_sent() const { return bytes_sent_; }

  /// Collective: the sum over all ranks, in the order of ranks, so the same on each of them.
  [[nodiscard]] std::uint64_t sum(std::uint64_t value) const;
  [[nodiscard]] double sum(double value) const;
  /// Likewise, entry by entry, of arrays of the same length; in place.
  void sum(std::span<double> values) const;
  [[nodiscard]] double maximum(double value) const;
  /// Collective: the sum over the ranks before this one.
  [[nodiscard]] std::uint64_t sum_before(std::uint64_t value) const;
  /// Collective: adds up arrays of the same length on all ranks, on the first of them only; in the
  /// order of ranks.
  void sum_on_first(std::span<double> values) const;

  /// Collective: sends `items` in pieces, counts[r] of them to rank r.
  template <typename T>
  [[nodiscard]] Received<T> exchange(std::span<const T> items,
                                     std::span<const std::size_t> counts) const {
    static_assert(std::is_trivially_copyable_v<T>);
    Received<T> received{.counts = exchange_counts(counts)};
    std::size_t total = 0;
    for (const std::size_t count : received.counts) total += count;
    received.items.resize(total);
    exchange_bytes(items.data(), counts, received.items.data(), received.counts, sizeof(T));
    return received;
  }

  /// Collective: what each rank has, on all of them or on the first only.
  template <typename T>
  [[nodiscard]] Received<T> gather(std::span<const T> items, bool on_first_only = false) const {
    static_assert(std::is_trivially_copyable_v<T>);
    Received<T> received{.counts = gather_counts(items.size())};
    std::size_t total = 0;
    for (const std::size_t count : received.counts) total += count;
    if (!on_first_only || is_first()) received.items.resize(total);
    gather_bytes(items.data(), received.items.data(), received.counts, sizeof(T), on_first_only);
    return received;
  }

  /// Collective: `work` on each rank. When it throws on some, all throw: Error with everything that
  /// is wrong on any of them, of the kind of the first. Running out of memory is an Error(memory).
  /// `work` must not be collective itself, or fail on all ranks alike.
  void together(const std::function<void()>& work) const;

 private:
  [[nodiscard]] std::vector<std::size_t> exchange_counts(std::span<const std::size_t> counts) const;
  [[nodiscard]] std::vector<std::size_t> gather_counts(std::size_t count) const;
  void exchange_bytes(const void* from, std::span<const std::size_t> send, void* to,
                      std::span<const std::size_t> receive, std::size_t width) const;
  void gather_bytes(const void* from, void* to, std::span<const std::size_t> counts,
                    std::size_t width, bool on_first_only) const;

  MPI_Comm communicator_;
  int rank_ = 0;
  int size_ = 1;
  mutable std::uint64_t bytes_sent_ = 0;
};

}  // namespace musubi
