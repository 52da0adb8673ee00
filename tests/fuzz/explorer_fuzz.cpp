#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <stop_token>
#include <thread>

#include "cli/explore_question.hpp"
#include "cli/explore_server.hpp"
#include "engine/error.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace musubi::fuzz::explorer_fuzz {
namespace {

constexpr const char* kToken = "0123456789abcdef0123456789abcdef";
constexpr const char* kHost = "127.0.0.1";
constexpr int kSeconds = 10;  // by which every connection has been answered and closed

// The explorer's own server, on a port of this machine, for as long as the program runs.
class Server {
 public:
  Server() : server_("<!doctype html><title>page</title>", kToken) {
    for (const char* path : {"/api/what-if", "/api/scenario"}) {
      server_.on_question(path, [this](const std::string& body) {
        ++answers_;
        const auto question = cli::question_of(body);
        expect(!question.links.empty(), "a question has links");
        return std::string("{\"answered\": true}");
      });
    }
    port_ = server_.bind(kHost, 0, 1);
    thread_ = std::jthread([this](const std::stop_token& stop) { server_.serve(stop); });
  }

  [[nodiscard]] std::string host() const { return kHost + (":" + std::to_string(port_)); }
  [[nodiscard]] std::size_t answers() const { return answers_; }

  // What the server says to these bytes, after which no more come.
  [[nodiscard]] std::string reply_to(std::string_view bytes) const {
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    expect(client >= 0, "there are sockets");
    const timeval wait{.tv_sec = kSeconds, .tv_usec = 0};
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    const linger reset{.l_onoff = 1, .l_linger = 0};  // leaves no port waiting behind
    ::setsockopt(client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    ::inet_pton(AF_INET, kHost, &address.sin_addr);
    expect(::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
           "the server takes connections");
    while (!bytes.empty()) {
      const auto sent = ::send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    ::shutdown(client, SHUT_WR);
    std::string reply;
    std::string piece(std::size_t{1} << 12U, '\0');
    ssize_t got = 0;
    while ((got = ::recv(client, piece.data(), piece.size(), 0)) > 0) {
      reply.append(piece, 0, static_cast<std::size_t>(got));
    }
    const bool late = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    ::close(client);
    expect(!late, "a connection that the client has ended does not stay open");
    return reply;
  }

 private:
  std::atomic<std::size_t> answers_{0};
  cli::ExploreServer server_;
  int port_ = 0;
  std::jthread thread_{};  // last: it stops before what it serves goes
};

// `{host}` in the input is the server's own address, which an input cannot know.
std::string with_host(std::string_view bytes, const std::string& host) {
  constexpr std::string_view kMark = "{host}";
  std::string text(bytes);
  for (auto at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at)) {
    text.replace(at, kMark.size(), host);
  }
  return text;
}

void expect_question_or_error(std::string_view bytes) {
  try {
    static_cast<void>(cli::question_of(std::string(bytes)));
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::input, "a question is refused as input");
  }
}

void run(std::string_view bytes) {
  static const Server server;
  const auto before = server.answers();
  const auto reply = server.reply_to(with_host(bytes, server.host()));
  expect(reply.empty() || reply.starts_with("HTTP/1.1 "), "a reply is one of HTTP");
  expect(reply.find(kToken) == std::string::npos, "no reply gives the token away");
  if (server.answers() != before) {
    expect(bytes.find(kToken) != std::string_view::npos, "questions are answered with the token");
  }
  expect_question_or_error(bytes);
}

const Registered kTarget("explorer", run);

}  // namespace
}  // namespace musubi::fuzz::explorer_fuzz
