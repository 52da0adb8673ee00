#pragma once
#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>

namespace musubi::cli {

/// The open connections of a server, at most so many. Whoever keeps the server waiting makes room
/// for who comes: a browser that opened a connection in advance, a client that sends a byte a
/// second. All members may be called by several threads.
class HttpConnections {
 public:
  using Clock = std::chrono::steady_clock;

  explicit HttpConnections(std::size_t most) : most_(most) {}

  /// One more connection was accepted. When there are too many, ends the one that waits for its
  /// client and was opened first. False when none waits and as many again are queued: then the new
  /// one should be closed unheard.
  [[nodiscard]] bool admit();

  /// One connection while a thread serves it.
  class Served {
   public:
    Served(HttpConnections& connections, int socket);
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;
    ~Served();  ///< before the socket is closed

    [[nodiscard]] int socket() const { return entry_->socket; }
    /// Waits until the socket is ready for `events` of poll(2), `budget` at most, and takes the
    /// time from it. False when the time is over or the connection was ended.
    [[nodiscard]] bool wait(short events, std::chrono::milliseconds& budget);

   private:
    friend class HttpConnections;
    struct Entry {
      int socket = -1;
      bool waits = false;
      bool ended = false;
    };
    HttpConnections& connections_;
    std::list<Entry>::iterator entry_;
  };

  /// Ends every connection that waits, and from now on every one that would.
  void end_all();
  /// Counts a connection that was admitted and is closed now.
  void closed();

 private:
  void end(Served::Entry& entry);

  std::size_t most_;
  std::mutex mutex_{};
  std::list<Served::Entry> served_{};  // in the order in which they were opened
  std::size_t admitted_ = 0;           // served or queued
  bool over_ = false;
};

}  // namespace musubi::cli
