#pragma once
#include <filesystem>

#include "engine/execution.hpp"
#include "engine/network.hpp"
#include "engine/package/source_lookup.hpp"

namespace musubi {

struct ReadOptions {
  bool strict = false;  ///< what would be a warning is an error
  /// Folder with the texts of the sources, in which each locator and name is then looked up.
  std::filesystem::path source_texts{};
  /// Who may stop the reading, and how much memory it may take. A file is refused before it is
  /// read when a network of its size would take more.
  Execution execution{};
};

/// Reads a network: a package folder, or a file whose name says its format (.graphml, .xml; .gexf;
/// .net: Pajek; .cx2; .dot, .gv; .json: node-link; .el, .txt, .csv, .tsv, .edges, .edgelist: edge
/// lists; .graph: METIS), each also gzipped (.gz), or a snapshot (.musubi). Throws Error(input)
/// with everything that is wrong.
[[nodiscard]] Network load(const std::filesystem::path& path, const ReadOptions& options = {});

/// Several packages as one network: see join.
[[nodiscard]] Network load(const std::vector<std::filesystem::path>& paths,
                           const ReadOptions& options = {});

/// A network with all that is wrong with its files and all that is worth knowing (its warnings).
/// With errors it holds what could be read.
struct CheckedNetwork {
  Network network{};
  std::vector<Diagnostic> errors{};
  SourceLookup lookup{};
};

/// As load, but returns what is wrong instead of throwing it. Throws only when there is nothing to
/// check: no such file, no package in the folder.
[[nodiscard]] CheckedNetwork check(const std::filesystem::path& path,
                                   const ReadOptions& options = {});

/// A data package: a folder with datapackage.json, checked against its own schemas and the rules of
/// docs/data-package.md. Throws Error(input) with everything that is wrong.
[[nodiscard]] Network read_package(const std::filesystem::path& folder,
                                   const ReadOptions& options = {});

/// GraphML (Brandes and others, 2002). Types boolean, int, long, float, double, string; another
/// type is read as text with a warning. Nested graphs are flattened; ports and hyperedges are left
/// out with a warning. A document type declaration is refused: it could pull in files or grow
/// without bound. Of yEd's graphics the first label becomes `label`, and place, size and fill of a
/// node x, y, size and color, unless attributes of these names say it; Gephi's r, g and b become
/// color. O(size log nodes).
[[nodiscard]] Network read_graphml(const std::filesystem::path& path,
                                   const ReadOptions& options = {});

/// GEXF 1.0 to 1.3, as Gephi writes it: typed attributes; `kind` of an edge is its relation,
/// `weight` its strength, `label` an attribute `label`; place, colour and size of a node become x,
/// y, color and size (y down, a diameter), each unless an attribute of that name says it. Times are
/// left out and nested nodes flattened, with a warning. Mutual edges are directed. A document type
/// declaration is refused. O(size log nodes). Source: the schemas of github.com/gephi/gexf.
[[nodiscard]] Network read_gexf(const std::filesystem::path& path, const ReadOptions& options = {});

/// Pajek's .net: *Vertices (also of two modes), *Arcs, *Edges, *Arcslist, *Edgeslist, *Matrix in
/// any case; lines that begin with % are comments; characters may be written as &#8212;. The id of
/// a vertex is its label when all have one and no two the same, else its number, with the label in
/// `label`. Coordinates become x and y (1 is `kPajekPage` points), x_fact (when y_fact is the same)
/// `size`, ic `color`; a value is the strength; l, or the name behind *Arcs :2, the relation. Other
/// parts (*Partition, *Vector, ...) are left out with a warning, other drawing parameters silently.
/// O(size log nodes). Source: Batagelj and Mrvar, "Pajek: Reference Manual", version 5.
[[nodiscard]] Network read_pajek(const std::filesystem::path& path,
                                 const ReadOptions& options = {});

/// The side in points of the square that coordinates in a Pajek file are parts of, and the diameter
/// of a vertex of factor 1.
inline constexpr double kPajekPage = 1000.0;
inline constexpr double kPajekVertex = 12.0;

/// Node-link JSON as NetworkX and d3 write it: an object with `nodes` (each with an `id`, a text or
/// a number) and `links` or `edges` (each with `source` and `target`); `directed` says for all. A
/// column has the type that holds all its values; lists and objects are read as text, with a
/// warning; `key` is left out. O(size log nodes).
[[nodiscard]] Network read_node_link_json(const std::filesystem::path& path,
                                          const ReadOptions& options = {});

/// CX2 of Cytoscape and NDEx: nodes, edges, their declared attributes (aliases and defaults too),
/// places, and of visual properties what nodeBypasses says of colour and size. The id of a node is
/// what it `represents` when all differ, else its number; `name` becomes `label`, `interaction` the
/// relation. Edges are directed unless the network attribute `directed` is false. Other aspects are
/// left out. O(size log nodes). Source: Cytoscape Exchange Format Specification (Version 2), 2025.
[[nodiscard]] Network read_cx2(const std::filesystem::path& path, const ReadOptions& options = {});

/// DOT of Graphviz, by a parser of our own, for Graphviz may not be linked here. Subgraphs are
/// flattened; `strict` merges parallel edges. Attributes that Graphviz draws by are left out, but
/// for these: label, pos, width if equal to height, and fillcolor or color become label, x, y, size
/// and color; weight is the strength of an edge without one; dir=none makes it undirected. Other
/// attributes are text, but strength and length numbers. `musubi_id` of our own files is the id of
/// a node. Defaults (node [...]) count. O(size log nodes). Source: "DOT Language" of the
/// documentation of Graphviz.
[[nodiscard]] Network read_dot(const std::filesystem::path& path, const ReadOptions& options = {});

/// An edge list: one edge per line, two ids, then optionally a strength, between blanks, tabs,
/// commas or semicolons. Lines that begin with # or % are comments. A first line
/// `source,target[,...]` names the columns; further named columns become attributes of the links.
/// Undirected, unless a column `directed` says so.
[[nodiscard]] Network read_edge_list(const std::filesystem::path& path,
                                     const ReadOptions& options = {});

/// A METIS file (see read_metis()) as a network (see network_of()).
[[nodiscard]] Network read_metis_network(const std::filesystem::path& path,
                                         const ReadOptions& options = {});

/// A snapshot (see read_snapshot(), which is told to distrust it) as a network (see network_of()).
/// Programs that need no network have its graph at once with read_snapshot().
[[nodiscard]] Network read_snapshot_network(const std::filesystem::path& path,
                                            const ReadOptions& options = {});

/// The name of a graph that stands in a file: the file's, without its endings.
[[nodiscard]] std::string graph_name(const std::filesystem::path& path);

/// Reads projections.toml. Mistakes go to `log` with their line.
[[nodiscard]] std::vector<ProjectionSpec> read_projections(const std::filesystem::path& path,
                                                           const Vocabularies& vocabularies,
                                                           DiagnosticLog& log);

}  // namespace musubi
