#include "viz/report_requirements.hpp"

#include <algorithm>

#include "viz/report_evidence.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// A profile with no more subjects than this is shown in full, others as counts.
constexpr std::size_t kInFull = 4;

bool is_countable(const RequirementResult& result) {
  return !result.requirement.needs.empty();
}

// Whether the documents tell anything of what the profile asks about this subject.
bool tells_anything(const Assessment& assessment) {
  return std::any_of(
      assessment.requirements.begin(), assessment.requirements.end(), [](const auto& result) {
        return std::any_of(result.needs.begin(), result.needs.end(), [](const NeedResult& found) {
          return found.count > 0 || !found.unplaced.empty() || !found.too_far.empty() ||
                 !found.figures.empty() || found.status == RequirementStatus::missing;
        });
      });
}

Html counts_sentence(const ReportContext& context, const RequirementCounts& counts) {
  Html said = context.say("データで数えられる要件{0}のうち、満たすのは{1}件",
                          "of {0} that can be counted, {1} met",
                          {context.count(counts.countable(), kRequirements), number(counts.met)});
  if (counts.unknown > 0) {
    said += context.say("（不明なものがすべて確かめられれば{0}件）",
                        " ({0} if all that is unknown is there)",
                        {number(counts.met + counts.unknown)});
  }
  if (counts.missing > 0) {
    said += context.say("、記載がないか満たさないのは{0}件", ", {0} not met or with none stated",
                        {number(counts.missing)});
  }
  return said + context.say("です。", ".");
}

Html subject_block(const ReportContext& context, const Assessment& assessment,
                   const std::string& id) {
  const Html name = element("strong", context.name(assessment.subject));
  if (!tells_anything(assessment)) {
    return element(
        "p", context.say("{0}：手元の資料には、数えられるものの記載がありません。すべて不明です。",
                         "{0}: the documents at hand tell nothing that could be "
                         "counted. All of it is unknown.",
                         {name}));
  }
  Html body =
      element("p", context.say("{0}：{1}", "{0}: {1}",
                               {name, counts_sentence(context, requirement_counts(assessment))}));
  std::size_t place = 0;
  for (const auto& result : assessment.requirements) {
    if (!is_countable(result)) continue;
    body += requirement_block(context, result, id + "-" + std::to_string(++place));
  }
  return body;
}

// Requirements that no data answer: the same for every subject.
Html judged_by_people(const ReportContext& context, const Profile& profile) {
  std::vector<Html> items;
  for (const auto& requirement : profile.requirements) {
    if (!requirement.needs.empty()) continue;
    Html item = context.quoted(requirement.text.get(context.language));
    item += level_and_axis(context, requirement);
    items.push_back(item);
  }
  if (items.empty()) return {};
  return collapsed(context.say("データからは数えられず、人が判断する要件（{0}）",
                               "For people to judge, as no data answer it ({0})",
                               {context.count(items.size(), kRequirements)}),
                   bullets(items));
}

Html in_full(const ReportContext& context, const ProfileAssessment& profile, std::size_t place) {
  Html body = element("h3", profile_title(context, profile.profile)) +
              profile_source(context, profile.profile);
  const auto& requirements = profile.profile.requirements;
  const bool countable =
      std::any_of(requirements.begin(), requirements.end(),
                  [](const Requirement& requirement) { return !requirement.needs.empty(); });
  if (!countable) return body + judged_by_people(context, profile.profile);
  Html silent;  // behind those of which there is something to read
  for (std::size_t i = 0; i < profile.assessments.size(); ++i) {
    const auto& assessment = profile.assessments[i];
    const Html block = subject_block(
        context, assessment, "requirements-" + std::to_string(place) + "-" + std::to_string(i + 1));
    (tells_anything(assessment) ? body : silent) += block;
  }
  return body + silent + judged_by_people(context, profile.profile);
}

Html intro(const ReportContext& context) {
  return element(
      "p",
      context.say(
          "資料に示された要件のうち、データで数えられるものを照合しました。認定や評価の結果では"
          "ありません。「不明」は、資料が拠点を十分に説明していないか、値や位置を示していないことを"
          "表します。",
          "Requirements that documents set out, held against what the data can count. This is no "
          "certification and no evaluation. “Unknown” means that the documents do not describe the "
          "hubs enough, or give no figure or place."));
}

}  // namespace

Html profile_title(const ReportContext& context, const Profile& profile) {
  const auto& title = profile.title.get(context.language);
  return context.quoted(title.empty() ? profile.name : title);
}

Html profile_source(const ReportContext& context, const Profile& profile) {
  std::vector<Html> parts;
  if (!profile.evidence.empty()) {
    parts.push_back(source_number(context, profile.evidence) + Html::markup(" ") +
                    context.quoted(profile.locator));
  }
  if (!profile.note.get(context.language).empty()) parts.push_back(context.note(profile.note));
  if (parts.empty()) return {};
  return element("p", join(parts, "<br>"), "class=\"note\"");
}

Section requirements_section(const ReportContext& context) {
  Html full;
  std::vector<const ProfileAssessment*> others;
  std::size_t place = 0;
  for (const auto& profile : context.input.requirements) {
    if (profile.assessments.size() <= kInFull) {
      full += in_full(context, profile, ++place);
    } else {
      others.push_back(&profile);
    }
  }
  Html institutions = requirement_levels(context, others);
  if (!institutions.empty()) {
    institutions =
        element("h3", context.say("機関に求められる要件", "Requirements for institutions")) +
        institutions;
  }
  const Html body = full + institutions;
  if (body.empty()) return {};
  return {"requirements", context.say("要件との照合", "Requirements"), intro(context) + body};
}

}  // namespace musubi::report
