#include "cli/explore_server.hpp"

#include <array>
#include <chrono>
#include <exception>
#include <nlohmann/json.hpp>
#include <random>
#include <semaphore>

#include "cli/http_server.hpp"
#include "engine/error.hpp"

namespace musubi::cli {
namespace {

constexpr std::size_t kMostBody = std::size_t{64} * 1024;
constexpr std::ptrdiff_t kMostAnswers = 2;  // worked out at a time: each takes what it can
constexpr std::chrono::seconds kPatience{10};
constexpr int kBadRequest = 400;
constexpr int kForbidden = 403;
constexpr int kWrongType = 415;
constexpr int kServerError = 500;
constexpr int kBusy = 503;

// Without SO_REUSEPORT, which would share the port of another program.
void only_reuse_address(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

void refuse(httplib::Response& response, int status, const std::string& problem) {
  response.status = status;
  response.set_content(nlohmann::json{{"error", problem}}.dump(
                           -1, ' ', false, nlohmann::json::error_handler_t::replace),
                       "application/json");
}

bool is_loopback(const std::string& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

// An address that stands for all of this machine.
bool is_any(const std::string& host) {
  return host == "0.0.0.0" || host == "::";
}

// In a time that does not tell how much of the token was right.
bool is_same(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
  }
  return difference == 0;
}

bool begins_with(const std::string& text, std::string_view with) {
  return text.compare(0, with.size(), with) == 0;
}

}  // namespace

struct ExploreServer::Implementation {
  Implementation(std::string page_text, std::string page_token)
      : page(std::move(page_text)), token(std::move(page_token)) {}

  [[nodiscard]] bool is_own_host(const std::string& named) const {
    if (is_any(host)) return true;  // whoever asks must know the token, which no other site does
    if (named == "[" + host + "]:" + std::to_string(port)) return true;
    for (const auto& name : {host, std::string("localhost"), std::string("127.0.0.1")}) {
      if (named == name + ":" + std::to_string(port)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_own_origin(const httplib::Request& request) const {
    if (!request.has_header("Origin")) return true;
    const auto origin = request.get_header_value("Origin");
    constexpr std::string_view kScheme = "http://";
    return begins_with(origin, kScheme) && is_own_host(origin.substr(kScheme.size()));
  }

  // True when the request may go on.
  bool admit(const httplib::Request& request, httplib::Response& response) const {
    if (!is_own_host(request.get_header_value("Host"))) {
      refuse(response, kForbidden, "this server answers to its own address only");
      return false;
    }
    if (request.method != "POST") return admit_reader(request, response);
    if (!is_own_origin(request) || !is_same(request.get_header_value("X-Musubi-Token"), token)) {
      refuse(response, kForbidden, "this question does not come from the server's own page");
      return false;
    }
    if (!begins_with(request.get_header_value("Content-Type"), "application/json")) {
      refuse(response, kWrongType, "a question is JSON");
      return false;
    }
    return true;
  }

  // Programs of this machine may read the page; from another one only who was given its address.
  bool admit_reader(const httplib::Request& request, httplib::Response& response) const {
    if (is_loopback(host) || is_same(request.get_param_value("token"), token)) return true;
    refuse(response, kForbidden, "open the address that the program has told, with its token");
    return false;
  }

  void configure() {
    server.set_socket_options(only_reuse_address);
    server.set_payload_max_length(kMostBody);
    server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                {"X-Frame-Options", "DENY"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"},
                                {"Cache-Control", "no-store"}});
    server.set_pre_routing_handler([this](const auto& request, auto& response) {
      return admit(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                      : httplib::Server::HandlerResponse::Handled;
    });
    server.set_exception_handler([](const auto&, auto& response, const std::exception_ptr&) {
      refuse(response, kServerError, "the question could not be answered");
    });
    server.Get("/", [this](const httplib::Request&, httplib::Response& response) {
      response.set_content(page, "text/html; charset=utf-8");
    });
  }

  std::string page;
  std::string token;
  std::string host{};
  int port = 0;
  HttpServer server{ExploreServer::kMostConnections};
  std::counting_semaphore<kMostAnswers> free_answers{kMostAnswers};
};

ExploreServer::ExploreServer(std::string page, std::string token)
    : implementation_(std::make_unique<Implementation>(std::move(page), std::move(token))) {
  implementation_->configure();
}

ExploreServer::~ExploreServer() = default;

void ExploreServer::on_question(const std::string& path, Answer answer) {
  auto& free_answers = implementation_->free_answers;
  implementation_->server.Post(
      path, [&free_answers, answer = std::move(answer)](const httplib::Request& request,
                                                        httplib::Response& response) {
        if (!free_answers.try_acquire_for(kPatience)) {
          return refuse(response, kBusy, "too many questions at a time; ask again");
        }
        try {
          response.set_content(answer(request.body), "application/json");
        } catch (const Error& error) {
          refuse(response, kBadRequest, error.what());
        } catch (...) {
          free_answers.release();
          throw;
        }
        free_answers.release();
      });
}

int ExploreServer::bind(const std::string& host, int port, int tries) {
  auto& server = implementation_->server;
  implementation_->host = host;
  if (port == 0) {
    implementation_->port = server.bind_to_any_port(host);
    if (implementation_->port > 0) return implementation_->port;
  }
  for (int candidate = port; port > 0 && candidate < port + tries && candidate < 65536;
       ++candidate) {
    if (server.bind_to_port(host, candidate)) {
      implementation_->port = candidate;
      return candidate;
    }
  }
  throw Error(ErrorKind::output,
              "no free port at " + host + " from " + std::to_string(port) + " on",
              "name another with --port, and with --host an address of this machine");
}

void ExploreServer::serve(const std::stop_token& stop) {
  auto& server = implementation_->server;
  const std::stop_callback on_stop(stop, [&server] { server.end(); });
  // The thread sanitizer hands a signal on only when the thread that got it comes out of its wait.
  server.set_idle_interval(std::chrono::seconds(1));
  if (!stop.stop_requested()) server.listen_after_bind();
}

std::string ExploreServer::address() const {
  const auto& own = *implementation_;
  const bool six = own.host.find(':') != std::string::npos;
  auto address =
      "http://" + (six ? "[" + own.host + "]" : own.host) + ":" + std::to_string(own.port) + "/";
  if (!is_loopback(own.host)) address += "?token=" + own.token;
  return address;
}

std::string random_token() {
  std::random_device device;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string token;
  for (int i = 0; i < 32; ++i) token.push_back(kDigits[device() % kDigits.size()]);
  return token;
}

}  // namespace musubi::cli
