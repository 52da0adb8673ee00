#include <fcntl.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>
#include <thread>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/version.hpp"
#include "engine/error.hpp"

namespace {

using musubi::Error;
using musubi::ErrorKind;

enum ExitStatus {
  kSuccess = 0,
  kCheckFailed = 1,
  kBadUsage = 2,
  kBadInput = 3,
  kCannotWrite = 4,
  kInterrupted = 130,
};

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

int report(const Error& error, std::size_t max_errors) {
  std::size_t told = 0;
  for (const auto& diagnostic : error.diagnostics()) {
    if (told++ == max_errors) break;
    std::cerr << "error: " << to_string(diagnostic) << '\n';
  }
  if (error.diagnostics().size() > max_errors) {
    std::cerr << "error: and " << error.diagnostics().size() - max_errors
              << " more; --max-errors shows them\n";
  }
  switch (error.kind()) {
    case ErrorKind::usage:
      return kBadUsage;
    case ErrorKind::input:
      return kBadInput;
    case ErrorKind::output:
      return kCannotWrite;
    case ErrorKind::cancelled:
      return kInterrupted;
  }
  return kBadInput;
}

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
  program.footer("Example: musubi analyze graphs/gtb -o out/gtb");
  musubi::cli::add_all_commands(program, session);
  try {
    check_command(program, argc, argv);
    program.parse(argc, argv);
    return kSuccess;
  } catch (const musubi::cli::CheckFailed&) {
    return kCheckFailed;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);
    std::cerr << "error: " << error.what() << "; see musubi --help\n";
    return kBadUsage;
  } catch (const Error& error) {
    return report(error, session.max_errors);
  } catch (const std::invalid_argument& error) {
    std::cerr << "error: " << error.what() << '\n';
    return kBadUsage;
  } catch (const std::bad_alloc&) {
    std::cerr << "error: not enough memory\n";
    return kBadInput;
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return kBadInput;
  }
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv);
}
