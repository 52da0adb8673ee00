#include "bench/memory_growth.hpp"

#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace musubi::bench {
namespace {

double megabytes_of(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name;) {
    double kilobytes = 0.0;
    if (name == field && status >> kilobytes) return kilobytes / 1024.0;
  }
  return 0.0;
}

}  // namespace

double memory_growth(const std::function<void()>& work) {
  malloc_trim(0);                                 // what is free already would hide what is taken
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak starts again from here
  const double before = megabytes_of("VmRSS:");
  work();
  return std::max(0.0, megabytes_of("VmHWM:") - before);
}

}  // namespace musubi::bench
