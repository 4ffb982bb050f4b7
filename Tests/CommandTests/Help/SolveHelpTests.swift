import Testing

@Suite("Help of bootstrap solve")
struct SolveHelpTests {
  @Test("bootstrap solve")
  func help() throws {
    let text = """
      OVERVIEW: Work out the hidden group G from what a run file holds.

      Exact irreps fix p = [G:N] and the number of irreps of every kind; options that
      choose indices then matter only where irreps have no level. Levels alone leave
      candidates, which their statistics rank; plateaus alone leave sets of
      signatures.

      Example:

        bootstrap solve s3-chain.h5

      USAGE: bootstrap solve [<options>] <file>

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
        --json                  Print the answer as JSON.
        --no-store              Do not store the answer in the run file.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["solve", "--help"], ["help", "solve"]] {
      try expectHelp(.bootstrap, arguments, prints: text)
    }
  }
}
