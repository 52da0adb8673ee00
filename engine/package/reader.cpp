#include <algorithm>
#include <map>
#include <set>

#include "engine/network_reader.hpp"
#include "engine/package/package.hpp"

namespace musubi {
namespace {

// Puts the tables of a package together and checks what no single table can: references, and
// vocabularies of cells that hold several values.
class NetworkAssembler {
 public:
  NetworkAssembler(const Package& package, DiagnosticLog& log, const Execution& execution)
      : package_(package), log_(log), execution_(execution) {
    const auto& descriptor = package.descriptor;
    network_.name = descriptor.name;
    network_.title = descriptor.title;
    network_.version = descriptor.version;
    network_.created = descriptor.created;
    network_.vocabularies = descriptor.vocabularies;
    network_.is_package = true;
  }

  Network assemble() {
    add_sources(package_.sources);
    add_nodes(package_.nodes);
    add_links(package_.links);
    add_indicators(package_.indicators);
    add_coverage(package_.coverage);
    for (const auto& profile : package_.profiles) check_profile(profile);
    network_.graph = builder_.build();
    network_.projections = package_.projections;
    if (network_.projections.empty()) network_.projections.emplace_back();
    network_.profiles = package_.profiles;
    return std::move(network_);
  }

 private:
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
    }
  }

  void add_links(const Table& table) {
    declare(table, {"source", "target", "relation", "evidence", "locator"},
            &GraphBuilder::declare_link_attribute);
    std::map<std::vector<std::string>, std::size_t> first_line;
    for (const auto& row : table.rows) {
      execution_.check_stop();
      const auto get = [&](const char* name) { return table.text(row, name); };
      const auto source = check_node(table, row.line, "source", get("source"));
      const auto target = check_node(table, row.line, "target", get("target"));
      for (const auto* topic : {"function", "role"}) check_term(table, row, topic);
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

  // For columns without an enumeration in the schema: several values, or many terms.
  void check_term(const Table& table, const TableRow& row, const char* topic) {
    const auto known = network_.vocabularies.names(topic);
    if (known.empty()) return;  // the package leaves it open
    for (const auto& term : split_list(table.text(row, topic))) {
      if (std::find(known.begin(), known.end(), term) != known.end()) continue;
      const auto remedy = suggest(term, known);
      log_.add(table.file, row.line, "unknown " + std::string(topic) + " '" + term + "'",
               remedy.empty() ? "add it to the vocabulary in datapackage.json" : remedy);
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
      check_source(table.file, row.line, source);
      evidence.push_back({source, locator});
    }
    if (evidence.empty() || locator.empty()) {
      log_.add(table.file, row.line,
               evidence.empty() ? "the link has no evidence" : "the evidence has no locator",
               "name a source of sources.csv and the heading under which it stands");
    }
    return evidence;
  }

  void check_source(const std::string& file, std::size_t line, const std::string& source) {
    if (!all_sources_known_) return;  // its own errors say why
    if (std::find(source_ids_.begin(), source_ids_.end(), source) != source_ids_.end()) return;
    log_.add(file, line, "unknown source '" + source + "'", suggest(source, source_ids_));
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
      for (const auto& source : split_list(get("evidence")))
        check_source(table.file, row.line, source);
      std::optional<double> value;
      if (const auto f = table.column("value"); f != std::string::npos) {
        if (const auto* number = std::get_if<double>(&row.values[f])) value = *number;
      }
      network_.indicators.push_back({.subject = get("subject"),
                                     .indicator = get("indicator"),
                                     .category = get("category"),
                                     .definition = get("definition"),
                                     .value = value,
                                     .qualifier = get("qualifier"),
                                     .unit = get("unit"),
                                     .year = get("year"),
                                     .status = get("status"),
                                     .evidence = get("evidence"),
                                     .locator = get("locator"),
                                     .note = {get("note_ja"), get("note")}});
      for (const auto* topic : {"indicator", "category", "definition", "unit"}) {
        check_term(table, row, topic);
      }
    }
  }

  void add_coverage(const Table& table) {
    for (const auto& row : table.rows) {
      const auto get = [&](const char* name) { return table.text(row, name); };
      check_node(table, row.line, "subject", get("subject"));
      auto evidence = split_list(get("evidence"));
      for (const auto& source : evidence) check_source(table.file, row.line, source);
      const auto status = get("status");
      network_.coverage.push_back({get("subject"),
                                   get("topic"),
                                   status == "documented" ? Coverage::documented
                                   : status == "partial"  ? Coverage::partial
                                                          : Coverage::undocumented,
                                   std::move(evidence),
                                   {get("note_ja"), get("note")}});
    }
  }

  void check_profile(const Profile& profile) {
    if (!profile.evidence.empty()) check_source(profile.file, 0, profile.evidence);
  }

  void declare(const Table& table, const std::set<std::string_view>& structural,
               void (GraphBuilder::*declare_attribute)(std::string_view, AttributeType)) {
    for (const auto& field : table.schema.fields) {
      if (!structural.contains(field.name)) (builder_.*declare_attribute)(field.name, field.type);
    }
  }

  const Package& package_;
  DiagnosticLog& log_;
  const Execution& execution_;
  Network network_{};
  GraphBuilder builder_{};
  std::vector<std::string> node_ids_{};
  std::vector<std::string> source_ids_{};
  bool all_nodes_known_ = true;
  bool all_sources_known_ = true;
};

}  // namespace

CheckedNetwork check_package(const std::filesystem::path& folder, const ReadOptions& options) {
  CheckedNetwork checked;
  DiagnosticLog log;
  auto& warnings = checked.network.warnings;
  try {
    const auto package = read_package_files(folder, log, warnings, options.execution);
    check_names(package.nodes, log, warnings);
    check_coverage(package.coverage, package.links, log);
    check_part_of(package.links, log);
    auto network = NetworkAssembler(package, log, options.execution).assemble();
    if (!options.source_texts.empty()) {
      checked.lookup = check_against_texts(package, options.source_texts, log);
    }
    network.warnings = std::move(warnings);
    checked.network = std::move(network);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    for (const auto& diagnostic : error.diagnostics()) log.add(diagnostic);
  }
  checked.errors = log.sorted();
  return checked;
}

Network read_package(const std::filesystem::path& folder, const ReadOptions& options) {
  auto checked = check_package(folder, options);
  if (options.strict) {
    checked.errors.insert(checked.errors.end(), checked.network.warnings.begin(),
                          checked.network.warnings.end());
  }
  if (!checked.errors.empty()) throw Error(ErrorKind::input, std::move(checked.errors));
  return std::move(checked.network);
}

}  // namespace musubi
