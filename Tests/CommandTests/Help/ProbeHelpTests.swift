import Testing

@Suite("Help of xsff probe")
struct ProbeHelpTests {
  @Test("xsff probe")
  func help() throws {
    let text = """
      OVERVIEW: Measure the form factor of a run with a finite number of shots, as an
      experiment would.

      In every sector, sample and time, Hadamard tests on maximally mixed states show
      the real and the imaginary part of Z/R by shots of +1 or -1. The file that is
      written holds what an experiment has, no levels.

      Example:

        xsff probe s3-chain.h5 --shots 200

      USAGE: xsff probe <file> --shots <count> [--output <file>] [--samples <count>] [--times <times>] [--window <first:last>] [--pairs <pairs> ...] [--seed <seed>] [--threads <count>] [--force] [--quiet] [--verbose]

      ARGUMENTS:
        <file>                  A run file: /visible_group, /sectors and /spectra are
                                needed.

      OPTIONS:
        --shots <count>         The number of shots for each quadrature of Z in every
                                sector, sample and time.
        -o, --output <file>     The file of the measurement. (default: NAME-probe.h5
                                in the current folder)
        --samples <count>       Measure the first samples only. (default: all)
        --times <times>         How many times of the window, or
                                linear:FIRST:LAST:COUNT, or log:FIRST:LAST:COUNT.
                                (default: as many as are independent, up to 2001)
        --window <first:last>   The times that are averaged for the plateau, in
                                Heisenberg times. (default: 3:6)
        --pairs <pairs>         The pairs of sectors that get curves: all, diagonal,
                                or two names A:B; may be repeated. (default: all up
                                to 16 sectors, diagonal up to 128, then the 4 largest
                                ones with themselves)
        --seed <seed>           The seed of all shots. (default: 1)
        --threads <count>       The number of threads. (default: all processors)
        --force                 Overwrite an existing file.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["probe", "--help"], ["help", "probe"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
