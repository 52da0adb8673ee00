#include "viz/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include "engine/error.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX declares it nowhere

namespace musubi {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMaxErrors = std::size_t{1} << 16U;

[[noreturn]] void fail(const std::filesystem::path& program, int error) {
  throw Error(ErrorKind::output,
              "cannot start " + program.string() + ": " + std::string(std::strerror(error)));
}

class Descriptor {
 public:
  Descriptor() = default;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void reset(int descriptor) {
    close();
    value_ = descriptor;
  }
  void close() {
    if (value_ >= 0) ::close(std::exchange(value_, -1));
  }
  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] bool is_open() const { return value_ >= 0; }

 private:
  int value_ = -1;
};

// Two ends of a stream. A socket rather than a pipe: writing to it can be told not to raise
// SIGPIPE, which a library must not switch off for the whole process.
struct Channel {
  Descriptor ours{};
  Descriptor childs{};

  bool open() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    ours.reset(ends[0]);
    childs.reset(ends[1]);
    return ::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
  }
};

class Child {
 public:
  Child(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
    for (auto* channel : {&input_, &output_, &errors_}) {
      if (!channel->open()) fail(program, errno);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input_.childs.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output_.childs.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors_.childs.get(), STDERR_FILENO);
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    // In a process group of its own: Ctrl-C is for this process, which ends the child. One that
    // comes before the child has left our group must not end it either.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t blocked;
    sigemptyset(&blocked);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&blocked, signal);
    posix_spawnattr_setsigmask(&attributes, &blocked);
    const int error =
        ::posix_spawn(&pid_, program.c_str(), &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) fail(program, error);
    for (auto* channel : {&input_, &output_, &errors_}) channel->childs.close();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (!reaped_) {
      ::kill(pid_, SIGKILL);
      int status = 0;
      while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
      }
    }
  }

  // Serves the three streams until the child has closed its ends. False when time ran out.
  bool converse(std::string_view input, ChildResult& result, Clock::time_point deadline) {
    if (input.empty()) input_.ours.close();
    while (output_.ours.is_open() || errors_.ours.is_open()) {
      std::array<pollfd, 3> polled{{{input_.ours.get(), POLLOUT, 0},
                                    {output_.ours.get(), POLLIN, 0},
                                    {errors_.ours.get(), POLLIN, 0}}};
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) return false;
      const int wait = static_cast<int>(std::min<std::int64_t>(left, 1000));
      if (::poll(polled.data(), polled.size(), wait) < 0 && errno != EINTR) return false;
      if (polled[0].revents != 0) send(input);
      if (polled[1].revents != 0) receive(output_.ours, result.output, SIZE_MAX);
      if (polled[2].revents != 0) receive(errors_.ours, result.errors, kMaxErrors);
    }
    return true;
  }

  // Waits for the end. False when time ran out.
  bool reap(ChildResult& result, Clock::time_point deadline) {
    int status = 0;
    for (;;) {
      const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
      if (ended == pid_) break;
      if (ended < 0 && errno != EINTR) break;
      if (Clock::now() >= deadline) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    reaped_ = true;
    const bool signalled = WIFSIGNALED(status);
    result.end = signalled ? ChildResult::End::signalled : ChildResult::End::exited;
    result.code = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
    return true;
  }

 private:
  void send(std::string_view& input) {
    const auto sent = ::send(input_.ours.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
    // A child that no longer reads says why on its standard error: go on listening.
    const bool broken = sent < 0 && errno != EAGAIN && errno != EINTR;
    if (input.empty() || broken) input_.ours.close();
  }

  static void receive(Descriptor& from, std::string& into, std::size_t most) {
    std::array<char, 1U << 16U> buffer{};
    const auto got = ::read(from.get(), buffer.data(), buffer.size());
    if (got > 0) {
      into.append(buffer.data(), std::min(static_cast<std::size_t>(got), most - into.size()));
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      from.close();
    }
  }

  Channel input_{};
  Channel output_{};
  Channel errors_{};
  pid_t pid_ = -1;
  bool reaped_ = false;
};

}  // namespace

ChildResult run_child(const std::filesystem::path& program,
                      const std::vector<std::string>& arguments, std::string_view input,
                      std::chrono::milliseconds time) {
  const auto deadline = Clock::now() + time;
  ChildResult result;
  Child child(program, arguments);
  if (!child.converse(input, result, deadline) || !child.reap(result, deadline)) {
    result.end = ChildResult::End::timed_out;  // and ~Child kills it
  }
  return result;
}

}  // namespace musubi
