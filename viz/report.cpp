#include "viz/report.hpp"

#include "viz/report_page.hpp"

namespace musubi {

std::string report_html(const ReportInput& input, Language language) {
  const report::ReportContext context(input, language);
  return report::page(context,
                      {report::summary_section(context), report::explorer_section(context),
                       report::reading_section(context), report::hub_pairs_section(context),
                       report::functions_section(context), report::overseas_section(context),
                       report::indicators_section(context), report::requirements_section(context),
                       report::scenarios_section(context), report::link_prediction_section(context),
                       report::centrality_section(context), report::communities_section(context),
                       report::structure_section(context), report::sources_section(context)});
}

}  // namespace musubi
