#include "python/core/interruptible.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

namespace musubi::python {
namespace {

constexpr std::chrono::milliseconds kLookAround{50};

std::atomic<std::uint64_t> max_memory{0};

// What the two threads share.
class Call {
 public:
  void finish(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    failure_ = std::move(failure);
    done_ = true;
    changed_.notify_one();
  }
  bool done_within(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, time, [this] { return done_; });
  }
  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }
  std::atomic<double> fraction{0.0};

 private:
  std::mutex mutex_{};
  std::condition_variable changed_{};
  bool done_ = false;
  std::exception_ptr failure_{};
};

void look_around(const py::object& progress, double fraction) {
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  if (!progress.is_none()) progress(fraction);
}

}  // namespace

void set_max_memory(std::uint64_t bytes) {
  max_memory = bytes;
}

void run_interruptible(int threads, const py::object& progress,
                       const std::function<void(const Execution&)>& work) {
  if (threads < 0) {
    throw std::invalid_argument("threads must be 0 (as many as the machine has) or more, got " +
                                std::to_string(threads));
  }
  if (!progress.is_none() && PyCallable_Check(progress.ptr()) == 0) {
    throw py::type_error("progress must be a function of one number, or None");
  }
  Call call;
  std::stop_source stop;
  Execution execution{
      .threads = threads, .stop = stop.get_token(), .memory = MemoryBudget(max_memory)};
  if (!progress.is_none()) execution.progress = [&call](double done) { call.fraction = done; };
  std::thread worker([&] {
    std::exception_ptr failure;
    try {
      work(execution);
    } catch (...) {
      failure = std::current_exception();
    }
    call.finish(failure);
  });
  const auto finished = [&] {
    const py::gil_scoped_release release;
    return call.done_within(kLookAround);
  };
  try {
    while (!finished()) look_around(progress, call.fraction);
  } catch (...) {
    stop.request_stop();
    const py::gil_scoped_release release;
    worker.join();
    throw;
  }
  worker.join();
  call.rethrow_failure();
  look_around(progress, 1.0);
}

}  // namespace musubi::python
