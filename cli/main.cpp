#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/interrupt_watch.hpp"
#include "cli/session.hpp"
#include "cli/version.hpp"
#include "engine/error.hpp"
#include "engine/pending_paths.hpp"

namespace {

using musubi::Error;
using musubi::ErrorKind;

enum ExitStatus {
  kSuccess = 0,
  kCheckFailed = 1,
  kBadUsage = 2,
  kBadInput = 3,
  kCannotWrite = 4,
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
    case ErrorKind::memory:
      return kBadInput;
    case ErrorKind::output:
      return kCannotWrite;
    case ErrorKind::cancelled:
      return musubi::cli::kInterrupted;
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

int out_of_memory(const musubi::cli::Session& session) {
  const auto allowed = musubi::memory_text(static_cast<double>(session.max_memory));
  std::cerr << "error: not enough memory: " << allowed
            << " is allowed; allow more with --max-memory, or take a smaller network\n";
  return kBadInput;
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
    std::_Exit(kBadInput);
  } catch (...) {
  }
  std::abort();
}

int run_command(CLI::App& program, musubi::cli::Session& session, int argc, char** argv) {
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
    return out_of_memory(session);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return kBadInput;
  }
}

int run(int argc, char** argv) {
  std::set_terminate(end_unhandled);
  musubi::cli::Session session;
  const musubi::cli::InterruptWatch watch(session.status_when_stopped);
  session.stop = watch.token();
  CLI::App program{"musubi: analyse a network of institutions, find the links that are missing"};
  program.set_version_flag("--version", std::string("musubi ") + musubi::cli::kVersion);
  program.require_subcommand(1);
  program.footer("Example: musubi analyze graphs/gtb -o out/gtb");
  musubi::cli::add_all_commands(program, session);
  return run_command(program, session, argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv);
}
