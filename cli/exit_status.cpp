#include "cli/exit_status.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.hpp"
#include "engine/memory_budget.hpp"

namespace musubi::cli {

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
      return kInterrupted;
  }
  return kBadInput;
}

int run_to_exit_status(const CLI::App& program, const Session& session,
                       const std::function<void()>& work) {
  try {
    work();
    return kSuccess;
  } catch (const CheckFailed&) {
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
    std::cerr << "error: not enough memory: "
              << memory_text(static_cast<double>(session.max_memory))
              << " is allowed; allow more with --max-memory, or take a smaller network\n";
    return kBadInput;
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return kBadInput;
  }
}

}  // namespace musubi::cli
