#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/explore_question.hpp"
#include "cli/explore_server.hpp"
#include "cli/explorer_file.hpp"
#include "cli/memory_limit.hpp"
#include "cli/trial.hpp"

namespace musubi::cli {
namespace {

constexpr int kDefaultPort = 8642;
constexpr int kPortTries = 20;

struct ExploreOptions {
  std::string host = "127.0.0.1";
  int port = kDefaultPort;
};

std::string scenario_answer(const std::string& body) {
  auto question = question_of(body);
  if (question.title.empty()) {
    question.title = question.language == Language::ja ? "新しい結び付きの案" : "New links";
  }
  return Json{{"name", "scenario.toml"},
              {"text", scenario_text(question.links, question.title, question.language)}}
      .dump();
}

void tell(const Session& session, const ExploreOptions& options, int port,
          const std::string& address) {
  const bool ja = session.language == Language::ja;
  if (options.port != 0 && port != options.port) {
    std::cerr << "note: port " << options.port << " is busy; using " << port << '\n';
  }
  if (options.host != "127.0.0.1" && options.host != "localhost" && options.host != "::1") {
    std::cerr << "note: whoever reaches " << options.host
              << " and has this address can read the network\n";
  }
  std::cout << address << (ja ? "  （終わるには Ctrl-C）" : "  (Ctrl-C ends it)") << std::endl;
}

void run_explore(Session& session, const ExploreOptions& options) {
  const auto network = session.load_graph();
  const auto token = random_token();
  ExploreServer server(explorer_of(session, network, token), token);
  const Trial trial(session, network);
  server.on_question("/api/what-if", [&trial](const std::string& body) {
    const auto question = question_of(body);
    return trial.answer(question.links, question.language).dump();
  });
  server.on_question("/api/scenario", scenario_answer);
  const int port = server.bind(options.host, options.port, kPortTries);
  tell(session, options, port, server.address());
  session.status_when_stopped = 0;
  const int teams = 2 * session.execution().thread_count();
  limit_memory(session.max_memory, static_cast<int>(ExploreServer::kMostConnections) + teams);
  server.serve(session.stop);
}

}  // namespace

void add_explore(CLI::App& program, Session& session) {
  const auto options = std::make_shared<ExploreOptions>();
  auto* command =
      add_command(program, session, "explore", "The network in a browser, with links to try out",
                  [&session, options] { run_explore(session, *options); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command->add_option("--port", options->port, "Port; a busy one: the next (0: any)")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      ->add_option("--host", options->host,
                   "Address of this machine to serve at; others than 127.0.0.1 let others in")
      ->capture_default_str();
  command->footer("Example: musubi explore graphs/gtb");
}

}  // namespace musubi::cli
