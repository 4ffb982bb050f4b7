import Testing

@Suite("Help of xsff window")
struct WindowHelpTests {
  @Test("xsff window")
  func help() throws {
    let text = """
      OVERVIEW: Compute some levels of every sector, and exact irreps from them.

      For sectors of which all levels would be too many: the lowest levels (tried
      with up to 705432 states in a sector), all between two energies, or those
      around one. The run file says between which energies no sector misses a level,
      and how likely it is that one does nevertheless. Hidden symmetries need no more
      than that; see Documentation/Windows.md.

      Examples:

        xsff window s3-chain --set L=9 --levels 30
        xsff window s3-chain --set L=8 --levels 50 --middle
        xsff window s3-chain --set L=8 --from -0.1 --to 0.1

      USAGE: xsff window [<options>] <model>

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
        --levels <count>        How many levels of every sector, the lowest unless
                                --around or --middle is given; a few more where they
                                close a group of equal ones. (default: 60)
        --around <energy>       The levels nearest to an energy in place of the
                                lowest.
        --middle                The levels nearest to the mean energy, in the middle
                                of the spectrum.
        --from <energy>         All levels from an energy on, with --to.
        --to <energy>           All levels up to an energy, with --from.
        -o, --output <file>     The result file. (default: MODEL-window.h5 in the
                                current folder)
        --samples <count>       The number of disorder samples. (default: 1)
        --seed <seed>           The seed of all random couplings. (default: 1)
        --sectors <name>        The sectors to compute, by name or pattern, as
                                '(0..2,*)'; one that begins with a minus sign as
                                --sectors=-1. (default: all, which exact irreps need)
        --threads <count>       The number of threads. (default: all processors)
        --memory <size>         The memory that may be taken, as 4G or 500M.
                                (default: what is available)
        --commutant/--no-commutant
                                Find the exact irreps of the levels in the window,
                                from one more member of the family. (default:
                                --commutant)
        --vary <name>           The terms whose strengths vary in the family that
                                exact irreps belong to; all others stay. (default:
                                the random couplings, without any all terms)
        --operators <mode>      Find the symmetry operators that are products over
                                sites: where it takes seconds (auto), on or off.
                                (values: auto, on, off; default: auto)
        --force                 Overwrite an existing result file.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["window", "--help"], ["help", "window"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
