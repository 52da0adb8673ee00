#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/interrupt_watch.hpp"
#include "cli/rank_launch.hpp"
#include "cli/session.hpp"
#include "cli/version.hpp"
#include "engine/error.hpp"
#include "engine/pending_paths.hpp"

namespace {

using musubi::Error;
using musubi::ErrorKind;

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

// Some destructors of libraries take memory, and end the process when there is none. The user is
// told what it was, and finds nothing half-done.
[[noreturn]] void end_unhandled() {
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
  } catch (const std::bad_alloc&) {
    musubi::PendingPaths::of_this_process().abandon();
    constexpr std::string_view kText = "error: not enough memory; allow more with --max-memory\n";
    static_cast<void>(::write(STDERR_FILENO, kText.data(), kText.size()) < 0);
    std::_Exit(musubi::cli::kBadInput);
  } catch (...) {
  }
  std::abort();
}

int run(int argc, char** argv) {
  std::set_terminate(end_unhandled);
  musubi::cli::Session session;
  const musubi::cli::InterruptWatch watch(session.status_when_stopped);
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
