#include <algorithm>
#include <map>
#include <set>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "engine/package_descriptor.hpp"

namespace musubi {
namespace {

// Puts the tables of a package together and checks what no single table can: references,
// vocabularies of cells that hold several values, and the rules of the network.
class PackageReader {
 public:
  explicit PackageReader(const std::filesystem::path& folder)
      : folder_(folder), descriptor_(read_descriptor(folder)) {
    network_.name = descriptor_.name;
    network_.title = descriptor_.title;
    network_.version = descriptor_.version;
    network_.vocabularies = descriptor_.vocabularies;
    network_.is_package = true;
  }

  Network read(const ReadOptions& options) {
    add_sources(table("sources"));
    add_nodes(table("nodes"));
    add_links(table("links"));
    add_indicators(table("indicators"));
    add_coverage(table("coverage"));
    network_.graph = builder_.build();
    check_part_of_cycles();
    read_projections_file();
    if (options.strict) {
      for (const auto& warning : network_.warnings) log_.add(warning);
    }
    log_.throw_if_any();
    return std::move(network_);
  }

 private:
  Table table(const char* name) {
    const auto* schema = descriptor_.table(name);
    if (schema == nullptr) return {};  // the optional ones
    return read_table(folder_ / schema->path, *schema, log_, network_.warnings);
  }

  void add_sources(const Table& table) {
    all_sources_known_ = table.complete;
    for (const auto& row : table.rows) {
      const auto get = [&](const char* name) { return table.text(row, name); };
      network_.sources.push_back(
          {get("id"), get("title"), get("publisher"), get("published"), get("file_or_url")});
      source_ids_.push_back(get("id"));
    }
  }

  void add_nodes(const Table& table) {
    all_nodes_known_ = table.complete;
    declare(table, {"id", "kind"}, &GraphBuilder::declare_node_attribute);
    for (const auto& row : table.rows) {
      const auto id = table.text(row, "id");
      if (id.empty() || builder_.find(id)) continue;  // reported by the table
      const NodeId node = builder_.add_node(id, table.text(row, "kind"));
      node_ids_.push_back(id);
      for (std::size_t f = 0; f < table.schema.fields.size(); ++f) {
        const auto& name = table.schema.fields[f].name;
        if (name != "id" && name != "kind") builder_.set_node_attribute(node, name, row.values[f]);
      }
    }
    for (const auto& row : table.rows) {
      check_node(table, row.line, "parent", table.text(row, "parent"));
      check_names(table, row);
    }
  }

  // A name that two nodes share would make look-ups ambiguous.
  void check_names(const Table& table, const TableRow& row) {
    const auto id = table.text(row, "id");
    auto names = split_list(table.text(row, "aliases"));
    for (const auto* column : {"name_ja", "name_en"}) names.push_back(table.text(row, column));
    for (const auto& name : names) {
      if (name.empty()) continue;
      const auto [it, fresh] = owner_of_name_.emplace(fold_name(name), id);
      if (fresh || it->second == id) continue;
      log_.add(table.file, row.line,
               "the name '" + name + "' of '" + id + "' also belongs to '" + it->second + "'",
               "make the names differ, or merge the two rows");
    }
  }

  void add_links(const Table& table) {
    declare(table, {"source", "target", "relation", "evidence", "locator"},
            &GraphBuilder::declare_link_attribute);
    std::map<std::vector<std::string>, std::size_t> first_line;
    for (const auto& row : table.rows) {
      const auto get = [&](const char* name) { return table.text(row, name); };
      const auto source = check_node(table, row.line, "source", get("source"));
      const auto target = check_node(table, row.line, "target", get("target"));
      check_function(table, row);
      check_rules(table, row);
      auto evidence = check_evidence(table, row);
      const auto [it, fresh] = first_line.emplace(
          std::vector{get("source"), get("target"), get("relation"), get("function"), get("role"),
                      get("evidence"), get("locator")},
          row.line);
      if (!fresh) {
        log_.add(table.file, row.line, "the same link stands on line " + std::to_string(it->second),
                 "remove one");
      }
      if (!source || !target) continue;
      const LinkId link =
          builder_.add_link(*source, *target, get("relation"), true, std::move(evidence));
      for (std::size_t f = 0; f < table.schema.fields.size(); ++f) {
        const auto& name = table.schema.fields[f].name;
        if (is_link_attribute(name)) builder_.set_link_attribute(link, name, row.values[f]);
      }
    }
  }

  static bool is_link_attribute(std::string_view name) {
    return name != "source" && name != "target" && name != "relation" && name != "evidence" &&
           name != "locator";
  }

  void check_function(const Table& table, const TableRow& row) {
    const auto known = network_.vocabularies.names("function");
    const auto functions = split_list(table.text(row, "function"));
    for (const auto& function : functions) {
      if (std::find(known.begin(), known.end(), function) == known.end()) {
        log_.add(table.file, row.line, "unknown function '" + function + "'",
                 suggest(function, known));
      }
    }
  }

  void check_rules(const Table& table, const TableRow& row) {
    const auto source = table.text(row, "source");
    if (!source.empty() && source == table.text(row, "target")) {
      log_.add(table.file, row.line, "the link goes from '" + source + "' to itself",
               "name two different nodes");
    }
    if (table.text(row, "basis") == "derived" && table.text(row, "note").empty()) {
      log_.add(table.file, row.line, "a derived link has no note", "say how it was concluded");
    }
  }

  std::vector<Evidence> check_evidence(const Table& table, const TableRow& row) {
    std::vector<Evidence> evidence;
    const auto locator = table.text(row, "locator");
    for (const auto& source : split_list(table.text(row, "evidence"))) {
      check_source(table, row.line, source);
      evidence.push_back({source, locator});
    }
    if (evidence.empty() || locator.empty()) {
      log_.add(table.file, row.line,
               evidence.empty() ? "the link has no evidence" : "the evidence has no locator",
               "name a source of sources.csv and the heading under which it stands");
    }
    return evidence;
  }

  void check_source(const Table& table, std::size_t line, const std::string& source) {
    if (!all_sources_known_) return;  // its own errors say why
    if (std::find(source_ids_.begin(), source_ids_.end(), source) != source_ids_.end()) return;
    log_.add(table.file, line, "unknown source '" + source + "'", suggest(source, source_ids_));
  }

  std::optional<NodeId> check_node(const Table& table, std::size_t line, const char* column,
                                   const std::string& id) {
    if (id.empty()) return std::nullopt;
    const auto node = builder_.find(id);
    if (!node && all_nodes_known_) {
      const auto remedy = suggest(id, node_ids_);
      log_.add(table.file, line, "unknown id '" + id + "' in column '" + column + "'",
               remedy.empty() ? "add it to nodes.csv or correct it" : remedy);
    }
    return node;
  }

  void add_indicators(const Table& table) {
    for (const auto& row : table.rows) {
      const auto get = [&](const char* name) { return table.text(row, name); };
      check_node(table, row.line, "subject", get("subject"));
      for (const auto& source : split_list(get("evidence"))) check_source(table, row.line, source);
      std::optional<double> value;
      if (const auto f = table.column("value"); f != std::string::npos) {
        if (const auto* number = std::get_if<double>(&row.values[f])) value = *number;
      }
      network_.indicators.push_back({get("subject"), get("indicator"), value, get("unit"),
                                     get("year"), get("evidence"), get("locator")});
    }
  }

  void add_coverage(const Table& table) {
    for (const auto& row : table.rows) {
      const auto get = [&](const char* name) { return table.text(row, name); };
      check_node(table, row.line, "subject", get("subject"));
      auto evidence = split_list(get("evidence"));
      for (const auto& source : evidence) check_source(table, row.line, source);
      const auto status = get("status");
      if (status == "documented" && evidence.empty()) {
        log_.add(table.file, row.line, "'documented' has no evidence", "name the source");
      }
      network_.coverage.push_back({get("subject"), get("topic"),
                                   status == "documented" ? Coverage::documented
                                   : status == "partial"  ? Coverage::partial
                                                          : Coverage::undocumented,
                                   std::move(evidence), get("note")});
    }
  }

  void check_part_of_cycles() {
    const std::string relation = "part_of";
    const auto whole = wholes(network_.graph, std::span(&relation, 1));
    const auto* links = descriptor_.table("links");
    for (const LinkId link : network_.graph.links()) {
      if (network_.graph.relation(link) != relation) continue;
      // A whole that is itself part of something can only lie on a cycle.
      const NodeId source = network_.graph.link(link).source;
      if (whole[source] == source) {
        log_.add((folder_ / links->path).string(), 0,
                 "part_of goes round in a circle through '" + network_.graph.id(source) + "'",
                 "remove one of its part_of links");
      }
    }
  }

  void read_projections_file() {
    const auto path = folder_ / "projections.toml";
    if (std::filesystem::exists(path)) {
      network_.projections = read_projections(path, network_.vocabularies, log_);
    }
    if (network_.projections.empty()) network_.projections.emplace_back();
  }

  void declare(const Table& table, const std::set<std::string_view>& structural,
               void (GraphBuilder::*declare_attribute)(std::string_view, AttributeType)) {
    for (const auto& field : table.schema.fields) {
      if (!structural.contains(field.name)) (builder_.*declare_attribute)(field.name, field.type);
    }
  }

  std::filesystem::path folder_;
  PackageDescriptor descriptor_;
  Network network_{};
  GraphBuilder builder_{};
  DiagnosticLog log_{};
  std::vector<std::string> node_ids_{};
  std::vector<std::string> source_ids_{};
  bool all_nodes_known_ = true;
  bool all_sources_known_ = true;
  std::map<std::string, std::string> owner_of_name_{};
};

}  // namespace

Network read_package(const std::filesystem::path& folder, const ReadOptions& options) {
  return PackageReader(folder).read(options);
}

}  // namespace musubi
