#pragma once
#include "cli/session.hpp"

namespace musubi::cli {

/// Thrown by a command whose answer is that a check did not hold: exit status 1.
struct CheckFailed {};

// One per file command_<name>.cpp.
void add_analyze(CLI::App& program, Session& session);
void add_assess(CLI::App& program, Session& session);
void add_centrality(CLI::App& program, Session& session);
void add_communities(CLI::App& program, Session& session);
void add_convert(CLI::App& program, Session& session);
void add_diff(CLI::App& program, Session& session);
void add_draw(CLI::App& program, Session& session);
void add_explore(CLI::App& program, Session& session);
void add_export(CLI::App& program, Session& session);
void add_gaps(CLI::App& program, Session& session);
void add_import(CLI::App& program, Session& session);
void add_info(CLI::App& program, Session& session);
void add_paths(CLI::App& program, Session& session);
void add_suggest(CLI::App& program, Session& session);
void add_validate(CLI::App& program, Session& session);
void add_whatif(CLI::App& program, Session& session);

inline void add_all_commands(CLI::App& program, Session& session) {
  add_analyze(program, session);
  add_info(program, session);
  add_validate(program, session);
  add_centrality(program, session);
  add_communities(program, session);
  add_gaps(program, session);
  add_paths(program, session);
  add_suggest(program, session);
  add_assess(program, session);
  add_whatif(program, session);
  add_diff(program, session);
  add_draw(program, session);
  add_explore(program, session);
  add_convert(program, session);
  add_import(program, session);
  add_export(program, session);
}

}  // namespace musubi::cli
