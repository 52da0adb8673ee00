#pragma once

namespace musubi::cli {

/// `musubi --ranks N [ARGS]`: runs `musubi-mpi ARGS` as N processes under mpirun, of the PATH or as
/// MUSUBI_MPIRUN names it, with OMPI_MCA_... and other variables as they are. Returns the job's
/// exit status; tells on standard error when it cannot be started or a rank died.
int launch_ranks(int argc, char** argv);

}  // namespace musubi::cli
