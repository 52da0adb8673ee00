#include "engine/execution.hpp"

#if defined(__linux__)
#include <sched.h>
#endif

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/error.hpp"
#include "engine/worker_pool.hpp"

namespace musubi {
namespace {

// That this process may use, as far as the system tells.
int processors() {
#if defined(__linux__)
  cpu_set_t allowed;
  if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
  return static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace

int Execution::thread_count() const {
  return threads > 0 ? threads : std::max(1, processors());
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
  WorkerPool::instance().run(threads, work);
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
