// The operators of musubi::large_pages, with which this program is linked.

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <vector>

#include "engine/raw_array.hpp"

namespace musubi::large_pages_test {
namespace {

// More than there is; volatile, or the compiler would complain.
volatile std::size_t too_much = std::numeric_limits<std::size_t>::max() / 2;

bool is_aligned(const void* memory) {
  return reinterpret_cast<std::uintptr_t>(memory) % kHugePage == 0;
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which have their own
TEST(LargePages, LargeArraysBeginAtOne) {
  for (const std::size_t size : {kHugePage, kHugePage + 1, 7 * kHugePage / 2}) {
    const std::vector<char> large(size);
    EXPECT_TRUE(is_aligned(large.data())) << size;
    const auto other = std::make_unique<char[]>(size);
    EXPECT_TRUE(is_aligned(other.get())) << size;
  }
}
#endif

TEST(LargePages, ArraysKeepWhatTheyHoldAsTheyGrow) {
  std::vector<std::uint32_t> numbers;
  constexpr std::uint32_t kCount = 3'000'000;
  for (std::uint32_t i = 0; i < kCount; ++i) numbers.push_back(i);
  EXPECT_EQ(std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}),
            std::uint64_t{kCount} * (kCount - 1) / 2);
  numbers.resize(10);
  numbers.shrink_to_fit();
  EXPECT_EQ(numbers.back(), 9U);
}

TEST(LargePages, NothingIsAnObjectOfItsOwn) {
  void* const first = ::operator new(0);
  void* const second = ::operator new(0);
  EXPECT_NE(first, nullptr);
  EXPECT_NE(first, second);
  ::operator delete(first);
  ::operator delete(second);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which end the program
int rooms_made = 0;

void make_room_once() {
  ++rooms_made;
  std::set_new_handler(nullptr);
}

TEST(LargePages, WhoAsksForTooMuchIsTold) {
  EXPECT_THROW(std::make_unique<char[]>(too_much), std::bad_alloc);
  EXPECT_FALSE(std::unique_ptr<char[]>(new (std::nothrow) char[too_much]));
}

TEST(LargePages, TheHandlerMayMakeRoom) {
  rooms_made = 0;
  std::set_new_handler(make_room_once);
  EXPECT_THROW(std::make_unique<char[]>(too_much), std::bad_alloc);
  EXPECT_EQ(rooms_made, 1);
}
#endif

TEST(LargePages, OtherAlignmentsAreLeftAlone) {
  struct alignas(4096) Page {
    char bytes[4096];
  };
  const auto page = std::make_unique<Page>();
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(page.get()) % alignof(Page), 0U);
}

}  // namespace
}  // namespace musubi::large_pages_test
