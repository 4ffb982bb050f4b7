import Testing

@Suite("Help of xsff plot")
struct PlotHelpTests {
  @Test("xsff plot")
  func help() throws {
    let text = """
      OVERVIEW: Draw figures of a run: K(t), plateaus, signatures, irreps, gap
      ratios.

      The figures show what is in the file; gnuplot draws them (Debian package
      gnuplot-nox). With a name that ends in .gp the script for gnuplot is written,
      with all numbers in it, to be restyled.

      Example:

        xsff plot s3-chain.h5 --figure ramp -o ramp.svg

      USAGE: xsff plot <file> [--figure <figure>] [--output <file>] [--format <format>] [--force]

      ARGUMENTS:
        <file>                  A run file.

      OPTIONS:
        --figure, --what <figure>
                                xsff (K(t) on linear axes, with plateaus), ramp (K(t)
                                on logarithmic axes, with the fitted ramp), plateau
                                (the plateau matrix), signatures (levels by
                                signature), components (exact irreps with their
                                levels), gap-ratio (gap ratios against random
                                matrices), commutant (the weights that tell exact
                                irreps apart), resolution (distances between levels,
                                and what is read at which resolution), or all that
                                the file has. (default: xsff)
        -o, --output <file>     The file to write, .svg, .png, .pdf or .gp; with
                                --figure all a folder, which gets FIGURE.svg each.
                                (default: NAME-FIGURE.svg in the current folder, and
                                NAME-figures)
        --format <format>       With --figure all: svg, png, pdf or gp. (values: svg,
                                png, pdf, gp; default: svg)
        --force                 Overwrite existing figures.
        --version               Show the version.
        -h, --help              Show help information.
      """
    for arguments: [String] in [["plot", "--help"], ["help", "plot"]] {
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
