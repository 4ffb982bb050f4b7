import Testing

@Suite("Help of xsff import")
struct ImportHelpTests {
  @Test("xsff import")
  func help() throws {
    let text = """
      OVERVIEW: Make a run file from form factors that another program computed or
      measured.

      K(t) of all pairs of sectors comes from an archive of NumPy (npz) or a table
      (csv). The names of the arrays are those of the published curves, or what a
      mapping file says; see Documentation/Import.md. The run file has no levels.

      Example:

        xsff import curves.npz --like s3-chain --set L=8

      USAGE: xsff import [<options>] <file>

      ARGUMENTS:
        <file>                  The file of the curves, npz or csv.

      OPTIONS:
        -o, --output <file>     The run file. (default: NAME.h5 in the current folder)
        --mapping <file>        A YAML file that says how arrays are named and what
                                the sectors are.
        --group <group>         The visible group, such as Z3, D8, Z2xZ2, S4 or
                                SmallGroup(18,4).
        --charges <names>       The charges that number the sectors, by their names
                                with commas between.
        --like <model>          A model file or bundled model with the same visible
                                symmetry and the same sectors.
        --set <name=value>      Set a parameter of that model, such as L=8; may be
                                repeated.
        --normalized/--no-normalized
                                K was divided by d_λ d_μ. (default: --normalized)
        --window <first:last>   The times that are averaged for the plateau.
                                (default: the later half)
        --samples <count>       The number of samples behind the means, where the
                                file does not say it.
        --heisenberg-time <time>
                                The Heisenberg time of the largest sector, √(2π) R/s
                                with the standard deviation s of its levels.
                                (default: that of the model of --like, if it has as
                                many levels)
        --force                 Overwrite an existing file.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["import", "--help"], ["help", "import"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
