#include "bench/memory_peak.hpp"

#include <malloc.h>

#include <fstream>
#include <string>

namespace musubi::bench {
namespace {

double status_mebibytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field)) return std::stod(line.substr(field.size())) / 1024.0;
  }
  return 0.0;
}

}  // namespace

double peak_mebibytes(const std::function<void()>& work) {
  ::malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << '5';  // the peak begins anew
  const double before = status_mebibytes("VmRSS:");
  work();
  return status_mebibytes("VmHWM:") - before;
}

}  // namespace musubi::bench
