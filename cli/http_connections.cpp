#include "cli/http_connections.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace musubi::cli {

bool HttpConnections::admit() {
  const std::scoped_lock lock(mutex_);
  if (admitted_ >= 2 * most_) return false;
  ++admitted_;
  if (admitted_ <= most_) return true;
  const auto waiting = std::find_if(served_.begin(), served_.end(),
                                    [](const auto& entry) { return entry.waits && !entry.ended; });
  if (waiting != served_.end()) end(*waiting);
  return true;
}

void HttpConnections::closed() {
  const std::scoped_lock lock(mutex_);
  --admitted_;
}

void HttpConnections::end_all() {
  const std::scoped_lock lock(mutex_);
  over_ = true;
  for (auto& entry : served_) end(entry);
}

// Its thread wakes from poll() and closes it.
void HttpConnections::end(Served::Entry& entry) {
  entry.ended = true;
  if (entry.waits) ::shutdown(entry.socket, SHUT_RDWR);
}

HttpConnections::Served::Served(HttpConnections& connections, int socket)
    : connections_(connections) {
  const std::scoped_lock lock(connections_.mutex_);
  entry_ = connections_.served_.insert(connections_.served_.end(), {.socket = socket});
}

HttpConnections::Served::~Served() {
  const std::scoped_lock lock(connections_.mutex_);
  connections_.served_.erase(entry_);
}

bool HttpConnections::Served::wait(short events, std::chrono::milliseconds& budget) {
  {
    const std::scoped_lock lock(connections_.mutex_);
    if (connections_.over_ || entry_->ended) return false;
    entry_->waits = true;
  }
  const auto since = Clock::now();
  pollfd polled{entry_->socket, events, 0};
  int ready = -1;
  while (budget.count() > 0) {
    ready = ::poll(&polled, 1, static_cast<int>(budget.count()));
    if (ready >= 0 || errno != EINTR) break;
  }
  budget -= std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since);
  const std::scoped_lock lock(connections_.mutex_);
  entry_->waits = false;
  return ready > 0 && !entry_->ended;
}

}  // namespace musubi::cli
