import Testing

@Suite("Help of xsff")
struct XsffHelpTests {
  @Test("xsff")
  func help() throws {
    let text = """
      OVERVIEW: Spectra and cross spectral form factors of quantum many-body models.

      Builds the Hamiltonian in every sector of its visible symmetry, diagonalizes
      many disorder samples, and stores levels, form factors, plateaus and exact
      degeneracies in an HDF5 file for `bootstrap solve`.

      USAGE: xsff <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        models                  List the bundled models.
        inspect                 Show a model, its symmetry, its sectors and what a
                                computation would cost.
        symmetries              Find the symmetries of a model that permute product
                                states up to phases.
        operators               Find the symmetry operators of a model that are
                                products over sites, from H alone.
        compute                 Compute the spectra of a model and their cross
                                spectral form factor.
        window                  Compute some levels of every sector, and exact irreps
                                from them.
        merge                   Put the shards of a run together.
        probe                   Measure the form factor of a run with a finite number
                                of shots, as an experiment would.
        import                  Make a run file from levels or form factors that
                                another program made, or a model file from its model.
        plot                    Draw figures of a run: K(t), plateaus, signatures,
                                irreps, gap ratios.
        schema                  Print the JSON Schema of model files, or of what
                                --json prints.

        See 'xsff help <subcommand>' for detailed help.
      """
    for arguments: [String] in [[], ["--help"], ["help"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
