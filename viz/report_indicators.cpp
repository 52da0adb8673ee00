#include <algorithm>
#include <map>
#include <set>

#include "viz/indicator_words.hpp"
#include "viz/report_evidence.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"

namespace musubi::report {
namespace {

using Row = IndicatorComparison;

// The comparisons of one figure with every peer, as far as there are figures.
struct Line {
  std::vector<const Row*> rows{};

  [[nodiscard]] const Row& first() const { return *rows.front(); }
  [[nodiscard]] const Row* with(const std::string& peer) const {
    const auto it =
        std::find_if(rows.begin(), rows.end(), [&](const Row* row) { return row->peer == peer; });
    return it == rows.end() ? nullptr : *it;
  }
};

// What one subject has in one table of a source.
struct Block {
  std::vector<Line> lines{};
  std::vector<std::string> peers{};

  [[nodiscard]] const Row& first() const { return lines.front().first(); }
};

bool same_block(const Row& a, const Row& b) {
  return a.subject == b.subject && a.source == b.source && a.heading == b.heading;
}

bool same_line(const Row& a, const Row& b) {
  return a.indicator == b.indicator && a.category == b.category && a.status == b.status;
}

// The comparisons come ordered by block and line.
std::vector<Block> blocks_of(const std::vector<Row>& rows) {
  std::vector<Block> blocks;
  for (const auto& row : rows) {
    if (blocks.empty() || !same_block(blocks.back().first(), row)) blocks.emplace_back();
    auto& [lines, peers] = blocks.back();
    if (lines.empty() || !same_line(lines.back().first(), row)) lines.emplace_back();
    lines.back().rows.push_back(&row);
    if (std::find(peers.begin(), peers.end(), row.peer) == peers.end()) peers.push_back(row.peer);
  }
  return blocks;
}

class BlockWriter {
 public:
  BlockWriter(const ReportContext& context, const Block& block, std::size_t number)
      : context_(context), block_(block), number_(number), general_note_(general_note()) {}

  Html write() {
    // Many peers read better down the page than across it.
    constexpr std::size_t kAcross = 4;
    const Html table = block_.peers.size() > kAcross ? peers_down() : peers_across();
    const Html title = context_.say("{0}の数値", "Figures of {0}", {name(block_.first().subject)});
    return element("h3", title) + table + notes();
  }

 private:
  [[nodiscard]] Html name(const std::string& id) const {
    const auto node = context_.graph().find(id);
    return node ? context_.name(*node) : text(id);
  }

  [[nodiscard]] const std::string& words_of(const LocalizedText& note) const {
    return note.get(context_.language);
  }

  [[nodiscard]] const Indicator* figure(const std::optional<std::size_t>& position) const {
    return position ? &context_.input.network.indicators[*position] : nullptr;
  }

  // The figures of a line: the subject's first, then the peers', those that are there.
  [[nodiscard]] std::vector<const Indicator*> figures(const Line& line) const {
    std::vector<const Indicator*> found;
    if (const auto* own = figure(line.first().figure)) found.push_back(own);
    for (const auto* row : line.rows) {
      if (const auto* other = figure(row->peer_figure)) found.push_back(other);
    }
    return found;
  }

  // What all figures of a line have in common, if they do.
  template <typename Property>
  [[nodiscard]] std::string common(const Line& line, Property&& property) const {
    const auto all = figures(line);
    const std::string first = property(*all.front());
    const bool shared = std::all_of(all.begin(), all.end(),
                                    [&](const Indicator* one) { return property(*one) == first; });
    return shared ? first : std::string();
  }

  [[nodiscard]] std::string common_year(const Line& line) const {
    return common(line, [](const Indicator& one) { return one.year; });
  }
  [[nodiscard]] std::string common_unit(const Line& line) const {
    return common(line, [](const Indicator& one) { return one.unit; });
  }
  [[nodiscard]] std::string common_note(const Line& line) const {
    return common(line, [&](const Indicator& one) { return words_of(one.note); });
  }

  // When every figure has a note, the most frequent one needs no marks.
  [[nodiscard]] LocalizedText general_note() const {
    std::map<std::string, std::pair<std::size_t, LocalizedText>> uses;
    for (const auto& line : block_.lines) {
      for (const auto* one : figures(line)) {
        auto& [count, note] = uses[words_of(one->note)];
        ++count;
        note = one->note;
      }
    }
    if (uses.contains("")) return {};
    return std::max_element(
               uses.begin(), uses.end(),
               [](const auto& a, const auto& b) { return a.second.first < b.second.first; })
        ->second.second;
  }

  // *1, *2, ... in the order in which the notes come up.
  Html mark(const LocalizedText& note) {
    if (words_of(note).empty() || words_of(note) == words_of(general_note_)) return {};
    auto it = std::find_if(notes_.begin(), notes_.end(), [&](const LocalizedText& known) {
      return words_of(known) == words_of(note);
    });
    if (it == notes_.end()) it = notes_.insert(it, note);
    return element("sup", text("*" + std::to_string(it - notes_.begin() + 1)));
  }

  Html line_name(const Line& line) {
    Html html =
        context_.quoted(indicator_name(context_.input.network, line.first(), context_.language));
    if (!common_note(line).empty()) html += mark(figures(line).front()->note);
    std::vector<Html> small;
    if (const auto unit = common_unit(line); !unit.empty()) {
      small.push_back(context_.label("unit", unit));
    }
    if (const auto year = common_year(line); !year.empty()) small.push_back(text(year));
    if (!small.empty()) html += element("small", context_.list(small));
    return html;
  }

  Html value(const Line& line, const Indicator& one) {
    Html html = text(figure_text(context_.input.network, one, context_.language));
    if (!one.year.empty() && common_year(line).empty()) {
      html += context_.say("（{0}）", " ({0})", {text(one.year)});
    }
    if (common_note(line).empty()) html += mark(one.note);
    if (common_unit(line).empty()) html += element("small", context_.label("unit", one.unit));
    if (!one.definition.empty()) {
      html += element("small", context_.label("definition", one.definition));
    }
    return html;
  }

  Cell own_cell(const Line& line) {
    const auto* own = figure(line.first().figure);
    if (own == nullptr) return unknown();
    Html html = value(line, *own);
    for (const auto* row : line.rows) {
      if (row->rank.ranked == 0) continue;
      html += element("small", rank_words(row->rank)) + rank_range(*row);
      break;
    }
    return {html};
  }

  [[nodiscard]] Html rank_words(const FigureRank& rank) const {
    const Html of = text(std::to_string(rank.ranked));
    if (!rank.rank) return context_.say("順位は定まらない（{0}件中）", "rank of {0} open", {of});
    const Html tie = rank.tied ? context_.say("（同順）", " (tie)") : Html();
    return context_.say("{0}件中{1}位{2}", "rank {1} of {0}{2}",
                        {of, text(std::to_string(*rank.rank)), tie});
  }

  // Nothing to add when the peers that are not ranked, or bounds, leave the rank as it is.
  [[nodiscard]] Html rank_range(const Row& row) const {
    if (!row.rank_bounds || row.rank_bounds->best == row.rank_bounds->worst) return {};
    return element("small", context_.say("順位の幅 {0}位", "rank range {0}",
                                         {text(rank_range_text(row.rank_bounds))}));
  }

  [[nodiscard]] Cell unknown() const { return {context_.say("不明", "unknown"), "", "unknown"}; }

  Cell peer_cell(const Line& line, const std::string& peer) {
    const auto* row = line.with(peer);
    const auto* other = row == nullptr ? nullptr : figure(row->peer_figure);
    if (other == nullptr) return unknown();
    Html html = value(line, *other);
    if (row->comparability == Comparability::not_comparable) {
      const Html why =
          row->obstacle == ComparisonObstacle::unit_differs
              ? context_.say("比べない：単位が違う", "not compared: units differ")
              : context_.say("比べない：定義が違う", "not compared: definitions differ");
      return {html + element("small", why), "", "partial"};
    }
    return {html + ratios(*row)};
  }

  [[nodiscard]] Html ratios(const Row& row) const {
    Html html;
    const auto add = [&](const Html& label, const std::optional<QualifiedValue>& ratio) {
      if (ratio) html += element("small", label + Html::markup(" ") + text(computed_text(*ratio)));
    };
    add(context_.say("比", "ratio"), row.ratio);
    if (row.per_head) add(context_.say("人口あたり", "per head"), row.per_head->ratio);
    if (row.per_gdp) add(context_.say("GDPあたり", "per GDP"), row.per_gdp->ratio);
    const auto open = open_ratio_text(context_.input.network, row, context_.language);
    return open.empty() ? html : html + element("small", text(open));
  }

  [[nodiscard]] Table table() const {
    const auto& row = block_.first();
    const Html where =
        source_number(context_, row.source) + Html::markup(" ") + context_.quoted(row.heading);
    return {.id = "indicators-" + std::to_string(number_), .caption = where, .style = "indicators"};
  }

  Html peers_across() {
    Table table = this->table();
    table.columns = {{context_.say("指標", "Indicator")}, {name(block_.first().subject), true}};
    for (const auto& peer : block_.peers) table.columns.push_back({name(peer), true});
    for (const auto& line : block_.lines) {
      std::vector<Cell> cells{{line_name(line)}, own_cell(line)};
      for (const auto& peer : block_.peers) cells.push_back(peer_cell(line, peer));
      table.rows.push_back(std::move(cells));
    }
    return render(table);
  }

  Html peers_down() {
    Table table = this->table();
    table.columns = {{context_.say("対象", "Subject")}};
    std::vector<Cell> own{{name(block_.first().subject)}};
    for (const auto& line : block_.lines) {
      table.columns.push_back({line_name(line), true});
      own.push_back(own_cell(line));
    }
    table.rows.push_back(std::move(own));
    for (const auto& peer : block_.peers) {
      std::vector<Cell> cells{{name(peer)}};
      for (const auto& line : block_.lines) cells.push_back(peer_cell(line, peer));
      table.rows.push_back(std::move(cells));
    }
    return render(table);
  }

  // The sources' notes, then what else has to be known of the comparisons.
  [[nodiscard]] Html notes() const {
    std::vector<Html> items;
    if (!words_of(general_note_).empty()) {
      items.push_back(context_.say("印のない値：{0}", "Figures without a mark: {0}",
                                   {context_.note(general_note_)}));
    }
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      items.push_back(text("*" + std::to_string(i + 1) + " ") + context_.note(notes_[i]));
    }
    std::set<ComparisonCaveat> caveats;
    for (const auto& line : block_.lines) {
      for (const auto* row : line.rows) caveats.insert(row->caveats.begin(), row->caveats.end());
    }
    caveats.erase(ComparisonCaveat::years_differ);  // the years stand beside the figures
    for (const auto caveat : caveats) {
      items.push_back(context_.say("比べるときの注意：{0}", "When comparing: {0}",
                                   {text(caveat_text(caveat, context_.language))}));
    }
    return bullets(items, "class=\"plain note\"");
  }

  const ReportContext& context_;
  const Block& block_;
  const std::size_t number_;
  const LocalizedText general_note_;
  std::vector<LocalizedText> notes_{};
};

Html reading(const ReportContext& context) {
  const std::vector<Html> items{
      context.say(
          "比は、対象の値を相手の値で割ったものです。「人口あたり」「GDPあたり」は、両方の値を"
          "それぞれの人口またはGDPで割ってから比べた比です。",
          "A ratio is the figure of the subject divided by that of the peer; for the ratios "
          "per head and per GDP both were divided by their own population or GDP first."),
      context.say("単位や定義の違う値は、並べるだけで比べません。",
                  "Figures in different units or of different definitions stand side by side and "
                  "are not compared."),
      context.say("「不明」は手元の資料に値がないことを表し、不足を意味しません。",
                  "“Unknown” means that the documents at hand give no figure. It is not a gap."),
      context.say("順位は、ここで比べている値の大きい順です。資料に載っていないものは数えておらず、"
                  "優劣の評価でもありません。",
                  "Ranks go from the largest of the figures compared here. They count nothing that "
                  "the document leaves out, and judge nobody."),
      context.say("「順位の幅」は、相手の値が不明か、単位や定義が違って比べられないときに、"
                  "その値しだいで順位がどこからどこまで変わりうるかを表します。",
                  "The rank range tells between which places the rank could lie, whatever the "
                  "figures that are unknown, or not compared, would turn out to be."),
      context.say(
          "≥ は以上、≤ は以下、≈ は約を表します。幅のために決まらない比や順位は示しません。",
          "≥ is at least, ≤ at most, ≈ about. A ratio or rank that such bounds leave open "
          "is not given.")};
  return element("p", context.say("資料が一つの表に並べている値を比べます。",
                                  "Figures that a document prints in one table.")) +
         bullets(items);
}

}  // namespace

Section indicators_section(const ReportContext& context) {
  const auto blocks = blocks_of(context.input.indicators);
  if (blocks.empty()) return {};
  Html body = reading(context);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    body += BlockWriter(context, blocks[i], i + 1).write();
  }
  return {"indicators",
          context.say("海外のクラスターなどとの数値の比較", "Figures beside those of peers"), body};
}

}  // namespace musubi::report
