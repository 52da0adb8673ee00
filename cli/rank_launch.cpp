#include "cli/rank_launch.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_status.hpp"
#include "engine/number_text.hpp"

namespace musubi::cli {
namespace {

constexpr int kMostRanks = 1'000'000;

// "--ranks N" or "--ranks=N"; `next` becomes the place of what follows.
int rank_count(int argc, char** argv, int& next) {
  const std::string_view option(argv[1]);
  std::string_view text;
  next = 2;
  if (option.starts_with("--ranks=")) {
    text = option.substr(std::strlen("--ranks="));
  } else if (option == "--ranks" && argc > 2) {
    text = argv[2];
    next = 3;
  }
  const auto number = parse_number(text);
  const bool whole = number && *number >= 1 && *number <= kMostRanks &&
                     *number == static_cast<double>(static_cast<int>(*number));
  if (!whole) {
    throw Error(ErrorKind::usage, "'" + std::string(text) + "' is no number of ranks",
                "give one from 1 on, for example: musubi --ranks 4 centrality GRAPH");
  }
  return static_cast<int>(*number);
}

std::string program_of_ranks() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  auto beside = self.parent_path() / "musubi-mpi";
  if (!error && ::access(beside.c_str(), X_OK) == 0) return beside;
  throw Error(ErrorKind::usage, "the program musubi-mpi is not there beside musubi",
              "build it: it needs petsc-dev, libboost-graph-parallel-dev and "
              "libboost-mpi-dev");
}

std::vector<std::string> command_line(int argc, char** argv) {
  int next = 0;
  const int ranks = rank_count(argc, argv, next);
  const char* named = std::getenv("MUSUBI_MPIRUN");
  std::vector<std::string> line{named != nullptr && *named != '\0' ? named : "mpirun", "--quiet",
                                "-n", std::to_string(ranks)};
  // More ranks than processors, and root in a container, are the user's own decision here.
  line.emplace_back("--oversubscribe");
  if (::geteuid() == 0) line.emplace_back("--allow-run-as-root");
  line.push_back(program_of_ranks());
  for (int i = next; i < argc; ++i) line.emplace_back(argv[i]);
  return line;
}

int run(std::vector<std::string> line) {
  std::vector<char*> arguments;
  arguments.reserve(line.size() + 1);
  for (auto& word : line) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      ::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ);
  if (failed != 0) {
    throw Error(ErrorKind::usage, "cannot start '" + line.front() + "': " + std::strerror(failed),
                "install Open MPI (openmpi-bin), or name its mpirun in MUSUBI_MPIRUN");
  }
  // An interrupt reaches mpirun, too, which ends the ranks; this process waits for it.
  static_cast<void>(std::signal(SIGINT, SIG_IGN));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int launch_ranks(int argc, char** argv) {
  try {
    const int status = run(command_line(argc, argv));
    constexpr int kSignal = 128;
    if (status > kSignal && status != kInterrupted) {
      return report(Error(ErrorKind::input,
                          "a rank died of signal " + std::to_string(status - kSignal) +
                              "; the job was ended and no result written",
                          "if it ran out of memory, use more ranks on more machines; with "
                          "--checkpoint, --resume goes on"),
                    1);
    }
    return status;
  } catch (const Error& error) {
    return report(error, 1);
  }
}

}  // namespace musubi::cli
