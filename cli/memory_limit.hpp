#pragma once
#include <cstdint>
#include <string>

namespace musubi::cli {

/// The bytes that "2G", "500M", "1.5 GiB" or "1000000" means; units are powers of 1024. Throws
/// Error(usage).
[[nodiscard]] std::uint64_t size_named(const std::string& text);

/// From now on the system refuses this process more than `bytes` of memory of its own: what no
/// estimate foresaw ends in std::bad_alloc and not in a machine that swaps, or in the system
/// killing what it likes. Mapped files and the stacks of threads that there are do not count, nor
/// those of `threads` more.
void limit_memory(std::uint64_t bytes, int threads = 0);

}  // namespace musubi::cli
