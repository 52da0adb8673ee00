#pragma once
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>
#include <type_traits>

namespace musubi {

constexpr std::size_t kHugePage = std::size_t{2} << 20U;

/// `bytes` bytes for free(), aligned to a cache line; from kHugePage on to huge pages, which random
/// writes need: with small pages most of their time goes into finding the page, and the first touch
/// of each takes the system microseconds. nullptr when there is no memory.
[[nodiscard]] void* try_allocate_raw(std::size_t bytes) noexcept;

/// As try_allocate_raw(), but throws std::bad_alloc.
[[nodiscard]] void* allocate_raw(std::size_t bytes);

/// An array of fixed length whose entries are not set when it is made: filling it twice would cost
/// a pass over memory, and one thread would touch all its pages.
template <typename T>
class RawArray {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  RawArray() = default;
  /// Throws std::bad_alloc. O(1).
  explicit RawArray(std::size_t size)
      : entries_(size == 0 ? nullptr : static_cast<T*>(allocate_raw(size * sizeof(T)))),
        size_(size) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return entries_.get(); }
  [[nodiscard]] const T* data() const { return entries_.get(); }
  [[nodiscard]] T& operator[](std::size_t i) { return entries_.get()[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return entries_.get()[i]; }
  [[nodiscard]] std::span<T> span() { return {data(), size_}; }
  [[nodiscard]] std::span<const T> span() const { return {data(), size_}; }
  /// Forgets the entries from `size` on; their memory stays.
  void shrink(std::size_t size) { size_ = size < size_ ? size : size_; }

 private:
  struct Free {
    void operator()(T* entries) const { std::free(entries); }
  };
  std::unique_ptr<T[], Free> entries_{};
  std::size_t size_ = 0;
};

}  // namespace musubi
