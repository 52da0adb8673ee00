// Replaces the operators new and delete of a program that is linked with musubi::large_pages, so
// that every large array, of whatever library, lies in huge pages. A system that gives them only to
// those who ask otherwise spends much of an analysis on small ones.

#include <algorithm>
#include <cstdlib>
#include <new>

#include "engine/raw_array.hpp"

void* operator new(std::size_t size) {
  for (;;) {
    void* const memory = size < musubi::kHugePage ? std::malloc(std::max<std::size_t>(size, 1))
                                                  : musubi::try_allocate_raw(size);
    if (memory != nullptr) return memory;
    const auto make_room = std::get_new_handler();
    if (make_room == nullptr) throw std::bad_alloc();
    make_room();
  }
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
