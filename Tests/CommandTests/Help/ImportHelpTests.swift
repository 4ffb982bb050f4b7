import Testing

@Suite("Help of xsff import")
struct ImportHelpTests {
  @Test("xsff import")
  func help() throws {
    let text = """
      OVERVIEW: Make a run file from levels or form factors that another program
      made, or a model file from its model.

      Levels of all sectors come from NumPy (npz, npy), HDF5 or text, or from a file
      for each sector (SECTOR=FILE). K(t) of all pairs of sectors comes from an
      archive of NumPy or a table (csv), and the run file then has no levels. What a
      file does not say stands in a mapping file; see Documentation/Import.md, and
      Documentation/Recipes.md for QuSpin, XDiag and HΦ.

      A file in which another program states its Hamiltonian becomes a model file, to
      read and to edit; see Documentation/Formats.md for those that are known.

      Examples:

        xsff import levels.npz --group Z3

        xsff import ring6.toml -o ring6.yaml

      USAGE: xsff import [<options>] <file> ...

      ARGUMENTS:
        <file>                  The file of the levels or curves, or SECTOR=FILE for
                                the levels of each sector.

      OPTIONS:
        -o, --output <file>     The run file, or the model file. (default: NAME.h5 or
                                NAME.yaml in the current folder)
        --mapping <file>        A YAML file that says how arrays are named and what
                                the sectors are.
        --group <group>         The visible group, such as Z3, D8, Z2xZ2, S4 or
                                SmallGroup(18,4).
        --charges <names>       The charges that number the sectors, by their names
                                with commas between.
        --like <model>          A model file or bundled model with the same visible
                                symmetry and the same sectors.
        --set <name=value>      Set a parameter of that model, such as L=8, or what a
                                file of another program leaves open, such as nup=4;
                                may be repeated.
        --counted <count>       Whether levels of an irrep of dimension d stand once
                                or d-times. (default: once, unless all stand in ties
                                of d, which is to be said) (values: once, d-times)
        --period <energy>       The levels are quasi-energies, defined modulo this.
        --normalized/--no-normalized
                                K was divided by d_λ d_μ. (default: --normalized)
        --window <first:last>   The energies between which all levels of all sectors
                                are there, or the times that are averaged for the
                                plateau of curves. (default: all energies, the later
                                half of all times)
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
