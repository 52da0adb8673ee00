#pragma once
#include <functional>

namespace musubi::bench {

/// By how many MiB the resident memory of the process grew at most while `work` ran; 0 where the
/// system does not tell. What the allocator kept from before is given back first.
[[nodiscard]] double peak_mebibytes(const std::function<void()>& work);

}  // namespace musubi::bench
