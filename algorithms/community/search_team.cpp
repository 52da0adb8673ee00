#include "algorithms/community/search_team.hpp"

#include <utility>

#include "engine/patience.hpp"

namespace musubi {
namespace {

constexpr int kSliceBits = 20;
constexpr std::uint64_t kSliceMask = (std::uint64_t{1} << kSliceBits) - 1;

std::uint64_t next_slice(std::uint64_t ticket) {
  return ticket & kSliceMask;
}
std::uint64_t num_slices(std::uint64_t ticket) {
  return (ticket >> kSliceBits) & kSliceMask;
}
std::uint64_t next_work(std::uint64_t ticket, std::uint64_t slices) {
  return (((ticket >> 2 * kSliceBits) + 1) << 2 * kSliceBits) | (slices << kSliceBits);
}

}  // namespace

SearchTeam::SearchTeam(int threads, std::size_t groups, const std::stop_token& stop)
    : stop_(stop), weights_(static_cast<std::size_t>(threads), GroupWeights(groups)) {}

void SearchTeam::lead(int threads, std::size_t groups, const std::stop_token& stop,
                      const std::function<void(SearchTeam&)>& search) {
  SearchTeam team(threads, groups, stop);
  run_team(threads, [&](int thread) {
    if (thread != 0) return team.help(team.weights_[static_cast<std::size_t>(thread)]);
    try {
      search(team);
    } catch (...) {
      team.over_.store(true, std::memory_order_release);
      throw;
    }
    team.over_.store(true, std::memory_order_release);
  });
}

void SearchTeam::help(GroupWeights& weights) {
  Patience patience;
  while (!over_.load(std::memory_order_acquire)) {
    if (do_slice(weights)) {
      patience.renew();
    } else {
      patience.wait();
    }
  }
}

void SearchTeam::share(std::size_t slices,
                       const std::function<void(std::size_t, GroupWeights&)>& work) {
  if (weights_.size() == 1 || slices < 2) return keep(slices, work);
  check_stop();
  work_ = &work;
  done_.store(0, std::memory_order_relaxed);
  const auto ticket = next_.load(std::memory_order_relaxed);
  next_.store(next_work(ticket, slices), std::memory_order_release);
  while (do_slice(weights_.front())) {
  }
  Patience patience;
  while (done_.load(std::memory_order_acquire) != slices) patience.wait();
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

// Whether there was one to do.
bool SearchTeam::do_slice(GroupWeights& weights) {
  auto ticket = next_.load(std::memory_order_acquire);
  do {
    if (next_slice(ticket) == num_slices(ticket)) return false;
  } while (!next_.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel,
                                        std::memory_order_acquire));
  try {
    (*work_)(next_slice(ticket), weights);
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }
  done_.fetch_add(1, std::memory_order_acq_rel);
  return true;
}

}  // namespace musubi
