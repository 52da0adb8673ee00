#pragma once
#include <functional>

namespace musubi::bench {

/// By how many megabytes the process is larger at the most while `work` runs than before it; 0
/// where the system does not tell (only Linux does).
[[nodiscard]] double memory_growth(const std::function<void()>& work);

}  // namespace musubi::bench
