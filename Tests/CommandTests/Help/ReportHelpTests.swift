import Testing

@Suite("Help of bootstrap report")
struct ReportHelpTests {
  @Test("bootstrap report")
  func help() throws {
    let text = """
      OVERVIEW: Write the answer with figures and tables as one page of HTML.

      The page needs no other file, no network and no script, and prints well. It
      says what `bootstrap solve` says of the same file with the same options, and
      stores nothing in the run file. Figures need gnuplot (Debian package
      gnuplot-nox).

      Example:

        bootstrap report s3-chain.h5 -o s3-chain.html

      USAGE: bootstrap report [<options>] <file>

      ARGUMENTS:
        <file>                  A run file: /visible_group, /sectors, and /commutant,
                                /spectra, /xsff or /plateau.

      OPTIONS:
        --from <data>           Start from the exact irreps (commutant), from the
                                levels (spectra), from K(t) alone (curves), or from
                                /plateau alone (plateau); otherwise from the first of
                                these that the file holds. (values: commutant,
                                spectra, curves, plateau)
        --tolerance <distance>  Take levels closer than this for one, in units of the
                                energy of /spectra; otherwise the levels decide.
        --max-index <p>         Search no index p = [G:N] above this one. (default:
                                12, and from levels as far beyond as they favour)
        --index <p>             Search this index alone.
        --time-limit <seconds>  Stop after so many seconds; the answer then says what
                                is undecided. (default: 60.0)
        --max-solutions <number>
                                Take up no more candidates after so many solutions.
        --margin <difference>   Leave candidates undecided that are less likely than
                                the best solution by more than this in ln L.
                                (default: 20 from levels and curves, unless they are
                                silent)
        --exhaustive            Decide all candidates up to --max-index, however
                                unlikely.
        --unobserved <vector>   Allow irreps of G that the Hilbert space lacks: a
                                branching vector such as 0,1,1 in the order of the
                                sectors, or 'any'. May be given several times.
        --readings <readings>   Search these readings: unitary, antiunitary,
                                projective or all. (values: unitary, antiunitary,
                                projective, all; default: all)
        --largest-multiplicity <b>
                                With --from curves and plateau: the largest
                                multiplicity of a sector in an irrep of G. (default:
                                3)
        --blind                 Take no declared anti-unitary symmetry for known:
                                what it does to the levels has to be found.
        -o, --output <file>     The page to write. (default: NAME.html in the current
                                folder)
        --force                 Overwrite an existing page.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["report", "--help"], ["help", "report"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}
