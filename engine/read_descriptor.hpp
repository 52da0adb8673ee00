#pragma once
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace musubi {

/// A file that is open for reading, as the system numbers it; below 0, with errno set, when it
/// cannot be opened. Closed with this.
class ReadDescriptor {
 public:
  explicit ReadDescriptor(const std::filesystem::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ReadDescriptor(const ReadDescriptor&) = delete;
  ReadDescriptor& operator=(const ReadDescriptor&) = delete;
  ~ReadDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace musubi
