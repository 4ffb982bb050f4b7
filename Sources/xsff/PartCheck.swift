import CommandSupport
import ResultFiles

/// Whether some result files are the parts of one run.
struct PartCheck {
  private let parts: [RunPart]

  /// So many shards are named.
  private static let mostNames = 20

  init(_ parts: [RunPart]) { self.parts = parts }

  /// Throws: `PlainFailure` when the physics, the number of samples, the shards, the times or the pairs differ.
  func requireOneRun() throws {
    let first = parts[0]
    for part in parts.dropFirst() {
      var differences = part.identity.differences(
        from: first.identity, places: ("in \(part.name)", "in \(first.name)"))
      if part.model.samples != first.model.samples {
        differences.append(
          "the whole run has \(part.model.samples) samples in \(part.name) and \(first.model.samples) in \(first.name)"
        )
      }
      if part.shard?.count != first.shard?.count {
        differences.append(
          "\(part.name) is \(Self.words(part.shard)) and \(first.name) \(Self.words(first.shard))")
      }
      if differences.isEmpty,
        part.visibleSymmetry != first.visibleSymmetry
          || part.sectors != first.sectors || part.couplingShapes != first.couplingShapes
      {
        differences.append("sectors or couplings differ")
      }
      if differences.isEmpty, part.times.times != first.times.times {
        differences.append("the times (--times) differ")
      }
      if differences.isEmpty, part.pairs != first.pairs {
        differences.append("the pairs (--pairs) differ")
      }
      try require(differences, part, first, "")
    }
  }

  /// Throws: `PlainFailure` when program, library or kernel differ, or when this program is another one.
  func requireOneProgram() throws {
    let first = parts[0]
    let remedy = " --allow-mixed merges them all the same; the last bits of levels differ then."
    for part in parts.dropFirst() {
      let mixture = part.identity.mixture(
        with: first.identity, places: ("in \(part.name)", "in \(first.name)"))
      try require(mixture, part, first, remedy)
    }
    let current = RunIdentity(first.model, .current(generator: first.provenance.generator))
    guard current.program == first.identity.program else {
      throw PlainFailure(
        .failed,
        "The parts were computed by \(first.identity.program) and would be merged by \(current.program)."
          + remedy)
    }
  }

  /// Throws: `PlainFailure` that names a sample, and the shard where there is one.
  func requireEverySampleOnce() throws {
    var owners: [Int: RunPart] = [:]
    for part in parts {
      for sample in part.samples {
        guard let other = owners.updateValue(part, forKey: sample) else { continue }
        let shard = part.shard.map { ": both are shard \($0)" } ?? ""
        throw PlainFailure(
          .failed, "Sample \(sample) is in \(other.name) and in \(part.name)\(shard).")
      }
    }
    let total = parts[0].model.samples
    // A file may speak of more samples than anybody has.
    let count = total - owners.count
    let missing = (0..<total).lazy.filter { owners[$0] == nil }.prefix(5)
    guard count > 0, let sample = missing.first else { return }
    let list = missing.map(String.init).joined(separator: ", ")
    let samples = count > 5 ? "\(list), … (\(count) in all)" : list
    let absent = parts[0].shard.map { shard in
      let known = Set(parts.compactMap(\.shard?.number))
      return (1...shard.count).lazy.filter { !known.contains($0) }.prefix(Self.mostNames)
        .map { "\($0)/\(shard.count)" }
    }
    let shards = absent.map { names in
      let end = names.count == Self.mostNames ? ", …" : ""
      return names.isEmpty ? "" : ", those of shard \(names.joined(separator: ", "))\(end)"
    }
    throw PlainFailure(
      .failed,
      "Of \(total) samples \(count == 1 ? "\(sample) is" : "\(samples) are") missing\(shards ?? "")."
    )
  }

  private func require(
    _ differences: [String], _ part: RunPart, _ first: RunPart, _ remedy: String
  ) throws {
    guard !differences.isEmpty else { return }
    throw PlainFailure(
      .failed,
      "\(part.name) and \(first.name) are not of one run: \(differences.joined(separator: ", "))."
        + remedy)
  }

  private static func words(_ shard: ShardRecord?) -> String {
    shard.map { "shard \($0)" } ?? "no shard"
  }
}

extension RunPart {
  fileprivate var couplingShapes: [[String]] {
    couplings.map { [$0.name] + $0.values.shape.dropFirst().map(String.init) }
  }
}
