#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "tests/graph_zoo.hpp"
#include "tests/vectors_near.hpp"

namespace musubi::testing {

/// A graph of the zoo, which stays where it is: a program registers thousands of tests with one.
struct ZooCase {
  const ZooGraph* graph = nullptr;
};

inline void PrintTo(const ZooCase& given, std::ostream* out) {
  PrintTo(*given.graph, out);
}

inline std::vector<ZooCase> zoo_cases() {
  static const auto graphs = zoo();
  std::vector<ZooCase> cases;
  cases.reserve(graphs.size());
  for (const auto& graph : graphs) cases.push_back({&graph});
  return cases;
}

/// A test that runs on every graph of the zoo.
class OnZoo : public ::testing::TestWithParam<ZooCase> {
 protected:
  [[nodiscard]] const ZooGraph& zoo_graph() const { return *GetParam().graph; }
  [[nodiscard]] CsrGraph graph() const { return zoo_graph().graph(); }
};

inline std::string zoo_test_name(const ::testing::TestParamInfo<ZooCase>& info) {
  return info.param.graph->name;
}

}  // namespace musubi::testing

/// Runs the tests of a class derived from OnZoo on the whole zoo.
#define MUSUBI_ON_ZOO(test_class)                                                              \
  INSTANTIATE_TEST_SUITE_P(Zoo, test_class, ::testing::ValuesIn(musubi::testing::zoo_cases()), \
                           musubi::testing::zoo_test_name)
