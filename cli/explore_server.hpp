#pragma once
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace musubi::cli {

/// Serves the explorer's page and its questions over HTTP, to this machine unless told otherwise.
/// A request is refused when it names another host than the server's (which is how a page of
/// another site would reach it by DNS rebinding), and a question when it comes from another origin
/// or without the page's token. At another address than the loopback's the page itself is for those
/// who have the token. Bodies beyond 64 KiB are refused. A client has 5 s to ask and 30 s to take
/// the answer; of more than 32 connections the oldest that waits for its client is closed.
class ExploreServer {
 public:
  static constexpr std::size_t kMostConnections = 32;  ///< each has a thread

  /// The answer to the body of a question, as JSON text. Throws Error for what the page should
  /// tell; may be called by several threads.
  using Answer = std::function<std::string(const std::string& body)>;

  ExploreServer(std::string page, std::string token);
  ~ExploreServer();
  ExploreServer(const ExploreServer&) = delete;
  ExploreServer& operator=(const ExploreServer&) = delete;

  /// Answers POST `path` ("/api/what-if").
  void on_question(const std::string& path, Answer answer);

  /// Takes the first free port from `port` on, of `tries`; 0 takes any. Returns it. Throws
  /// Error(output) when there is none, or the address is not one of this machine.
  int bind(const std::string& host, int port, int tries);

  /// Where the page is, with the token if it is needed there; once bound.
  [[nodiscard]] std::string address() const;

  /// Serves until a stop is requested.
  void serve(const std::stop_token& stop);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// 128 random bits as text: what a page of another site cannot know.
[[nodiscard]] std::string random_token();

}  // namespace musubi::cli
