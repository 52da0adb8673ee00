#include "engine/raw_array.hpp"

#include <sys/mman.h>

#include <limits>
#include <new>

namespace musubi {

void* try_allocate_raw(std::size_t bytes) noexcept {
  constexpr std::size_t kLine = 64;
  const std::size_t alignment = bytes >= kHugePage ? kHugePage : kLine;
  if (bytes > std::numeric_limits<std::size_t>::max() - alignment) return nullptr;
  const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, rounded);
#ifdef MADV_HUGEPAGE
  // Advice only. The last page is left small when it is to be less than half full.
  if (memory != nullptr && alignment == kHugePage) {
    ::madvise(memory, (bytes + kHugePage / 2) / kHugePage * kHugePage, MADV_HUGEPAGE);
  }
#endif
  return memory;
}

void* allocate_raw(std::size_t bytes) {
  void* const memory = try_allocate_raw(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace musubi
