#include "engine/located_json.hpp"

#include <limits>
#include <nlohmann/json.hpp>

namespace musubi {
namespace {

constexpr std::size_t kMaxDepth = 100;

// Counts lines while the parser reads; its copies count together.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const auto before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

 private:
  const char* at_;
  std::size_t* line_;
};

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const std::string& file, const std::size_t& line) : file_(file), line_(line) {}

  bool null() override { return scalar({}); }
  bool boolean(bool value) override { return scalar(value); }
  bool number_integer(number_integer_t value) override { return scalar(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    constexpr auto kMost = static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max());
    if (value > kMost) return scalar(static_cast<double>(value));
    return scalar(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return scalar(value); }
  bool string(string_t& value) override { return scalar(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(LocatedJson::Kind::object); }
  bool key(string_t& name) override {
    keys_.back() = std::move(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(LocatedJson::Kind::array); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::json::exception& what) override {
    const std::string text(what.what());
    // "[json.exception...] parse error at line 1, column 2: syntax error ...": the end says what.
    const auto at = text.find(": ");
    fail("broken JSON: " + (at == std::string::npos ? text : text.substr(at + 2)));
    return false;
  }

  LocatedJson root{};

 private:
  [[noreturn]] void fail(std::string problem) const {
    throw Error(ErrorKind::input, {{file_, line_, std::move(problem), {}}});
  }

  LocatedJson& place() {
    if (open_.empty()) return root;
    auto& owner = *open_.back();
    if (owner.is_array()) return owner.items.emplace_back();
    return owner.members.emplace_back(std::move(keys_.back()), LocatedJson{}).second;
  }
  bool scalar(AttributeValue value) {
    auto& target = place();
    target.line = line_;
    target.scalar = std::move(value);
    return true;
  }
  // What is open is the last of its owner, which grows only when it is closed: pointers stay right.
  bool open(LocatedJson::Kind kind) {
    if (open_.size() >= kMaxDepth) fail("values are nested too deeply");
    auto& target = place();
    target.kind = kind;
    target.line = line_;
    open_.push_back(&target);
    keys_.emplace_back();
    return true;
  }
  bool close() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  const std::string& file_;
  const std::size_t& line_;
  std::vector<LocatedJson*> open_{};
  std::vector<std::string> keys_{};
};

// Of a scalar only: the destructor of a list or an object takes memory and ends the process when
// there is none.
std::string scalar_text(const AttributeValue& scalar) {
  nlohmann::json json;
  std::visit(
      [&](const auto& value) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) json = value;
      },
      scalar);
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append(std::string& text, const LocatedJson& value) {
  if (value.is_array()) {
    text += '[';
    for (const auto& item : value.items) {
      if (&item != value.items.data()) text += ',';
      append(text, item);
    }
    text += ']';
  } else if (value.is_object()) {
    text += '{';
    for (const auto& [name, member] : value.members) {
      const auto* last = value.find(name);
      if (last != &member) continue;  // of several the last counts
      if (text.back() != '{') text += ',';
      text += scalar_text(name) + ':';
      append(text, member);
    }
    text += '}';
  } else {
    text += scalar_text(value.scalar);
  }
}

}  // namespace

const LocatedJson* LocatedJson::find(std::string_view name) const {
  for (auto it = members.rbegin(); it != members.rend(); ++it) {
    if (it->first == name) return &it->second;
  }
  return nullptr;
}

std::string LocatedJson::dump() const {
  std::string text;
  append(text, *this);
  return text;
}

LocatedJson parse_located_json(std::string_view text, const std::string& file) {
  std::size_t line = 1;
  Builder builder(file, line);
  nlohmann::json::sax_parse(CountingIterator(text.data(), &line),
                            CountingIterator(text.data() + text.size(), &line), &builder);
  return std::move(builder.root);
}

}  // namespace musubi
