#include "engine/memory_budget.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <limits>
#include <optional>

#include "engine/error.hpp"

namespace musubi {
namespace {

constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();
constexpr double kShareOfFree = 0.8;
constexpr double kAlwaysAllowed = 32.0 * (1U << 20U);

// The first number behind `key` in a file of the system; behind nothing: at its start. "max", which
// stands for no limit, is none.
std::optional<std::uint64_t> number_in(const std::string& file, std::string_view key = {}) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(key)) continue;
    const auto digits = line.find_first_of("0123456789", key.size());
    if (digits == std::string::npos) return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] =
        std::from_chars(line.data() + digits, line.data() + line.size(), number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
  }
  return std::nullopt;
}

// The two versions of control groups, by the names of their files.
struct GroupFiles {
  std::string_view mark{};  // how its line in /proc/self/cgroup begins behind the first colon
  std::string root{};
  std::string limit{};
  std::string used{};
  std::string cache{};  // of `used` that goes when something else needs it
};

const std::array<GroupFiles, 2>& versions() {
  static const std::array<GroupFiles, 2> kVersions{
      {{":", "/sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"},
       {"memory:", "/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes",
        "total_inactive_file"}}};
  return kVersions;
}

// What the group in `folder` leaves; a group without a limit leaves everything.
std::uint64_t left_in_group(const std::string& folder, const GroupFiles& files) {
  const auto limit = number_in(folder + "/" + files.limit);
  const auto used = number_in(folder + "/" + files.used);
  if (!limit || !used) return kUnlimited;
  const auto cache = number_in(folder + "/memory.stat", files.cache).value_or(0);
  const auto bound = *used - std::min(*used, cache);
  return *limit - std::min(*limit, bound);
}

// A group is bound by those above it too. In a container the path is often not visible, and the
// root is the group itself.
std::uint64_t left_in_groups() {
  std::uint64_t left = kUnlimited;
  std::ifstream in("/proc/self/cgroup");
  for (std::string line; std::getline(in, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    const auto rest = std::string_view(line).substr(colon + 1);
    for (const auto& files : versions()) {
      if (!rest.starts_with(files.mark)) continue;
      std::string path(rest.substr(files.mark.size()));
      while (true) {
        if (path == "/") path.clear();
        left = std::min(left, left_in_group(files.root + path, files));
        if (path.empty()) break;
        path.erase(path.rfind('/'));
      }
    }
  }
  return left;
}

}  // namespace

std::uint64_t free_memory() {
  constexpr std::uint64_t kKib = 1024;
  const auto available = number_in("/proc/meminfo", "MemAvailable:");
  return std::min(available ? *available * kKib : kUnlimited, left_in_groups());
}

std::uint64_t used_memory() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  std::uint64_t of_files = 0;
  if (!(in >> size >> resident >> of_files)) return 0;
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return (resident - std::min(resident, of_files)) * page;
}

std::uint64_t default_memory() {
  const auto free = free_memory();
  if (free == kUnlimited) return kUnlimited;
  return used_memory() + static_cast<std::uint64_t>(kShareOfFree * static_cast<double>(free));
}

std::string memory_text(double bytes) {
  constexpr std::array<const char*, 5> kUnits{"MiB", "GiB", "TiB", "PiB", "EiB"};
  constexpr double kStep = 1024.0;
  if (bytes < kStep * kStep) return std::to_string(static_cast<std::uint64_t>(bytes)) + " bytes";
  std::size_t unit = 0;
  for (bytes /= kStep * kStep; bytes >= kStep && unit + 1 < kUnits.size(); ++unit) bytes /= kStep;
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), bytes,
                                          std::chars_format::fixed, bytes < 10.0 ? 1 : 0);
  return std::string(text.data(), end) + " " + kUnits[unit];
}

void MemoryBudget::require(double bytes, std::string_view what) const {
  if (bytes_ == 0 && bytes < kAlwaysAllowed) return;
  const auto allowed = bytes_ == 0 ? default_memory() : bytes_;
  const auto used = used_memory();
  if (static_cast<double>(used) + bytes <= static_cast<double>(allowed)) return;
  throw Error(ErrorKind::memory,
              std::string(what) + " would take about " + memory_text(bytes) + " of memory beside " +
                  memory_text(static_cast<double>(used)) + " in use, and " +
                  memory_text(static_cast<double>(allowed)) + " is allowed",
              "allow more (--max-memory; in Python set_max_memory), or take a smaller network");
}

}  // namespace musubi
