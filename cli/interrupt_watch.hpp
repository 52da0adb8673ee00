#pragma once
#include <atomic>
#include <stop_token>
#include <thread>

namespace musubi::cli {

/// Turns Ctrl-C, a request to terminate and a terminal that is closed into a request to stop. Work
/// that has not ended 100 ms later, or at a second signal, is ended with the process; what it had
/// written under temporary names goes with it (see PendingPaths), so that nothing half-done stays.
/// One at a time.
class InterruptWatch {
 public:
  /// `status` is the exit status of a process that is ended so.
  explicit InterruptWatch(const std::atomic<int>& status);
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  ~InterruptWatch();

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  void watch();

  const std::atomic<int>& status_;
  std::stop_source source_{};
  std::thread watcher_{};
};

}  // namespace musubi::cli
