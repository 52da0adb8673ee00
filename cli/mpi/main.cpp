#include <mpi.h>
#include <petscsys.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <sstream>
#include <stdexcept>

#include "cli/exit_status.hpp"
#include "cli/mpi/mpi_session.hpp"
#include "cli/version.hpp"

namespace {

using musubi::Error;
using musubi::cli::ExitStatus;

// MPI and PETSc from here to the end of the program.
class Libraries {
 public:
  Libraries(int argc, char** argv) {
    int granted = 0;  // PT-Scotch halves the ranks and has a thread work on either half
    MPI_Init_thread(&argc, &argv, MPI_THREAD_MULTIPLE, &granted);
    // A signal ends the rank as it would any program, and an error is a code and not a page.
    PetscOptionsSetValue(nullptr, "-no_signal_handler", "true");
    PetscInitialize(nullptr, nullptr, nullptr, nullptr);
    PetscPushErrorHandler(PetscIgnoreErrorHandler, nullptr);
  }
  Libraries(const Libraries&) = delete;
  Libraries& operator=(const Libraries&) = delete;
  ~Libraries() {
    PetscFinalize();
    MPI_Finalize();
  }
};

// What all ranks throw alike is told by the first; what one of them throws alone ends the job.
int run(int argc, char** argv, const musubi::Ranks& ranks) {
  musubi::cli::MpiSession session{.ranks = ranks};
  session.session.threads = 1;
  session.session.system_holds_limit = false;
  session.session.quiet = !ranks.is_first();
  CLI::App program{"musubi-mpi: analyse a graph that several processes share"};
  program.set_version_flag("--version", std::string("musubi-mpi ") + musubi::cli::kVersion);
  program.require_subcommand(1);
  program.footer("Example: mpirun -n 4 musubi-mpi centrality links.el --measure pagerank");
  musubi::cli::add_mpi_centrality(program, session);
  musubi::cli::add_mpi_components(program, session);
  musubi::cli::add_mpi_info(program, session);
  musubi::cli::add_mpi_paths(program, session);
  try {
    program.parse(argc, argv);
    return musubi::cli::kSuccess;
  } catch (const CLI::ParseError& error) {
    std::ostringstream silent;
    if (error.get_exit_code() == 0) {
      return ranks.is_first() ? program.exit(error) : program.exit(error, silent, silent);
    }
    if (ranks.is_first()) std::cerr << "error: " << error.what() << "; see musubi-mpi --help\n";
    return musubi::cli::kBadUsage;
  } catch (const Error& error) {
    std::cerr.setstate(ranks.is_first() ? std::ios::goodbit : std::ios::badbit);
    return musubi::cli::report(error, session.session.max_errors);
  } catch (const std::exception& error) {
    std::cerr << "error: rank " + std::to_string(ranks.rank()) + ": " + error.what() + '\n';
    MPI_Abort(MPI_COMM_WORLD, musubi::cli::kBadInput);
  }
  return musubi::cli::kBadInput;
}

}  // namespace

int main(int argc, char** argv) {
  const Libraries libraries(argc, argv);
  return run(argc, argv, musubi::Ranks(MPI_COMM_WORLD));
}
