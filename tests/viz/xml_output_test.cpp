#include "viz/xml_output.hpp"

#include <gtest/gtest.h>
#include <sstream>
#include <string>

#include "viz/escape.hpp"

namespace musubi::xml_output_test {
namespace {

TEST(XmlOutput, WritesTextsOfEveryLengthInOrder) {
  std::ostringstream stream;
  std::string expected;
  XmlOutput out(stream);
  for (std::size_t length = 0; length < 300'000; length = length * 2 + 1) {
    const std::string text(length, static_cast<char>('a' + length % 26));
    const auto marked = text + "<結び&\t" + text;
    out.add(text);
    out.add(std::int64_t{-7});
    out.add(0.5);
    out.add_escaped(text);
    out.add_escaped(marked);
    expected += text + "-70.5" + text + xml_escaped(marked);
  }
  out.flush();
  EXPECT_EQ(stream.str(), expected);
}

}  // namespace
}  // namespace musubi::xml_output_test
