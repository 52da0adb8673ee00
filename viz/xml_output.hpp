#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <iosfwd>
#include <string_view>
#include <vector>

namespace musubi {

/// Up to 15 bytes of text, which are copied without a look at their number.
struct ShortText {
  static constexpr std::size_t kMost = 15;

  std::array<char, kMost> bytes{};
  std::uint8_t length = 0;

  /// Nothing is kept of more than kMost.
  void assign(std::string_view text) {
    if (text.size() > kMost) return;
    text.copy(bytes.data(), text.size());
    length = static_cast<std::uint8_t>(text.size());
  }
};

/// Whether every character of the text stands for itself in XML, in content and attributes alike.
[[nodiscard]] bool is_plain_xml(std::string_view text);

/// Text on its way to a stream, which costs the same for a character as for 64 KiB. What is not
/// flushed is lost. O(length) in all; memory: 64 KiB.
class XmlOutput {
 public:
  explicit XmlOutput(std::ostream& out);

  void add(std::string_view text) {
    if (text.size() > room()) return add_large(text);
    end_ += text.copy(end_, text.size());
  }
  /// A literal, whose length is known where it is compiled in.
  template <std::size_t N>
  void add(const char (&text)[N]) {  // NOLINT(modernize-avoid-c-arrays): that is what a literal is
    if (N - 1 > room()) return add_large({text, N - 1});
    std::memcpy(end_, text, N - 1);
    end_ += N - 1;
  }
  void add(const ShortText& text) {
    reserve(ShortText::kMost);
    std::memcpy(end_, text.bytes.data(), text.bytes.size());
    end_ += text.length;
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
