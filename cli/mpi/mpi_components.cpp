#include <algorithm>
#include <numeric>

#include "algorithms/distributed/distributed_components.hpp"
#include "algorithms/distributed/text_exchange.hpp"
#include "cli/mpi/mpi_session.hpp"

namespace musubi::cli {
namespace {

void run_components(MpiSession& session) {
  const auto graph = session.load(0.0);
  const auto found = distributed_components(graph, session.ranks);
  const auto component = session.ranks.gather<Vertex>(found.component, true).items;
  const auto ids = gather_texts(graph.ids, session.ranks, true);
  ResultTable table;
  table.columns = {
      {"id", {"ID", "Id"}}, {"name", {"名称", "Name"}}, {"component", {"連結成分", "Component"}}};
  session.ranks.together([&] {
    std::vector<Vertex> order(component.size());
    std::iota(order.begin(), order.end(), Vertex{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Vertex a, Vertex b) { return component[a] < component[b]; });
    for (const Vertex v : order) {
      const std::string id(ids[v]);
      table.rows.push_back({id, id, std::int64_t{component[v]} + 1});
    }
  });
  auto json = session.head(graph, "components");
  json["components"] = found.sizes.size();
  json["sizes"] = found.sizes;
  json["results"] = rows_as_json(table);
  session.answer(table, std::move(json));
}

}  // namespace

void add_mpi_components(CLI::App& program, MpiSession& session) {
  auto* command = add_mpi_command(program, session, "components",
                                  "Which component each node is in, without directions",
                                  [&session] { run_components(session); });
  add_files(*command, session);
  command->footer("Example: mpirun -n 4 musubi-mpi components links.el --format csv");
}

}  // namespace musubi::cli
