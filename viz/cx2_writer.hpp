#pragma once
#include <iosfwd>
#include <span>

#include "viz/appearance.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// CX2, as Cytoscape and NDEx read it. Nodes are numbered; the id stands in `represents`, the name
/// in the language asked in `name` and `label`; a relation is an edge's `interaction`. Fields and
/// mixed networks as in export_table(), typed by attributeDeclarations; a missing value is no
/// entry. Places are written when every node has one, as CX2 wants; colours and sizes as
/// nodeBypasses over a default style. An undirected network has the network attribute `directed`
/// false and no arrows. A field of the data named represents, interaction or name keeps that name,
/// in place of ours, and then read_cx2() may number the nodes anew. Bytes that are not UTF-8 become
/// U+FFFD.
///
/// O(size). Source: Cytoscape Exchange Format Specification (Version 2), 2025; CX2 Visual Styles,
/// 2024.
void write_cx2(std::ostream& out, const Network& network, Language language,
               std::span<const NodeColumn> columns = {}, const Appearance& looks = {});

}  // namespace musubi
