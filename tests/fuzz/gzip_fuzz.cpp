#include <zlib.h>

#include "engine/file.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::gzip_fuzz {
namespace {

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  constexpr int kGzip = 16;  // added to the window bits: zlib's way to say so
  expect(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + kGzip, 8,
                      Z_DEFAULT_STRATEGY) == Z_OK,
         "zlib begins a stream");
  std::string made(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(made.data());
  stream.avail_out = static_cast<uInt>(made.size());
  expect(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib ends a stream");
  made.resize(stream.total_out);
  deflateEnd(&stream);
  return made;
}

void expect_bytes_or_error(std::string_view stored) {
  try {
    static_cast<void>(read_file(input_file("input.gz", stored)));
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

void expect_refused(std::string_view stored, const char* promise) {
  try {
    static_cast<void>(read_file(input_file("input.gz", stored)));
  } catch (const Error& error) {
    return expect_input_error(error);
  }
  expect(false, promise);
}

// The bytes as a file; packed, they must come back; packed and spoilt at a place that they choose,
// they must not pass for a file that is whole.
void run(std::string_view bytes) {
  expect_bytes_or_error(bytes);
  try {
    static_cast<void>(read_text_file(input_file("input.gz", bytes)));
  } catch (const Error& error) {
    expect_input_error(error);
  }
  auto packed = gzipped(bytes);
  expect(read_file(input_file("input.gz", packed)) == bytes, "what was packed comes back");
  expect(
      read_file(input_file("input.gz", packed + packed)) == std::string(bytes) + std::string(bytes),
      "streams may follow one another");
  if (bytes.empty()) return;
  const auto at = static_cast<unsigned char>(bytes.front()) % packed.size();
  constexpr std::size_t kMagic = 2;
  if (at >= kMagic) expect_refused(packed.substr(0, at), "a stream cut short is refused");
  packed[at] = static_cast<char>(packed[at] ^ bytes.back());
  expect_bytes_or_error(packed);
}

const Registered kTarget("gzip", run);

}  // namespace
}  // namespace musubi::fuzz::gzip_fuzz
