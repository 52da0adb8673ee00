#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace musubi {

/// A vector in chunks that copies share. Copying costs one pointer per chunk; changing an entry
/// copies its chunk only when another copy holds it too. This is what makes a version of a
/// PropertyGraph cost what it changes.
template <typename T>
class SharedVector {
 public:
  static constexpr std::size_t kChunk = 256;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const T& operator[](std::size_t i) const {
    return (*chunks_[i / kChunk])[i % kChunk];
  }

  /// The entry for whoever changes it, good until the vector is copied or added to.
  [[nodiscard]] T& writable(std::size_t i) { return owned(i / kChunk)[i % kChunk]; }
  void set(std::size_t i, T value) { writable(i) = std::move(value); }
  /// A new last entry, as T{} makes it, and as writable().
  T& append() {
    if (size_ % kChunk == 0) chunks_.push_back(std::make_shared<Chunk>());
    return writable(size_++);
  }
  void push_back(T value) { append() = std::move(value); }
  void resize(std::size_t size) {
    while (size_ < size) append();
  }

  /// Number of chunks that this and `other` hold in common.
  [[nodiscard]] std::size_t shared_chunks(const SharedVector& other) const {
    std::size_t shared = 0;
    for (std::size_t i = 0; i < chunks_.size() && i < other.chunks_.size(); ++i) {
      if (chunks_[i] == other.chunks_[i]) ++shared;
    }
    return shared;
  }

 private:
  using Chunk = std::array<T, kChunk>;

  Chunk& owned(std::size_t i) {
    if (chunks_[i].use_count() > 1) chunks_[i] = std::make_shared<Chunk>(*chunks_[i]);
    return *chunks_[i];
  }

  std::vector<std::shared_ptr<Chunk>> chunks_{};
  std::size_t size_ = 0;
};

}  // namespace musubi
