import Testing

@Suite("Help of xsff compute")
struct ComputeHelpTests {
  @Test("xsff compute")
  func help() throws {
    let text = """
      OVERVIEW: Compute the spectra of a model and their cross spectral form factor.

      Example:

        xsff compute s3-chain --set L=8 --samples 2

      USAGE: xsff compute [<options>] <model>

      ARGUMENTS:
        <model>                 A model file, the name of a bundled model, or a file
                                of another program (Documentation/Formats.md).

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --visible <source>      The visible symmetry: what the model file says
                                (declared), or what xsff symmetries finds, in place
                                of the section symmetry: (auto). (values: declared,
                                auto; default: declared)
        -o, --output <file>     The result file. (default: MODEL.h5 in the current
                                folder)
        --samples <count>       The number of disorder samples. (default: what the
                                model says)
        --seed <seed>           The seed of all random couplings. (default: 1)
        --times <times>         The times of the curves: how many, equally spaced up
                                to 4 Heisenberg times, or linear:FIRST:LAST:COUNT, or
                                log:FIRST:LAST:COUNT. (default: 2001)
        --pairs <pairs>         The pairs of sectors that get curves: all, diagonal,
                                or two names A:B; may be repeated. (default: all up
                                to 16 sectors, diagonal up to 128, then the 4 largest
                                ones with themselves)
        --sectors <name>        The sectors to compute, by name or pattern, as
                                '(0..2,*)'; one that begins with a minus sign as
                                --sectors=-1. (default: all, which exact irreps and
                                the hidden group need)
        --threads <count>       The number of threads. (default: all processors)
        --device <device>       What diagonalizes matrices of 128 rows and more: cpu,
                                or a graphics processor through CUDA, as cuda or
                                cuda:1. (default: cpu)
        --memory <size>         The memory that may be taken, as 4G or 500M: fewer
                                threads, or exact irreps from a window or none, where
                                all would take more. (default: what is available)
        --commutant <mode>      Find the exact irreps from the matrices: full, from a
                                window in the middle of the spectrum with at most 300
                                or so many levels of each sector (window or
                                window:LEVELS), auto (what memory allows) or off.
                                (default: auto)
        --vary <name>           The terms whose strengths vary in the family that
                                exact irreps belong to; all others stay. (default:
                                the random couplings, without any all terms)
        --reduce <mode>         Diagonalize smaller matrices that symmetries found in
                                the model make: where it pays (auto), on, or off to
                                measure every sector by itself. (values: auto, on,
                                off; default: auto)
        --operators <mode>      Find the symmetry operators that are products over
                                sites: where it takes seconds (auto), on or off.
                                (values: auto, on, off; default: auto)
        --shard <i/n>           Compute part i of n of the samples only; xsff merge
                                puts the parts together. The first part finds exact
                                irreps and operators for all.
        --resume                Go on with a run that was stopped, from the samples
                                in its file .partial.
        --force                 Overwrite an existing result file, and a stopped run
                                unless it is resumed.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["compute", "--help"], ["help", "compute"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
