#include "viz/xml_output.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "engine/number_text.hpp"
#include "viz/escape.hpp"

namespace musubi {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16U;

// Characters that stand for themselves in content and attributes alike.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c) {
    plain[c] = c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
  }
  return plain;
}();

}  // namespace

bool is_plain_xml(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return kPlain[static_cast<unsigned char>(c)]; });
}

XmlOutput::XmlOutput(std::ostream& out) : out_(out), buffer_(kBuffer), end_(buffer_.data()) {}

void XmlOutput::add(double number) {
  reserve(kLongestNumber);
  end_ = write_number(end_, number);
}

void XmlOutput::add(std::int64_t number) {
  reserve(kLongestNumber);
  end_ = write_number(end_, number);
}

void XmlOutput::add_escaped(std::string_view text) {
  reserve(text.size());
  if (text.size() > room()) return add_large(xml_escaped(text));
  char* to = end_;
  for (const char c : text) {
    if (!kPlain[static_cast<unsigned char>(c)]) return add(xml_escaped(text));
    *to++ = c;
  }
  end_ = to;
}

void XmlOutput::flush() {
  out_.write(buffer_.data(), end_ - buffer_.data());
  end_ = buffer_.data();
}

void XmlOutput::add_large(std::string_view text) {
  flush();
  if (text.size() > room()) {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
  } else {
    end_ += text.copy(end_, text.size());
  }
}

}  // namespace musubi
