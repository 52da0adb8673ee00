#include "engine/worker_pool.hpp"

#include <pthread.h>

#include <exception>
#include <system_error>
#include <thread>

#include "engine/patience.hpp"

namespace musubi {

// Of one call of run(), on its caller's stack; all but `present` under the pool's mutex.
struct WorkerPool::Job {
  const std::function<void(int)>& work;
  int most_members;
  int members = 1;              // that ever began, the caller first
  std::atomic<int> present{0};  // workers that have begun and not ended
  std::exception_ptr failure{};
};

namespace {

std::atomic<WorkerPool*> the_pool{nullptr};

}  // namespace

WorkerPool& WorkerPool::instance() {
  static const bool made = [] {
    const auto renew = [] { the_pool.store(new WorkerPool); };
    renew();
    // A child has none of its parent's threads, and its mutex may be locked for ever.
    ::pthread_atfork(nullptr, nullptr, renew);
    return true;
  }();
  static_cast<void>(made);
  return *the_pool.load();
}

void WorkerPool::run(int threads, const std::function<void(int)>& work) {
  if (threads <= 1) {
    work(0);
    return;
  }
  Job job{.work = work, .most_members = threads};
  {
    const Lock lock(mutex_);
    hire(static_cast<std::size_t>(threads) - 1, lock);
    jobs_.push_back(&job);
    jobs_so_far_.fetch_add(1, std::memory_order_relaxed);
  }
  threads == 2 ? job_came_.notify_one() : job_came_.notify_all();
  std::exception_ptr failure;
  try {
    work(0);
  } catch (...) {
    failure = std::current_exception();
  }
  Lock lock(mutex_);
  jobs_.remove(&job);
  if (failure && !job.failure) job.failure = failure;
  lock.unlock();
  for (Patience patience; job.present.load(std::memory_order_acquire) > 0 && !patience.over();) {
    patience.wait();
  }
  lock.lock();
  member_left_.wait(lock, [&] { return job.present.load(std::memory_order_relaxed) == 0; });
  if (job.failure) std::rethrow_exception(job.failure);
}

void WorkerPool::hire(std::size_t workers, const Lock& /*held*/) {
  for (; workers_ < workers; ++workers_) {
    try {
      std::thread([this] { serve(); }).detach();
    } catch (const std::system_error&) {
      return;  // the system has no more: fewer help
    }
  }
}

WorkerPool::Job* WorkerPool::open_job(const Lock& /*held*/) {
  for (Job* const job : jobs_) {
    if (job->members < job->most_members) return job;
  }
  return nullptr;
}

void WorkerPool::serve() {
  Lock lock(mutex_);
  for (;;) {
    Job* const job = open_job(lock);
    if (job == nullptr) {
      // Rounds of a longer call follow each other closely, and waking up takes longer than they do.
      const auto seen = jobs_so_far_.load(std::memory_order_relaxed);
      lock.unlock();
      for (Patience patience;
           jobs_so_far_.load(std::memory_order_relaxed) == seen && !patience.over();) {
        patience.wait();
      }
      lock.lock();
      job_came_.wait(lock, [&] { return open_job(lock) != nullptr; });
      continue;
    }
    const int member = job->members++;
    job->present.fetch_add(1, std::memory_order_relaxed);
    lock.unlock();
    std::exception_ptr failure;
    try {
      job->work(member);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure && !job->failure) job->failure = failure;
    job->present.fetch_sub(1, std::memory_order_release);  // the caller may go now
    member_left_.notify_all();
  }
}

}  // namespace musubi
