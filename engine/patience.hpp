#pragma once
#include <thread>

namespace musubi {

/// For a thread that waits for what another will do within microseconds: looks a few thousand times
/// before it lets others have the processor.
class Patience {
 public:
  void wait() {
    if (!over()) {
      ++looks_;
#if defined(__x86_64__)
      __builtin_ia32_pause();
#endif
    } else {
      std::this_thread::yield();
    }
  }
  [[nodiscard]] bool over() const {
    return looks_ >= kLooks;
  }
  void renew() {
    looks_ = 0;
  }

 private:
  static constexpr int kLooks = 4096;
  int looks_ = 0;
};

}  // namespace musubi
