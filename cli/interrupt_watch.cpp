#include "cli/interrupt_watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "engine/pending_paths.hpp"

namespace musubi::cli {
namespace {

constexpr int kGrace = 100;  // ms; a person takes a command that ends within 200 for ended at once
constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

int interrupt_pipe[2] = {-1, -1};

// Only what is safe in a signal handler: wakes the watcher.
extern "C" void on_interrupt(int) {
  const int error = errno;
  const char byte = 0;
  static_cast<void>(::write(interrupt_pipe[1], &byte, 1) < 0);
  errno = error;
}

void handle_signals(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (const int signal : kSignals) ::sigaction(signal, &action, nullptr);
}

// What the watcher waits for; the end of the watch closes the pipe.
enum class Wake { signal, end, time };

// At most `time` ms; for ever when it is -1.
Wake wait(int time) {
  pollfd polled{interrupt_pipe[0], POLLIN, 0};
  int ready = 0;
  while ((ready = ::poll(&polled, 1, time)) < 0 && errno == EINTR) {
  }
  if (ready == 0) return Wake::time;
  char byte = 0;
  return ::read(interrupt_pipe[0], &byte, 1) == 1 ? Wake::signal : Wake::end;
}

[[noreturn]] void end_process(int status) {
  PendingPaths::of_this_process().abandon();
  constexpr std::string_view kText = "error: interrupted\n";
  if (status != 0) static_cast<void>(::write(STDERR_FILENO, kText.data(), kText.size()) < 0);
  std::_Exit(status);
}

}  // namespace

InterruptWatch::InterruptWatch(const std::atomic<int>& status) : status_(status) {
  if (::pipe2(interrupt_pipe, O_CLOEXEC) != 0) return;
  ::fcntl(interrupt_pipe[1], F_SETFL, O_NONBLOCK);
  watcher_ = std::thread([this] { watch(); });
  handle_signals(on_interrupt);
}

InterruptWatch::~InterruptWatch() {
  if (!watcher_.joinable()) return;
  handle_signals(SIG_DFL);
  ::close(interrupt_pipe[1]);
  watcher_.join();
  ::close(interrupt_pipe[0]);
}

void InterruptWatch::watch() {
  if (wait(-1) == Wake::end) return;
  source_.request_stop();
  if (wait(kGrace) != Wake::end) end_process(status_);
}

}  // namespace musubi::cli
