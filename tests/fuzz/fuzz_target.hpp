#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace musubi::fuzz {

/// What fuzzers look for besides what sanitizers find: a promise that was not kept.
class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenPromise with `promise` when it does not hold.
inline void expect(bool holds, const char* promise) {
  if (!holds) throw BrokenPromise(promise);
}

/// A function that must keep its promises whatever bytes it is given. What it throws is a mistake
/// of ours: the program that runs it ends with the input kept.
struct FuzzTarget {
  std::string name{};
  void (*run)(std::string_view bytes) = nullptr;
};

/// The targets that are linked into this program: one into each fuzzer, all into the test that
/// replays their corpora.
[[nodiscard]] std::vector<FuzzTarget>& fuzz_targets();

/// Defined once per target, in its file, to make it known.
struct Registered {
  Registered(const char* name, void (*run)(std::string_view)) {
    fuzz_targets().push_back({name, run});
  }
};

/// Writes the input as a file of that name and returns its path. It stays until the next call with
/// the name, and goes when the program ends.
[[nodiscard]] std::filesystem::path input_file(const std::string& name, std::string_view bytes);

}  // namespace musubi::fuzz
