#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>

namespace musubi {

/// Threads that wait for work, shared by all calls of the process. Whoever calls does the work, and
/// workers help where they come to it in time: nobody waits for one that has not begun, so that on
/// a busy machine, or after a fork, when there are none, work takes no longer than alone.
class WorkerPool {
 public:
  /// The process's own. It is never destroyed: workers may outlive main().
  static WorkerPool& instance();

  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Calls work(0) on this thread and, until it returns, up to `threads - 1` others of work(1),
  /// work(2), ... on workers. Returns when all that began have ended; the first exception of any of
  /// them is rethrown. Calls may be nested and come from several threads. As many workers as were
  /// ever asked for stay; where the system gives no more, there are fewer.
  void run(int threads, const std::function<void(int)>& work);

 private:
  struct Job;
  using Lock = std::unique_lock<std::mutex>;

  WorkerPool() = default;
  ~WorkerPool() = default;

  void hire(std::size_t workers, const Lock& lock);
  [[noreturn]] void serve();
  [[nodiscard]] Job* open_job(const Lock& lock);

  std::mutex mutex_{};
  std::condition_variable job_came_{};
  std::condition_variable member_left_{};
  std::list<Job*> jobs_{};  // that still take members, the oldest first
  std::size_t workers_ = 0;
  std::atomic<std::size_t> jobs_so_far_{0};
};

}  // namespace musubi
