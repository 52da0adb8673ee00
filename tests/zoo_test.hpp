#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph_zoo.hpp"
#include "tests/vectors_near.hpp"

namespace musubi::testing {

/// A test that runs on every graph of the zoo.
class OnZoo : public ::testing::TestWithParam<ZooGraph> {
 protected:
  [[nodiscard]] const ZooGraph& zoo_graph() const { return GetParam(); }
  [[nodiscard]] CsrGraph graph() const { return GetParam().graph(); }
};

inline std::string zoo_test_name(const ::testing::TestParamInfo<ZooGraph>& info) {
  return info.param.name;
}

}  // namespace musubi::testing

/// Runs the tests of a class derived from OnZoo on the whole zoo.
#define MUSUBI_ON_ZOO(test_class)                                                        \
  INSTANTIATE_TEST_SUITE_P(Zoo, test_class, ::testing::ValuesIn(musubi::testing::zoo()), \
                           musubi::testing::zoo_test_name)
