#include "cli/memory_limit.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <optional>
#include <string_view>

#include "engine/error.hpp"
#include "engine/memory_budget.hpp"
#include "engine/number_text.hpp"
#include "engine/text.hpp"

namespace musubi::cli {
namespace {

// What the system counts against RLIMIT_DATA: also what was only reserved, as the stacks of threads
// and the shadow memory of sanitizers. In bytes.
std::optional<std::uint64_t> data_size() {
  std::ifstream in("/proc/self/status");
  constexpr std::uint64_t kKib = 1024;
  for (std::string word; in >> word;) {
    std::uint64_t size = 0;
    if (word == "VmData:" && in >> size) return size * kKib;
  }
  return std::nullopt;
}

std::uint64_t stack_size() {
  constexpr std::uint64_t kUsual = std::uint64_t{8} << 20U;
  rlimit limit{};
  if (::getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return kUsual;
  return limit.rlim_cur;
}

}  // namespace

std::uint64_t size_named(const std::string& text) {
  constexpr std::string_view kUnits = "KMGT";
  const auto digits = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto number = parse_number(text.substr(0, digits));
  auto unit = std::string(trim(std::string_view(text).substr(digits)));
  double factor = 1.0;
  const auto power = unit.empty() ? std::string_view::npos : kUnits.find(unit.front());
  if (power != std::string_view::npos) {
    factor = std::ldexp(1.0, 10 * (static_cast<int>(power) + 1));
    unit.erase(0, 1);
    if (unit.starts_with('i')) unit.erase(0, 1);
  }
  const double bytes = number.value_or(0.0) * factor;
  if ((!unit.empty() && unit != "B") || bytes < 1.0 || bytes > 0x1p60) {
    throw Error(ErrorKind::usage, "'" + text + "' is not a size of memory", "write 500M or 2G");
  }
  return static_cast<std::uint64_t>(bytes);
}

void limit_memory(std::uint64_t bytes, int threads) {
  const auto reserved = data_size();
  rlimit limit{};
  if (!reserved || ::getrlimit(RLIMIT_DATA, &limit) != 0) return;
  const auto stacks = static_cast<std::uint64_t>(threads) * stack_size();
  const auto beside = *reserved + stacks - std::min(used_memory(), *reserved);
  if (bytes > std::numeric_limits<std::uint64_t>::max() - beside) return;
  limit.rlim_cur = std::min<rlim_t>(bytes + beside, limit.rlim_max);
  ::setrlimit(RLIMIT_DATA, &limit);
}

}  // namespace musubi::cli
