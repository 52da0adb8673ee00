#pragma once
#include <cstddef>
#include <functional>
#include <stop_token>

#include "engine/memory_budget.hpp"

namespace musubi {

/// How a long call runs: on how many threads, whom it tells about its progress, who may stop it.
/// Results never depend on it.
struct Execution {
  int threads = 0;  ///< 0: as many as the machine has
  std::function<void(double)>
      progress{};          ///< called with the fraction done, from one thread at a time
  std::stop_token stop{};  ///< a stop request ends the call with Error(cancelled)
  MemoryBudget memory{};   ///< what would take more ends with Error(memory), before it takes it

  [[nodiscard]] int thread_count() const;  ///< at least 1
  void check_stop() const;                 ///< throws Error(cancelled) when a stop was requested
  [[nodiscard]] Execution quiet() const;   ///< without the progress: for one step of several
  /// For one step of a longer call: without the progress, and on no more threads than can have
  /// `per_thread` of the `size` of the work each. A team that waits for a thread on a busy machine
  /// loses more than a small piece of work takes.
  [[nodiscard]] Execution step(std::size_t size, std::size_t per_thread) const;
};

/// Runs `work(0)` here and meanwhile `work(thread)` on up to `threads - 1` others, as they find
/// time: none begins once work(0) has returned, so it must see to it that all is done. Returns when
/// all that began have ended. The first exception that any of them throws is rethrown here.
void run_team(int threads, const std::function<void(int)>& work);

/// Calls `work(index, thread)` for index 0 .. count-1, dynamically shared out among the threads.
/// `work` must write only what belongs to `index` or to `thread`.
void parallel_for(std::size_t count, const Execution& execution,
                  const std::function<void(std::size_t index, int thread)>& work);

/// As parallel_for, and then calls `merge(index, thread)` in increasing order of index, one at a
/// time, on the thread that did the work: a floating-point reduction in a fixed order, whatever the
/// number of threads.
void parallel_for_ordered(std::size_t count, const Execution& execution,
                          const std::function<void(std::size_t index, int thread)>& work,
                          const std::function<void(std::size_t index, int thread)>& merge);

}  // namespace musubi
