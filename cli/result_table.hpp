#pragma once
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "engine/attribute.hpp"
#include "engine/localized_text.hpp"

namespace musubi::cli {

/// A result as rows of cells: shown as a table for people (labels in their language, numbers
/// rounded) or as CSV for programs (fixed column names, numbers exact).
struct ResultTable {
  struct Column {
    std::string name{};     ///< in CSV
    LocalizedText label{};  ///< in tables
  };
  std::vector<Column> columns{};
  std::vector<std::vector<AttributeValue>> rows{};
};

/// Columns padded to the width their text takes in a terminal; numbers to the right.
[[nodiscard]] std::string as_table(const ResultTable& table, Language language);

/// RFC 4180 with LF. With `excel_safe`, text that a spreadsheet would take as a formula gets a
/// leading apostrophe; numbers are never touched. With `byte_order_mark`, Excel reads it as UTF-8.
[[nodiscard]] std::string as_csv(const ResultTable& table, const Session& session);

/// Each row as an object under its column names: the JSON of a flat result.
[[nodiscard]] Json rows_as_json(const ResultTable& table);

/// What a command answers, in the format asked for, to standard output or to -o. `json` is the
/// whole object; the timing is added to it when asked for. `closing` is a line that sums the answer
/// up: the last one of a table, on standard error with CSV, and not in JSON, which has fields for
/// it. Throws Error(output) when it cannot be written.
void answer(Session& session, const ResultTable& table, Json json, const std::string& closing = {});

/// What people read when a table would not do: `summary` is what the numbers say, in sentences,
/// `body` the rest, `closing` a line that sums it up.
struct ResultText {
  std::vector<std::string> summary{};
  std::string body{};
  std::string closing{};
};

/// As above, with a text instead of a table for people. Beside CSV the sentences go to standard
/// error.
void answer(Session& session, const ResultText& text, const ResultTable& list, Json json);

/// The head of every JSON answer: schema, graph, projection, parameters. `graph` is its object; of
/// an answer without a projection that is nullptr.
[[nodiscard]] Json json_head(const Session& session, Json graph, const std::string& schema,
                             const ProjectionSpec* projection);
/// Of an answer about a network.
[[nodiscard]] Json json_head(const Session& session, const Network& network,
                             const std::string& schema, const ProjectionSpec* projection);

/// Time and memory so far: load_ms, compute_ms, peak_mb.
[[nodiscard]] Json timing_of(const Session& session);

}  // namespace musubi::cli
