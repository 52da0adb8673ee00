#pragma once
#include <igraph/igraph.h>

#include <stdexcept>

namespace musubi::testing::igraph {

/// Throws where igraph could not do what it was asked to.
inline void check(igraph_error_t code) {
  if (code != IGRAPH_SUCCESS) throw std::runtime_error(igraph_strerror(code));
}

}  // namespace musubi::testing::igraph
