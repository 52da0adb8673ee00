#include <expat.h>

#include <limits>
#include <map>
#include <memory>
#include <set>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMaxDepth = 256;

struct Key {
  std::string name{};
  AttributeType type = AttributeType::text;
  bool is_node = false;
  bool is_edge = false;
  std::string default_value{};
  bool has_default = false;
};

struct Datum {
  std::string key{};
  std::string text{};
  std::size_t line = 0;
};

struct NodeRecord {
  std::string id{};
  std::size_t line = 0;
  std::vector<Datum> data{};
};

struct EdgeRecord {
  std::string source{};
  std::string target{};
  bool directed = false;
  std::size_t line = 0;
  std::vector<Datum> data{};
};

// First phase: expat fills these records in whatever order the file has them.
class Document {
 public:
  Document(std::string file, Network& network) : file_(std::move(file)), network_(network) {}

  void parse(const std::string& text) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), &XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const char* name, const char** attributes) {
          static_cast<Document*>(self)->start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<Document*>(self)->end(name); });
    XML_SetCharacterDataHandler(parser_, [](void* self, const char* chars, int length) {
      auto& document = *static_cast<Document*>(self);
      if (document.text_ != nullptr) {
        document.text_->append(chars, static_cast<std::size_t>(length));
      }
    });
    XML_SetStartDoctypeDeclHandler(
        parser_, [](void* self, const char*, const char*, const char*, int) {
          static_cast<Document*>(self)->refuse("a document type declaration is not accepted",
                                               "remove the <!DOCTYPE ...> part");
        });
    feed(text);
    if (log_.empty() && !saw_graphml_) {
      log_.add(file_, 0, "is not GraphML", "the root element must be <graphml>");
    }
    log_.throw_if_any();
  }

  std::map<std::string, Key> keys{};
  std::vector<NodeRecord> nodes{};
  std::vector<EdgeRecord> edges{};

 private:
  using Attributes = std::map<std::string, std::string, std::less<>>;

  void feed(const std::string& text) {
    constexpr std::size_t kStep = std::size_t{1} << 20U;
    for (std::size_t at = 0; at < text.size() || at == 0; at += kStep) {
      const auto length = std::min(kStep, text.size() - at);
      const bool last = at + length >= text.size();
      if (XML_Parse(parser_, text.data() + at, static_cast<int>(length), last ? 1 : 0) ==
          XML_STATUS_ERROR) {
        const auto code = XML_GetErrorCode(parser_);
        if (code != XML_ERROR_ABORTED) {
          log_.add(file_, line(), std::string("broken XML: ") + XML_ErrorString(code));
        }
        return;
      }
      if (last) return;
    }
  }

  [[nodiscard]] std::size_t line() const {
    return static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_));
  }
  void refuse(std::string problem, std::string remedy) {
    log_.add(file_, line(), std::move(problem), std::move(remedy));
    XML_StopParser(parser_, XML_FALSE);
  }
  void warn_once(const std::string& problem) {
    if (warned_.insert(problem).second) network_.warnings.push_back({file_, line(), problem, {}});
  }

  static std::string_view local(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }
  static Attributes attributes_of(const char** pairs) {
    Attributes result;
    for (; *pairs != nullptr; pairs += 2) result.emplace(pairs[0], pairs[1]);
    return result;
  }
  static std::string value(const Attributes& attributes, std::string_view name) {
    const auto it = attributes.find(name);
    return it == attributes.end() ? std::string{} : it->second;
  }

  void start(std::string_view qualified, const char** pairs) {
    if (++depth_ > kMaxDepth) return refuse("elements are nested too deeply", {});
    if (text_ != nullptr) return;  // markup inside <data>, as yEd writes it: only its text counts
    const auto name = local(qualified);
    const auto attributes = attributes_of(pairs);
    if (depth_ == 1) saw_graphml_ = name == "graphml";
    if (name == "key") {
      start_key(attributes);
    } else if (name == "default" && !current_key_.empty()) {
      auto& key = keys[current_key_];
      key.has_default = true;
      begin_text(key.default_value);
    } else if (name == "graph") {
      if (!nodes.empty() || !edges.empty()) warn_once("nested or further graphs are flattened");
      default_directed_.push_back(value(attributes, "edgedefault") == "directed");
    } else if (name == "node") {
      nodes.push_back({value(attributes, "id"), line(), {}});
      owners_.push_back({Owner::node, nodes.size() - 1});
    } else if (name == "edge") {
      start_edge(attributes);
    } else if (name == "data") {
      start_data(value(attributes, "key"));
    } else if (name == "port" || name == "hyperedge") {
      warn_once("<" + std::string(name) + "> elements are left out");
    }
  }

  void end(std::string_view qualified) {
    const auto name = local(qualified);
    if (text_ != nullptr) {
      if (depth_ == text_depth_) text_ = nullptr;
    } else if (name == "key") {
      current_key_.clear();
    } else if (name == "graph" && !default_directed_.empty()) {
      default_directed_.pop_back();
    } else if ((name == "node" || name == "edge") && !owners_.empty()) {
      owners_.pop_back();
    }
    --depth_;
  }

  void begin_text(std::string& into) {
    text_ = &into;
    text_depth_ = depth_;
  }

  void start_key(const Attributes& attributes) {
    const auto id = value(attributes, "id");
    Key key;
    key.name = value(attributes, "attr.name");
    if (key.name.empty()) key.name = id;
    const auto domain = value(attributes, "for");
    key.is_node = domain.empty() || domain == "all" || domain == "node";
    key.is_edge = domain.empty() || domain == "all" || domain == "edge";
    const auto type = value(attributes, "attr.type");
    if (type == "boolean" || type == "bool") {
      key.type = AttributeType::boolean;
    } else if (type == "int" || type == "long" || type == "integer") {
      key.type = AttributeType::integer;
    } else if (type == "float" || type == "double") {
      key.type = AttributeType::real;
    } else if (type != "string" && !type.empty()) {
      network_.warnings.push_back(
          {file_,
           line(),
           "attribute '" + key.name + "' has the unknown type '" + type + "' and is read as text",
           {}});
    }
    if (id.empty()) log_.add(file_, line(), "a <key> has no id", "give it one");
    current_key_ = id;
    keys[id] = std::move(key);
  }

  void start_edge(const Attributes& attributes) {
    EdgeRecord edge{value(attributes, "source"),
                    value(attributes, "target"),
                    !default_directed_.empty() && default_directed_.back(),
                    line(),
                    {}};
    const auto directed = value(attributes, "directed");
    if (!directed.empty()) edge.directed = directed == "true" || directed == "1";
    edges.push_back(std::move(edge));
    owners_.push_back({Owner::edge, edges.size() - 1});
  }

  void start_data(const std::string& key) {
    if (owners_.empty()) return;
    const auto [owner, index] = owners_.back();
    auto& data = owner == Owner::node ? nodes[index].data : edges[index].data;
    data.push_back({key, {}, line()});
    begin_text(data.back().text);
  }

  enum class Owner { node, edge };

  std::string file_;
  Network& network_;
  DiagnosticLog log_{};
  XML_Parser parser_ = nullptr;
  std::size_t depth_ = 0;
  bool saw_graphml_ = false;
  std::string current_key_{};
  std::vector<bool> default_directed_{};
  std::vector<std::pair<Owner, std::size_t>> owners_{};
  std::string* text_ = nullptr;
  std::size_t text_depth_ = 0;
  std::set<std::string> warned_{};
};

// Makes the graph of what the document holds. `kind`, `relation`, `evidence`, `locator` and
// `undirected` are part of the graph itself; every other key is an attribute.
class Assembler {
 public:
  Assembler(const std::string& file, const Document& document, Network& network)
      : file_(file), document_(document), network_(network) {}

  void assemble() {
    for (const auto& [id, key] : document_.keys) {
      if (key.is_node && key.name != "kind") builder_.declare_node_attribute(key.name, key.type);
      if (key.is_edge && !is_structural(key.name)) {
        builder_.declare_link_attribute(key.name, key.type);
      }
    }
    for (const auto& node : document_.nodes) add_node(node);
    for (const auto& edge : document_.edges) add_edge(edge);
    log_.throw_if_any();
    network_.graph = builder_.build();
  }

 private:
  static bool is_structural(const std::string& name) {
    return name == "relation" || name == "evidence" || name == "locator" || name == "undirected";
  }

  // Every key's value for a record: its datum, else the default of the key.
  template <typename Use>
  void each_value(const std::vector<Datum>& data, bool of_node, std::size_t line, Use&& use) {
    std::set<std::string_view> given;
    for (const auto& datum : data) {
      const auto it = document_.keys.find(datum.key);
      if (it == document_.keys.end()) {
        log_.add(file_, datum.line, "<data> names the unknown key '" + datum.key + "'",
                 "declare it with <key>");
        continue;
      }
      given.insert(datum.key);
      use(it->second, parsed(it->second, datum.text, datum.line));
    }
    for (const auto& [id, key] : document_.keys) {
      const bool applies = of_node ? key.is_node : key.is_edge;
      if (!key.has_default || given.contains(id) || !applies) continue;
      use(key, parsed(key, key.default_value, line));
    }
  }

  AttributeValue parsed(const Key& key, const std::string& text, std::size_t line) {
    // igraph writes a missing number as NaN.
    if (key.type == AttributeType::real && fold_name(text) == "nan") return {};
    auto result = parse_value(key.type == AttributeType::text ? text : trim(text), key.type);
    if (!result.ok) {
      log_.add(file_, line,
               "'" + std::string(trim(text)) + "' is not " + with_article(key.type) +
                   " (attribute '" + key.name + "')");
    }
    return result.value;
  }

  void add_node(const NodeRecord& record) {
    if (record.id.empty()) {
      return log_.add(file_, record.line, "a <node> has no id", "give it one");
    }
    if (builder_.find(record.id)) {
      return log_.add(file_, record.line, "duplicate node id '" + record.id + "'",
                      "ids must be unique");
    }
    const NodeId node = builder_.add_node(record.id, "");
    each_value(record.data, true, record.line, [&](const Key& key, const AttributeValue& value) {
      if (key.name == "kind") {
        builder_.set_kind(node, to_text(value));
      } else {
        builder_.set_node_attribute(node, key.name, value);
      }
    });
  }

  void add_edge(const EdgeRecord& record) {
    std::optional<NodeId> ends[2] = {builder_.find(record.source), builder_.find(record.target)};
    for (int i = 0; i < 2; ++i) {
      if (ends[i]) continue;
      const auto& id = i == 0 ? record.source : record.target;
      log_.add(file_, record.line, "an edge names the unknown node '" + id + "'",
               suggest(id, node_ids()));
    }
    if (!ends[0] || !ends[1]) return;
    std::string relation;
    std::string evidence;
    std::string locator;
    bool directed = record.directed;
    std::vector<std::pair<const Key*, AttributeValue>> values;
    each_value(record.data, false, record.line, [&](const Key& key, const AttributeValue& value) {
      if (key.name == "relation") {
        relation = to_text(value);
      } else if (key.name == "evidence") {
        evidence = to_text(value);
      } else if (key.name == "locator") {
        locator = to_text(value);
      } else if (key.name == "undirected") {  // how our writer marks one in a mixed network
        directed = directed && to_text(value) != "true";
      } else {
        values.emplace_back(&key, value);
      }
    });
    std::vector<Evidence> statements;
    for (const auto& source : split_list(evidence)) statements.push_back({source, locator});
    const LinkId link = builder_.add_link(*ends[0], *ends[1], relation, directed, statements);
    for (const auto& [key, value] : values) builder_.set_link_attribute(link, key->name, value);
  }

  // Only wanted for a suggestion, and then only once.
  const std::vector<std::string>& node_ids() {
    if (ids_.empty()) {
      for (const auto& node : document_.nodes) ids_.push_back(node.id);
    }
    return ids_;
  }

  const std::string& file_;
  const Document& document_;
  Network& network_;
  DiagnosticLog log_{};
  GraphBuilder builder_{};
  std::vector<std::string> ids_{};
};

}  // namespace

Network read_graphml(const std::filesystem::path& path, const ReadOptions& options) {
  Network network;
  network.name = graph_name(path);
  const auto bytes = read_file(path);  // expat reads the encodings that XML declares
  const std::string file = path.string();
  if (bytes.empty()) throw Error(ErrorKind::input, {{file, 0, "the file is empty", {}}});
  Document document(file, network);
  document.parse(bytes);
  try {
    Assembler(file, document, network).assemble();
  } catch (const std::invalid_argument& clash) {
    throw Error(ErrorKind::input, {{file, 0, clash.what(), "give the two keys different names"}});
  }
  if (options.strict && !network.warnings.empty()) throw Error(ErrorKind::input, network.warnings);
  ProjectionSpec all;
  all.directed = !document.edges.empty();
  for (const auto& edge : document.edges) all.directed = all.directed && edge.directed;
  all.self_loops = true;
  network.projections = {all};
  return network;
}

}  // namespace musubi
