#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// How a child process ended and what it wrote.
struct ChildResult {
  enum class End { exited, signalled, timed_out };
  End end = End::exited;
  int code = 0;  ///< exit status, or number of the signal
  std::string output{};
  std::string errors{};  ///< the first 64 KiB of standard error
};

/// Runs a program without a shell, gives it `input` on standard input and collects what it writes.
/// Both directions are served at once, so neither side can block the other; a child that stops
/// reading does not raise SIGPIPE here. After `time` it is killed. The child gets the environment
/// of this process, no other open file, and a process group of its own. Throws Error(output) when
/// it cannot be started. Thread-safe.
[[nodiscard]] ChildResult run_child(const std::filesystem::path& program,
                                    const std::vector<std::string>& arguments,
                                    std::string_view input, std::chrono::milliseconds time);

}  // namespace musubi
