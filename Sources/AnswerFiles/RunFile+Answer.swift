import Evidence
import Foundation
import Identification
import Reports
import ResultFiles
import SpectralStatistics

extension RunFile {
  /// Stores an answer under /bootstrap, in place of an earlier one; the rest of the file stays as it is.
  ///
  /// Throws: ``ResultFileError``, ``FileWritingError``; then the file is what it was before.
  public static func store(_ report: BootstrapReport, in url: URL) throws {
    try update(url, omitting: ["bootstrap"]) { root in
      let group = try root.createGroup("bootstrap").sharingStorage
      try group.setAttribute("exhaustive", report.exhaustive ? 1 : 0)
      if let minIndex = report.minIndex {
        try group.setAttribute("min_index", minIndex)
        try group.setAttribute("max_index", report.maxIndex)
      }
      try group.setAttribute("from", report.from)
      if report.context.isReadOffPlateaus {
        try writeSets(of: report, group)
      } else if report.minIndex != nil {
        try write(report.rejected, group)
      }
      if let commutant = report.commutant { try writeSets(of: commutant, report, group) }
      if let explained = report.context.explained { try writeSet(explained, report, group) }
      if let evidence = report.context.levelEvidence { try write(evidence, group) }
      try writeSolutions(of: report, group)
    }
  }

  /// Projective readings have a group of their own, which is left out where there is none.
  private static func writeSolutions(of report: BootstrapReport, _ group: HDF5Group) throws {
    let projective = report.solutions.filter { $0.projective != nil }
    let others = report.solutions.filter { $0.projective == nil }
    for (name, list) in [("solutions", others), ("projective", projective)]
    where name == "solutions" || !list.isEmpty {
      let own = try group.createGroup(name)
      for (k, solution) in list.enumerated() {
        let place = try own.createGroup(String(k))
        if report.context.isReadOffPlateaus || report.commutant != nil
          || report.context.explained != nil
        {
          let isJoined = solution.linear?.antiunitary != nil && report.commutant != nil
          try place.setAttribute("set", isJoined ? 1 : solution.set ?? 0)
        }
        try write(solution, place)
      }
    }
  }

  private static func write(_ solution: SolutionReport, _ group: HDF5Group) throws {
    try group.setAttribute("rank", solution.rank)
    switch solution.content {
    case .linear(let own): try write(own, group)
    case .projective(let own): try write(own, group)
    case .continuous(let own): try write(own, group)
    }
  }

  private static func write(_ rejected: [RejectionReport], _ group: HDF5Group) throws {
    try group.write(
      rejected.map(\.index), to: "rejected_index",
      HDF5Description("index p of rejected candidates", axes: ["reason"]))
    try group.write(
      HDF5Array(rejected.map(\.reason)), to: "rejected_reason",
      HDF5Description("the condition that they failed", axes: ["reason"]))
    try group.write(
      rejected.map(\.count), to: "rejected_count",
      HDF5Description("how many they are", axes: ["reason"]))
  }

  /// The sets of signatures that plateaus were read as.
  private static func writeSets(of report: BootstrapReport, _ group: HDF5Group) throws {
    if let conflict = report.conflict {
      // Sets and solutions belong to errors larger by this factor.
      try group.setAttribute("error_factor", conflict.errorFactor)
    }
    if let most = report.largestMultiplicity {
      try group.setAttribute("largest_multiplicity", most)
    }
    let sets = try group.createGroup("sets")
    guard let known = report.sets else {
      return try write(report.signatures, of: report, sets.createGroup("0"))
    }
    let explained = Set(report.solutions.compactMap(\.set))
    for (k, set) in known.enumerated() where k < mostGroups || explained.contains(k) {
      let own = try sets.createGroup(String(k))
      try own.setAttribute("chi_square", set.chiSquare)
      try own.setAttribute("log_likelihood", set.logLikelihood)
      try write(set.signatures, of: report, own)
      try own.write(
        set.signatures.map(\.levels), to: "levels",
        HDF5Description("number of levels with the signature, the best fit", axes: ["signature"]))
    }
    try writeTable(of: known, width: report.sectors.count, group.createGroup("all_sets"))
  }

  /// So many sets have groups of their own, and those with solutions; all stand in a table.
  private static let mostGroups = 20

  private static func writeTable(
    of sets: [SignatureSetReport], width: Int, _ group: HDF5Group
  ) throws {
    let rows = sets.enumerated().flatMap { k, set in set.signatures.map { (set: k, signature: $0) }
    }
    try group.write(
      rows.map(\.set), to: "set",
      HDF5Description("the number of the set, from 0", axes: ["row"]))
    try group.write(
      HDF5Array(rows: rows.map(\.signature.vector), width: width), to: "vector",
      HDF5Description("its signatures", axes: ["row", "sector"]))
    try group.write(
      rows.map(\.signature.levels), to: "levels",
      HDF5Description("number of levels with the signature, the best fit", axes: ["row"]))
    try group.write(
      sets.map(\.chiSquare), to: "chi_square",
      HDF5Description("chi^2 of that fit", axes: ["set"]))
    try group.write(
      sets.map(\.logLikelihood), to: "log_likelihood",
      HDF5Description("the largest log-likelihood of a group", axes: ["set"]))
  }

  /// What solutions have to explain: the branching of exact irreps, and as anti-unitary readings the signatures of their levels.
  private static func writeSets(
    of commutant: CommutantReport, _ report: BootstrapReport, _ group: HDF5Group
  ) throws {
    let sets = try group.createGroup("sets")
    for (name, vectors) in [
      ("0", commutant.explained.vectors), ("1", commutant.explained.signatures),
    ] {
      try sets.createGroup(name).write(
        HDF5Array(rows: vectors, width: report.sectors.count), to: "vector",
        HDF5Description(
          name == "0" ? "branching of the exact irreps" : "signatures of their levels",
          axes: ["signature", "sector"]))
    }
  }

  /// The signatures of levels that were not read at full resolution, or without some of them.
  private static func writeSet(
    _ vectors: [[Int]], _ report: BootstrapReport, _ group: HDF5Group
  ) throws {
    try group.createGroup("sets").createGroup("0").write(
      HDF5Array(rows: vectors, width: report.sectors.count), to: "vector",
      HDF5Description(
        "signatures that the solutions explain", axes: ["signature", "sector"]))
  }

  private static func write(
    _ signatures: [SignatureReport], of report: BootstrapReport, _ group: HDF5Group
  ) throws {
    try group.write(
      HDF5Array(rows: signatures.map(\.vector), width: report.sectors.count), to: "vector",
      HDF5Description("signatures that agree with the plateaus", axes: ["signature", "sector"]))
  }

  /// Writes what the levels or plateaus say about a solution.
  static func write(_ evidence: EvidenceReport, _ group: HDF5Group) throws {
    try group.setAttribute("log_likelihood", evidence.logLikelihood)
    try group.setAttribute("blocks_log_likelihood", evidence.blocksLogLikelihood)
    try group.setAttribute("level_counts_log_likelihood", evidence.levelCountsLogLikelihood)
  }

  /// Writes the names of the groups that a solution can be.
  static func write(
    _ groups: [GroupName], _ meaning: String, _ group: HDF5Group
  ) throws {
    try group.write(
      groups.map(\.id), to: "groups",
      HDF5Description("SmallGroups numbers of \(meaning)", axes: ["group"]))
    try group.write(
      HDF5Array(groups.map(\.name)), to: "group_names",
      HDF5Description("their names", axes: ["group"]))
  }

  /// Writes how irreps restrict to N.
  static func write(_ irreps: [IrrepReport], named name: String, _ group: HDF5Group) throws {
    try group.write(
      irreps.map(\.dimension), to: "dimensions",
      HDF5Description("dimension D of the \(name)", axes: ["irrep"]))
    try group.write(
      HDF5Array(rows: irreps.map(\.branching), width: irreps[0].branching.count), to: "branching",
      HDF5Description(
        "multiplicity of each irrep of N in the \(name)", axes: ["irrep", "sector"]))
  }
}

extension RunFile {
  /// Writes what the levels of each signature say of their blocks; silent levels have the log-likelihoods all the same.
  static func write(_ evidence: LevelEvidence, _ group: HDF5Group) throws {
    let signatures = evidence.signatures.sorted { a, b in
      a.value.dimension != b.value.dimension
        ? a.value.dimension < b.value.dimension : b.key.lexicographicallyPrecedes(a.key)
    }
    guard let width = signatures.first?.key.count else { return }
    let own = try group.createGroup("signatures")
    try own.write(
      HDF5Array(rows: signatures.map(\.key), width: width), to: "vector",
      HDF5Description("signatures that count as irreps", axes: ["signature", "sector"]))
    let counts = (1...8).map { $0 }
    try own.write(
      HDF5Array(
        rows: signatures.map { entry in counts.map { entry.value.countLogLikelihoods[$0] ?? .nan }
        },
        width: counts.count), to: "blocks_log_likelihood",
      HDF5Description(
        "log-likelihood of 1 to 8 symmetry blocks, from gap ratios and ramp",
        axes: ["signature", "blocks"]))
    try own.write(
      HDF5Array(signatures.map(\.value.best.description)), to: "likeliest",
      HDF5Description("the blocks that explain the levels best", axes: ["signature"]))
    try own.write(
      HDF5Array(signatures.map(\.value.blocks.goodnessOfFit)), to: "goodness_of_fit",
      HDF5Description(
        "probability that gap ratios deviate from the best fit as much or more",
        axes: ["signature"]))
  }
}
