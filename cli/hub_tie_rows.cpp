#include "cli/hub_tie_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"

namespace musubi::cli {

Json hub_tie_json(const Network& network, const HubLink& tie) {
  return {{"via", ids_json(network, tie.via)},
          {"kind", std::string(name_of(tie.kind))},
          {"direct", is_direct(tie.kind)},
          {"basis", tie.derived ? "derived" : "stated"},
          {"evidence", evidence_json(network, tie.links)}};
}

}  // namespace musubi::cli
