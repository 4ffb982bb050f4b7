import Testing

@Suite("Help texts")
struct HelpTextTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func expect(_ program: Program, _ arguments: [String], prints text: String) throws {
    let result = try program.run(arguments, in: folder)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output == text + "\n")
  }

  @Test("xsff")
  func xsff() throws {
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
        merge                   Put the shards of a run together.
        probe                   Measure the form factor of a run with a finite number
                                of shots, as an experiment would.
        import                  Make a run file from form factors that another
                                program computed or measured.

        See 'xsff help <subcommand>' for detailed help.
      """
    for arguments: [String] in [[], ["--help"], ["help"]] {
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("xsff compute")
  func compute() throws {
    let text = """
      OVERVIEW: Compute the spectra of a model and their cross spectral form factor.

      USAGE: xsff compute [<options>] <model>

      ARGUMENTS:
        <model>                 A model file, or the name of a bundled model.

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
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("xsff inspect")
  func inspect() throws {
    let text = """
      OVERVIEW: Show a model, its symmetry, its sectors and what a computation would
      cost.

      Nothing is diagonalized.

      USAGE: xsff inspect <model> [--set <name=value> ...] [--visible <source>] [--samples \
      <count>] [--sectors <name> ...] [--threads <count>] [--json]

      ARGUMENTS:
        <model>                 A model file, or the name of a bundled model.

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --visible <source>      The visible symmetry: what the model file says
                                (declared), or what xsff symmetries finds, in place
                                of the section symmetry: (auto). (values: declared,
                                auto; default: declared)
        --samples <count>       The number of disorder samples. (default: what the
                                model says)
        --sectors <name>        The sectors that would be computed, by name or
                                pattern, as '(0..2,*)'. (default: all)
        --threads <count>       The number of threads. (default: all processors)
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["inspect", "--help"], ["help", "inspect"]] {
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("xsff symmetries")
  func symmetries() throws {
    let text = """
      OVERVIEW: Find the symmetries of a model that permute product states up to
      phases.

      All of them: charges, on-site operators and permutations of sites, with phases
      and complex conjugation, at any size. Prints a section symmetry: to paste into
      the model file. What the file says of its symmetry plays no part. Nothing is
      diagonalized.

      USAGE: xsff symmetries <model> [--set <name=value> ...] [--json]

      ARGUMENTS:
        <model>                 A model file, or the name of a bundled model.

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["symmetries", "--help"], ["help", "symmetries"]] {
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("xsff operators")
  func operators() throws {
    let text = """
      OVERVIEW: Find the symmetry operators of a model that are products over sites,
      from H alone.

      Declared symmetries are not used. Found are all unitary and anti-unitary
      operators that are a product of one operator on every site, also together with
      a permutation of sites, and the continuous ones; each is tested on a random
      vector.

      USAGE: xsff operators <model> [--set <name=value> ...] [--seed <seed>] [--threads <count>] [--json]

      ARGUMENTS:
        <model>                 A model file, or the name of a bundled model.

      OPTIONS:
        --set <name=value>      Set a parameter of the model, such as L=8; may be
                                repeated.
        --seed <seed>           The seed of the random starts and of the test
                                vectors. (default: 1)
        --threads <count>       The number of threads. (default: all processors)
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["operators", "--help"], ["help", "operators"]] {
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("xsff merge")
  func merge() throws {
    let text = """
      OVERVIEW: Put the shards of a run together.

      The parts come from xsff compute --shard 1/n … n/n, in any order. Curves,
      plateaus and signatures are computed anew from all levels; every dataset has
      the bytes that one run without shards would give.

      USAGE: xsff merge <output> <parts> ... [--allow-mixed] [--threads <count>] \
      [--force] [--quiet] [--verbose]

      ARGUMENTS:
        <output>                The result file to write.
        <parts>                 The result files of all shards.

      OPTIONS:
        --allow-mixed           Accept parts of different program versions, libraries
                                or processor kernels, whose last bits differ.
        --threads <count>       The number of threads. (default: all processors)
        --force                 Overwrite an existing result file.
        -q, --quiet             Show no progress and no remarks, only errors.
        -v, --verbose           Log what is decided and why.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["merge", "--help"], ["help", "merge"]] {
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("xsff probe")
  func probe() throws {
    let text = """
      OVERVIEW: Measure the form factor of a run with a finite number of shots, as an
      experiment would.

      In every sector, sample and time, Hadamard tests on maximally mixed states show
      the real and the imaginary part of Z/R by shots of +1 or -1. The file that is
      written holds what an experiment has, no levels.

      USAGE: xsff probe <file> --shots <count> [--output <file>] [--samples <count>] [--times \
      <times>] [--window <first:last>] [--pairs <pairs> ...] [--seed <seed>] [--threads <count>] \
      [--force] [--quiet] [--verbose]

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
      try expect(.xsff, arguments, prints: text)
    }
  }

  @Test("bootstrap")
  func bootstrap() throws {
    let text = """
      OVERVIEW: Find the hidden symmetry group behind the degeneracies between
      symmetry sectors.

      USAGE: bootstrap <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        solve                   Work out the hidden group G from what a run file
                                holds.
        compare                 Compare the irreps of one model at several sizes.
        verify                  Check the stored solutions of a run file, from their
                                numbers alone.
        identify                Look up the solutions in a run file, or list the
                                catalogue of groups.

        See 'bootstrap help <subcommand>' for detailed help.
      """
    for arguments: [String] in [[], ["--help"], ["help"]] {
      try expect(.bootstrap, arguments, prints: text)
    }
  }

  @Test("bootstrap solve")
  func solve() throws {
    let text = """
      OVERVIEW: Work out the hidden group G from what a run file holds.

      Exact irreps fix p = [G:N] and the number of irreps of every kind; options that
      choose indices then matter only where irreps have no level. Levels alone leave
      candidates, which their statistics rank; plateaus alone leave sets of
      signatures.

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
      try expect(.bootstrap, arguments, prints: text)
    }
  }

  @Test("bootstrap verify")
  func verify() throws {
    let text = """
      OVERVIEW: Check the stored solutions of a run file, from their numbers alone.

      Characters, fusion coefficients, power maps, the branching to the visible group
      and the signatures of the levels have to satisfy every identity of the theory,
      and so have the exact irreps that `xsff compute` found: the levels of every
      sample must tie as they say. Nothing of the search is used. The exit status is
      1 if something fails.

      USAGE: bootstrap verify <file> [--json]

      ARGUMENTS:
        <file>                  A run file with exact irreps, or in which `bootstrap
                                solve` has stored its answer.

      OPTIONS:
        --json                  Print the checks as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["verify", "--help"], ["help", "verify"]] {
      try expect(.bootstrap, arguments, prints: text)
    }
  }

  @Test("bootstrap identify")
  func identify() throws {
    let text = """
      OVERVIEW: Look up the solutions in a run file, or list the catalogue of groups.

      Give either a run file, or --order for the groups of an order.

      USAGE: bootstrap identify [<file>] [--order <n>] [--id <number>] [--json]

      ARGUMENTS:
        <file>                  A run file in which `bootstrap solve` has stored its
                                answer.

      OPTIONS:
        --order <n>             List all groups of this order.
        --id <number>           Show the group with this number among those of the
                                order.
        --json                  Print everything as JSON.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["identify", "--help"], ["help", "identify"]] {
      try expect(.bootstrap, arguments, prints: text)
    }
  }

  @Test("the version is a number and a revision")
  func version() throws {
    for program in [Program.xsff, .bootstrap] {
      let result = try program.run("--version", in: folder)
      #expect(result.status == 0)
      #expect(
        result.output.wholeMatch(of: #/\d+\.\d+\.\d+ \(revision ([0-9a-f]{40}|unknown)\)\n/#) != nil
      )
    }
  }
}
