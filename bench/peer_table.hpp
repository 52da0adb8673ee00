#pragma once
#include <benchmark/benchmark.h>

#include <functional>
#include <string>

namespace musubi::bench {

/// Registers `run` as the benchmark KERNEL/WHO, where WHO is musubi, musubi_1t or a peer's name.
/// `work` is what is timed; `agrees` is asked once before and must say yes: a wrong answer is never
/// timed. `edges_per_run` makes the counter of edges per second, and `bytes_per_run`, if any, the
/// one of bytes per second; the counter MiB is by how much one run raises the peak of the memory
/// that the process holds.
void add(const std::string& kernel, const std::string& who, double edges_per_run,
         std::function<bool()> agrees, std::function<void()> work, double bytes_per_run = 0.0);

/// Runs what was registered and prints a closing table: for each kernel our time, each peer's,
/// the memory of each, and the ratio peer / ours (above 1: we are faster). Returns the exit status
/// for main: 1 when an answer was wrong.
int run_and_compare(int argc, char** argv);

}  // namespace musubi::bench
