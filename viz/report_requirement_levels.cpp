#include <algorithm>
#include <map>
#include <set>

#include "viz/report_evidence.hpp"
#include "viz/report_requirements.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// Institutions that meet the same number of requirements of a level.
struct Group {
  std::size_t institutions = 0;
  std::size_t open = 0;  // those among them of which something is unknown
};

// The requirements of one level of a profile, over all institutions.
struct Level {
  std::size_t requirements = 0;
  std::size_t countable = 0;
  std::map<std::size_t, Group, std::greater<>> by_met{};
};

Level level_of(const ProfileAssessment& profile, const std::string& level) {
  Level result;
  for (const auto& assessment : profile.assessments) {
    RequirementCounts counts;
    for (const auto& one : assessment.requirements) {
      if (one.requirement.level == level) counts.add(one.status);
    }
    result.requirements = counts.countable() + counts.to_judge;
    result.countable = counts.countable();
    auto& group = result.by_met[counts.met];
    ++group.institutions;
    if (counts.unknown > 0) ++group.open;
  }
  return result;
}

// "9 requirements, 1 countable", then "1 met: 6 institutions" and "0 met: 29 institutions (29
// unknown)": a requirement that is not met for certain may be so all the same.
Cell level_cell(const ReportContext& context, const Level& level) {
  if (level.requirements == 0) return {Html::markup("–")};
  const Html all = context.count(level.requirements, kRequirements);
  if (level.countable == 0) {
    return {element("small", context.say("{0}、人が判断", "{0}, for people to judge", {all}))};
  }
  std::vector<Html> items;
  for (const auto& [met, group] : level.by_met) {
    Html item = context.say("{0}件を満たす：{1}", "{0} met: {1}",
                            {number(met), context.count(group.institutions, kInstitutions)});
    if (group.open > 0) {
      item += context.say("（うち不明の残るもの{0}）", " (more may be met by {0})",
                          {number(group.open)});
    }
    items.push_back(item);
  }
  return {element("small", context.say("{0}、うち数えられる{1}件", "{0}, {1} countable",
                                       {all, number(level.countable)})) +
          bullets(items, "class=\"plain\"")};
}

// Those that a requirement has, in the vocabulary's order, which rises; those without come first.
std::vector<std::string> levels(const ReportContext& context,
                                const std::vector<const ProfileAssessment*>& profiles) {
  auto names = context.input.network.vocabularies.names("maturity");
  names.insert(names.begin(), "");
  std::set<std::string> used;
  for (const auto* profile : profiles) {
    for (const auto& requirement : profile->profile.requirements) used.insert(requirement.level);
  }
  std::erase_if(names, [&](const std::string& name) { return used.erase(name) == 0; });
  names.insert(names.end(), used.begin(), used.end());
  return names;
}

}  // namespace

Html requirement_levels(const ReportContext& context,
                        const std::vector<const ProfileAssessment*>& profiles) {
  Table table{.id = "requirement-levels",
              .caption = context.say("段階ごとに、いくつの機関が何件の要件を満たすか",
                                     "How many institutions meet how many requirements, by level"),
              .columns = {{context.say("要件", "Requirements")},
                          {context.say("対象の機関", "Institutions"), true}}};
  const auto names = levels(context, profiles);
  for (const auto& name : names) {
    table.columns.push_back(
        {name.empty() ? context.say("段階なし", "no level") : context.label("maturity", name)});
  }
  for (const auto* profile : profiles) {
    Html title = profile_title(context, profile->profile);
    if (const auto& source = profile->profile.evidence; !source.empty()) {
      title += Html::markup(" ") + source_number(context, source);
    }
    std::vector<Cell> row{{title}, {number(profile->assessments.size())}};
    for (const auto& name : names) row.push_back(level_cell(context, level_of(*profile, name)));
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return {};
  return element("p",
                 context.say("どの要件も、対象の種類の機関すべてに当てはめました。大企業向けなど、"
                             "その機関に向けた要件かどうかは区別していません。",
                             "Each is held against all institutions of its kind, whether or not "
                             "it is meant for them, as one for large companies.")) +
         render(table);
}

}  // namespace musubi::report
