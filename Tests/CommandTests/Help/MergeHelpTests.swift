import Testing

@Suite("Help of xsff merge")
struct MergeHelpTests {
  @Test("xsff merge")
  func help() throws {
    let text = """
      OVERVIEW: Put the shards of a run together.

      The parts come from xsff compute --shard 1/n … n/n, in any order. Curves,
      plateaus and signatures are computed anew from all levels; every dataset has
      the bytes that one run without shards would give.

      Example:

        xsff merge run.h5 part1.h5 part2.h5

      USAGE: xsff merge <output> <parts> ... [--allow-mixed] [--threads <count>] [--force] [--quiet] [--verbose]

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
      try expectHelp(.xsff, arguments, prints: text)
    }
  }
}
