#include "engine/digits.hpp"

namespace musubi {

const char* read_many_digits(const char* text, std::uint64_t& value) {
  std::uint64_t number = 0;
  bool fits = true;
  for (; *text >= '0' && *text <= '9'; ++text) {
    fits = !__builtin_mul_overflow(number, std::uint64_t{10}, &number) && fits;
    fits =
        !__builtin_add_overflow(number, static_cast<std::uint64_t>(*text - '0'), &number) && fits;
  }
  value = fits ? number : kTooLarge;
  return text;
}

}  // namespace musubi
