#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

namespace musubi {

/// An array that nobody changes any more, held together with whatever owns its memory: a vector, a
/// mapped file. Copying is O(1) and never copies entries. It has no move of its own, so that an
/// array that was moved from still is what it was.
template <typename T>
class SharedArray {
 public:
  SharedArray() = default;
  SharedArray(std::span<const T> entries, std::shared_ptr<const void> owner)
      : entries_(entries), owner_(std::move(owner)) {}
  SharedArray(const SharedArray&) = default;
  SharedArray& operator=(const SharedArray&) = default;
  ~SharedArray() = default;

  /// Takes over a container of contiguous entries.
  template <typename Container>
  [[nodiscard]] static SharedArray own(Container container) {
    const auto kept = std::make_shared<const Container>(std::move(container));
    return SharedArray(std::span<const T>(kept->data(), kept->size()), kept);
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const T* data() const { return entries_.data(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return entries_[i]; }
  [[nodiscard]] std::span<const T> span() const { return entries_; }

 private:
  std::span<const T> entries_{};
  std::shared_ptr<const void> owner_{};
};

}  // namespace musubi
