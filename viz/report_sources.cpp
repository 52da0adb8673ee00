#include <algorithm>
#include <map>

#include "viz/report_evidence.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

template <typename Value>
void add_once(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

Html subject_name(const ReportContext& context, const std::string& subject) {
  const auto node = context.graph().find(subject);
  return node ? context.name(*node) : text(subject);
}

std::string_view coverage_style(Coverage coverage) {
  switch (coverage) {
    case Coverage::documented:
      return "present";
    case Coverage::partial:
      return "partial";
    case Coverage::undocumented:
      break;
  }
  return "unknown";
}

Html coverage_mark(const ReportContext& context, Coverage coverage) {
  Html symbol = context.say("？", "?");
  if (coverage == Coverage::documented) symbol = Html::markup("○");
  if (coverage == Coverage::partial) symbol = Html::markup("△");
  return element("span", symbol, "aria-hidden=\"true\" class=\"symbol\"") +
         element("span", coverage_word(context, coverage), "class=\"spoken\"");
}

// Of every subject that the package speaks of, in the package's order.
Html coverage_table(const ReportContext& context) {
  const auto& entries = context.input.network.coverage;
  std::vector<std::string> subjects;
  std::vector<std::string> topics;
  for (const auto& entry : entries) {
    add_once(subjects, entry.subject);
    add_once(topics, entry.topic);
  }
  Table table{
      .id = "coverage",
      .caption = context.say("資料が何をどこまで説明しているか", "What the documents describe"),
      .columns = {{context.say("対象", "Subject")}},
      .style = "matrix"};
  for (const auto& topic : topics) table.columns.push_back({context.label("topic", topic)});
  for (const auto& subject : subjects) {
    std::vector<Cell> row{{subject_name(context, subject)}};
    for (const auto& topic : topics) {
      const auto covered = context.input.network.covered(subject, topic);
      row.push_back({coverage_mark(context, covered), "", std::string(coverage_style(covered))});
    }
    table.rows.push_back(std::move(row));
  }
  return render(table);
}

Html coverage_key(const ReportContext& context) {
  std::vector<Html> items;
  for (const auto coverage : {Coverage::documented, Coverage::partial, Coverage::undocumented}) {
    const std::string symbol = coverage == Coverage::documented ? "○"
                               : coverage == Coverage::partial  ? "△"
                               : context.ja()                   ? "？"
                                                                : "?";
    items.push_back(element("span", Html::markup(symbol + " ") + coverage_word(context, coverage),
                            "class=\"badge " + std::string(coverage_style(coverage)) + "\""));
  }
  return element("p", context.say("凡例：", "Key: ") + join(items, " "), "class=\"key\"");
}

// Topics of a subject that have the same note stand together.
Html coverage_notes(const ReportContext& context) {
  std::vector<std::pair<const CoverageEntry*, std::vector<Html>>> groups;
  for (const auto& entry : context.input.network.coverage) {
    if (entry.status == Coverage::documented || entry.note.get(Language::en).empty()) continue;
    auto it = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      const auto& first = *group.first;
      return first.subject == entry.subject && first.status == entry.status &&
             first.note.en == entry.note.en;
    });
    if (it == groups.end()) it = groups.insert(it, {&entry, {}});
    it->second.push_back(context.label("topic", entry.topic));
  }
  std::vector<Html> items;
  for (const auto& [entry, topics] : groups) {
    items.push_back(
        context.say("{0}（{2}）：{1} — {3}", "{0} ({2}): {1} — {3}",
                    {subject_name(context, entry->subject), context.list(topics),
                     coverage_word(context, entry->status), context.note(entry->note)}));
  }
  if (items.empty()) return {};
  return collapsed(
      context.say("資料の記載が足りないところ", "Where the sources do not tell enough"),
      bullets(items));
}

// The name of a file on somebody else's machine helps no reader.
Html address(const std::string& file_or_url) {
  const bool is_address =
      file_or_url.rfind("https://", 0) == 0 || file_or_url.rfind("http://", 0) == 0;
  return is_address ? text(file_or_url) : Html::markup("–");
}

Html sources_table(const ReportContext& context) {
  Table table{.id = "source-list",
              .caption = context.say("出典の一覧", "Sources"),
              .columns = {{context.say("番号", "No."), true},
                          {context.say("題名", "Title")},
                          {context.say("発行者", "Publisher")},
                          {context.say("発行", "Published")},
                          {context.say("URL", "Address")}},
              .header_column = 1};
  const auto& sources = context.input.network.sources;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto position = std::to_string(i + 1);
    table.rows.push_back(
        {{element("span", text("[" + position + "]"), "id=\"source-" + position + "\"")},
         {context.quoted(sources[i].title)},
         {context.quoted(sources[i].publisher)},
         {text(sources[i].published)},
         {address(sources[i].file_or_url)}});
  }
  return render(table);
}

Html limits(const ReportContext& context) {
  const std::vector<Html> items{
      context.say(
          "分かるのは資料に書かれていることだけです。書かれていないつながりも、実際にはあるかも"
          "しれません。",
          "The report knows only what the documents say; there may be ties that none of them "
          "mentions."),
      context.say("「等」や「ほか」で終わる一覧は、すべてを挙げたものではありません。",
                  "A list that ends in “and others” is not complete."),
      context.say("拠点の説明に名前があることは、そこに所在することを意味しません。",
                  "Being named on a hub’s page is not being located there."),
      context.say(
          "資料は作成された時点のものです。その後の変化は反映されていません。",
          "The documents tell of the time when they were written; what changed since is not "
          "in them."),
      context.say(
          "スコアや順位は話し合いの出発点であり、機関の優劣を示すものではありません。",
          "Scores and ranks are a place to start a talk, not a verdict on any institution."),
  };
  return element("h3", context.say("この報告の限界", "Limits of this report")) + bullets(items);
}

Html made_with(const ReportContext& context) {
  const auto& input = context.input;
  const auto entry = [](const Html& term, const Html& value) {
    return element("dt", term) + element("dd", value);
  };
  Html facts = entry(context.say("データ", "Data"),
                     text(input.network.name) + Html::markup(" ") + text(input.network.version));
  facts += entry(context.say("投影（数えた結び付き）", "Projection (what is counted)"),
                 text(input.projection.spec.name) + context.say("：", ": ") +
                     text(describe(input.projection.spec, context.language)));
  facts += entry(context.say("乱数の種", "Random seed"), text(std::to_string(input.seed)));
  facts += entry(context.say("プログラム", "Program"), text("musubi " + input.version));
  return element("h3", context.say("作成の条件", "How it was made")) +
         element("dl", facts, "class=\"legend\"") +
         element("p", context.say("同じデータと条件からは、いつも同じ報告ができます。",
                                  "The same data and settings always give the same report."));
}

}  // namespace

Section sources_section(const ReportContext& context) {
  Html body;
  if (!context.input.network.coverage.empty()) {
    body += element("h3", context.say("資料の及ぶ範囲", "What the documents cover")) +
            coverage_key(context) + coverage_table(context) + coverage_notes(context);
  }
  if (!context.input.network.sources.empty()) {
    body += element("h3", context.say("出典", "Sources")) + sources_table(context);
    body += limits(context);
  }
  return {"sources", context.say("資料とこの報告の限界", "Data, sources and limits"),
          body + made_with(context)};
}

}  // namespace musubi::report
