#pragma once
#include <filesystem>

#include "engine/network_reader.hpp"

namespace musubi::fuzz {

/// Throws BrokenPromise when a network is not what a reader promises: ids that are text and lead
/// back to their nodes, links between nodes that there are, attributes of the types declared, texts
/// that are UTF-8, warnings that say something; and projections that are consistent graphs.
void expect_sound(const Network& network);

/// Throws BrokenPromise when an error does not tell its reader what is wrong, or is not the
/// input's.
void expect_input_error(const Error& error);

/// Reads a graph file of these bytes with 64 MiB to spare: a sound network, or an Error(input) that
/// says why not, or an Error(memory) for what announces more than that.
using NetworkReader = Network (*)(const std::filesystem::path&, const ReadOptions&);
void expect_network_or_error(NetworkReader read, std::string_view bytes);

}  // namespace musubi::fuzz
