#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "engine/error.hpp"

namespace musubi {

/// How GoogleTest shows one.
inline void PrintTo(const Diagnostic& diagnostic, std::ostream* out) {
  *out << to_string(diagnostic);
}

}  // namespace musubi

namespace musubi::testing {

/// What `action` complains about; it must throw an Error of this kind.
template <typename Action>
std::vector<Diagnostic> diagnostics_of(Action&& action, ErrorKind kind = ErrorKind::input) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.diagnostics();
  }
  ADD_FAILURE() << "no Error was thrown";
  return {};
}

/// Matches a Diagnostic: the end of its file's path, its line, and parts of its two texts.
MATCHER_P4(Complaint, file, line, problem, remedy,
           "names file " + ::testing::PrintToString(file) + " line " +
               ::testing::PrintToString(line) + " problem " + ::testing::PrintToString(problem) +
               " remedy " + ::testing::PrintToString(remedy)) {
  *result_listener << "which says: " << to_string(arg);
  return arg.file.ends_with(file) && arg.line == static_cast<std::size_t>(line) &&
         arg.problem.find(problem) != std::string::npos &&
         arg.remedy.find(remedy) != std::string::npos;
}

}  // namespace musubi::testing
