#include "engine/package/need_reader.hpp"

#include <string>
#include <vector>

namespace musubi {
namespace {

const std::vector<std::string> kCounting{"kinds",    "functions", "relation",
                                         "at_least", "within_km", "within_steps"};
const std::vector<std::string> kOfFigure{"indicator",      "category",      "definition", "unit",
                                         "at_least_value", "at_most_value", "since_year"};

class NeedReader {
 public:
  NeedReader(const toml::table& table, TomlReader& reader) : table_(table), reader_(reader) {}

  Need read() {
    for (const auto& [key, node] : table_) read_key(std::string(key.str()), node);
    if (first_of(kOfFigure).empty()) {
      check_counting();
    } else {
      check_figure();
      need_.figure = figure_;
    }
    return std::move(need_);
  }

 private:
  void read_key(const std::string& key, const toml::node& node) {
    if (key == "kinds") return reader_.terms(node, key, "kind", need_.kinds);
    if (key == "functions") return reader_.terms(node, key, "function", need_.functions);
    if (key == "relation") return reader_.term(node, key, "relation", need_.relation);
    if (key == "at_least") return read_count(node, key, need_.at_least);
    if (key == "within_km") return read_distance(node, key);
    if (key == "within_steps") return read_count(node, key, need_.within_steps.emplace(1));
    if (key == "indicator") return reader_.term(node, key, "indicator", figure_.indicator);
    if (key == "category") return reader_.term(node, key, "category", figure_.category);
    if (key == "definition") return reader_.term(node, key, "definition", figure_.definition);
    if (key == "unit") return reader_.term(node, key, "unit", figure_.unit);
    if (key == "at_least_value") return reader_.number(node, key, figure_.at_least.emplace(0.0));
    if (key == "at_most_value") return reader_.number(node, key, figure_.at_most.emplace(0.0));
    if (key == "since_year") return read_count(node, key, figure_.since_year.emplace(1));
    auto keys = kCounting;
    keys.insert(keys.end(), kOfFigure.begin(), kOfFigure.end());
    reader_.fail(node, "unknown key '" + key + "'", suggest(key, keys));
  }

  void read_count(const toml::node& node, const std::string& key, std::int64_t& into) {
    reader_.whole_number(node, key, into);
    if (into < 1) reader_.fail(node, "'" + key + "' must be 1 or more");
  }

  void read_distance(const toml::node& node, const std::string& key) {
    double& km = need_.within_km.emplace(1.0);
    reader_.number(node, key, km);
    if (!(km > 0.0)) reader_.fail(node, "'" + key + "' must be more than 0");
  }

  void check_counting() {
    if (!need_.within_steps || need_.relation.empty()) return;
    fail("'within_steps' and 'relation' do not go together: a relation is one step",
         "leave one of them out");
  }

  void check_figure() {
    if (const auto key = first_of(kCounting); !key.empty()) {
      const std::string remedy = key == "at_least" ? "write 'at_least_value' for a figure"
                                                   : "make two entries of 'needs' of it";
      fail("'" + key + "' and '" + first_of(kOfFigure) +
               "' do not go together: one counts nodes, the other is of a figure",
           remedy);
      return;
    }
    if (figure_.indicator.empty()) fail("a figure needs 'indicator'", "name the indicator");
    if (figure_.unit.empty()) fail("a figure needs 'unit'", "name the unit of the bounds");
    const auto& at_least = figure_.at_least;
    const auto& at_most = figure_.at_most;
    if (!at_least && !at_most) {
      fail("a figure needs a bound", "write 'at_least_value' or 'at_most_value'");
    } else if (at_least && at_most && *at_least > *at_most) {
      fail("'at_least_value' is larger than 'at_most_value'", "no figure is both; swap them");
    }
  }

  // The first of the keys that the table has, else "".
  [[nodiscard]] std::string first_of(const std::vector<std::string>& keys) const {
    for (const auto& key : keys) {
      if (table_.contains(key)) return key;
    }
    return {};
  }

  void fail(std::string problem, std::string remedy) {
    reader_.fail(table_, std::move(problem), std::move(remedy));
  }

  const toml::table& table_;
  TomlReader& reader_;
  Need need_{};
  FigureNeed figure_{};
};

}  // namespace

Need read_need(const toml::table& table, TomlReader& reader) {
  return NeedReader(table, reader).read();
}

}  // namespace musubi
