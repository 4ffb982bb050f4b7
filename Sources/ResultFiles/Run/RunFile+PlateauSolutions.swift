import Foundation
import SymmetryBootstrap

extension RunFile {
  /// Stores an answer from plateaus under /bootstrap, in place of an earlier one; the rest of the file stays as it is.
  ///
  /// Throws: ``ResultFileError``, ``FileWritingError``; then the file is what it was before.
  public static func store(_ answer: PlateauAnswer, in url: URL) throws {
    try update(url, omitting: ["bootstrap"]) { root in
      let group = try root.createGroup("bootstrap")
      try group.setAttribute("from", "plateau")
      try group.setAttribute("exhaustive", answer.exhaustive ? 1 : 0)
      try group.setAttribute("min_index", answer.indices.lowerBound)
      try group.setAttribute("max_index", answer.indices.upperBound)
      try group.setAttribute("largest_multiplicity", answer.largestEntry)
      let sets = try group.createGroup("sets")
      for (k, set) in answer.sets.enumerated() {
        try write(set, sectors: answer.plateau.sectorCount, try sets.createGroup(String(k)))
      }
      let solutions = try group.createGroup("solutions")
      let linear = answer.entries.filter { $0.reading != .projective }
      for (k, entry) in linear.enumerated() {
        let own = try solutions.createGroup(String(k))
        try write(answer.solution(of: entry)!, own)
        try own.setAttribute("set", entry.set)
      }
      let projective = answer.entries.filter { $0.reading == .projective }
      guard !projective.isEmpty else { return }
      let others = try group.createGroup("projective")
      for (k, entry) in projective.enumerated() {
        let own = try others.createGroup(String(k))
        try write(answer.projectiveSolution(of: entry)!, own)
        try own.setAttribute("set", entry.set)
      }
    }
  }

  private static func write(_ set: SignatureSet, sectors: Int, _ group: HDF5Group) throws {
    try group.setAttribute("chi_square", set.chiSquare)
    try group.setAttribute("log_likelihood", set.logLikelihood)
    try group.write(
      HDF5Array(rows: set.vectors, width: sectors), to: "vector",
      HDF5Description("signatures that agree with the plateaus", axes: ["signature", "sector"]))
    try group.write(
      set.levels, to: "levels",
      HDF5Description("number of levels with the signature, the best fit", axes: ["signature"]))
  }
}

extension RunFile {
  /// The signatures of the set of each solution in `/bootstrap/solutions` or another group beside it, in the order of the file;
  /// nil for an answer from levels.
  ///
  /// Throws: ``ResultFileError``.
  public func storedSignatures(of name: String) throws -> [[[Int]]]? {
    guard root.contains("bootstrap/sets") else { return nil }
    let group = try root.group("bootstrap")
    guard group.contains(name) else { return [] }
    let (sets, solutions) = (try group.group("sets"), try group.group(name))
    return try solutions.members().compactMap(Int.init).sorted().map { number in
      let own = try solutions.group(String(number))
      guard let set = try own.attribute("set", as: Int.self)?.elements.first else {
        throw own.error("", "the attribute set, the number of the signatures, is missing.")
      }
      return try sets.group(String(set)).read("vector", as: Int.self).rows
    }
  }
}
