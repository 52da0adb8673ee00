#pragma once
#include <string>

#include "engine/spreadsheet/import_sheet.hpp"

namespace musubi {

/// Puts the terms of the sheet `vocabulary` (topic, term, label_ja, label_en) into a descriptor:
/// new topics and terms behind those there are, labels where the sheet has others, and new terms
/// also into the `enum` of each column that speaks the vocabulary. A term that the sheet does not
/// have stays, and so does a label whose cell is empty. When nothing changes the descriptor is
/// given back byte for byte. Complains to `log` about rows without topic or term and terms twice
/// there.
[[nodiscard]] std::string merge_vocabulary(std::string descriptor, const ImportSheet& sheet,
                                           DiagnosticLog& log);

}  // namespace musubi
