#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace musubi {

/// How much memory this process may take. What is large is asked for before it is made, by an
/// estimate from counts that are known: who asks for too much is told so, and not stopped by the
/// system half-way.
class MemoryBudget {
 public:
  /// 80 % of what is free at the time of asking.
  MemoryBudget() = default;
  /// `bytes` in all, with what the process has already; 0 is the default budget.
  explicit MemoryBudget(std::uint64_t bytes) : bytes_(bytes) {}

  /// Throws Error(memory) when `bytes` more are too much; its text says that `what` needs them, and
  /// how much is allowed. A number with a fraction, for products of counts then cannot overflow.
  /// Under the default budget less than 32 MiB are always allowed. Some 10 microseconds.
  void require(double bytes, std::string_view what) const;

 private:
  std::uint64_t bytes_ = 0;
};

/// What can be had without swapping: what the system calls available, or what the control group
/// that the process is in leaves of its limit if that is less. Bytes. Where the system tells
/// nothing, the largest number.
[[nodiscard]] std::uint64_t free_memory();

/// Anonymous memory that the process has in use, in bytes; 0 where the system tells nothing.
[[nodiscard]] std::uint64_t used_memory();

/// 80 % of what is free, and what the process has already: the default budget as a number.
[[nodiscard]] std::uint64_t default_memory();

/// "1.5 GiB"; below 1 MiB in bytes.
[[nodiscard]] std::string memory_text(double bytes);

}  // namespace musubi
