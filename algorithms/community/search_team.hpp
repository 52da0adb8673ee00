#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

#include "algorithms/community/group_weights.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The threads of one search. A search shares out thousands of small pieces of work, one after the
/// other, so they stay together for the whole of it: one leads, the others help where they can. The
/// leader waits for nobody who has not begun on a slice, so helpers that get no processor time do
/// not hold it up.
class SearchTeam {
 public:
  /// Runs `search` on this thread, with `threads - 1` helpers. `groups` is the most that
  /// GroupWeights is used for. What the search throws is rethrown here.
  static void lead(int threads, std::size_t groups, const std::stop_token& stop,
                   const std::function<void(SearchTeam&)>& search);

  /// Calls `work(slice, weights)` for slice 0 .. slices-1 and returns when all are done. `weights`
  /// is the calling thread's own; `work` must otherwise write only what belongs to the slice.
  /// Throws what `work` throws, Error(cancelled) on a stop request.
  void share(std::size_t slices, const std::function<void(std::size_t, GroupWeights&)>& work);

  /// As share(), on this thread alone: for work that is not worth sharing out.
  template <typename Work>
  void keep(std::size_t slices, Work&& work) {
    check_stop();
    for (std::size_t slice = 0; slice < slices; ++slice) work(slice, weights_.front());
  }

 private:
  SearchTeam(int threads, std::size_t groups, const std::stop_token& stop);

  void check_stop() const { Execution{.stop = stop_}.check_stop(); }
  void help(GroupWeights& weights);
  bool do_slice(GroupWeights& weights);

  alignas(128) std::atomic<bool> over_{false};
  std::stop_token stop_;
  const std::function<void(std::size_t, GroupWeights&)>* work_ = nullptr;
  std::exception_ptr failure_{};
  std::vector<GroupWeights> weights_;  // by thread
  std::mutex mutex_{};

  // Which slice of which work comes next: 20 bits for the next slice, 20 for their number, and the
  // rest counts works, so that a claim for one that is over cannot succeed.
  alignas(128) std::atomic<std::uint64_t> next_{0};
  alignas(128) std::atomic<std::size_t> done_{0};  // slices of the present work
};

}  // namespace musubi
