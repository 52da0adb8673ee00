#include "engine/execution.hpp"

#include <omp.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "engine/error.hpp"

namespace musubi {
namespace {

struct Team {
  const std::function<void(int)>* work = nullptr;
  std::mutex mutex{};
  std::exception_ptr failure{};
  // libgomp's own barriers are invisible to the thread sanitizer; these two make the order of fork,
  // work and join visible to it.
  std::atomic<int> forked{0};
  std::atomic<int> joined{0};
};

[[gnu::noinline]] void run_member(Team& team, int thread) {
  static_cast<void>(team.forked.load(std::memory_order_acquire));
  try {
    (*team.work)(thread);
  } catch (...) {
    const std::scoped_lock lock(team.mutex);
    if (!team.failure) team.failure = std::current_exception();
  }
  team.joined.fetch_add(1, std::memory_order_release);
}

// Only the pragma stands here, outside the sanitizer's view: the compiler passes `team` to the
// threads through a record that libgomp publishes.
__attribute__((no_sanitize("thread"))) void fork_and_join(Team* team, int threads) {
#pragma omp parallel num_threads(threads) firstprivate(team)
  run_member(*team, omp_get_thread_num());
}

}  // namespace

int Execution::thread_count() const {
  return threads > 0 ? threads : std::max(1, omp_get_num_procs());
}

void Execution::check_stop() const {
  if (stop.stop_requested()) throw Error(ErrorKind::cancelled, "interrupted");
}

Execution Execution::quiet() const {
  return {.threads = threads, .stop = stop, .memory = memory};
}

Execution Execution::step(std::size_t size, std::size_t per_thread) const {
  const auto wanted = static_cast<std::size_t>(thread_count());
  const std::size_t worth = std::max<std::size_t>(1, size / per_thread);
  return {.threads = static_cast<int>(std::min(wanted, worth)), .stop = stop, .memory = memory};
}

void run_team(int threads, const std::function<void(int)>& work) {
  if (threads <= 1) {
    work(0);
    return;
  }
  Team team;
  team.work = &work;
  team.forked.store(1, std::memory_order_release);
  fork_and_join(&team, threads);
  static_cast<void>(team.joined.load(std::memory_order_acquire));
  if (team.failure) std::rethrow_exception(team.failure);
}

void parallel_for(std::size_t count, const Execution& execution,
                  const std::function<void(std::size_t, int)>& work) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex progress_mutex;
  std::size_t done = 0;
  const auto threads = static_cast<int>(std::min<std::size_t>(
      static_cast<std::size_t>(execution.thread_count()), std::max<std::size_t>(1, count)));
  run_team(threads, [&](int thread) {
    try {
      for (;;) {
        const std::size_t index = next.fetch_add(1, std::memory_order_relaxed);
        if (index >= count || failed.load(std::memory_order_relaxed)) return;
        execution.check_stop();
        work(index, thread);
        if (execution.progress) {
          const std::scoped_lock lock(progress_mutex);
          execution.progress(static_cast<double>(++done) / static_cast<double>(count));
        }
      }
    } catch (...) {
      failed = true;
      throw;
    }
  });
}

void parallel_for_ordered(std::size_t count, const Execution& execution,
                          const std::function<void(std::size_t, int)>& work,
                          const std::function<void(std::size_t, int)>& merge) {
  std::mutex mutex;
  std::condition_variable turn_changed;
  std::size_t turn = 0;
  bool failed = false;
  const auto fail = [&] {
    const std::scoped_lock lock(mutex);
    failed = true;
    turn_changed.notify_all();
  };
  // A stop must reach those who wait for their turn, so it is looked for inside.
  const Execution plain{.threads = execution.threads};
  parallel_for(count, plain, [&](std::size_t index, int thread) {
    try {
      execution.check_stop();
      work(index, thread);
      std::unique_lock lock(mutex);
      turn_changed.wait(lock, [&] { return failed || turn == index; });
      if (failed) return;
      merge(index, thread);
      ++turn;
      if (execution.progress) {
        execution.progress(static_cast<double>(turn) / static_cast<double>(count));
      }
      turn_changed.notify_all();
    } catch (...) {
      fail();
      throw;
    }
  });
}

}  // namespace musubi
