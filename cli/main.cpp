#include <fcntl.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <string_view>
#include <thread>

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/rank_launch.hpp"
#include "cli/session.hpp"
#include "cli/version.hpp"
#include "engine/error.hpp"

namespace {

using musubi::Error;
using musubi::ErrorKind;
using musubi::cli::kInterrupted;

int interrupt_pipe[2] = {-1, -1};

// Only what is safe in a signal handler: wake the thread that asks the work to stop. A second
// signal ends the program at once.
extern "C" void on_interrupt(int) {
  const char byte = 0;
  if (::write(interrupt_pipe[1], &byte, 1) < 0) std::_Exit(kInterrupted);
}

// Turns Ctrl-C into a request to stop.
class InterruptWatch {
 public:
  InterruptWatch() {
    if (::pipe2(interrupt_pipe, O_CLOEXEC) != 0) return;
    watcher_ = std::thread([this] {
      char byte = 0;
      while (::read(interrupt_pipe[0], &byte, 1) < 0 && errno == EINTR) {
      }
      source_.request_stop();
    });
    struct sigaction action {};
    action.sa_handler = on_interrupt;
    action.sa_flags = SA_RESETHAND;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
  }
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  ~InterruptWatch() {
    ::close(interrupt_pipe[1]);  // the watcher reads the end
    if (watcher_.joinable()) watcher_.join();
  }

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_{};
  std::thread watcher_{};
};

// A misspelt command, told before the parser calls it a missing one.
void check_command(const CLI::App& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return;
  std::vector<std::string> names;
  for (const auto* command : program.get_subcommands({})) {
    if (command->get_name() == argv[1]) return;
    names.push_back(command->get_name());
  }
  throw Error(ErrorKind::usage, "no command '" + std::string(argv[1]) + "'",
              musubi::suggest(argv[1], names));
}

int run(int argc, char** argv) {
  const InterruptWatch watch;
  musubi::cli::Session session;
  session.stop = watch.token();
  CLI::App program{"musubi: analyse a network of institutions, find the links that are missing"};
  program.set_version_flag("--version", std::string("musubi ") + musubi::cli::kVersion);
  program.require_subcommand(1);
  program.footer(
      "Example: musubi analyze graphs/gtb -o out/gtb\n"
      "musubi --ranks N COMMAND ... shares an edge list among N processes (musubi-mpi --help)");
  musubi::cli::add_all_commands(program, session);
  return musubi::cli::run_to_exit_status(program, session, [&] {
    check_command(program, argc, argv);
    program.parse(argc, argv);
  });
}

}  // namespace

int main(int argc, char** argv) {
  // A job of several processes takes the rest of the line.
  if (argc > 1 && std::string_view(argv[1]).starts_with("--ranks")) {
    return musubi::cli::launch_ranks(argc, argv);
  }
  return run(argc, argv);
}
