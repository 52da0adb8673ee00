// musubi-render: draws one diagram. Reads its JSON from standard input, writes a picture to
// standard output. A program of its own, so that Graphviz (its licence, its leaks, its endless
// layouts) stays out of whatever uses musubi.
//
//   musubi-render svg|png|pdf|dot|plain [CPU_SECONDS [MEMORY_MB]]
#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "drawing.hpp"
#include "engine/error.hpp"
#include "engine/number_text.hpp"

namespace {

constexpr const char* kUsage =
    "usage: musubi-render svg|png|pdf|dot|plain [CPU_SECONDS [MEMORY_MB]]";

musubi::Format format_named(const std::string& name) {
  using musubi::Format;
  for (const auto format : {Format::svg, Format::png, Format::pdf, Format::dot, Format::plain}) {
    if (musubi::name_of(format) == name) return format;
  }
  throw musubi::Error(musubi::ErrorKind::usage, kUsage);
}

rlim_t positive(const std::string& text) {
  const auto value = musubi::parse_integer(text);
  if (!value || *value <= 0) throw musubi::Error(musubi::ErrorKind::usage, kUsage);
  return static_cast<rlim_t>(*value);
}

void limit(__rlimit_resource resource, rlim_t amount) {
  rlimit current{};
  if (getrlimit(resource, &current) != 0) return;
  current.rlim_cur = std::min(amount, current.rlim_max);
  setrlimit(resource, &current);
}

// Not to go on drawing for nobody when the caller was killed.
void end_with_caller() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void limit_resources(const std::vector<std::string>& arguments) {
  end_with_caller();
  limit(RLIMIT_CORE, 0);
  if (arguments.size() > 1) limit(RLIMIT_CPU, positive(arguments[1]));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // these reserve terabytes
  if (arguments.size() > 2) limit(RLIMIT_AS, positive(arguments[2]) << 20U);
#endif
}

void run(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.size() > 3) {
    throw musubi::Error(musubi::ErrorKind::usage, kUsage);
  }
  const auto format = format_named(arguments[0]);
  limit_resources(arguments);
  const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
  const auto bytes = musubi::draw(musubi::diagram_from_json(json), format);
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() ||
      std::fflush(stdout) != 0) {
    throw musubi::Error(musubi::ErrorKind::output, "cannot write the picture");
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}

#if defined(__SANITIZE_ADDRESS__)
// Graphviz and the font libraries under it keep what they allocated until the process ends, which
// is why they have one of their own. Everything else is still checked.
extern "C" const char* __lsan_default_options();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_options() {  // NOLINT(bugprone-reserved-identifier)
  return "detect_leaks=0";
}
#elif defined(__SANITIZE_THREAD__)
// The only threads here are those of the font libraries, whose locks the sanitizer does not see.
extern "C" const char* __tsan_default_options();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __tsan_default_options() {  // NOLINT(bugprone-reserved-identifier)
  return "report_bugs=0";
}
#endif
