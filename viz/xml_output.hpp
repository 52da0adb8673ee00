#pragma once
#include <cstdint>
#include <iosfwd>
#include <string_view>
#include <vector>

namespace musubi {

/// Text on its way to a stream, which costs the same for a character as for 64 KiB. What is not
/// flushed is lost. O(length) in all; memory: 64 KiB.
class XmlOutput {
 public:
  explicit XmlOutput(std::ostream& out);

  void add(std::string_view text) {
    if (text.size() > room()) return add_large(text);
    end_ += text.copy(end_, text.size());
  }
  void add(double number);
  void add(std::int64_t number);
  /// As xml_escaped() has it.
  void add_escaped(std::string_view text);
  void flush();

 private:
  [[nodiscard]] std::size_t room() const {
    return static_cast<std::size_t>(buffer_.data() + buffer_.size() - end_);
  }
  void reserve(std::size_t bytes) {
    if (bytes > room()) flush();
  }
  void add_large(std::string_view text);

  std::ostream& out_;
  std::vector<char> buffer_;
  char* end_;
};

}  // namespace musubi
