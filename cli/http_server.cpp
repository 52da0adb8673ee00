#include "cli/http_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace musubi::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTimeToAsk{5'000};      // from the first byte awaited to the last one read
constexpr milliseconds kTimeToListen{30'000};  // to take the answer: a page of some megabytes

// What httplib reads a request from and writes the answer to.
class LimitedStream : public httplib::Stream {
 public:
  explicit LimitedStream(HttpConnections::Served& connection) : connection_(connection) {}

  [[nodiscard]] bool is_readable() const override { return time_to_ask_.count() > 0; }
  [[nodiscard]] bool is_writable() const override {
    return time_to_listen_.count() > 0 && connection_.wait(POLLOUT, time_to_listen_);
  }
  ssize_t read(char* into, size_t size) override {
    if (begin_ == end_) {
      if (!connection_.wait(POLLIN, time_to_ask_)) return -1;
      const auto got = ::recv(socket(), buffer_.data(), buffer_.size(), 0);
      if (got <= 0) return got;
      begin_ = 0;
      end_ = static_cast<std::size_t>(got);
    }
    const auto count = std::min(size, end_ - begin_);
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), count, into);
    begin_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* text, size_t size) override {
    if (!connection_.wait(POLLOUT, time_to_listen_)) return -1;
    return ::send(socket(), text, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    address_of(::getpeername, ip, port);
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    address_of(::getsockname, ip, port);
  }
  [[nodiscard]] socket_t socket() const override { return connection_.socket(); }

 private:
  template <typename Ask>
  void address_of(Ask ask, std::string& ip, int& port) const {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (ask(socket(), reinterpret_cast<sockaddr*>(&address), &length) != 0) return;
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool six = address.ss_family == AF_INET6;
    const auto* in6 = reinterpret_cast<const sockaddr_in6*>(&address);
    const auto* in4 = reinterpret_cast<const sockaddr_in*>(&address);
    const void* number = six ? static_cast<const void*>(&in6->sin6_addr) : &in4->sin_addr;
    if (::inet_ntop(address.ss_family, number, text.data(), text.size()) == nullptr) return;
    ip = text.data();
    port = ntohs(six ? in6->sin6_port : in4->sin_port);
  }

  HttpConnections::Served& connection_;
  mutable milliseconds time_to_ask_ = kTimeToAsk;
  mutable milliseconds time_to_listen_ = kTimeToListen;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// Set on the thread that accepts while it closes a connection that is one too many.
thread_local bool refusing = false;

// A thread per connection that may be open.
class ConnectionThreads : public httplib::TaskQueue {
 public:
  ConnectionThreads(HttpConnections& connections, std::size_t threads)
      : connections_(connections), pool_(threads) {}

  void enqueue(std::function<void()> serve) override {
    if (connections_.admit()) return pool_.enqueue(std::move(serve));
    refusing = true;
    serve();
    refusing = false;
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  HttpConnections& connections_;
  httplib::ThreadPool pool_;
};

}  // namespace

HttpServer::HttpServer(std::size_t most_connections) : connections_(most_connections) {
  new_task_queue = [this, most_connections] {
    return new ConnectionThreads(connections_, most_connections);
  };
}

void HttpServer::end() {
  stop();
  connections_.end_all();
}

bool HttpServer::process_and_close_socket(socket_t socket) {
  bool ok = false;
  if (!refusing) {
    HttpConnections::Served connection(connections_, socket);
    LimitedStream stream(connection);
    bool closed = false;
    ok = process_request(stream, /*close_connection=*/true, closed, nullptr);
  }
  if (!refusing) connections_.closed();  // before its client knows, who may come back at once
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
  return ok;
}

}  // namespace musubi::cli
