#pragma once
#include <functional>

#include "cli/session.hpp"
#include "engine/error.hpp"

namespace musubi::cli {

/// And kInterrupted.
enum ExitStatus {
  kSuccess = 0,
  kCheckFailed = 1,
  kBadUsage = 2,
  kBadInput = 3,
  kCannotWrite = 4,
};

/// Tells what is wrong on standard error, the first `max_errors` of it; returns the status for it.
int report(const Error& error, std::size_t max_errors);

/// The exit status of a program whose parser and commands run in `work`: what they throw is told on
/// standard error.
int run_to_exit_status(const CLI::App& program, const Session& session,
                       const std::function<void()>& work);

}  // namespace musubi::cli
