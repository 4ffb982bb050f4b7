import ArgumentParser
import CommandSupport
import xsff

/// The command `xsff-mpi`: what of `xsff` several processes do together.
struct XsffMPI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xsff-mpi",
    abstract: "xsff compute and xsff window by several processes, under mpirun.",
    discussion: """
      Every process has a part of the rows of each large sector, so that their memory together is what \
      limits its size. Command line, result file and answer are those of xsff; see Documentation/MPI.md.

      Example:

        mpirun -n 4 xsff-mpi window s3-chain --set L=10
      """,
    version: ProgramVersion.current.description,
    subcommands: [Compute.self, Window.self])
}
