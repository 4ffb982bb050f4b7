import LevelTies
import SpectralStatistics

extension Verdict {
  /// What the levels of some sectors of N come to: whether anything ties them, and no group.
  ///
  /// An irrep of G may hold irreps of N whose sectors are missing, so that neither its dimension nor the index follows; and sectors
  /// that share no level may be tied to one that is missing.
  ///
  /// `continuous` are groups that charges show whose irreps are the weight diagrams of the sectors that are there: what it is if the
  /// missing ones have no level among those compared.
  public init(
    someSectors resolution: LevelResolution, missing: [String], continuous: [String] = []
  ) {
    let clause = Self.missingClause(missing)
    var would = "the levels of all sectors, as xsff compute makes them without --sectors"
    let ties = Self.ties(resolution)
    let regular = resolution.regularity.regularSectors
    var reasons = [clause]
    if !ties.isEmpty {
      reasons.append(
        ties.joined(separator: ", ")
          + (regular.isEmpty
            ? ": a symmetry beyond N, unitary or anti-unitary, ties them unless they coincide by accident"
            : ", as the levels of free spins or oscillators may without any symmetry"))
    } else {
      reasons.append("the sectors that are there share no level, and say nothing of ties to others")
    }
    if !continuous.isEmpty {
      reasons.append(
        "if the missing sectors have none of these levels, the diagrams are those of \(continuous.joined(separator: " or "))"
      )
    }
    if !resolution.nearTies.isEmpty {
      reasons.append("some levels are closer than chance explains, though not equal")
      would += ", and more accurate ones"
    }
    self.init(
      .undecided, from: .spectra, groups: continuous, reason: reasons.joined(separator: "; "),
      wouldDecide: would)
  }

  private static let (mostNames, mostTies) = (6, 4)

  private static func missingClause(_ missing: [String]) -> String {
    let more = missing.count - mostNames
    let list =
      missing.prefix(mostNames).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return missing.count == 1
      ? "the levels of sector \(list) are missing, and irreps of G may hold it"
      : "the levels of sectors \(list) are missing, and irreps of G may hold these"
  }

  /// The sectors that share levels, or have them twice, those of most levels first.
  private static func ties(_ resolution: LevelResolution) -> [String] {
    let observed = resolution.signatures
    let means = observed.meanLevels
    let tied = observed.vectors.indices.filter {
      observed.vectors[$0].reduce(0, +) > 1 && !observed.composite[$0]
    }.sorted { (means[$0], $1) > (means[$1], $0) }
    let shown = tied.prefix(mostTies).map { number in
      let vector = observed.vectors[number]
      let sectors = vector.indices.filter { vector[$0] > 0 }
      return "\(count(means[number])) levels of a sample are "
        + (sectors.count == 1 ? "\(vector[sectors[0]]) times in " : "common to ")
        + names(sectors, resolution)
    }
    let more = tied.count - shown.count
    return shown + (more > 0 ? ["and \(more) more kinds of ties"] : [])
  }
}
